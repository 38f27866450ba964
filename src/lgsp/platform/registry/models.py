"""The tables of the registry: facts about one row and constraints; no workflow."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from lgsp.platform.evidence.bodies.files import MAX_DAYS

from .names import validate_address, validate_part, validate_public_key
from .stages import Progress, Stage


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


class _Content(models.Model):
    """A file, kept under its SHA-256; never changed, never removed."""

    digest = models.CharField("dấu băm SHA-256", primary_key=True)
    content = models.BinaryField("nội dung")
    added_by = models.CharField("người nạp")
    added_at = models.DateTimeField("nạp lúc")

    class Meta:
        abstract = True
        ordering = ("-added_at",)

    def __str__(self) -> str:
        return self.digest[:12]


class Contract(_Content):
    """The description of a service's interface (OpenAPI)."""

    class Meta(_Content.Meta):
        verbose_name = verbose_name_plural = "đặc tả dịch vụ"


class Recording(_Content):
    """Answers recorded in the test environment, for a mock to give again."""

    class Meta(_Content.Meta):
        verbose_name = verbose_name_plural = "bản ghi trả lời mẫu"


class Service(models.Model):
    """A service a system provides, where the gateway finds it, and where it is in its life."""

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
    running = models.PositiveIntegerField(
        "số lượt xử lý cùng lúc", default=256, validators=[MinValueValidator(1), MaxValueValidator(4096)]
    )
    alias = models.CharField(
        "đường dẫn rút gọn",
        blank=True,
        validators=[validate_part],
        help_text="Phần đầu của đường dẫn mà hệ thống cũ vẫn gọi, ví dụ apiHoTichTuPhap.",
    )
    test_url = models.CharField("địa chỉ thử nghiệm", blank=True, validators=[validate_address])
    contract = models.ForeignKey(
        Contract, models.PROTECT, related_name="+", verbose_name="đặc tả", null=True, blank=True
    )
    stage = models.CharField("giai đoạn", max_length=10, choices=Stage, default=Stage.PUBLISHED)
    successor = models.ForeignKey(
        "self", models.PROTECT, related_name="+", verbose_name="dịch vụ thay thế", null=True, blank=True
    )
    ends_on = models.DateField("ngừng từ ngày", null=True, blank=True)
    keep_bodies = models.PositiveSmallIntegerField(
        "lưu nội dung trao đổi (ngày)",
        default=0,
        validators=[MaxValueValidator(MAX_DAYS)],
        help_text="Nội dung yêu cầu và trả lời được mã hóa, lưu từng này ngày rồi xóa. 0: không lưu.",
    )
    keep_test_bodies = models.PositiveSmallIntegerField(
        "lưu nội dung ở môi trường thử nghiệm (ngày)", default=0, validators=[MaxValueValidator(MAX_DAYS)]
    )
    promises = models.JSONField("mức dịch vụ cam kết", default=list, blank=True)
    recording = models.ForeignKey(
        Recording, models.PROTECT, related_name="+", verbose_name="bản ghi trả lời mẫu", null=True, blank=True
    )

    class Meta:
        verbose_name = "dịch vụ"
        verbose_name_plural = "dịch vụ"
        ordering = ("subsystem__member__code", "subsystem__code", "code")
        constraints = (
            models.UniqueConstraint(name="service_is_unique", fields=["subsystem", "code"]),
            models.UniqueConstraint(
                name="service_alias_is_unique",
                fields=["alias"],
                condition=~Q(alias=""),
                violation_error_message="Đường dẫn rút gọn này đã thuộc về dịch vụ khác.",
            ),
            models.CheckConstraint(
                name="service_test_is_apart",
                condition=~Q(test_url=F("url")) | Q(test_url=""),
                violation_error_message="Địa chỉ thử nghiệm phải khác địa chỉ thật: không dùng dữ liệu thật khi thử.",
            ),
        )

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
    terms = models.JSONField("điều khoản", default=dict, blank=True)
    is_test = models.BooleanField("chỉ để thử nghiệm", default=False)
    suspended_at = models.DateTimeField("tạm dừng lúc", null=True, blank=True)
    suspended_by = models.CharField("người tạm dừng", blank=True)
    suspended_for = models.TextField("lý do tạm dừng", blank=True)
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
    is_test = models.BooleanField("chỉ để thử nghiệm", default=False)
    networks = models.JSONField("dải địa chỉ được dùng", default=list, blank=True)
    ends_at = models.DateTimeField(
        "hết dùng lúc",
        null=True,
        blank=True,
        help_text="Khóa cũ vẫn dùng được tới lúc này sau khi đã có khóa mới.",
    )
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
                name="credential_in_use_is_unique",
                fields=["client_id"],
                condition=Q(revoked_at__isnull=True, ends_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.client_id


class AccessRequest(models.Model):
    """A consumer's request to use a service: for what, on what ground, what of it; and what became of it."""

    code = models.CharField("số yêu cầu", unique=True)
    consumer = models.ForeignKey(
        Subsystem, models.PROTECT, related_name="+", verbose_name="hệ thống khai thác"
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", verbose_name="dịch vụ")
    purpose = models.TextField("mục đích")
    legal_basis = models.TextField("căn cứ pháp lý")
    terms = models.JSONField("điều khoản", default=dict, blank=True)
    valid_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    valid_to = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)
    progress = models.CharField("tình trạng", max_length=10, choices=Progress, default=Progress.SUBMITTED)
    requested_by = models.CharField("người yêu cầu")
    requested_at = models.DateTimeField("yêu cầu lúc")
    due_on = models.DateField("hạn quyết định")
    reminded_at = models.DateTimeField("nhắc lúc", null=True, blank=True)
    decided_by = models.CharField("người quyết định", blank=True)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    refusal_ground = models.TextField("căn cứ từ chối", blank=True)
    tested_by = models.CharField("người xác nhận thử nghiệm", blank=True)
    tested_at = models.DateTimeField("thử nghiệm xong lúc", null=True, blank=True)
    test_note = models.TextField("kết quả thử nghiệm", blank=True)
    live_at = models.DateTimeField("mở kết nối lúc", null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu khai thác"
        verbose_name_plural = "yêu cầu khai thác"
        ordering = ("-requested_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="refusal_has_a_ground",
                condition=~Q(progress="refused") | ~Q(refusal_ground=""),
                violation_error_message="Từ chối phải nêu căn cứ.",
            ),
        )

    def __str__(self) -> str:
        return self.code


class Notice(models.Model):
    """What an agency is told about its connections; it stays until somebody there has seen it."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="cơ quan nhận")
    text = models.TextField("nội dung")
    about = models.CharField("về yêu cầu hoặc thỏa thuận")
    sent_at = models.DateTimeField("gửi lúc")
    seen_by = models.CharField("người xem", blank=True)
    seen_at = models.DateTimeField("xem lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return self.text[:60]


class Incident(models.Model):
    """An incident on the exchange, and what was reported about it."""

    code = models.CharField("số sự cố", unique=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="cơ quan")
    title = models.CharField("tên sự cố")
    found_at = models.DateTimeField("phát hiện lúc")
    what = models.TextField("diễn biến")
    affected = models.TextField("hệ thống, dịch vụ, dữ liệu bị ảnh hưởng", blank=True)
    measures = models.TextField("biện pháp đã làm", blank=True)
    cause = models.TextField("nguyên nhân", blank=True)
    has_personal_data = models.BooleanField("có lộ, mất dữ liệu cá nhân", default=False)
    first_sent_at = models.DateTimeField("gửi báo cáo đầu lúc", null=True, blank=True)
    follow_up_sent_at = models.DateTimeField("gửi báo cáo tiếp lúc", null=True, blank=True)
    data_notice_sent_at = models.DateTimeField("gửi thông báo dữ liệu cá nhân lúc", null=True, blank=True)
    letters = models.JSONField("văn bản đã gửi", default=dict, blank=True)
    reminded = models.JSONField("đã nhắc", default=list, blank=True)
    opened_by = models.CharField("người ghi")
    opened_at = models.DateTimeField("ghi lúc")
    closed_by = models.CharField("người đóng", blank=True)
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "sự cố"
        verbose_name_plural = "sự cố"
        ordering = ("-found_at",)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


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


class PublicKey(models.Model):
    """A key by which a system's signed requests are verified; several at once, so that one follows another."""

    subsystem = models.ForeignKey(Subsystem, models.PROTECT, related_name="+", verbose_name="hệ thống")
    key_id = models.CharField("dấu vân tay của khóa")
    algorithm = models.CharField("thuật toán")
    public_key = models.TextField(
        "khóa công khai (PEM hoặc JWK) hoặc chứng thư (PEM)", validators=[validate_public_key]
    )
    valid_from = models.DateTimeField("có hiệu lực từ lúc", null=True, blank=True)
    valid_to = models.DateTimeField("hết hiệu lực lúc", null=True, blank=True)
    registered_by = models.CharField("người đăng ký")
    registered_at = models.DateTimeField("đăng ký lúc")
    revoked_by = models.CharField("người thu hồi", blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "khóa công khai"
        verbose_name_plural = "khóa công khai"
        ordering = ("key_id", "-registered_at")
        constraints = (
            models.UniqueConstraint(name="public_key_is_registered_once", fields=["key_id"]),
            models.CheckConstraint(
                name="public_key_instants_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lt=F("valid_to")),
                violation_error_message="Lúc hết hiệu lực phải sau lúc có hiệu lực.",
            ),
        )

    def __str__(self) -> str:
        return self.key_id
