"""What the settings of a service are refused for."""

from lgsp.kernel.errors import Invalid


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
