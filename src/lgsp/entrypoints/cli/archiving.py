"""`lgsp evidence archive|erase-salts|fsck`: a log that lives for years. No server and no database is needed."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lgsp.kernel.language import pick
from lgsp.platform.evidence.archived import ArchivedRange
from lgsp.platform.evidence.archives import Manifest, manifest_path
from lgsp.platform.evidence.archiving import archive_segments, keeping
from lgsp.platform.evidence.errors import LogMissing
from lgsp.platform.evidence.pruning import prune, remove_left_over
from lgsp.platform.evidence.repair import Checked, check_folder
from lgsp.platform.evidence.salt_erasure import erase_salts

from .days import VIETNAM
from .errors import FINDINGS, language
from .formats import Format, OutputFormat
from .logs import Node, find_key, find_log

_NANOSECONDS = 1_000_000_000

Before = Annotated[
    datetime,
    typer.Option(
        "--before",
        formats=["%Y-%m-%d"],
        help="Chỉ những gì cũ hơn ngày này (giờ Việt Nam). / Only what is older than this day, Vietnam's time.",
    ),
]


def add_commands(evidence: typer.Typer) -> None:
    """Add the verbs of this module to `lgsp evidence`."""
    evidence.command("archive")(archive)
    evidence.command("erase-salts")(erase)
    evidence.command("fsck")(fsck)


def archive(
    before: Before,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Kho lưu trữ. / The archive.")],
    prune_: Annotated[
        bool,
        typer.Option(
            "--prune",
            help="Kiểm tra bản sao xong thì xóa khỏi nhật ký. / After verifying the copy, remove from the log.",
        ),
    ] = False,
    node: Node = None,
) -> None:
    """
    Chép các phân đoạn đã đóng, cũ hơn một ngày, vào kho lưu trữ và kiểm tra bản sao.

    Copy closed segments older than a day into an archive, with a manifest, and verify the copy.

    With --prune the segments are then removed from the log; their hashes stay, so every later proof is what it was.
    Salt keys are never copied. The gateway may go on meanwhile. For S3, copy DIR with a tool such as rclone.

    Ví dụ / Examples:

      lgsp evidence archive --before 2026-01-01 --to /srv/luu-tru

      lgsp evidence archive --before 2026-01-01 --to /srv/luu-tru --prune
    """
    folder = _get_log(node)
    with keeping(folder):
        remove_left_over(folder)
        made = archive_segments(folder, before=_to_instant(before), to=to.resolve(), key=find_key(node))
        if made is None:
            print(pick("Không có gì để lưu trữ.", "There is nothing to archive.", language=language()))
            return
        print(_describe_archive(made, to.resolve()))
        if prune_:
            removed = prune(folder, manifest=made, archive=to.resolve(), key=find_key(node))
            print(_describe_pruning(made, removed))


def erase(before: Before, node: Node = None) -> None:
    """
    Xóa khóa muối của các phân đoạn cũ hơn một ngày: các giá trị băm không còn liên hệ được với nội dung nào.

    Erase the salt keys of segments older than a day: their digests can no longer be linked to any body.

    Every proof stays valid. A receipt holds the salt of its own exchange and still opens. This cannot be undone.

    Ví dụ / Example:

      lgsp evidence erase-salts --before 2021-01-01
    """
    folder = _get_log(node)
    with keeping(folder):
        erased = erase_salts(folder, before=_to_instant(before))
    print(
        pick(
            f"Đã xóa {len(erased)} khóa muối.",
            f"Erased {len(erased)} salt keys.",
            language=language(),
        )
    )


def fsck(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="Thư mục nhật ký; mặc định của nút này. / The log folder; default: this node's.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ cho biết, không sửa. / Only say what would be done.")
    ] = False,
    node: Node = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Kiểm tra thư mục nhật ký và tạo lại những gì tạo lại được: ô, chỉ mục, khóa công khai; không bao giờ bản ghi.

    Check a log folder and make again what can be made again: tiles, indexes, the public key; never records.

    Nothing is made again unless the records give the root that was signed. What is done is said, file by file.

    Exit status: 0 whole (now), 1 something is wrong that was not repaired, 2 could not be done.

    Ví dụ / Examples:

      lgsp evidence fsck

      lgsp evidence fsck var/evidence/gw1 --dry-run
    """
    chosen = folder or _get_log(node)
    with keeping(chosen):
        found = check_folder(chosen, key=find_key(node or chosen.name), is_dry=dry_run)
    print(_to_json(found) if output is Format.JSON else _describe_check(chosen, found, is_dry=dry_run))
    if found.problems or (dry_run and found.repairs):
        raise typer.Exit(FINDINGS)


def describe_archived(ranges: tuple[ArchivedRange, ...]) -> list[str]:
    """Return a line for each range of records that was archived."""
    return [
        pick(
            f"  bản ghi {one.first}–{one.end - 1} đã lưu trữ tại {one.to}",
            f"  records {one.first}–{one.end - 1} are archived in {one.to}",
            language=language(),
        )
        for one in ranges
    ]


def _get_log(node: str | None) -> Path:
    folder = find_log(node)
    if not folder.is_dir():
        raise LogMissing(folder=folder)
    return folder


def _to_instant(day: datetime) -> int:
    return int(day.replace(tzinfo=VIETNAM).timestamp()) * _NANOSECONDS


def _describe_archive(made: Manifest, to: Path) -> str:
    path = manifest_path(to, first=made.first, end=made.end)
    return pick(
        f"Đã lưu trữ và kiểm tra bản ghi {made.first}–{made.end - 1} ({len(made.segments)} phân đoạn): {path}",
        f"Archived and verified records {made.first}–{made.end - 1} ({len(made.segments)} segments): {path}",
        language=language(),
    )


def _describe_pruning(made: Manifest, removed: int) -> str:
    return pick(
        f"Đã xóa {removed} phân đoạn khỏi nhật ký; nhật ký bắt đầu từ bản ghi {made.end}.",
        f"Removed {removed} segments from the log; it begins at record {made.end}.",
        language=language(),
    )


def _describe_check(folder: Path, found: Checked, *, is_dry: bool) -> str:
    done = (
        pick("Sẽ sửa", "Would repair", language=language())
        if is_dry
        else pick("Đã sửa", "Repaired", language=language())
    )
    lines = [f"{done}: {repair.message_in(language())}" for repair in found.repairs]
    lines += [problem.message_in(language()) for problem in found.problems]
    left = pick(
        "còn lại sau lần lưu trữ dở dang; chạy lại lệnh archive",
        "left over from an archiving that did not end; run archive again",
        language=language(),
    )
    lines += [f"{path}: {left}" for path in found.left_over]
    whole = pick("toàn vẹn", "whole", language=language())
    broken = pick("không toàn vẹn", "not whole", language=language())
    records = pick("bản ghi", "records", language=language())
    verdict = broken if found.problems or (is_dry and found.repairs) else whole
    return "\n".join([*lines, f"{folder}: {found.size} {records}, {verdict}."])


def _to_json(found: Checked) -> str:
    said = {
        "format": "lgsp-evidence-fsck/1",
        "size": found.size,
        "repairs": [{"file": str(one.file), "what": one.english} for one in found.repairs],
        "problems": [str(problem) for problem in found.problems],
        "left_over": [str(path) for path in found.left_over],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)
