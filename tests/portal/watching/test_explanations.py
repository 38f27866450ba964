"""Every fault of the gateway is explained to people, and nothing else is."""

from lgsp.platform.exchange import contract_faults, faults, soap_faults
from lgsp.platform.exchange.faults import Fault
from lgsp.portal.watching.explanations import EXPLANATIONS, Side, explain


def list_codes() -> set[str]:
    defined = [value for module in (faults, contract_faults, soap_faults) for value in vars(module).values()]
    return {
        found.code
        for found in defined
        if isinstance(found, type) and issubclass(found, Fault) and "code" in vars(found)
    }


def test_every_fault_is_explained_and_nothing_else():
    assert set(EXPLANATIONS) == list_codes()


def test_an_older_record_without_a_code_is_said_to_be_one():
    assert explain("").side is Side.PLATFORM
    assert "Bản ghi cũ" in str(explain("").meaning)
