"""Annex 2: stand-alone against on the platform, for every project that has options: the arithmetic, and a form."""

from collections.abc import Sequence
from functools import partial

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits.exhibit import (
    NUMBER,
    TableExhibit,
    WordsExhibit,
    group_rows,
    number_rows,
)
from lgsp.architecture.documents.wording import NOTHING, in_dong, tidy
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.planning import OptionKind

from .annex import Annex, Part, say
from .ownership_costs import CATEGORY_NAMES
from .project_options import (
    PROJECTS,
    Comparison,
    compare_options,
    list_comparisons,
    round_to_millions,
    say_change,
)

_QUESTIONS = (
    "Có trùng chức năng với hệ thống, nền tảng đã có không?",
    "Có thể nâng cấp hệ thống đã có thay cho làm mới không?",
    "Có thể hợp nhất với hệ thống khác không?",
    "Có hệ thống nào phải dừng khi dự án hoàn thành không?",
)
"""The four questions that the working files of one province put to every system (2026)."""


def introduce(_: Edition) -> WordsExhibit:
    """Return how options are compared."""
    categories = [name[:1].lower() + name[1:] for name in CATEGORY_NAMES.values()]
    return say(
        "method",
        "Các phương án của một dự án được so sánh trên cùng phạm vi, cùng thời gian và cùng giả định (theo dự thảo "
        "hướng dẫn ngày 13/09/2026 của Bộ Khoa học và Công nghệ). Tổng chi phí sở hữu gồm tám khoản mục: "
        f"{'; '.join(categories)}.",
        "Hệ số chiết khấu của một năm là 1 / (1 + r) lũy thừa n, với r là tỷ lệ chiết khấu một năm và n là số năm kể "
        "từ năm bắt đầu tính, làm tròn bốn chữ số thập phân. Giá trị hiện tại của một khoản chi là chi phí nhân hệ số, "
        "làm tròn đến đồng; các tổng là tổng của những số đã ghi, nên kiểm tra lại được bằng máy tính bỏ túi.",
        "Số liệu do cơ quan lập dự án khai, kèm nguồn. Bản so sánh không cho điểm, không có trọng số; người quyết định "
        "đầu tư cân nhắc thêm lợi ích, rủi ro ngoài chi phí. Chưa tìm thấy phương pháp so sánh do cơ quan nhà nước có "
        "thẩm quyền ban hành; cách tính này là của mẫu, thay được khi có quy định.",
    )


def list_totals(comparisons: Sequence[Comparison], _: Edition) -> TableExhibit:
    """Return the total cost of ownership of both options of every project that has some."""
    return TableExhibit(
        code="option-totals",
        lead="Tổng chi phí sở hữu theo giá trị hiện tại của từng dự án được nêu tại {ref}, làm tròn đến triệu đồng; số "
        "chính xác ở bảng của từng dự án. Chênh lệch âm là phương án "
        "trên nền tảng ít tốn hơn. Cột cuối là kết quả của quy tắc PRJ704 (hai phương án so sánh trên cùng cơ sở).",
        title="Tổng chi phí sở hữu của các phương án (triệu đồng, giá trị hiện tại)",
        columns=(
            NUMBER,
            Column("Dự án, nhiệm vụ", 32, field="name"),
            Column("Độc lập", 17, Align.END),
            Column("Trên nền tảng", 17, Align.END),
            Column("Chênh lệch", 16, Align.END),
            Column("Cơ sở so sánh", 13),
        ),
        rows=number_rows(_row(one) for one in comparisons),
        source=PROJECTS,
    )


def ask_grounds(_: Edition) -> TableExhibit:
    """Return the first half of the form: what is compared, on what ground."""
    asked = (
        "Tên dự án, nhiệm vụ; cơ quan chủ trì",
        *_QUESTIONS,
        "Phạm vi chung của các phương án",
        "Ngày bắt đầu tính; số năm tính",
        "Tỷ lệ chiết khấu (%/năm) và căn cứ",
        "Nội dung phương án độc lập",
        "Nội dung phương án trên nền tảng (dịch vụ dùng chung được dùng)",
        "Lợi ích, rủi ro ngoài chi phí của từng phương án",
        "Phương án đề nghị và lý do",
    )
    return TableExhibit(
        code="form-grounds",
        lead="Cơ quan lập dự án ghi cơ sở so sánh vào {ref} và chi phí của từng phương án vào {form-costs}.",
        title="Cơ sở so sánh phương án (mẫu để ghi)",
        columns=(NUMBER, Column("Nội dung", 50), Column("Ghi", 45)),
        rows=number_rows((one, "") for one in asked),
        source=PROJECTS,
    )


def ask_costs(_: Edition) -> TableExhibit:
    """Return the second half of the form: the costs of both options."""
    blank = [(name, "", "", "", "", "") for name in CATEGORY_NAMES.values()]
    last = ("Tổng chi phí sở hữu", "", "", "", "", "")
    kinds = (OptionKind.STANDALONE, OptionKind.ON_PLATFORM)
    return TableExhibit(
        code="form-costs",
        lead="",
        title="Chi phí của các phương án (mẫu để ghi; mỗi năm một dòng, đơn vị tính: đồng)",
        columns=(
            NUMBER,
            Column("Khoản mục", 25),
            Column("Năm", 9, Align.CENTRE),
            Column("Thấp", 15, Align.END),
            Column("Khả dĩ", 15, Align.END),
            Column("Cao", 15, Align.END),
            Column("Nguồn số liệu", 16),
        ),
        rows=group_rows((f"Phương án {LABELS[OptionKind][one].lower()}", [*blank, last]) for one in kinds),
        source=PROJECTS,
    )


def list_parts(edition: Edition) -> Sequence[Part]:
    """Return the parts of the annex, a heading for every project."""
    comparisons = list_comparisons(edition)
    projects = [
        Part(f"{number}. {tidy(one.project.name)}", (partial(compare_options, one),), 2)
        for number, one in enumerate(comparisons, 1)
    ]
    return (
        Part("I. Phương pháp so sánh", (introduce,)),
        Part("II. Tổng hợp", (partial(list_totals, comparisons),)),
        *([Part("III. So sánh phương án của từng dự án"), *projects] if projects else []),
        Part(f"{'IV' if projects else 'III'}. Mẫu so sánh phương án", (ask_grounds, ask_costs)),
    )


def _row(comparison: Comparison) -> Row:
    alone, shared = comparison.find(OptionKind.STANDALONE), comparison.find(OptionKind.ON_PLATFORM)
    cells = (
        tidy(comparison.project.name),
        _in_millions(alone.total) if alone else NOTHING,
        _in_millions(shared.total) if shared else NOTHING,
        say_change(round_to_millions(shared.total) - round_to_millions(alone.total))
        if alone and shared
        else NOTHING,
        comparison.verdict,
    )
    return Row(cells, subject=comparison.project.id)


def _in_millions(amount: int) -> str:
    return in_dong(round_to_millions(amount))


ANNEX = Annex(
    2,
    "so-sanh-phuong-an",
    "So sánh phương án độc lập và phương án trên nền tảng",
    list_parts,
    "so sanh phuong an",
)
