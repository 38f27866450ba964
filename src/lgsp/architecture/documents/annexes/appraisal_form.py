"""The form on which a design is appraised, to be filled in: one of the four results, proof and remarks a line."""

from lgsp.architecture.conformance.rules import Rule
from lgsp.architecture.documents.blocks import Align, Column
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.exhibit import NUMBER, TableExhibit, group_rows, number_rows
from lgsp.architecture.frameworks.investment import DESIGN_NAMES, Design

from .criteria import LISTS, RESULTS, SORT_NAMES, list_criteria, list_rules_at_appraisal


def ask_general(_: Edition) -> TableExhibit:
    """Return the head of the form, to be filled in."""
    asked = (
        "Tên dự án, nhiệm vụ",
        "Chủ đầu tư, đơn vị lập thiết kế",
        "Loại thiết kế (sơ bộ, thi công)",
        "Thành phần của Kiến trúc được triển khai",
        "Phương án được chọn (độc lập, trên nền tảng, thuê) và bảng so sánh kèm theo",
        "Kết luận; ngoại lệ đề nghị (nếu có)",
        "Cơ quan thẩm định, ngày, người lập phiếu",
    )
    return TableExhibit(
        code="form-general",
        lead="Phiếu thẩm định gồm phần chung tại {ref} và phần chi tiết tại {form-preliminary} đối với thiết kế sơ bộ, "
        f"{{form-detailed}} đối với thiết kế thi công. Cột kết quả ghi một trong bốn từ: {RESULTS}.",
        title="Phiếu thẩm định: phần chung",
        columns=(NUMBER, Column("Nội dung", 45), Column("Ghi", 50)),
        rows=number_rows((one, "") for one in asked),
        source=LISTS,
    )


def ask_preliminary(_: Edition) -> TableExhibit:
    """Return the form for a preliminary design, to be filled in."""
    return _ask(Design.PRELIMINARY)


def ask_detailed(_: Edition) -> TableExhibit:
    """Return the form for a detailed design, to be filled in."""
    return _ask(Design.DETAILED)


def _ask(design: Design) -> TableExhibit:
    name = DESIGN_NAMES[design].lower()
    groups = [
        (label, [(f"{one.code}. {one.name}", one.clause, "", "", "") for one in list_criteria(design, sort)])
        for sort, label in SORT_NAMES.items()
    ]
    rules = [(f"{one.code}. {one.title}", _cite_basis(one), "", "", "") for one in list_rules_at_appraisal()]
    return TableExhibit(
        code=f"form-{design}",
        lead="",
        title=f"Phiếu thẩm định {name} (mẫu để ghi)",
        columns=(
            NUMBER,
            Column("Nội dung, tiêu chí", 30),
            Column("Căn cứ", 23),
            Column("Kết quả", 12, Align.CENTRE),
            Column("Minh chứng", 15),
            Column("Ý kiến", 15),
        ),
        rows=group_rows([*groups, ("Đối chiếu với Kiến trúc", rules)]),
        source=LISTS,
        landscape=True,
    )


def _cite_basis(rule: Rule) -> str:
    return "\n".join(one.text for one in rule.basis) or "Sự nhất quán của mô hình kiến trúc"
