"""The words of the model's own lists."""

import pytest

from lgsp.architecture.frameworks.mau03 import list_values
from lgsp.architecture.model.labels import LABELS

MAU03 = {value.list.replace("_", "") for value in list_values()}


@pytest.mark.parametrize("words", LABELS, ids=lambda words: words.__name__)
def test_every_word_of_a_list_has_its_own_label(words):
    labels = LABELS[words]

    assert set(labels) == set(words)
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("words", LABELS, ids=lambda words: words.__name__)
def test_no_list_of_the_official_form_is_said_again_here(words):
    assert words.__name__.lower() not in MAU03
