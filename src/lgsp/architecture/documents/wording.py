"""How the document writes money, days and the words of the model in Vietnamese."""

from datetime import date

from lgsp.architecture.model.components import RequirementKind
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.norms import DocumentRole
from lgsp.architecture.model.objects import Treatment
from lgsp.architecture.model.organisation import AgencyLevel
from lgsp.architecture.model.systems import SystemKind

NOTHING = "–"

STATUS = {
    Status.PROPOSED: "Đề xuất",
    Status.APPROVED: "Đã phê duyệt",
    Status.IN_USE: "Đang sử dụng",
    Status.PHASING_OUT: "Đang thay thế",
    Status.RETIRED: "Đã dừng",
}
PROJECT_STATUS = STATUS | {Status.IN_USE: "Đang triển khai", Status.PHASING_OUT: "Đang kết thúc"}
TREATMENT = {
    Treatment.KEEP: "Tiếp tục sử dụng",
    Treatment.INTEGRATE: "Chuẩn hóa/kết nối/tích hợp",
    Treatment.UPGRADE: "Nâng cấp/mở rộng",
    Treatment.MERGE: "Hợp nhất/tổ chức lại",
    Treatment.REPLACE: "Thay thế/kết thúc",
    Treatment.ADD: "Bổ sung mới",
}
LEVEL = {
    AgencyLevel.PROVINCE: "Cấp tỉnh",
    AgencyLevel.DEPARTMENT: "Sở, ban, ngành",
    AgencyLevel.UNIT: "Đơn vị trực thuộc",
    AgencyLevel.COMMUNE: "Cấp xã",
    AgencyLevel.CENTRAL: "Trung ương",
}
SYSTEM_KIND = {
    SystemKind.CHANNEL: "Kênh giao tiếp",
    SystemKind.APPLICATION: "Ứng dụng",
    SystemKind.PLATFORM: "Nền tảng",
    SystemKind.INFRASTRUCTURE: "Hạ tầng kỹ thuật",
    SystemKind.SECURITY: "An toàn thông tin",
}
REQUIREMENT_KIND = {RequirementKind.TECHNICAL: "Kỹ thuật", RequirementKind.BUSINESS: "Nghiệp vụ"}
DOCUMENT_ROLE = {
    DocumentRole.ISSUED: "Văn bản đã ban hành",
    DocumentRole.TO_ISSUE: "Văn bản sẽ ban hành",
    DocumentRole.REFERENCE: "Tài liệu tham chiếu",
}
_VERIFICATION = {
    "sourced": "Đã đối chiếu nguồn",
    "secondary": "Nguồn thứ cấp, chưa đối chiếu nguyên văn",
    "presence sourced": "Mới đối chiếu là có trong danh mục",
    "unverified": "Chưa kiểm chứng",
    "draft": "Dự thảo",
}


def in_dong(amount: int) -> str:
    """
    Write an amount with the Vietnamese thousands mark.

    >>> in_dong(1_250_000_000)
    '1.250.000.000'
    """
    return f"{amount:,}".replace(",", ".")


def on_day(day: date | None) -> str:
    """
    Write a day as in official documents: two digits for day and month.

    >>> on_day(date(2015, 7, 28))
    '28/07/2015'
    """
    return f"{day:%d/%m/%Y}" if day else NOTHING


def from_to(first: date | None, last: date | None) -> str:
    """
    Write a period; an open end is said.

    >>> from_to(date(2026, 1, 1), None)
    'Từ 01/01/2026'
    """
    if first and last:
        return f"{on_day(first)} – {on_day(last)}"
    if first:
        return f"Từ {on_day(first)}"
    return f"Đến {on_day(last)}" if last else NOTHING


def say_verification(mark: str | None) -> str:
    """Return the words for a verification mark; a mark of the province's own stands as written."""
    return _VERIFICATION.get(mark or "", mark or NOTHING)


def tidy(text: str | None) -> str:
    """
    Return the text on one line; nothing is said with a dash.

    >>> tidy("một\\n hai ")
    'một hai'
    """
    return " ".join((text or "").split()) or NOTHING


def unless_in_use(status: Status) -> str:
    """
    Return a remark on the status of anything but what is in use.

    >>> unless_in_use(Status.PROPOSED), unless_in_use(Status.IN_USE)
    (' (đề xuất)', '')
    """
    return "" if status is Status.IN_USE else f" ({STATUS[status].lower()})"


def itemise(items: tuple[str, ...] | list[str]) -> str:
    """
    Return the items of a cell, a line each, with dashes when there are several.

    >>> itemise(("một", "hai"))
    '- một\\n- hai'
    """
    if len(items) > 1:
        return "\n".join(f"- {tidy(item)}" for item in items)
    return tidy(items[0]) if items else NOTHING
