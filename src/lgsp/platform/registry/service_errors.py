"""What the settings of a service are refused for."""

from lgsp.kernel.errors import Invalid, Refused


class KeptDaysMalformed(Invalid):
    """
    The bodies of {service} cannot be kept for {days} days: from 0, which is not at all, to {most} is possible.

    Write a whole number in between.
    """

    code = "REGISTRY-050"
    vietnamese = (
        "Không lưu được nội dung trao đổi của {service} trong {days} ngày: "
        "cần số ngày nguyên từ 0 (không lưu) tới {most}."
    )


class RecordingForeign(Invalid):
    """
    The recording is of {found}, not of {service}.

    Record the same service in the test environment: `lgsp mock record`.
    """

    code = "REGISTRY-051"
    vietnamese = "Bản ghi là của {found}, không phải của {service}."


class MockUndescribed(Refused):
    """
    {service} has no description, so it has no mock that could answer.

    Give it an OpenAPI description first; what the recording does not hold is answered by that.
    """

    code = "REGISTRY-052"
    vietnamese = "{service} chưa có đặc tả nên chưa trả lời mẫu được. Hãy nạp đặc tả OpenAPI trước."


class PromiseMalformed(Invalid):
    """
    {service} cannot promise to serve {share} % of the calls, 95 in 100 of them within {p95_ms} ms.

    A share is more than 0 and at most 100 %, a time at most ten minutes; it holds from the first day of a month.
    """

    code = "REGISTRY-053"
    vietnamese = (
        "{service} không cam kết được phục vụ {share} % số lượt, 95/100 lượt trong {p95_ms} ms: tỷ lệ lớn hơn 0 và tới "
        "100 %, thời gian tới mười phút, tính từ ngày đầu của một tháng."
    )


class PromiseInPast(Refused):
    """
    What was promised for {month} stays: the month is over.

    Promise from this month, or from a later one.
    """

    code = "REGISTRY-054"
    vietnamese = (
        "Mức cam kết cho tháng {month} giữ nguyên vì tháng đã qua. Hãy cam kết từ tháng này hoặc tháng sau."
    )
