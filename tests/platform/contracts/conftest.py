from pathlib import Path

import pytest

from lgsp.platform.contracts.contract import Contract, read_contract

CIVIL_STATUS = Path(__file__).with_name("civil_status.yaml")


@pytest.fixture(scope="session")
def civil_status() -> Contract:
    return read_contract(CIVIL_STATUS.read_bytes())
