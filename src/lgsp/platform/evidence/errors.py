"""What the evidence log refuses, and why."""

from lgsp.kernel.errors import Invalid, NotFound, Refused, Unavailable


class LogInUse(Refused):
    """
    The log folder {folder} is already open for writing by another gateway.

    Stop the other gateway, or give this one its own node name (LGSP_NODE): two writers would fork the log.
    """

    code = "EVIDENCE-001"
    vietnamese = "Thư mục nhật ký {folder} đang được một cổng khác ghi."


class LogFolderUnusable(Unavailable):
    """
    The log folder {folder} cannot be written: {reason}.

    Free space on the disk, or give the account that runs the gateway the right to write there.
    """

    code = "EVIDENCE-002"
    vietnamese = "Không ghi được vào thư mục nhật ký {folder}: {reason}."


class RecordsLost(Refused):
    """
    {file} is signed for {signed} records but the segments hold only {held}: records were lost.

    Restore the folder `segments` from a copy that holds them. Do not delete the checkpoint: receipts already given
    out prove that the missing records existed.
    """

    code = "EVIDENCE-003"
    vietnamese = "{file} đã ký cho {signed} bản ghi nhưng các phân đoạn chỉ còn {held}: có bản ghi bị mất."


class HistoryChanged(Refused):
    """
    {file} is signed for a different history: the first {signed} records no longer give the signed root.

    Run `lgsp evidence verify` to find the record that was changed, and restore its segment from a copy.
    """

    code = "EVIDENCE-004"
    vietnamese = "{file} đã ký cho một lịch sử khác: {signed} bản ghi đầu không còn cho ra gốc đã ký."


class SegmentDamaged(Refused):
    """
    {file} is damaged at byte {offset}: {reason}.

    This is not an unfinished write, so nothing is cut. Restore the file from a copy.
    """

    code = "EVIDENCE-005"
    vietnamese = "{file} bị hỏng tại byte {offset}: {reason}."


class SegmentsApart(Refused):
    """
    {file} begins at record {found}, but the segments before it end at record {expected}.

    A segment file is missing or was renamed: restore the folder `segments` from a copy.
    """

    code = "EVIDENCE-006"
    vietnamese = (
        "{file} bắt đầu từ bản ghi {found}, trong khi các phân đoạn trước kết thúc ở bản ghi {expected}."
    )


class CheckpointForeign(Refused):
    """
    {file} is not a checkpoint signed by {key}: {reason}.

    Restore the checkpoint and the key that belong together; a log cannot change its key.
    """

    code = "EVIDENCE-007"
    vietnamese = "{file} không phải là điểm kiểm tra do {key} ký: {reason}."


class LogMissing(NotFound):
    """
    There is no signed log in {folder}.

    Start the gateway once, or name the folder that holds `checkpoint` and `segments`.
    """

    code = "EVIDENCE-008"
    vietnamese = "Không có nhật ký đã ký trong {folder}."


class RecordUnknown(NotFound):
    """
    The log {folder} has no signed record {index}: it is signed up to {size}.

    Records are numbered from 0. A record is signed within a second of being written.
    """

    code = "EVIDENCE-009"
    vietnamese = "Nhật ký {folder} không có bản ghi đã ký số {index}: đã ký đến {size}."


class ReceiptMalformed(Invalid):
    """
    The receipt cannot be read: {reason}.

    Give the value of the header `Lgsp-Receipt`, or a c2sp.org/tlog-proof@v1 file made by `lgsp evidence prove`.
    """

    code = "EVIDENCE-010"
    vietnamese = "Không đọc được biên nhận: {reason}."


class ReceiptFalse(Refused):
    """
    The receipt does not hold: {reason}.

    Keep it as it is: either it was altered on the way, or the log that signed it did not contain the record.
    """

    code = "EVIDENCE-011"
    vietnamese = "Biên nhận không đúng: {reason}."


class KeyUnusable(Refused):
    """
    {file} does not hold a usable key: {reason}.

    Restore the file from a copy. Remove it only together with the log it signed.
    """

    code = "EVIDENCE-012"
    vietnamese = "{file} không chứa khoá dùng được: {reason}."


class RecordUnreadable(Refused):
    """
    Record {index} in {file} cannot be read: {reason}.

    The record was written by another version of the software, or was altered.
    """

    code = "EVIDENCE-013"
    vietnamese = "Không đọc được bản ghi {index} trong {file}: {reason}."
