"""Refusals about what was exchanged."""

from lgsp.kernel.errors import Forbidden, Invalid, NotFound, Unavailable


class ExchangeUnknown(NotFound):
    """
    No exchange {exchange_id} has been read from the evidence.

    The newest take a few seconds to appear; check the number, which is the header X-Road-Request-Id of the answer.
    """

    code = "USAGE-001"
    vietnamese = (
        "Không tìm thấy lượt trao đổi {exchange_id}. Lượt mới nhất cần vài giây mới hiện; "
        "hãy kiểm tra mã, là trường X-Road-Request-Id của trả lời."
    )


class AnswerWithoutRequest(Unavailable):
    """
    Record {index} of {folder} answers exchange {exchange_id}, whose request is not in the evidence before it.

    Evidence is never written so: run `lgsp evidence verify` and keep a copy of the folder.
    """

    code = "USAGE-002"
    vietnamese = (
        "Bản ghi {index} của {folder} trả lời lượt trao đổi {exchange_id} nhưng bằng chứng trước đó không có yêu cầu "
        "này. Hãy chạy lgsp evidence verify và giữ lại một bản sao của thư mục."
    )


class LogCallerUnknown(Forbidden):
    """
    Whose records are asked for is not known: {reason}.

    Send the access token with which the system calls services, from the gateway's POST /token.
    """

    code = "USAGE-003"
    vietnamese = "Không biết bản ghi của hệ thống nào được hỏi: {reason}."


class LogQueryMalformed(Invalid):
    """
    {name} cannot be {value}.

    Times are whole seconds since 1970, `limit` is 1 to 1000, `cursor` is the `next_cursor` of the page before.
    """

    code = "USAGE-004"
    vietnamese = "{name} không thể là {value}."


class LogKeyElsewhere(Unavailable):
    """
    Access tokens cannot be checked on this machine: {file} is not here.

    Keep the gateway's keys/token.key in the LGSP_VAR of the web screens too, readable by their account alone.
    """

    code = "USAGE-005"
    vietnamese = "Máy này không kiểm tra được mã truy cập: không có {file}."
