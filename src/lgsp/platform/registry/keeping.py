"""Whether the bodies of a service's exchanges are archived, and for how many days. Its consumers are told."""

from datetime import datetime

from lgsp.platform.evidence.bodies.files import MAX_DAYS

from .models import Service
from .notices import tell_consumers
from .publication import one_change
from .queries import get_service
from .service_errors import KeptDaysMalformed


def keep_bodies(identifier: str, days: int, *, at: datetime) -> Service:
    """
    Have the bodies of a service's exchanges archived for so many days, 0 for not at all.

    The gateways begin within seconds. What is in the archive keeps to the new number too: fewer days erase it sooner.

    :raises ServiceUnknown: if there is no such service
    :raises KeptDaysMalformed: if that is no number of days
    """
    if not 0 <= days <= MAX_DAYS:
        raise KeptDaysMalformed(service=identifier, days=days, most=MAX_DAYS)
    with one_change(at=at):
        service = get_service(identifier)
        if service.keep_bodies == days:
            return service
        service.keep_bodies = days
        service.save(update_fields=["keep_bodies"])
        kept = f"được mã hóa và lưu {days} ngày" if days else "không còn được lưu"
        tell_consumers(service, f"Nội dung trao đổi qua dịch vụ {service.name} {kept}.", at=at)
    return service
