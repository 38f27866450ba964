"""The collector of cycles is paused, and left as it was found."""

import gc

import pytest

from lgsp.kernel.collector import collector_paused


def test_the_collector_rests_inside_and_works_again_outside():
    with collector_paused():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure():
    with pytest.raises(ValueError, match="x"), collector_paused():
        raise ValueError("x")

    assert gc.isenabled()


def test_one_pause_inside_another_does_not_end_it():
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
