"""What a witness refuses, and why."""

from lgsp.kernel.errors import Forbidden, Invalid, NotFound, Refused, Unavailable


class RequestMalformed(Invalid):
    """
    The request is not an add-checkpoint request: {reason}.

    Send a line `old N`, at most 63 proof lines, an empty line and the signed checkpoint (c2sp.org/tlog-witness).
    """

    code = "EVIDENCE-020"
    vietnamese = "Yêu cầu không đúng dạng add-checkpoint: {reason}."


class LogUnknown(NotFound):
    """
    This witness does not watch the log {origin}.

    Give `lgsp witness serve` the log's public key with `--log`.
    """

    code = "EVIDENCE-021"
    vietnamese = "Bên làm chứng này không theo dõi nhật ký {origin}."


class CheckpointUnsigned(Forbidden):
    """
    The checkpoint is not signed by the key that this witness knows for {origin}: {reason}.

    Compare the log's `vkey` with the file given to the witness.
    """

    code = "EVIDENCE-022"
    vietnamese = "Điểm kiểm tra không do khóa mà bên làm chứng biết của {origin} ký: {reason}."


class OldSizeTooLarge(Invalid):
    """
    The old size {old} is larger than the size {size} of the checkpoint.

    A proof leads from an earlier size to a later one.
    """

    code = "EVIDENCE-023"
    vietnamese = "Cỡ cũ {old} lớn hơn cỡ {size} của điểm kiểm tra."


class SizeConflict(Refused):
    """
    The latest checkpoint this witness cosigned for {origin} has size {size}, not {old}.

    Prove from that size. If the log holds fewer records than that, records were lost.
    """

    code = "EVIDENCE-024"
    vietnamese = "Điểm kiểm tra gần nhất mà bên làm chứng đã ký cho {origin} có cỡ {size}, không phải {old}."


class ForkRefused(Refused):
    """
    {origin} signed two different histories of {size} records: this checkpoint is not the one cosigned before.

    Keep both checkpoints: together they prove that the log was rewritten or forked. The witness keeps the second in
    its folder `refused`.
    """

    code = "EVIDENCE-025"
    vietnamese = (
        "{origin} đã ký hai lịch sử khác nhau cùng cỡ {size}: điểm kiểm tra này khác bản đã làm chứng."
    )


class ProofFalse(Refused):
    """
    The proof does not show that {origin} only added records between size {old} and size {size}.

    Verify the log with `lgsp evidence verify`: either the proof was made wrongly, or the log was rewritten.
    """

    code = "EVIDENCE-026"
    vietnamese = "Chứng minh không cho thấy {origin} chỉ ghi thêm từ cỡ {old} đến cỡ {size}."


class WitnessInUse(Refused):
    """
    The folder {folder} is already used by another witness process.

    Stop that process, or give this witness a folder of its own: one key has one state.
    """

    code = "EVIDENCE-027"
    vietnamese = "Thư mục {folder} đang được một tiến trình làm chứng khác sử dụng."


class WitnessStateUnusable(Unavailable):
    """
    The state {file} of the witness cannot be used: {reason}.

    Nothing is cosigned for that log. Free space or mend the rights if that is the reason. Never bring back an older
    copy of the file: if the latest is lost, retire the key and begin a new witness.
    """

    code = "EVIDENCE-028"
    vietnamese = "Không dùng được trạng thái {file} của bên làm chứng: {reason}."


class RequestTooLarge(Invalid):
    """
    The request has {size} bytes; a witness reads at most {most}.

    An add-checkpoint request is a few thousand bytes long.
    """

    code = "EVIDENCE-029"
    vietnamese = "Yêu cầu có {size} byte; bên làm chứng chỉ đọc tối đa {most} byte."


class RequestWithoutLength(Invalid):
    """
    The request does not say how long it is.

    Send it in one piece with the header `Content-Length`.
    """

    code = "EVIDENCE-030"
    vietnamese = "Yêu cầu không ghi độ dài (Content-Length)."


class AddressUnknown(NotFound):
    """
    There is nothing at {path}.

    A witness answers POST /add-checkpoint, GET /<SHA-256 of the origin in hex>/checkpoint and GET /healthz.
    """

    code = "EVIDENCE-031"
    vietnamese = "Không có gì tại {path}."
