"""The refusals of this package."""

from lgsp.kernel.errors import Invalid


class ProseUnsupported(Invalid):
    """
    {file}, line {line}: {what} cannot stand in the prose of an outline paragraph.

    Write paragraphs, dash or numbered lists and **bold** or *italic* words; headings come from the outline, tables and
    figures from the model.
    """

    code = "DOCUMENT-001"
    vietnamese = (
        "{file}, dòng {line}: lời văn của đề mục không dùng được {what}; chỉ viết đoạn văn, gạch đầu dòng, danh sách "
        "đánh số, chữ **đậm** hoặc *nghiêng*."
    )


class FormatUnknown(Invalid):
    """
    There is no document format {name!r}; the formats are: {known}.

    Name one or more of them, separated by commas, as in --formats pdf,docx.
    """

    code = "DOCUMENT-002"
    vietnamese = "Không có dạng tài liệu {name!r}; các dạng dùng được là: {known}."
