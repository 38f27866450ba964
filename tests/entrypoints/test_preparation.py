"""The platform is prepared once; preparing it again changes nothing that a person changed meanwhile."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.errors import SampleFileMalformed
from lgsp.entrypoints.preparation import apply_model, grant_by_hand, hand_over_credentials
from lgsp.entrypoints.programs import list_sample_systems
from lgsp.platform.registry.queries import find_agreement
from lgsp.platform.registry.services import withdraw_agreement

PROVINCE = Path(__file__).parents[2] / "examples" / "lam-giang"
AT = datetime(2026, 11, 23, tzinfo=UTC)
KEY = "thoa-thuan-thu-cong-gia-dat"

pytestmark = pytest.mark.django_db


@pytest.fixture
def model():
    return load_model(PROVINCE)


def test_applying_a_model_again_changes_nothing(model):
    first = apply_model(model, at=AT)

    second = apply_model(model, at=AT)

    assert first.changes > 0
    assert second.changes == 0


def test_the_agreement_made_by_hand_is_granted_once(model):
    apply_model(model, at=AT)

    granted = [grant_by_hand(model, at=AT), grant_by_hand(model, at=AT)]

    assert granted == [KEY, None]
    assert find_agreement(KEY).origin == "operator"


def test_an_agreement_withdrawn_since_stays_withdrawn(model):
    apply_model(model, at=AT)
    grant_by_hand(model, at=AT)
    withdraw_agreement(KEY, by="quantri", at=AT)

    grant_by_hand(model, at=AT)

    assert find_agreement(KEY) is None


def test_an_agreement_between_nobody_is_refused(model, tmp_path):
    (tmp_path / "operator.yaml").write_text("{key: k, consumer: khong-co, service: khong-co, purpose: p}")

    with pytest.raises(SampleFileMalformed, match="khong-co → khong-co"):
        grant_by_hand(replace(model, folder=tmp_path), at=AT)


def test_credentials_are_handed_over_to_their_owner_alone(model, var):
    applied = apply_model(model, at=AT)

    hand_over_credentials(list_sample_systems(model), applied.credentials, model=model, var=var, at=AT)

    file = var / "credentials" / "ho-tich.json"
    assert json.loads(file.read_text())["subsystem"] == "VN-H99/GOV/H99.10/HOTICH"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_sample_system_whose_credentials_are_lost_gets_others(model, var):
    systems = list_sample_systems(model)
    applied = apply_model(model, at=AT)
    hand_over_credentials(systems, applied.credentials, model=model, var=var, at=AT)
    file = var / "credentials" / "ho-tich.json"
    lost = json.loads(file.read_text())
    file.unlink()

    handed = hand_over_credentials(systems, (), model=model, var=var, at=AT)

    assert handed == 1
    assert json.loads(file.read_text())["client_secret"] != lost["client_secret"]
