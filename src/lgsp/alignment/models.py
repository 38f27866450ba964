"""The tables of alignment: plans people approve, and what they decided about findings."""

from django.db import models
from django.db.models import F, Q

from .ways import PlanState, Way


class SavedPlan(models.Model):
    """A plan that one person made and another carries out or drops; never removed."""

    digest = models.CharField("mã băm", primary_key=True)
    content = models.TextField("nội dung")
    count = models.PositiveIntegerField("số thay đổi")
    state = models.CharField("tình trạng", max_length=10, choices=PlanState, default=PlanState.WAITING)
    made_by = models.CharField("người lập")
    made_at = models.DateTimeField("lập lúc")
    decided_by = models.CharField("người phê duyệt hoặc bỏ", blank=True)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    version = models.PositiveBigIntegerField("phiên bản nền tảng sau khi áp dụng", null=True, blank=True)

    class Meta:
        verbose_name = "kế hoạch thay đổi"
        verbose_name_plural = "kế hoạch thay đổi"
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(
                name="plan_is_approved_by_another",
                condition=~Q(state="applied") | ~Q(decided_by=F("made_by")),
                violation_error_message="Người phê duyệt phải khác người lập.",
            ),
        )

    def __str__(self) -> str:
        return self.digest[:12]


class Resolution(models.Model):
    """What was decided about a finding; the last one that is not over holds."""

    finding = models.CharField("phát hiện", db_index=True)
    way = models.CharField("cách xử lý", max_length=10, choices=Way)
    what = models.TextField("điều phát hiện khi quyết định")
    reason = models.TextField("lý do")
    document = models.CharField("số văn bản cho phép", blank=True)
    until = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)
    agreements = models.JSONField("thỏa thuận tạm dừng", default=list, blank=True)
    proposal = models.CharField("thư mục đề xuất", blank=True)
    decided_by = models.CharField("người quyết định")
    decided_at = models.DateTimeField("quyết định lúc")
    ended_by = models.CharField("người kết thúc", blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "quyết định về phát hiện"
        verbose_name_plural = "quyết định về phát hiện"
        ordering = ("-decided_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="waiver_names_document_and_end",
                condition=~Q(way="waive") | (~Q(document="") & Q(until__isnull=False)),
                violation_error_message="Miễn trừ phải có số văn bản và ngày hết hiệu lực.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding}: {self.get_way_display()}"
