"""The refusals of files that cannot be looked at."""

from lgsp.kernel.errors import Invalid, NotFound, Refused


class FinishedFileMissing(NotFound):
    """
    {file} cannot be read: {reason}.

    Name a finished document, a PDF or DOCX file.
    """

    code = "DOCUMENT-003"
    vietnamese = "Không đọc được {file}: {reason}; hãy nêu tên tệp PDF hoặc DOCX."


class FinishedFileTooLarge(Refused):
    """
    {file} holds {size} bytes; at most {limit} are looked at.

    Make the pictures in it smaller, or split it.
    """

    code = "DOCUMENT-004"
    vietnamese = "{file} dài {size} byte, quá mức {limit} byte; hãy giảm cỡ hình hoặc tách tệp."


class NotFinishedFile(Invalid):
    """
    {file} is neither a PDF nor a DOCX: {reason}.

    Save the document as PDF or as DOCX; the old .doc is not read.
    """

    code = "DOCUMENT-005"
    vietnamese = "{file} không phải là PDF hay DOCX: {reason}; hãy lưu lại thành PDF hoặc DOCX (không đọc tệp .doc cũ)."


class FinishedFileEncrypted(Refused):
    """
    {file} is protected by a password or by restrictions, so its pages cannot be measured.

    Save a copy without protection and check that.
    """

    code = "DOCUMENT-006"
    vietnamese = (
        "{file} bị khoá bằng mật khẩu hoặc hạn chế quyền nên không đo được; hãy lưu một bản không khoá."
    )


class FinishedFileDamaged(Invalid):
    """
    {file} is damaged: {reason}.

    Export or download it again.
    """

    code = "DOCUMENT-007"
    vietnamese = "{file} bị hỏng: {reason}; hãy xuất hoặc tải lại tệp."


class FinishedFileTooFull(Refused):
    """
    {file} unpacks to more than is looked at: {what} exceeds {limit}.

    No ordinary document does; if this one is, split it or export it again.
    """

    code = "DOCUMENT-008"
    vietnamese = (
        "{file} bung ra quá mức: {what} vượt {limit}; văn bản thường không như vậy, hãy tách hoặc xuất lại."
    )


class MarkupUnsafe(Refused):
    """
    {file}: the part {member} declares document types or entities, which no word processor writes.

    Open it in Word, save it as DOCX and check that.
    """

    code = "DOCUMENT-009"
    vietnamese = (
        "{file}: phần {member} khai báo DOCTYPE hoặc ENTITY, phần mềm soạn thảo không ghi thế; hãy lưu lại."
    )
