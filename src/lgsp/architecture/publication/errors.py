"""The refusals of this package."""

from lgsp.kernel.errors import Invalid, Refused


class NotAFile(Refused):
    """
    {path} is not a file, and a file of that name was to be written.

    Move it out of the way, or build into another folder.
    """

    code = "DOCUMENT-020"
    vietnamese = "{path} không phải là tệp, trong khi cần ghi một tệp mang tên đó; hãy chuyển đi nơi khác."


class FolderForeign(Refused):
    """
    {folder} would be written anew, but holds {foreign}, which no build has put there.

    Files of an earlier build may be replaced; everything else is left alone. Move it, or build into another folder.
    """

    code = "DOCUMENT-021"
    vietnamese = (
        "{folder} sẽ được ghi mới hoàn toàn nhưng đang có {foreign}, không do lần dựng nào tạo ra; "
        "hãy chuyển tệp đó đi hoặc chọn thư mục khác."
    )


class SectionUnknown(Invalid):
    """
    The outline {outline} has no paragraph {section!r}; its paragraphs are: {known}.

    Name one as the outline numbers it, for example --section V.2.
    """

    code = "DOCUMENT-022"
    vietnamese = "Đề cương {outline} không có mục {section!r}; các mục là: {known}."
