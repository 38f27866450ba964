"""For how many days the bodies of a service's exchanges are archived, in production and in test. Consumers are told."""

from dataclasses import dataclass
from datetime import datetime

from lgsp.platform.evidence.bodies.files import MAX_DAYS

from .models import Service
from .notices import tell_consumers
from .publication import one_change
from .queries import get_service
from .service_errors import KeptDaysMalformed


@dataclass(frozen=True, kw_only=True)
class KeptDays:
    """The days in each environment, 0 for not at all."""

    production: int = 0
    test: int = 0


def keep_bodies(identifier: str, days: KeptDays, *, at: datetime) -> Service:
    """
    Have the bodies of a service's exchanges archived for so many days.

    The gateways begin within seconds. What is in the archive keeps to the new number too: fewer days erase it sooner.

    :raises ServiceUnknown: if there is no such service
    :raises KeptDaysMalformed: if that is no number of days
    """
    for number in (days.production, days.test):
        if not 0 <= number <= MAX_DAYS:
            raise KeptDaysMalformed(service=identifier, days=number, most=MAX_DAYS)
    with one_change(at=at):
        service = get_service(identifier)
        before = service.keep_bodies
        service.keep_bodies, service.keep_test_bodies = days.production, days.test
        service.save(update_fields=["keep_bodies", "keep_test_bodies"])
        if before != days.production:
            _tell(service, at)
    return service


def _tell(service: Service, at: datetime) -> None:
    days = service.keep_bodies
    kept = f"được mã hóa và lưu {days} ngày" if days else "không còn được lưu"
    tell_consumers(service, f"Nội dung trao đổi qua dịch vụ {service.name} {kept}.", at=at)
