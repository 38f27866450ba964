"""The tables of the registry: facts about one row and constraints; no workflow."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from .names import validate_address, validate_part


class Instance(models.Model):
    """The exchange this registry describes: one row, also the lock that lets one change happen at a time."""

    code = models.CharField("mã hệ thống trao đổi", validators=[validate_part])

    class Meta:
        verbose_name = "hệ thống trao đổi"
        verbose_name_plural = "hệ thống trao đổi"
        constraints = (models.CheckConstraint(name="instance_is_one_row", condition=Q(pk=1)),)

    def __str__(self) -> str:
        return self.code


class Member(models.Model):
    """An agency on the exchange."""

    member_class = models.CharField("nhóm thành viên", default="GOV", validators=[validate_part])
    code = models.CharField("mã cơ quan", validators=[validate_part])
    name = models.CharField("tên cơ quan")

    class Meta:
        verbose_name = "thành viên"
        verbose_name_plural = "thành viên"
        ordering = ("member_class", "code")
        constraints = (models.UniqueConstraint(name="member_is_unique", fields=["member_class", "code"]),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Subsystem(models.Model):
    """A member's system that calls or provides."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="thành viên")
    code = models.CharField("mã hệ thống con", validators=[validate_part])
    name = models.CharField("tên hệ thống")
    system = models.CharField("mã trong mô hình", blank=True)

    class Meta:
        verbose_name = "hệ thống"
        verbose_name_plural = "hệ thống"
        ordering = ("member__member_class", "member__code", "code")
        constraints = (models.UniqueConstraint(name="subsystem_is_unique", fields=["member", "code"]),)

    def __str__(self) -> str:
        return f"{self.code} – {self.name}"


class Service(models.Model):
    """A service a system provides, and where the gateway finds it."""

    subsystem = models.ForeignKey(
        Subsystem, models.PROTECT, related_name="+", verbose_name="hệ thống cung cấp"
    )
    code = models.CharField("mã dịch vụ", validators=[validate_part])
    name = models.CharField("tên dịch vụ")
    url = models.CharField("địa chỉ của hệ thống cung cấp", validators=[validate_address])
    version = models.CharField("phiên bản", default="1.0")
    timeout_s = models.PositiveIntegerField(
        "thời gian chờ (giây)", default=30, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    max_body = models.PositiveIntegerField("cỡ thông điệp tối đa (byte)", default=10 * 1024 * 1024)

    class Meta:
        verbose_name = "dịch vụ"
        verbose_name_plural = "dịch vụ"
        ordering = ("subsystem__member__code", "subsystem__code", "code")
        constraints = (models.UniqueConstraint(name="service_is_unique", fields=["subsystem", "code"]),)

    def __str__(self) -> str:
        return f"{self.code} – {self.name}"


class Origin(models.TextChoices):
    """Where an agreement comes from."""

    MODEL = "model", "Theo kiến trúc"
    OPERATOR = "operator", "Cấp thủ công"


class Agreement(models.Model):
    """The right of one system to call one service, for a purpose, between two days; kept when withdrawn."""

    key = models.CharField("mã thỏa thuận")
    consumer = models.ForeignKey(
        Subsystem, models.PROTECT, related_name="+", verbose_name="hệ thống khai thác"
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", verbose_name="dịch vụ")
    purpose = models.TextField("mục đích")
    legal_basis = models.TextField("căn cứ pháp lý", blank=True)
    valid_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    valid_to = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)
    origin = models.CharField("nguồn gốc", max_length=10, choices=Origin, default=Origin.OPERATOR)
    flow = models.CharField("luồng trong mô hình", blank=True)
    granted_by = models.CharField("người cấp")
    granted_at = models.DateTimeField("cấp lúc")
    withdrawn_by = models.CharField("người thu hồi", blank=True)
    withdrawn_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thỏa thuận khai thác"
        verbose_name_plural = "thỏa thuận khai thác"
        ordering = ("key", "-granted_at")
        constraints = (
            models.UniqueConstraint(
                name="agreement_key_in_force_is_unique",
                fields=["key"],
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message="Đang có thỏa thuận mang mã này; hãy thu hồi trước khi cấp lại.",
            ),
            models.CheckConstraint(
                name="agreement_dates_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
        )

    def __str__(self) -> str:
        return self.key


class Credential(models.Model):
    """What a system proves itself with; only a digest of the secret is kept."""

    subsystem = models.ForeignKey(Subsystem, models.PROTECT, related_name="+", verbose_name="hệ thống")
    client_id = models.CharField("tên truy cập")
    secret_sha256 = models.CharField("dấu băm của khóa bí mật")
    issued_by = models.CharField("người cấp")
    issued_at = models.DateTimeField("cấp lúc")
    revoked_by = models.CharField("người thu hồi", blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông tin xác thực"
        verbose_name_plural = "thông tin xác thực"
        ordering = ("client_id", "-issued_at")
        constraints = (
            models.UniqueConstraint(
                name="credential_in_use_is_unique", fields=["client_id"], condition=Q(revoked_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.client_id


class SnapshotVersion(models.Model):
    """The registry as it was published to the gateways; never changed, never removed."""

    version = models.PositiveBigIntegerField("phiên bản", primary_key=True)
    made_at = models.DateTimeField("lập lúc")
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "bản công bố"
        verbose_name_plural = "bản công bố"
        ordering = ("-version",)

    def __str__(self) -> str:
        return f"#{self.version}"
