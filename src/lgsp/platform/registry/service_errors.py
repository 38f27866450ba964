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
