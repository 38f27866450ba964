"""What the three products have in common, as it is printed in each."""

from dataclasses import dataclass

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.frameworks.outlines import Outline
from lgsp.architecture.frameworks.verification import say_verification
from lgsp.architecture.interchange.mau03.cells import UNDETERMINED
from lgsp.architecture.interchange.mau03.versions import say_day

_DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """
    A dossier: which product of which province, in which version, of which days, confirmed by whom.

    `draft` says by which draft the forms are, while they are one, and `notice` what the province gives notice of;
    `open` names what nobody has determined.
    """

    product: str
    province: str
    version: str
    valid_from: str
    data_cutoff: str
    made_on: str
    confirmed_by: str
    digest: str
    draft: str
    notice: str
    open: tuple[str, ...]

    @classmethod
    def of(cls, edition: Edition, outline: Outline) -> "Facts":
        """Gather the facts of the issue that is meant."""
        issue, province = edition.issue, edition.model.province
        version = tidy(issue.version) if issue else UNDETERMINED
        valid_from = say_day(issue.valid_from if issue else None)
        data_cutoff = say_day(issue.data_cutoff if issue else None)
        confirmed_by = tidy(issue.confirmed_by) if issue and issue.confirmed_by else UNDETERMINED
        named = {
            "phiên bản": version,
            "ngày hiệu lực": valid_from,
            "ngày chốt dữ liệu": data_cutoff,
            "đơn vị xác nhận": confirmed_by,
        }
        return cls(
            product=f"{outline.document_title} {edition.province}",
            province=edition.province,
            version=version,
            valid_from=valid_from,
            data_cutoff=data_cutoff,
            made_on=on_day(edition.on),
            confirmed_by=confirmed_by,
            digest=edition.model.digest[:_DIGEST_LENGTH],
            draft=_say_draft(outline),
            notice=tidy(province.notice) if province.invented else "",
            open=tuple(name for name, said in named.items() if said == UNDETERMINED),
        )


def _say_draft(outline: Outline) -> str:
    """Say by which draft the forms are, as long as their outline is recorded as one."""
    if not outline.is_draft:
        return ""
    return f"Lập {outline.draft_note} (tình trạng: {say_verification(outline.verification).lower()})."
