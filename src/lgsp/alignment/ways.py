"""The words of the tables: where a plan stands, and how a finding ends."""

from django.db.models import TextChoices


class PlanState(TextChoices):
    """Where a plan stands."""

    WAITING = "waiting", "Chờ phê duyệt"
    APPLIED = "applied", "Đã áp dụng"
    DROPPED = "dropped", "Đã bỏ"


class Way(TextChoices):
    """How a finding ends: one of three."""

    ADOPT = "adopt", "Đưa vào kiến trúc"
    STOP = "stop", "Dừng trên nền tảng"
    WAIVE = "waive", "Miễn trừ có văn bản"
