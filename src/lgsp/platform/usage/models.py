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
    code = models.CharField("mã lỗi", blank=True)
    purpose = models.CharField("mục đích", blank=True)
    version = models.CharField("phiên bản dịch vụ", blank=True)
    proof = models.CharField("cách xác thực", blank=True)
    trace = models.CharField("vết (W3C)", blank=True)
    is_warned = models.BooleanField("sai đặc tả nhưng được cho qua", default=False)
    request_size = models.PositiveBigIntegerField("cỡ yêu cầu", default=0)
    answer_size = models.PositiveBigIntegerField("cỡ trả lời", default=0)
    request_index = models.PositiveBigIntegerField("vị trí bằng chứng của yêu cầu", null=True)
    answer_index = models.PositiveBigIntegerField("vị trí bằng chứng của trả lời", null=True)

    class Meta:
        verbose_name = "lượt trao đổi"
        verbose_name_plural = "lượt trao đổi"
        ordering = ("-started_at", "-pk")
        indexes = (
            models.Index(name="exchange_by_pair", fields=["consumer", "service", "started_at"]),
            models.Index(name="exchange_by_service", fields=["service", "started_at"]),
        )

    def __str__(self) -> str:
        return self.exchange_id


class Hour(models.Model):
    """The exchanges that began within an hour and are alike in what is told apart: how many, how large, how long."""

    hour = models.DateTimeField("giờ")
    node = models.CharField("nút")
    consumer = models.CharField("hệ thống khai thác")
    service = models.CharField("dịch vụ")
    agreement = models.CharField("thỏa thuận", blank=True)
    version = models.CharField("phiên bản dịch vụ", blank=True)
    purpose = models.CharField("mục đích", blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    status = models.PositiveSmallIntegerField("mã HTTP, 0 khi không có", default=0)
    code = models.CharField("mã lỗi", blank=True)
    error = models.CharField("lỗi", blank=True)
    count = models.PositiveIntegerField("số lượt", default=0)
    request_bytes = models.PositiveBigIntegerField("tổng cỡ yêu cầu (byte)", default=0)
    answer_bytes = models.PositiveBigIntegerField("tổng cỡ trả lời (byte)", default=0)
    duration_us = models.PositiveBigIntegerField("tổng thời gian (µs)", default=0)
    slowest_us = models.PositiveBigIntegerField("chậm nhất (µs)", default=0)
    first_at = models.DateTimeField("lượt đầu", null=True)
    last_at = models.DateTimeField("lượt cuối", null=True)
    within_5_ms = models.PositiveIntegerField("tới 5 ms", default=0)
    within_10_ms = models.PositiveIntegerField("tới 10 ms", default=0)
    within_20_ms = models.PositiveIntegerField("tới 20 ms", default=0)
    within_50_ms = models.PositiveIntegerField("tới 50 ms", default=0)
    within_100_ms = models.PositiveIntegerField("tới 100 ms", default=0)
    within_200_ms = models.PositiveIntegerField("tới 200 ms", default=0)
    within_500_ms = models.PositiveIntegerField("tới 500 ms", default=0)
    within_1000_ms = models.PositiveIntegerField("tới 1000 ms", default=0)
    within_2000_ms = models.PositiveIntegerField("tới 2000 ms", default=0)
    within_5000_ms = models.PositiveIntegerField("tới 5000 ms", default=0)
    within_10000_ms = models.PositiveIntegerField("tới 10000 ms", default=0)
    within_30000_ms = models.PositiveIntegerField("tới 30000 ms", default=0)
    slower = models.PositiveIntegerField("lâu hơn nữa", default=0)

    class Meta:
        verbose_name = "tổng theo giờ"
        verbose_name_plural = "tổng theo giờ"
        ordering = ("-hour", "service", "consumer")
        constraints = (
            models.UniqueConstraint(
                name="hour_is_summed_once",
                fields=[
                    *("hour", "node", "consumer", "service", "agreement", "version", "purpose"),
                    *("outcome", "status", "code", "error"),
                ],
            ),
        )
        indexes = (models.Index(name="hour_by_service", fields=["service", "hour"]),)

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.consumer} → {self.service}"


class Uptime(models.Model):
    """In which minutes of an hour a node could take calls: bit 0 is the first minute."""

    node = models.CharField("nút")
    hour = models.DateTimeField("giờ")
    minutes = models.PositiveBigIntegerField("các phút (bit)", default=0)

    class Meta:
        verbose_name = "giờ hoạt động"
        verbose_name_plural = "giờ hoạt động"
        ordering = ("-hour", "node")
        constraints = (models.UniqueConstraint(name="uptime_is_kept_once", fields=["node", "hour"]),)

    def __str__(self) -> str:
        return f"{self.node} {self.hour:%Y-%m-%d %H}: {self.minutes.bit_count()}"


class Cursor(models.Model):
    """How far a node's evidence has been read: the index of the next record."""

    node = models.CharField("nút", primary_key=True)
    next_index = models.PositiveBigIntegerField("bản ghi kế tiếp", default=0)

    class Meta:
        verbose_name = "vị trí đọc bằng chứng"
        verbose_name_plural = "vị trí đọc bằng chứng"

    def __str__(self) -> str:
        return f"{self.node}: {self.next_index}"
