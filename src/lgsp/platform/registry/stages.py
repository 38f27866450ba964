"""Where a service is in its life, and how far a request for access has come."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where a service is in its life."""

    DRAFT = "draft", "Dự thảo"
    TEST = "test", "Thử nghiệm"
    PUBLISHED = "published", "Đã công bố"
    DEPRECATED = "deprecated", "Sắp ngừng"
    WITHDRAWN = "withdrawn", "Đã thu hồi"


class Progress(TextChoices):
    """How far a request for access has come."""

    SUBMITTED = "submitted", "Chờ chủ quản dữ liệu quyết định"
    TESTING = "testing", "Được đồng ý, đang thử nghiệm"
    READY = "ready", "Thử nghiệm xong, chờ mở kết nối thật"
    LIVE = "live", "Đang khai thác"
    REFUSED = "refused", "Bị từ chối"
    CANCELLED = "cancelled", "Bên yêu cầu đã rút"
