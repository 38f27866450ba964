"""Refusals about what was exchanged."""

from lgsp.kernel.errors import NotFound, Unavailable


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
