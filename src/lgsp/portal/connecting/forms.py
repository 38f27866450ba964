"""The forms: what people type, turned into entries of the registry."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lgsp.platform.exchange.errors import PublicKeyUnusable
from lgsp.platform.exchange.public_keys import read_public_key
from lgsp.platform.registry.entries import AccessEntry, Terms
from lgsp.platform.registry.queries import identify

DAYS = [
    (1, _("Thứ hai")),
    (2, _("Thứ ba")),
    (3, _("Thứ tư")),
    (4, _("Thứ năm")),
    (5, _("Thứ sáu")),
    (6, _("Thứ bảy")),
    (7, _("Chủ nhật")),
]
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d\s*-\s*(([01]\d|2[0-3]):[0-5]\d|24:00)")
_MODES = [
    ("off", _("Không kiểm tra")),
    ("warn", _("Cảnh báo, vẫn chuyển")),
    ("enforce", _("Bắt buộc, sai thì từ chối")),
]


class TermsForm(forms.Form):
    """What a consumer may do beyond calling at all; everything left empty is unlimited."""

    operations = forms.CharField(
        label=_("Thao tác được phép"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("Mỗi dòng một thao tác, ví dụ GET /nguoi/*. Để trống: mọi thao tác."),
    )
    fields_ = forms.CharField(
        label=_("Trường dữ liệu được nhận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("Mỗi dòng một trường, ví dụ hoTen, con[].hoTen. Để trống: nguyên vẹn trả lời."),
    )
    rate = forms.FloatField(label=_("Lượt gọi mỗi giây"), required=False, min_value=0.01)
    burst = forms.IntegerField(label=_("Gọi dồn tối đa"), required=False, min_value=1, initial=1)
    per_day = forms.IntegerField(label=_("Lượt gọi mỗi ngày"), required=False, min_value=1)
    hours = forms.RegexField(
        _HOURS,
        label=_("Khung giờ"),
        required=False,
        help_text=_("Ví dụ 07:30-17:00, giờ Việt Nam. Để trống: cả ngày."),
        error_messages={"invalid": _("Viết giờ dạng 07:30-17:00.")},
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Ngày trong tuần"),
        required=False,
        coerce=int,
        choices=DAYS,
        initial=[day for day, _name in DAYS],
        widget=forms.CheckboxSelectMultiple,
    )
    validation = forms.ChoiceField(
        label=_("Kiểm tra theo đặc tả"), choices=_MODES, initial="off", required=False
    )

    def to_terms(self) -> Terms:
        """Return the terms as the registry keeps them."""
        found = self.cleaned_data
        return Terms(
            operations=_lines(found["operations"]),
            hours=found["hours"],
            days=tuple(found["days"]) or Terms().days,
            rate=found["rate"],
            burst=found["burst"] or 1,
            per_day=found["per_day"],
            fields=_lines(found["fields_"]),
            validation=found["validation"] or "off",
        )

    @staticmethod
    def from_terms(terms: Terms) -> dict[str, Any]:
        """Return what the form shows at first for these terms."""
        return {
            "operations": "\n".join(terms.operations),
            "fields_": "\n".join(terms.fields),
            "rate": terms.rate,
            "burst": terms.burst,
            "per_day": terms.per_day,
            "hours": terms.hours,
            "days": list(terms.days),
            "validation": terms.validation,
        }


class AccessForm(TermsForm):
    """A request for the use of a service."""

    consumer = forms.TypedChoiceField(label=_("Hệ thống khai thác"), coerce=int)
    purpose = forms.CharField(
        label=_("Mục đích"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dữ liệu dùng để làm gì, trong thủ tục nào."),
    )
    legal_basis = forms.CharField(
        label=_("Căn cứ pháp lý"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Văn bản, điều, khoản cho phép khai thác."),
    )
    valid_from = forms.DateField(
        label=_("Từ ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    valid_to = forms.DateField(
        label=_("Đến ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    field_order = ("consumer", "purpose", "legal_basis", "operations", "fields_")

    def __init__(self, *args: Any, systems: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._systems = {system.pk: system for system in systems}
        self.fields["consumer"].choices = [(s.pk, f"{s.name} ({s.member.name})") for s in systems]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that the days are in order."""
        found: dict[str, Any] = super().clean() or {}
        since, until = found.get("valid_from"), found.get("valid_to")
        if since and until and until < since:
            self.add_error("valid_to", _("Ngày hết hiệu lực phải sau ngày có hiệu lực."))
        return found

    def get_system(self) -> Any:
        """Return the system that is to call."""
        return self._systems[self.cleaned_data["consumer"]]

    def to_entry(self, service: str, *, instance: str) -> AccessEntry:
        """Return the request as the registry takes it."""
        found = self.cleaned_data
        return AccessEntry(
            consumer=identify(self.get_system(), instance),
            service=service,
            purpose=found["purpose"],
            legal_basis=found["legal_basis"],
            terms=self.to_terms(),
            valid_from=found["valid_from"],
            valid_to=found["valid_to"],
        )


class EndForm(forms.Form):
    """The announced end of a service."""

    ends_on = forms.DateField(label=_("Ngừng từ ngày"), widget=forms.DateInput(attrs={"type": "date"}))
    successor = forms.ChoiceField(label=_("Dịch vụ thay thế"), required=False)

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = [("", _("Không có")), *services]  # type: ignore[attr-defined]


class CredentialForm(forms.Form):
    """A new secret of a system."""

    is_test = forms.BooleanField(label=_("Chỉ dùng ở môi trường thử nghiệm"), required=False)
    networks = forms.CharField(
        label=_("Chỉ dùng từ các dải địa chỉ"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=_("Mỗi dòng một dải, ví dụ 10.20.0.0/16. Để trống: từ mọi nơi."),
    )
    overlap_days = forms.IntegerField(
        label=_("Khóa cũ còn dùng được (ngày)"),
        required=False,
        min_value=0,
        max_value=30,
        initial=0,
        help_text=_("Để hệ thống đổi khóa mà không ngắt kết nối."),
    )


class KeyForm(forms.Form):
    """A certificate or public key of a system."""

    public_key = forms.CharField(
        label=_("Chứng thư hoặc khóa công khai"),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "class": "mono"}),
        help_text=_("Dán nội dung tệp PEM. Không bao giờ đưa khóa riêng vào đây."),
    )

    def clean_public_key(self) -> str:
        """Accept what the gateway can know a system by."""
        text = str(self.cleaned_data["public_key"])
        try:
            read_public_key(text)
        except PublicKeyUnusable:
            raise forms.ValidationError(
                _(
                    "Cần một chứng thư dùng được cho bên gọi TLS (RSA từ 2048 bit, P-256, Ed25519; không chỉ dành "
                    "cho máy chủ), hoặc một khóa công khai Ed25519 hay P-256. Không bao giờ đưa khóa riêng vào đây."
                )
            ) from None
        return text


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
