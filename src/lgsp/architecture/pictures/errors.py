"""The refusals of this package."""

from lgsp.kernel.errors import Invalid, NotFound


class OverlayUnknown(NotFound):
    """
    There is no overlay {name!r}; the overlays are: {known}.

    Name one of them, as in --overlay security.
    """

    code = "PICTURE-001"
    vietnamese = "Không có lớp phủ {name!r}; các lớp phủ dùng được là: {known}."


class PictureUnknown(NotFound):
    """
    There is no picture {name!r}; the pictures are: {known}.

    Name one of them; `lgsp draw MODEL --list` says what each shows. A picture of one system names it after a colon, as
    in context:mot-cua.
    """

    code = "PICTURE-002"
    vietnamese = "Không có hình {name!r}; các hình vẽ được là: {known}."


class PictureNeedsSubject(Invalid):
    """
    The picture {name!r} is of one {kind}, and which one is not said.

    Write its id after a colon, as in {name}:mot-cua.
    """

    code = "PICTURE-003"
    vietnamese = "Hình {name!r} vẽ một {kind} mà chưa nói là {kind} nào; ghi mã sau dấu hai chấm, ví dụ {name}:mot-cua."


class PictureFormatUnknown(Invalid):
    """
    The name of the file {file} ends in {suffix!r}; a picture is written as one of: {known}.

    End the name of the file in one of them, as in --out so-do.svg.
    """

    code = "PICTURE-004"
    vietnamese = "Tên tệp {file} có đuôi {suffix!r}; hình ghi được ở các dạng: {known}."
