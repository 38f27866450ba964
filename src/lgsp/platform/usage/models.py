"""The tables of what was exchanged; they can be thrown away and read again from the evidence."""

from django.db import models


class Outcome(models.TextChoices):
    """How an exchange ended."""

    PENDING = "pending", "Chưa có trả lời"
    ANSWERED = "answered", "Đã trả lời"
    FAILED = "failed", "Không thành công"
    REFUSED = "refused", "Bị từ chối"


class Exchange(models.Model):
    """One call through a gateway: its request, and its answer or refusal."""

    exchange_id = models.CharField("mã trao đổi", unique=True)
    node = models.CharField("nút")
    consumer = models.CharField("hệ thống khai thác")
    service = models.CharField("dịch vụ")
    agreement = models.CharField("thỏa thuận", blank=True)
    method = models.CharField("phương thức")
    started_at = models.DateTimeField("bắt đầu", db_index=True)
    answered_at = models.DateTimeField("trả lời", null=True)
    status = models.PositiveSmallIntegerField("mã HTTP", null=True)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, default=Outcome.PENDING)
    error = models.CharField("lỗi", blank=True)
    request_size = models.PositiveBigIntegerField("cỡ yêu cầu", default=0)
    answer_size = models.PositiveBigIntegerField("cỡ trả lời", default=0)
    request_index = models.PositiveBigIntegerField("vị trí bằng chứng của yêu cầu", null=True)
    answer_index = models.PositiveBigIntegerField("vị trí bằng chứng của trả lời", null=True)

    class Meta:
        verbose_name = "lượt trao đổi"
        verbose_name_plural = "lượt trao đổi"
        ordering = ("-started_at", "-pk")
        indexes = (models.Index(name="exchange_by_pair", fields=["consumer", "service", "started_at"]),)

    def __str__(self) -> str:
        return self.exchange_id


class Cursor(models.Model):
    """How far a node's evidence has been read: the index of the next record."""

    node = models.CharField("nút", primary_key=True)
    next_index = models.PositiveBigIntegerField("bản ghi kế tiếp", default=0)

    class Meta:
        verbose_name = "vị trí đọc bằng chứng"
        verbose_name_plural = "vị trí đọc bằng chứng"

    def __str__(self) -> str:
        return f"{self.node}: {self.next_index}"
