"""
How far a row was verified, in the words that stand wherever the row is printed.

>>> say_verification("unverified")
'Chưa kiểm chứng'
>>> say_verification("sourced", checked_by="Nguyễn Văn A")
'Đã đối chiếu nguồn; người kiểm tra: Nguyễn Văn A'
"""

SOURCED = "sourced"
DRAFT = "draft"

_WORDS = {
    SOURCED: "Đã đối chiếu nguồn",
    "secondary": "Nguồn thứ cấp, chưa đối chiếu nguyên văn",
    "presence sourced": "Mới đối chiếu là có trong danh mục",
    "spot-checked": "Mới gặp trong tài liệu mẫu, chưa đối chiếu nguyên văn",
    "third-party seed list": "Danh sách của bên thứ ba, chưa kiểm chứng",
    "unverified": "Chưa kiểm chứng",
    DRAFT: "Dự thảo",
}
MARKS = tuple(_WORDS)
_NOTHING = "–"


def say_verification(mark: str | None, *, checked_by: str = "") -> str:
    """Return the words for a verification mark; a mark of the province's own stands as written."""
    words = _WORDS.get(mark or "", mark or _NOTHING)
    return f"{words}; người kiểm tra: {checked_by}" if checked_by else words
