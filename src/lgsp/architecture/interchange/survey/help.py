"""What the workbook tells the official: the comment on every heading, the guidance on the first sheet."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from lgsp.architecture.model.kinds import KINDS

from .cells import NOT_APPLICABLE, UNDETERMINED
from .composition import Composition
from .questions import Column

GUIDANCE = "HUONG_DAN"


def hint(column: Column) -> str:
    """Return in a few words how the cell is filled."""
    shape = column.shape
    if shape.targets is not None or issubclass(shape.value_type, StrEnum):
        return "mỗi dòng một mục" if shape.is_many else "chọn"
    if shape.is_many:
        return "mỗi dòng một mục"
    if None not in shape.bounds:
        return f"từ {shape.bounds[0]} đến {shape.bounds[1]}"
    return {int: "số nguyên", date: "ngày/tháng/năm", bool: "Có/Không"}.get(shape.value_type, "")


def comment(column: Column) -> str:
    """Return the comment on the heading of a column."""
    return "\n".join(_comment_lines(column))


def _comment_lines(column: Column) -> Iterator[str]:
    shape = column.shape
    yield column.title
    yield "Bắt buộc." if shape.is_required else "Không bắt buộc."
    if shape.description:
        yield f"Cách ghi: {shape.description}."
    if shape.targets:
        named = ", ".join(KINDS[kind].title for kind in shape.targets[:4])
        yield f"Chọn trong danh mục: {named}. Danh mục đầy đủ ở trang DANH_MUC."
        yield "Nếu là đối tượng mới khai trong chính phiếu này: ghi đúng tên của nó."
    if shape.is_many:
        yield "Có thể ghi nhiều mục, mỗi mục một dòng (Alt+Enter để xuống dòng)."
    if shape.value_type is date:
        yield "Ghi ngày/tháng/năm, ví dụ 31/12/2026."
    if shape.value_type is int:
        yield "Chỉ ghi chữ số, ví dụ 1200."
    if column.can_be_marked:
        yield f"Có thể ghi “{UNDETERMINED}” (kèm đơn vị làm rõ và thời hạn ở hai cột cuối) hoặc “{NOT_APPLICABLE}”."


def list_introduction(composition: Composition) -> list[tuple[str, str]]:
    """Return the facts at the top of the first sheet, each with its name."""
    province, agency, asked = composition.model.province, composition.agency, composition.round
    facts = [
        ("Tỉnh", f"{province.full_name} (mã {province.code})"),
        ("Cơ quan trả lời", f"{agency.name} (mã {agency.code})"),
        ("Số liệu điền sẵn tính đến ngày", f"{composition.sent.day:%d/%m/%Y}"),
    ]
    if asked is not None:
        facts += [("Đợt khảo sát", asked.name), ("Hạn trả lời", f"{asked.due_on:%d/%m/%Y}")]
    if province.notice:
        facts.append(("Lưu ý", province.notice))
    return facts


STEPS = (
    "Đi lần lượt từng trang ở bảng dưới. Mỗi dòng là một đối tượng cơ quan đang quản lý, đã điền "
    "sẵn theo Kiến trúc hiện có.",
    "Chỉ sửa ô nào sai hoặc còn thiếu; ô đúng rồi thì để nguyên. Ô nền trắng là ô sửa được, ô nền xám đã khóa.",
    "Tiêu đề có dấu * là ô bắt buộc. Đưa chuột vào tiêu đề cột để xem giải thích.",
    "Đối tượng chưa có trong phiếu: ghi vào các dòng trống nền xanh nhạt ở cuối trang, để trống cột Mã.",
    "Chưa biết câu trả lời: chọn hoặc ghi “Chưa xác định”, rồi ghi đơn vị làm rõ và thời hạn ở hai "
    "cột cuối của dòng đó.",
    "Câu hỏi không liên quan tới đối tượng: chọn hoặc ghi “Không áp dụng”. Đừng ghi dấu gạch ngang "
    "hay để chữ “không có”.",
    "Đối tượng đã dừng: giữ nguyên dòng, chọn trạng thái “Đã dừng” và ghi ngày hết hiệu lực.",
    "Ngày ghi dạng 31/12/2026. Số ghi liền chữ số, không ghi kèm đơn vị. Không dùng công thức.",
    "Không đổi tên trang, không chép trang sang tệp khác. Ghi xong, lưu dạng .xlsx và gửi lại chính tệp này.",
    "Nếu có ô chưa hợp lệ, cơ quan quản lý Kiến trúc gửi lại chính tệp này với các ô đó nền đỏ, kèm "
    "chú thích cần sửa gì.",
)
"""How the workbook is filled in, as numbered sentences."""
