"""Annex 1: how investment is managed so that every step fits the architecture, and by what designs are appraised."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lgsp.architecture.conformance.rules import Rule
from lgsp.architecture.documents.blocks import Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import requirements
from lgsp.architecture.documents.exhibits.exhibit import (
    NUMBER,
    TableExhibit,
    WordsExhibit,
    group_rows,
    number_rows,
)
from lgsp.architecture.documents.wording import NOTHING, tidy
from lgsp.architecture.frameworks.investment import (
    DESIGN_NAMES,
    DESIGN_NAMES_TODAY,
    AppraisalCriterion,
    Design,
    list_investment_steps,
)
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.model.organisation import Agency

from .annex import Annex, Part, find_instrument, say
from .appraisal_form import ask_detailed, ask_general, ask_preliminary
from .criteria import LISTS, RESULTS, SORT_NAMES, list_criteria, list_rules_at_appraisal

_EXCEPTION = (
    "yêu cầu chưa đáp ứng và nguyên nhân",
    "phương án thay thế đã xem xét",
    "ảnh hưởng và biện pháp kiểm soát",
    "cơ quan chịu trách nhiệm và thời hạn khắc phục",
    "văn bản cho phép",
)
"""What an exception must say, by the draft guide of 13/09/2026."""


def introduce(edition: Edition) -> WordsExhibit:
    """Return what the procedure is for, the four results, and what an exception must say."""
    lead = _name_leads(edition)
    return say(
        "procedure",
        "Quy trình này áp dụng khi đề xuất, thiết kế, mua sắm, thuê, xây dựng, nâng cấp ứng dụng công nghệ thông tin "
        f"của cơ quan nhà nước {edition.province}, để từng bước đều phù hợp khung kiến trúc quốc gia và Kiến trúc. "
        f"Cơ quan cho ý kiến về sự phù hợp: {lead}.",
        f"Mỗi nội dung, tiêu chí nhận một trong bốn kết quả: {RESULTS}; mỗi kết quả kèm minh chứng. Kết quả không quy "
        "ra điểm và không bù trừ cho nhau.",
        "Yêu cầu chưa đáp ứng mà vẫn đề nghị thực hiện thì lập ngoại lệ, nêu rõ (theo dự thảo hướng dẫn ngày "
        "13/09/2026 của Bộ Khoa học và Công nghệ):",
        items=[f"{one};" for one in _EXCEPTION[:-1]] + [f"{_EXCEPTION[-1]}."],
    )


def list_clauses(edition: Edition) -> TableExhibit:
    """Return what the province's own document on the procedure lays down, as far as the model says."""
    document = find_instrument(ANNEX, edition)
    clauses = document.clauses if document else ()
    return TableExhibit(
        code="procedure-clauses",
        lead="Các quy định riêng của tỉnh được nêu tại {ref}.",
        title="Quy định của tỉnh về quy trình quản lý đầu tư",
        columns=(Column("Điều, khoản", 18), Column("Nội dung", 82)),
        rows=tuple(Row((tidy(one.article), tidy(one.text))) for one in clauses),
        source="model/document/",
        optional=True,
    )


def list_steps(_: Edition) -> TableExhibit:
    """Return the steps, each with its time limit, clause, and how far that was verified."""
    steps = list_investment_steps()
    return TableExhibit(
        code="investment-steps",
        lead="Các bước, thời hạn và căn cứ được nêu tại {ref}. Căn cứ ghi kèm mức độ kiểm chứng; phải đối chiếu nguyên "
        "văn trước khi ban hành.",
        title="Các bước quản lý đầu tư",
        columns=(
            NUMBER,
            Column("Việc phải làm", 45),
            Column("Thời hạn", 14),
            Column("Căn cứ và mức độ kiểm chứng", 36),
        ),
        rows=group_rows(
            (
                stage,
                [
                    (one.text, one.time_limit or NOTHING, _ground(one.clause, one.verified_as))
                    for one in found
                ],
            )
            for stage in dict.fromkeys(one.name for one in steps)
            if (found := [one for one in steps if one.name == stage])
        ),
        source=LISTS,
    )


def list_preliminary(_: Edition) -> TableExhibit:
    """Return what a preliminary design must hold."""
    return _list_contents(Design.PRELIMINARY)


def list_detailed(_: Edition) -> TableExhibit:
    """Return what a detailed design must hold."""
    return _list_contents(Design.DETAILED)


def list_shared_criteria(_: Edition) -> TableExhibit:
    """Return the criteria for both designs."""
    rows = group_rows(
        (SORT_NAMES[sort], [_row(one) for one in list_criteria(Design.PRELIMINARY, sort)])
        for sort in ("criterion", "minimum")
    )
    return replace(
        _make_criteria(
            "shared-criteria",
            "Tiêu chí thẩm định chung cho thiết kế sơ bộ và thiết kế thi công",
            (),
            "Tiêu chí áp dụng cho cả hai thiết kế được nêu tại {ref}.",
        ),
        rows=rows,
    )


def list_rules(_: Edition) -> TableExhibit:
    """Return the rules a design is held against by the program."""
    rules = list_rules_at_appraisal()
    return TableExhibit(
        code="appraisal-rules",
        lead="Các quy tắc tại {ref} được đối chiếu tự động trên mô hình kiến trúc (lgsp check --gate appraise); kết "
        "quả đối chiếu kèm vào phiếu thẩm định. Quy tắc của bước soạn thảo, bước ban hành cũng phải được đáp ứng.",
        title="Quy tắc đối chiếu với Kiến trúc khi thẩm định",
        columns=(Column("Mã", 11), Column("Quy tắc", 45), Column("Căn cứ và mức độ kiểm chứng", 44)),
        rows=tuple(Row((one.code, one.title, _say_basis(one))) for one in rules),
        source=LISTS,
    )


def list_component_rules(edition: Edition) -> TableExhibit:
    """Return the technical requirements and standards of each component, by their codes."""
    lead = (
        "Thiết kế phải đáp ứng yêu cầu kỹ thuật và tiêu chuẩn của các thành phần mà dự án triển khai, nêu tại {ref}; "
        f"nội dung từng yêu cầu, từng tiêu chuẩn nêu tại Phụ lục {REQUIREMENTS_ANNEX}."
    )
    return replace(requirements.list_application_rules(edition), lead=lead)


def list_parts(_: Edition) -> Sequence[Part]:
    """Return the parts of the annex."""
    return (
        Part("I. Phạm vi áp dụng, kết quả thẩm định", (introduce, list_clauses)),
        Part("II. Các bước quản lý đầu tư", (list_steps,)),
        Part(f"III. Nội dung thẩm định {_say_design(Design.PRELIMINARY)}", (list_preliminary,)),
        Part(f"IV. Nội dung thẩm định {_say_design(Design.DETAILED)}", (list_detailed,)),
        Part("V. Tiêu chí thẩm định", (list_shared_criteria, list_rules, list_component_rules)),
        Part("VI. Mẫu phiếu thẩm định", (ask_general, ask_preliminary, ask_detailed)),
    )


def _list_contents(design: Design) -> TableExhibit:
    name = DESIGN_NAMES[design].lower()
    return _make_criteria(
        f"{design}-contents",
        f"Nội dung thẩm định {name}",
        list_criteria(design, "content"),
        f"Nội dung phải có của {name} được nêu tại {{ref}}; ngoài ra thiết kế phải đáp ứng tiêu chí tại "
        "{shared-criteria}. Nội dung này được đọc từ bản tóm lược của nghị định đã hết hiệu lực; phải đối chiếu quy "
        "định hiện hành trước khi ban hành.",
    )


def _make_criteria(code: str, title: str, criteria: Iterable[AppraisalCriterion], lead: str) -> TableExhibit:
    return TableExhibit(
        code=code,
        lead=lead,
        title=title,
        columns=(
            NUMBER,
            Column("Mã", 8),
            Column("Tiêu chí", 20),
            Column("Yêu cầu", 34),
            Column("Căn cứ và mức độ kiểm chứng", 33),
        ),
        rows=number_rows(_row(one) for one in criteria),
        source=LISTS,
    )


def _row(one: AppraisalCriterion) -> tuple[str, ...]:
    return (one.code, one.name, one.text, _ground(one.clause, one.verified_as))


def _ground(clause: str, verified_as: str) -> str:
    return f"{clause}\n({verified_as})"


def _say_basis(rule: Rule) -> str:
    said = [f"{one.text} ({say_verification(one.verification)})" for one in rule.basis]
    return "\n".join(said) or "Sự nhất quán của mô hình kiến trúc"


def _say_design(design: Design) -> str:
    return f"{DESIGN_NAMES[design].lower()} (nay gọi là {DESIGN_NAMES_TODAY[design]})"


def _name_leads(edition: Edition) -> str:
    leads = [tidy(one.name) for one in edition.model.all(Agency) if one.is_digital_lead]
    return ", ".join(leads) or "[chưa khai cơ quan chuyên trách chuyển đổi số]"


REQUIREMENTS_ANNEX = 3
ANNEX = Annex(
    1,
    "quy-trinh-quan-ly-dau-tu",
    "Quy trình quản lý đầu tư ứng dụng công nghệ thông tin",
    list_parts,
    "quy trinh quan ly dau tu",
)
