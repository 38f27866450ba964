"""Why a log was not attested: the witness or the authority refused, is away, or its answer does not hold."""

from lgsp.kernel.errors import Invalid, Refused, Unavailable


class SourceAway(Unavailable):
    """
    {url} does not answer: {reason}.

    It is asked again by itself. Check the address, the network and the other side.
    """

    code = "EVIDENCE-035"
    vietnamese = "{url} không trả lời: {reason}."


class SourceRefused(Refused):
    """
    {url} refused with status {status}: {said}

    The answer of the other side says why; a witness's codes are in this catalogue.
    """

    code = "EVIDENCE-036"
    vietnamese = "{url} từ chối, mã {status}: {said}"


class CosignatureFalse(Refused):
    """
    The cosignature of {witness} does not hold: {reason}.

    Compare its key in LGSP_WITNESSES with what `lgsp witness key` prints there.
    """

    code = "EVIDENCE-037"
    vietnamese = "Chữ ký làm chứng của {witness} không đúng: {reason}."


class WitnessWentBack(Refused):
    """
    {witness} says it cosigned {size} records last, although it cosigned {known}: it lost its state.

    Its cosignatures can no longer exclude a fork. Have its operator retire the key and begin a new witness.
    """

    code = "EVIDENCE-038"
    vietnamese = (
        "{witness} cho biết lần cuối ký cho {size} bản ghi, dù đã ký cho {known}: bên đó đã mất trạng thái."
    )


class LogBehindWitness(Refused):
    """
    {witness} cosigned {size} records, but the log is signed for {signed}: records were lost, or the log was brought
    back.

    Stop the gateway of this log, and restore the folder `segments` from a copy that holds the records.
    """

    code = "EVIDENCE-039"
    vietnamese = "{witness} đã làm chứng {size} bản ghi nhưng nhật ký chỉ ký cho {signed}: có bản ghi bị mất."


class TimeStampFalse(Refused):
    """
    The time-stamp {stamp} does not hold: {reason}.

    Check that LGSP_TSA_CERTIFICATES holds the authority's root. A stored one that was altered proves nothing: keep it.
    """

    code = "EVIDENCE-040"
    vietnamese = "Dấu thời gian {stamp} không đúng: {reason}."


class WitnessListMalformed(Invalid):
    """
    {file}, line {line}: {reason}.

    Each line is the public key that `lgsp witness key` prints, a space, and the address of that witness.
    """

    code = "EVIDENCE-041"
    vietnamese = "{file}, dòng {line}: {reason}."


class CertificatesUnusable(Invalid):
    """
    {file} holds no certificates to check time-stamps by: {reason}.

    Give the root of the authority, and its intermediate certificates if it does not send them, as PEM.
    """

    code = "EVIDENCE-042"
    vietnamese = "{file} không có chứng thư để kiểm tra dấu thời gian: {reason}."


class AttestationsUnreadable(Refused):
    """
    The state {file} of witnesses and time-stamps cannot be used: {reason}.

    Move the file away: it is made again, and only the record of past outages is lost.
    """

    code = "EVIDENCE-043"
    vietnamese = "Không dùng được tệp trạng thái làm chứng {file}: {reason}."
