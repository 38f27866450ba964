"""What people type when they decide about a finding."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why a finding ends as it does."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hai bên và người kiểm tra sẽ đọc."),
    )


class WaiverForm(ReasonForm):
    """By which document, and until when, what was found is allowed."""

    document = forms.CharField(label=_("Số văn bản cho phép"), max_length=200)
    until = forms.DateField(
        label=_("Hết hiệu lực sau ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ("document", "until", "reason")
