"""The life of a service, and who is told."""

from datetime import date

import pytest

from lgsp.platform.registry.errors import EndMissing, ServiceInUse, StepNotAllowed
from lgsp.platform.registry.lifecycle import deprecate_service, list_next_stages, move_service
from lgsp.platform.registry.models import Service
from lgsp.platform.registry.notices import list_notices
from lgsp.platform.registry.stages import Stage
from tests.conftest import NOW, TRA_CUU

pytestmark = pytest.mark.django_db


def at_stage(registry, stage: Stage) -> Service:
    service = registry.service()
    service.stage = stage
    service.save()
    return service


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("wanted", [Stage.DRAFT, Stage.TEST, Stage.PUBLISHED, Stage.WITHDRAWN])
def test_a_service_goes_only_where_its_life_leads(registry, stage, wanted):
    at_stage(registry, stage)

    if wanted in list_next_stages(stage):
        assert move_service(TRA_CUU, wanted, at=NOW).stage == wanted
    else:
        with pytest.raises(StepNotAllowed):
            move_service(TRA_CUU, wanted, at=NOW)


def test_a_withdrawn_service_stays_withdrawn():
    assert list_next_stages(Stage.WITHDRAWN) == []


def test_the_end_of_a_service_is_announced_with_its_day(registry):
    registry.agreement()

    with pytest.raises(EndMissing):
        deprecate_service(TRA_CUU, ends_on=None, at=NOW)
    deprecate_service(TRA_CUU, ends_on=date(2026, 12, 31), at=NOW)

    (notice,) = list_notices("H99.02")
    assert "ngừng từ 31/12/2026" in notice.text


def test_a_service_in_use_is_not_withdrawn_before_its_last_day(registry):
    registry.agreement()
    deprecate_service(TRA_CUU, ends_on=date(2026, 12, 31), at=NOW)

    with pytest.raises(ServiceInUse, match="1 agreements"):
        move_service(TRA_CUU, Stage.WITHDRAWN, at=NOW)
    move_service(TRA_CUU, Stage.WITHDRAWN, at=NOW.replace(year=2027))


def test_what_was_announced_can_be_taken_back(registry):
    registry.service()
    deprecate_service(TRA_CUU, ends_on=date(2026, 12, 31), at=NOW)

    service = move_service(TRA_CUU, Stage.PUBLISHED, at=NOW)

    assert (service.stage, service.ends_on) == (Stage.PUBLISHED, None)
