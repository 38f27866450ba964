"""What is refused when a log is archived, pruned or read where it was."""

from lgsp.kernel.errors import Invalid, NotFound, Refused, Unavailable


class RecordArchived(NotFound):
    """
    Record {index} of {folder} was moved to an archive: the log begins at record {begins}.

    The marker `archived` in the folder names the archives. Its hash is still here: with the record from the archive,
    the proof can be given.
    """

    code = "EVIDENCE-050"
    vietnamese = (
        "Bản ghi {index} của {folder} đã chuyển vào kho lưu trữ: nhật ký bắt đầu từ bản ghi {begins}."
    )


class MarkerDamaged(Refused):
    """
    {file} does not tell what was archived: {reason}.

    Restore the file from a copy. Without it the segments that were moved count as lost.
    """

    code = "EVIDENCE-051"
    vietnamese = "{file} không cho biết phần nào đã lưu trữ: {reason}."


class ArchivedHashesLost(Refused):
    """
    The tiles of {folder} no longer give the root of the archived records, the first {before}.

    Copy the segments back from the archive and remove the marker `archived`, or restore the folder `tile` from a copy.
    """

    code = "EVIDENCE-052"
    vietnamese = "Các ô của {folder} không còn cho ra gốc của {before} bản ghi đầu, đã lưu trữ."


class CheckpointBehindArchive(Refused):
    """
    {file} is signed for {signed} records, fewer than the {before} that were archived since.

    Restore the newest checkpoint: an archive is made of signed records only.
    """

    code = "EVIDENCE-053"
    vietnamese = "{file} chỉ ký cho {signed} bản ghi, ít hơn {before} bản ghi đã lưu trữ."


class ArchiveFalse(Refused):
    """
    {file} does not hold what was archived: {reason}.

    Nothing was removed from the log. Choose another folder, or take the damaged copy away and archive again.
    """

    code = "EVIDENCE-054"
    vietnamese = "{file} không đúng với phần đã lưu trữ: {reason}. Nhật ký chưa bị xoá gì."


class ArchiveUnusable(Unavailable):
    """
    The archive {folder} cannot be written: {reason}.

    Free space, or give the account the right to write there. Nothing was removed from the log.
    """

    code = "EVIDENCE-055"
    vietnamese = "Không ghi được vào kho lưu trữ {folder}: {reason}. Nhật ký chưa bị xoá gì."


class ArchivingUnderWay(Refused):
    """
    The log {folder} is being archived, repaired or its salts erased by another process.

    Wait for it to end.
    """

    code = "EVIDENCE-056"
    vietnamese = "Nhật ký {folder} đang được một tiến trình khác lưu trữ, sửa hoặc xoá muối."


class SubjectMalformed(Invalid):
    """
    The pseudonym {subject} is not 64 hexadecimal digits in lower case.

    Send HMAC-SHA256 of the person's number with the agency's own key, in hex; never the number itself.
    """

    code = "EVIDENCE-057"
    vietnamese = "Bí danh {subject} không phải 64 chữ số thập lục phân viết thường."
