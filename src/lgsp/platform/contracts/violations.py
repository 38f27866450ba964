"""What does not keep to a description: where, and which rule; never the value itself, which may be personal data."""

from dataclasses import dataclass

from lgsp.kernel.language import pick

_RULES = {
    "operation": ("the operation is not described", "thao tác không có trong đặc tả"),
    "json": ("it is not JSON", "không phải JSON"),
    "media": ("the media type is not described", "kiểu nội dung không có trong đặc tả"),
    "status": ("the status is not described", "mã trạng thái không có trong đặc tả"),
    "missing": ("it is required and missing", "bắt buộc mà không có"),
    "repeated": ("it is given more than once", "được đưa nhiều lần"),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as described: `where` is `body`, `query so`, … with a JSON pointer after it."""

    where: str
    rule: str

    def message_in(self, language: str) -> str:
        """Return the sentence in `vi` or, otherwise, English."""
        english, vietnamese = _RULES.get(
            self.rule, (f"it breaks the rule {self.rule}", f"không đúng quy tắc {self.rule}")
        )
        return f"{self.where}: {pick(vietnamese, english, language=language)}"
