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
    from lgsp.alignment.models import Resolution


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("resolve")(resolve)


def resolve(
    model: ModelFolder,
    finding: Annotated[
        str,
        typer.Argument(
            metavar="FINDING", help="Mã phát hiện (key). / The finding's key.", show_default=False
        ),
    ],
    *,
    adopt: Annotated[
        bool, typer.Option("--adopt", help="Đưa vào kiến trúc: viết đề xuất. / Write a proposal.")
    ] = False,
    stop: Annotated[
        bool, typer.Option("--stop", help="Tạm dừng thỏa thuận, báo hai bên. / Suspend the agreements.")
    ] = False,
    waive: Annotated[
        bool, typer.Option("--waive", help="Miễn trừ có văn bản. / Allow it by a document.")
    ] = False,
    reopen: Annotated[
        bool, typer.Option("--reopen", help="Bỏ quyết định đã có. / Take the decision back.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Lý do. / Why.", show_default=False)] = "",
    document: Annotated[
        str, typer.Option(help="Số văn bản cho phép. / The document that allows it.", show_default=False)
    ] = "",
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Ngày cuối còn hiệu lực. / Last day.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Nơi viết đề xuất. / Where proposals go.")
    ] = None,
    window: Window = DEFAULT_WINDOW,
) -> None:
    """
    Quyết định về một phát hiện: sửa kiến trúc, dừng trên nền tảng, hoặc miễn trừ có văn bản.

    Decide about a finding: change the model, change the platform, or allow it by a document.

    Đề xuất được viết vào LGSP_VAR/proposals và chỉ vào mô hình khi chấp thuận (lgsp accept).

    A proposal is written into LGSP_VAR/proposals; it enters the model when accepted (lgsp accept).

    Ví dụ / Examples:

      lgsp drift examples/lam-giang --format json

      lgsp resolve examples/lam-giang RUN902:ho-tich-tra-cuu-thua-dat --adopt --reason "Không còn cần"

      lgsp resolve examples/lam-giang RUN902:ho-tich-tra-cuu-thua-dat --waive --document 12/SKHCN \\
        --until 2027-06-30 --reason "Triển khai theo kế hoạch năm 2027"
    """
    if sum((adopt, stop, waive, reopen)) != 1:
        raise typer.BadParameter(
            pick(
                "chọn đúng một: --adopt, --stop, --waive hoặc --reopen",
                "choose exactly one: --adopt, --stop, --waive or --reopen",
                language=language(),
            )
        )
    description = load_model(model)
    prepare()
    from django.conf import settings

    from lgsp.alignment import resolutions
    from lgsp.alignment.drift import find_drift, read_window
    from lgsp.entrypoints.database import reaching_the_database
    from lgsp.platform.kit import clock

    at = clock.now()
    deed = resolutions.Deed(by=name_operator(), at=at, reason=reason)
    with reaching_the_database():
        if reopen:
            resolutions.reopen(finding, by=deed.by, at=at)
            print(pick("Đã mở lại phát hiện.", "The finding is open again.", language=language()))
            return
        report = find_drift(description, since=at - read_window(window), until=at)
        verdict = resolutions.find_verdict(report, finding)
        if adopt:
            folder = out or Path(settings.LGSP_VAR) / "proposals"
            kept = resolutions.resolve_by_adopting(description, verdict, folder=folder, deed=deed)
        elif stop:
            kept = resolutions.resolve_by_stopping(verdict, deed=deed)
        else:
            last = until.date() if until else None
            kept = resolutions.resolve_by_waiving(verdict, document=document, until=last, deed=deed)
    print(_say(kept, model))


def _say(kept: "Resolution", model: Path) -> str:
    if kept.proposal:
        return pick(
            f"Đã viết đề xuất: {kept.proposal}\nXem rồi chấp thuận: lgsp accept {kept.proposal} --into {model}",
            f"Wrote the proposal: {kept.proposal}\nLook at it, then: lgsp accept {kept.proposal} --into {model}",
            language=language(),
        )
    if kept.document:
        return pick(
            f"Đã miễn trừ theo {kept.document} đến hết {kept.until:%d/%m/%Y}.",
            f"Waived by {kept.document} until {kept.until:%d/%m/%Y}.",
            language=language(),
        )
    stopped = ", ".join(kept.agreements) or pick("không có", "none", language=language())
    return pick(
        f"Đã ghi quyết định dừng; thỏa thuận tạm dừng: {stopped}.",
        f"Kept the decision to stop; agreements suspended: {stopped}.",
        language=language(),
    )
