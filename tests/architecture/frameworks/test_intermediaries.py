"""The intermediaries between a province and central bodies."""

from datetime import date

from lgsp.architecture.frameworks.intermediaries import list_intermediaries
from lgsp.architecture.frameworks.platforms import get_national_platform
from lgsp.architecture.model.exchanges import Channel

FOUND = list_intermediaries(date(2026, 11, 1))


def test_each_is_a_channel_of_the_model_and_a_row_of_the_national_list():
    for one in FOUND:
        assert one.channel in set(Channel)
        assert one.name in get_national_platform(one.platform).name


def test_each_says_what_it_rests_on_and_how_far_that_was_verified():
    for one in FOUND:
        assert one.basis
        assert one.source
        assert one.verification in ("secondary", "unverified")
        assert one.checked_by == ""


def test_none_is_named_before_its_day():
    assert {one.channel for one in list_intermediaries(date(2025, 8, 18))} == {"document-axis"}
    assert {one.channel for one in list_intermediaries(date(2025, 8, 19))} == {one.channel for one in FOUND}
