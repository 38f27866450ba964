"""`lgsp release`: freeze the model as a decision issues it; list what was issued; see whether it is still the same."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.entrypoints.errors import FolderNotWritable
from lgsp.kernel.language import pick

from .days import today
from .errors import FINDINGS, NOTHING_TO_SAY, language
from .formats import Format, OutputFormat

if TYPE_CHECKING:
    from lgsp.architecture.revisions.releases import Release

LIST_FORMAT = "lgsp-releases/1"
VERIFY_FORMAT = "lgsp-release-verification/1"


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("release")(release)


Words = Annotated[
    list[str],
    typer.Argument(
        metavar="[VERSION] MODEL",
        help="Số hiệu bản phát hành và thư mục mô hình. / The version, and the model folder.",
        show_default=False,
    ),
]
DecisionNumber = Annotated[
    str | None,
    typer.Option("--decision", metavar="NUMBER", help="Số quyết định ban hành. / Number of the decision."),
]
DecisionDay = Annotated[
    datetime | None,
    typer.Option(
        "--on", formats=["%Y-%m-%d"], help="Ngày quyết định; mặc định hôm nay. / Its day; by default today."
    ),
]
VerifiedVersion = Annotated[
    str | None,
    typer.Option(
        "--verify",
        metavar="VERSION",
        help="Kiểm tra bản này còn nguyên như khi phát hành. / See whether it is still what was issued.",
    ),
]


def release(
    words: Words,
    *,
    decision: DecisionNumber = None,
    on: DecisionDay = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Liệt kê các bản đã phát hành. / List the releases.")
    ] = False,
    verify: VerifiedVersion = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Phát hành mô hình theo một quyết định: đóng băng mọi tệp kèm mã băm, kết quả kiểm tra và miễn trừ còn hiệu lực.

    Release the model by a decision: every file frozen with its hash, what the rules said, the waivers in force.

    Nothing is released when the model has problems, or an error of the gate `publish` has no waiver.

    Exit status: 0 done, 1 (--verify) not what was issued, 2 could not be done.

    Ví dụ / Examples:

      lgsp release 1.0 --decision "123/QĐ-UBND" --on 2026-11-01 examples/lam-giang

      lgsp release --list examples/lam-giang

      lgsp release --verify 1.0 examples/lam-giang
    """
    if listed:
        _print_list(Path(_take(words, 1)[0]), output)
    elif verify is not None:
        _print_verification(Path(_take(words, 1)[0]), verify, output)
    else:
        version, folder = _take(words, 2)
        made = _make(Path(folder), version, decision or "", on)
        print(_to_json(made) if output is Format.JSON else "\n".join(_to_lines(made)))


def _take(words: list[str], count: int) -> list[str]:
    if len(words) != count:
        raise typer.BadParameter(
            pick(
                "cần số hiệu và thư mục mô hình, ví dụ: lgsp release 1.0 --decision … MODEL; "
                "với --list hoặc --verify chỉ cần thư mục.",
                "give the version and the model folder, as in: lgsp release 1.0 --decision … MODEL; "
                "with --list or --verify only the folder.",
                language=language(),
            ),
            param_hint="[VERSION] MODEL",
        )
    return words


def _make(folder: Path, version: str, decision: str, on: datetime | None) -> "Release":
    from lgsp.architecture.revisions.releases import RELEASES, freeze

    made_on = today()
    decided_on = on.date() if on else made_on
    try:
        return freeze(folder, version, decision=decision, decided_on=decided_on, made_on=made_on)
    except OSError as error:
        remedy = pick("cấp quyền ghi", "allow writing", language=language())
        raise FolderNotWritable(folder=folder / RELEASES, reason=error.strerror, remedy=remedy) from error


def _to_lines(made: "Release") -> Iterator[str]:
    manifest = made.manifest
    yield f"{manifest.province.name}: {_say(made)}"
    if manifest.province.notice:
        yield manifest.province.notice
    entities, files = sum(manifest.counts.values()), len(manifest.files)
    yield pick(
        f"{made.folder}: {entities} đối tượng, {files} tệp; {len(manifest.waivers)} miễn trừ còn hiệu lực.",
        f"{made.folder}: {entities} entities, {files} files; {len(manifest.waivers)} waivers in force.",
        language=language(),
    )
    yield pick(
        f"Mã băm bản kê (SHA-256), nên ghi vào quyết định: {made.manifest_digest}",
        f"Hash of the manifest (SHA-256), to be named in the decision: {made.manifest_digest}",
        language=language(),
    )


def _say(one: "Release") -> str:
    decision = one.manifest.decision
    return pick(
        f"bản {one.version}, Quyết định số {decision.number} ngày {decision.on:%d/%m/%Y}",
        f"release {one.version}, decision {decision.number} of {decision.on}",
        language=language(),
    )


def _print_list(folder: Path, output: Format) -> None:
    from lgsp.architecture.model.errors import FolderMissing
    from lgsp.architecture.revisions.releases import list_releases

    if not folder.is_dir():
        raise FolderMissing(folder=folder)
    found = list_releases(folder)
    if output is Format.JSON:
        said = [json.loads(_to_json(one)) for one in found]
        print(json.dumps({"format": LIST_FORMAT, "releases": said}, ensure_ascii=False, indent=2))
        return
    for one in found:
        entities = sum(one.manifest.counts.values())
        unit = pick("đối tượng", "entities", language=language())
        print(f"{one.version.text:<8} {_say(one)}; {entities} {unit}; {one.manifest_digest[:12]}")
    if not found:
        print(pick("Chưa có bản phát hành nào.", "Nothing has been released yet.", language=language()))


def _to_json(one: "Release") -> str:
    manifest = one.manifest.model_dump(mode="json", exclude={"files"})
    said = {**manifest, "files": len(one.manifest.files), "manifest_sha256": one.manifest_digest}
    return json.dumps({**said, "folder": str(one.folder)}, ensure_ascii=False, indent=2)


def _print_verification(folder: Path, version: str, output: Format) -> None:
    from lgsp.architecture.revisions.releases import get_release
    from lgsp.architecture.revisions.verification import list_mismatches

    found = list_mismatches(folder, version)
    one = get_release(folder, version)
    if output is Format.JSON:
        said = [{"file": each.file, "told": each.told.vietnamese} for each in found]
        answer = {"format": VERIFY_FORMAT, "version": version, "manifest_sha256": one.manifest_digest}
        print(json.dumps({**answer, "mismatches": said}, ensure_ascii=False, indent=2))
    else:
        for each in found:
            print(f"{one.folder}: {pick(*each.told, language=language())}")
        if not found:
            intact = pick(
                f"còn nguyên: {len(one.manifest.files)} tệp khớp mã băm",
                f"is what was issued: {len(one.manifest.files)} files match their hashes",
                language=language(),
            )
            print(f"{_say(one)} {intact}. SHA-256 {one.manifest_digest}")
    raise typer.Exit(FINDINGS if found else NOTHING_TO_SAY)
