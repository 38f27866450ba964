"""`lgsp resolve`: a finding of the comparison ends in one of three ways, or is opened again."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.django_setup import prepare
from lgsp.kernel.language import pick

from .aligning import DEFAULT_WINDOW, ModelFolder, Window
from .errors import language
from .operator import name_operator

if TYPE_CHECKING:
    from lgsp.alignment.resolutions import Deed
    from lgsp.alignment.verdicts import FlowVerdict
    from lgsp.architecture.model.model import Model

Finding = Annotated[
    str, typer.Argument(metavar="FINDING", help="Mã phát hiện. / The finding's key.", show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", help="Lý do. / Why.", show_default=False)]

HELP = (
    "Quyết định về một phát hiện của lgsp drift: sửa kiến trúc, dừng trên nền tảng, hoặc miễn trừ có văn bản.\n\n"
    "Decide about a finding of lgsp drift: change the model, change the platform, or allow it by a document."
)


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    verbs = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
    for verb in (adopt, stop, waive, reopen):
        verbs.command()(verb)
    app.add_typer(verbs, name="resolve")


def adopt(
    model: ModelFolder,
    finding: Finding,
    *,
    reason: Reason = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Nơi viết đề xuất; mặc định LGSP_VAR/proposals. / Where to."
        ),
    ] = None,
    window: Window = DEFAULT_WINDOW,
) -> None:
    """
    Đưa vào kiến trúc: viết đề xuất sửa mô hình theo điều đã thấy; chỉ vào mô hình khi chấp thuận (lgsp accept).

    Adopt: write a proposal by which the model says what was seen; it enters the model when accepted (lgsp accept).

    Ví dụ / Examples:

      lgsp resolve adopt examples/lam-giang RUN902:ho-tich-tra-cuu-thua-dat --reason "Không còn cần"
    """
    description = load_model(model)
    prepare()
    from django.conf import settings

    from lgsp.alignment.resolutions import resolve_by_adopting
    from lgsp.entrypoints.database import reaching_the_database

    deed = _sign(reason)
    folder = out or Path(settings.LGSP_VAR) / "proposals"
    with reaching_the_database():
        verdict = _find(description, finding, window=window, deed=deed)
        kept = resolve_by_adopting(description, verdict, folder=folder, deed=deed)
    _say(f"Đã viết đề xuất: {kept.proposal}", f"Wrote the proposal: {kept.proposal}")
    accept = f"lgsp accept {kept.proposal} --into {model}"
    _say(f"Xem rồi chấp thuận: {accept}", f"Look at it, then: {accept}")


def stop(
    model: ModelFolder, finding: Finding, *, reason: Reason = "", window: Window = DEFAULT_WINDOW
) -> None:
    """
    Dừng trên nền tảng: tạm dừng các thỏa thuận của phát hiện và báo hai bên.

    Stop: suspend the agreements of the finding and tell both parties.

    Ví dụ / Examples:

      lgsp resolve stop examples/lam-giang RUN904:mot-cua-tra-cuu-ho-tich --reason "Đã hết thời hạn"
    """
    description = load_model(model)
    prepare()
    from lgsp.alignment.resolutions import resolve_by_stopping
    from lgsp.entrypoints.database import reaching_the_database

    deed = _sign(reason)
    with reaching_the_database():
        verdict = _find(description, finding, window=window, deed=deed)
        kept = resolve_by_stopping(verdict, deed=deed)
    stopped = ", ".join(kept.agreements) or "–"
    _say(
        f"Đã ghi quyết định dừng; thỏa thuận tạm dừng: {stopped}.",
        f"Kept the decision to stop; agreements suspended: {stopped}.",
    )


def waive(
    model: ModelFolder,
    finding: Finding,
    *,
    document: Annotated[
        str, typer.Option(help="Số văn bản cho phép. / The document.", show_default=False)
    ] = "",
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Ngày cuối còn hiệu lực. / Last day.", show_default=False),
    ] = None,
    reason: Reason = "",
    window: Window = DEFAULT_WINDOW,
) -> None:
    """
    Miễn trừ: một văn bản cho phép điều đã thấy, đến một ngày; lgsp drift không tính là sai lệch nữa.

    Waive: a document allows what was seen, until a day; lgsp drift no longer counts it.

    Ví dụ / Examples:

      lgsp resolve waive examples/lam-giang RUN902:ho-tich-tra-cuu-thua-dat --document 12/SKHCN \\
        --until 2027-06-30 --reason "Triển khai theo kế hoạch năm 2027"
    """
    description = load_model(model)
    prepare()
    from lgsp.alignment.resolutions import resolve_by_waiving
    from lgsp.entrypoints.database import reaching_the_database

    deed, last = _sign(reason), until.date() if until else None
    with reaching_the_database():
        verdict = _find(description, finding, window=window, deed=deed)
        kept = resolve_by_waiving(verdict, document=document, until=last, deed=deed)
    day = f"{kept.until:%d/%m/%Y}"
    _say(f"Đã miễn trừ theo {kept.document} đến hết {day}.", f"Waived by {kept.document} until {day}.")


def reopen(finding: Finding) -> None:
    """
    Bỏ quyết định đã có: phát hiện lại là mới, thỏa thuận đã tạm dừng vì nó chạy tiếp.

    Take a decision back: the finding is new again, agreements suspended for it go on.

    Ví dụ / Examples:

      lgsp resolve reopen RUN902:ho-tich-tra-cuu-thua-dat
    """
    prepare()
    from lgsp.alignment.resolutions import reopen_finding
    from lgsp.entrypoints.database import reaching_the_database

    deed = _sign("")
    with reaching_the_database():
        reopen_finding(finding, by=deed.by, at=deed.at)
    _say("Đã mở lại phát hiện.", "The finding is open again.")


def _sign(reason: str) -> "Deed":
    from lgsp.alignment.resolutions import Deed
    from lgsp.platform.kit import clock

    return Deed(by=name_operator(), at=clock.now(), reason=reason)


def _find(model: "Model", finding: str, *, window: str, deed: "Deed") -> "FlowVerdict":
    from lgsp.alignment.drift import find_drift, read_window
    from lgsp.alignment.resolutions import find_verdict

    return find_verdict(find_drift(model, since=deed.at - read_window(window), until=deed.at), finding)


def _say(vietnamese: str, english: str) -> None:
    print(pick(vietnamese, english, language=language()))
