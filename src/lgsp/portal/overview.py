"""What the home page counts: the province in numbers, and the five steps of the loop with where each stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lgsp.architecture.conformance.checking import Report
from lgsp.architecture.conformance.rules import Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.entities import Entity, Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.systems import Service, System

from .wording import SEVERITIES, Wording

COUNTED = (
    (Agency, gettext_lazy("Cơ quan")),
    (System, gettext_lazy("Hệ thống thông tin")),
    (Database, gettext_lazy("Cơ sở dữ liệu dùng chung")),
    (Service, gettext_lazy("Dịch vụ trên nền tảng")),
    (Flow, gettext_lazy("Luồng dữ liệu")),
    (Project, gettext_lazy("Dự án")),
)


@dataclass(frozen=True, slots=True)
class Number:
    """How many there are of something."""

    name: str | Promise
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the loop: its figure, what the figure counts, and whether that is good."""

    name: str
    figure: int
    word: str
    tone: str
    address: str


def list_numbers(model: Model) -> list[Number]:
    """Return the province in numbers."""
    return [Number(name, sum(_is_counted(one) for one in model.all(kind))) for kind, name in COUNTED]


def _is_counted(entity: Entity) -> bool:
    """Say whether the entity is one of today's; of databases, those that are shared."""
    is_private = isinstance(entity, Database) and entity.tier is DatabaseTier.SPECIALISED
    return entity.status is not Status.RETIRED and not is_private


def list_severities(report: Report) -> list[tuple[str, Wording, int]]:
    """Return each severity with the number of rules broken, worst first; last, what could not be told."""
    broken = [(severity.value, SEVERITIES[severity.value], report.count(severity)) for severity in Severity]
    untold = sum(found.verdict is Verdict.CANNOT_TELL for found in report.findings)
    return [*broken, ("cannot-tell", SEVERITIES["cannot-tell"], untold)]


def list_steps(
    model: Model, *, report: Report, documents: int, exchanges: int, deviations: int
) -> list[Step]:
    """Return the loop: described, checked, issued, running, compared."""
    errors = report.count(Severity.ERROR)
    return [
        Step(_("Mô tả"), len(model.entities), _("đối tượng được mô tả"), "good", "#so-do"),
        Step(
            _("Kiểm tra"),
            errors,
            _("lỗi theo quy tắc"),
            "bad" if errors else "good",
            reverse("portal:findings"),
        ),
        Step(_("Ban hành"), documents, _("tệp văn bản đã lập"), "good" if documents else "warn", "#tai-lieu"),
        Step(
            _("Vận hành"),
            exchanges,
            _("lượt trao đổi trong 30 phút"),
            "good" if exchanges else "dim",
            reverse("portal:exchanges"),
        ),
        Step(
            _("Đối chiếu"),
            deviations,
            _("chỗ lệch với thực tế"),
            "bad" if deviations else "good",
            reverse("portal:agreement"),
        ),
    ]
