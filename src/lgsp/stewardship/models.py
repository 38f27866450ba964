"""The tables of stewardship: change requests with every step taken, compliance campaigns with every answer."""

from django.db import models
from django.db.models import F, Q

from .states import AnswerKind, RequestState, StepKind


class ChangeRequest(models.Model):
    """
    What somebody asks to change in the model; never removed.

    `changes` holds, by the id of each entity, its kind and its text in the base and as wanted; a text is null where the
    entity is not there. `files` names the files that taking it in writes, noted before the first of them is written.
    """

    title = models.CharField("nội dung", max_length=300)
    reason = models.TextField("lý do")
    author = models.CharField("người gửi")
    author_name = models.CharField("tên người gửi")
    agency = models.CharField("mã cơ quan", blank=True, db_index=True)
    state = models.CharField(
        "tình trạng", max_length=10, choices=RequestState, default=RequestState.WAITING, db_index=True
    )
    version = models.PositiveIntegerField("lần gửi", default=1)
    changes = models.JSONField("thay đổi")
    choices = models.JSONField("lựa chọn khi hai bên cùng sửa", default=list, blank=True)
    files = models.JSONField("tệp ghi vào mô hình", default=list, blank=True)
    opened_at = models.DateTimeField("gửi lúc")
    changed_at = models.DateTimeField("thay đổi lúc")
    decided_by = models.CharField("người duyệt", blank=True)
    decided_name = models.CharField("tên người duyệt", blank=True)
    decided_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    commit = models.CharField("mã trong lịch sử", blank=True)

    class Meta:
        verbose_name = "yêu cầu thay đổi"
        verbose_name_plural = "yêu cầu thay đổi"
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="request_is_approved_by_another",
                condition=~Q(state__in=("merging", "merged"))
                | (~Q(decided_by=F("author")) & ~Q(decided_by="")),
                violation_error_message="Người duyệt phải khác người gửi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}: {self.title}"


class Step(models.Model):
    """What somebody did with a request, and what they said."""

    request = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("bước", max_length=10, choices=StepKind)
    by = models.CharField("người làm")
    by_name = models.CharField("tên người làm")
    at = models.DateTimeField("lúc")
    note = models.TextField("lời ghi", blank=True)

    class Meta:
        verbose_name = "bước của yêu cầu"
        verbose_name_plural = "bước của yêu cầu"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.by}"


class Campaign(models.Model):
    """What the keeper of the architecture asks agencies to mend by a day."""

    title = models.CharField("tên đợt", max_length=300)
    message = models.TextField("lời nhắn")
    rules = models.JSONField("quy tắc", default=list, blank=True)
    due_on = models.DateField("hạn trả lời")
    sent_by = models.CharField("người gửi")
    sent_name = models.CharField("tên người gửi")
    sent_at = models.DateTimeField("gửi lúc")
    reminded_at = models.DateTimeField("nhắc lúc", null=True, blank=True)
    closed_by = models.CharField("người kết thúc", blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đợt rà soát tuân thủ"
        verbose_name_plural = "đợt rà soát tuân thủ"
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return self.title


class CampaignItem(models.Model):
    """
    A finding an agency was asked about, as it was when it was sent, and the last answer.

    `agency` is the agency's id in the model.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="items")
    agency = models.CharField("cơ quan", db_index=True)
    code = models.CharField("quy tắc")
    subject_kind = models.CharField("loại đối tượng")
    subject_id = models.CharField("đối tượng")
    subject_name = models.CharField("tên đối tượng")
    message = models.TextField("phát hiện")
    answer = models.CharField("trả lời", max_length=10, choices=AnswerKind, blank=True)
    planned_on = models.DateField("sửa xong trước ngày", null=True, blank=True)
    document = models.CharField("số văn bản", blank=True)
    note = models.TextField("giải trình", blank=True)
    answered_by = models.CharField("người trả lời", blank=True)
    answered_name = models.CharField("tên người trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mục của đợt rà soát"
        verbose_name_plural = "mục của đợt rà soát"
        ordering = ("agency", "code", "subject_name", "pk")
        constraints = (
            models.CheckConstraint(
                name="plan_has_a_day",
                condition=~Q(answer="planned") | Q(planned_on__isnull=False),
                violation_error_message="Hẹn sửa phải có ngày.",
            ),
            models.CheckConstraint(
                name="exception_has_a_document",
                condition=~Q(answer="exception") | ~Q(document=""),
                violation_error_message="Ngoại lệ phải nêu văn bản.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.subject_name}"
