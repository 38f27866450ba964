"""
Every list of this package, for looking things up: by its key, with the fields that tell a row apart.

Nothing is read before a list is asked for.

>>> get_list("provinces").title
'Tỉnh, thành phố'
>>> [row.symbol for row in get_list("standards").find("utf-8 bat buoc")]
['UTF-8']
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from lgsp.kernel.text import fold

from .bands import list_bands
from .catalogues import list_catalogue_fields
from .checks import list_issue_checks
from .communes import list_commune_components
from .correspondences import list_correspondences
from .diagrams import list_diagrams
from .errors import ListUnknown
from .figures import list_figure_components, list_figures
from .identifiers import list_identifiers
from .instruments import list_instruments
from .investment import list_appraisal_criteria, list_investment_steps
from .mau03 import list_fields, list_values
from .outlines import list_headings
from .page_requirements import list_page_requirements
from .platforms import list_national_platforms
from .provinces import list_provinces
from .reference_models import list_reference_codes
from .security import list_security_requirements
from .standards import list_standard_instruments, list_standards
from .synonyms import list_synonyms
from .tables import Row


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list: its key, its Vietnamese title, how its rows are got, and the fields that tell a row in one line."""

    key: str
    title: str
    load: Callable[[], Sequence[Row]]
    shown: tuple[str, ...]

    def find(self, words: str = "") -> tuple[Row, ...]:
        """Return the rows that hold all of the words somewhere, without regard to tone marks."""
        wanted = fold(words).split()
        return tuple(row for row in self.load() if _holds(row, wanted))


LISTS = (
    ReferenceList("outlines", "Mục của các đề cương", list_headings, ("outline", "key", "heading")),
    ReferenceList(
        "outline-correspondence",
        "Đối chiếu đề cương 2384 với Mẫu số 01–03",
        list_correspondences,
        ("item_2384", "title", "place_1425", "note"),
    ),
    ReferenceList("bands", "Lớp của sơ đồ tổng thể, khung 1.0", list_bands, ("code", "name")),
    ReferenceList("figures", "Hình của Quyết định 1425/QĐ-TTg", list_figures, ("number", "name")),
    ReferenceList(
        "figure-components",
        "Thành phần trong các hình 1–9",
        list_figure_components,
        ("code", "name", "component", "provided_by"),
    ),
    ReferenceList(
        "national-platforms",
        "Nền tảng số dùng chung quốc gia",
        list_national_platforms,
        ("code", "name", "owner"),
    ),
    ReferenceList(
        "commune-components",
        "Mô hình chuyển đổi số cấp xã",
        list_commune_components,
        ("code", "name", "tier", "area"),
    ),
    ReferenceList(
        "standards",
        "Tiêu chuẩn kỹ thuật (Thông tư 39/2017/TT-BTTTT)",
        list_standards,
        ("item", "symbol", "name", "level"),
    ),
    ReferenceList(
        "standard-instruments",
        "Văn bản khác có yêu cầu kỹ thuật",
        list_standard_instruments,
        ("symbol", "name", "status_note"),
    ),
    ReferenceList(
        "security-requirements",
        "Cấp độ bảo vệ hệ thống thông tin",
        list_security_requirements,
        ("kind", "levels", "item", "content_en"),
    ),
    ReferenceList(
        "legal-instruments",
        "Văn bản pháp luật",
        list_instruments,
        ("number", "issued", "title", "force", "successors"),
    ),
    ReferenceList(
        "mau03-fields",
        "Trường dữ liệu của Mẫu số 03",
        list_fields,
        ("sheet", "number", "name", "requirement"),
    ),
    ReferenceList("mau03-values", "Giá trị của Mẫu số 03", list_values, ("list", "name", "member")),
    ReferenceList("diagrams", "Sơ đồ của Mẫu số 02", list_diagrams, ("code", "name", "level")),
    ReferenceList("issue-checks", "Kiểm tra trước khi ban hành", list_issue_checks, ("code", "name", "text")),
    ReferenceList(
        "page-requirements",
        "Thể thức trang văn bản (Nghị định 30/2020/NĐ-CP)",
        list_page_requirements,
        ("code", "name", "text"),
    ),
    ReferenceList(
        "investment-steps",
        "Bước quản lý đầu tư ứng dụng CNTT",
        list_investment_steps,
        ("code", "name", "text", "clause"),
    ),
    ReferenceList(
        "appraisal-criteria",
        "Tiêu chí thẩm định thiết kế",
        list_appraisal_criteria,
        ("code", "name", "text", "clause"),
    ),
    ReferenceList("synonyms", "Từ viết tắt, từ đồng nghĩa", list_synonyms, ("said", "meant")),
    ReferenceList("provinces", "Tỉnh, thành phố", list_provinces, ("code", "full_name")),
    ReferenceList(
        "electronic-identifiers",
        "Mã định danh điện tử trước sáp nhập",
        list_identifiers,
        ("code", "name", "province"),
    ),
    ReferenceList(
        "catalogue-fields",
        "Trường của danh mục cơ sở dữ liệu dùng chung",
        list_catalogue_fields,
        ("origin", "name", "field"),
    ),
    ReferenceList(
        "reference-models",
        "Mô hình tham chiếu của khung 2.0 và 3.0",
        list_reference_codes,
        ("model", "code", "name"),
    ),
)


def get_list(key: str) -> ReferenceList:
    """
    Return the list of that key.

    :raises ListUnknown: if there is none
    """
    found = next((one for one in LISTS if one.key == key), None)
    if found is None:
        raise ListUnknown(key=key, offered=", ".join(one.key for one in LISTS))
    return found


def say_cell(value: object) -> str:
    """Return a value of a row as text: several between semicolons, a day year-month-day, nothing as nothing."""
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _holds(row: Row, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    said = fold(" ".join(say_cell(getattr(row, field.name)) for field in fields(row)))
    return all(word in said for word in wanted)
