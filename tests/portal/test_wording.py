"""Every state that may reach a screen has its words."""

import pytest

from lgsp.alignment.states import State
from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.model.kinds import KINDS
from lgsp.platform.usage.models import Outcome
from lgsp.portal.wording import KIND_NAMES, OUTCOMES, SEVERITIES, STATES


@pytest.mark.parametrize(
    ("states", "words"), [(State, STATES), (Outcome, OUTCOMES), (Severity, SEVERITIES), (KINDS, KIND_NAMES)]
)
def test_every_state_has_its_words(states, words):
    assert {str(state) for state in states} <= {str(state) for state in words}


def test_no_two_states_of_a_kind_look_alike():
    for words in (STATES, OUTCOMES, SEVERITIES):
        looks = [(str(wording.word), wording.tone) for wording in words.values()]
        assert len(looks) == len(set(looks))
