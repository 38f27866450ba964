"""`lgsp evidence bodies`: show, erase, expire and check what is kept of exchanges. No server, no database is needed."""

import getpass
import json
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from lgsp.entrypoints.bodies import expire_all, list_archives, read_kept_days
from lgsp.entrypoints.configuration import read_configuration
from lgsp.kernel.language import pick
from lgsp.platform.evidence.bodies.checking import Inventory, take_inventory
from lgsp.platform.evidence.bodies.erasing import Erasure, erase_bodies
from lgsp.platform.evidence.bodies.finding import Opened, open_bodies
from lgsp.platform.evidence.bodies.keys import read_archive_key
from lgsp.platform.evidence.errors import LogMissing
from lgsp.platform.evidence.reading import LogReader

from .days import now, today
from .errors import FINDINGS, language
from .formats import Format, OutputFormat
from .logs import Node, find_log
from .writable import writing_to

ExchangeId = Annotated[
    str,
    typer.Argument(metavar="EXCHANGE_ID", help="Mã lượt trao đổi, X-Road-Request-Id. / The exchange's id."),
]
_MISSING_SHOWN = 20


def add_commands(evidence: typer.Typer) -> None:
    """Add `bodies` to `lgsp evidence`."""
    bodies = typer.Typer(
        name="bodies",
        help="Nội dung trao đổi được lưu (mã hóa). / The bodies of exchanges that are kept, encrypted.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for verb in (show, erase, expire, check):
        bodies.command(verb.__name__)(verb)
    evidence.add_typer(bodies)


def show(
    exchange_id: ExchangeId,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Thư mục ghi ra. / The folder to write to.")
    ],
    node: Node = None,
) -> None:
    """
    Mở nội dung đã lưu của một lượt trao đổi, chỉ khi khớp với bằng chứng; ghi ra một thư mục chỉ mình đọc được.

    Open what is kept of an exchange, only if it is what the log committed to; written to a folder only you may read.

    Written are request.body, answer.body and exchange.json: path and query, media types, the two records.

    Ví dụ / Example:

      lgsp evidence bodies show 019b8be1-f500-7000-8000-000000000000 --out noi-dung
    """
    key = read_archive_key(read_configuration().var / "keys/bodies.key")
    opened = open_bodies(_find_archive(node), exchange_id, key=key, log=LogReader(find_log(node)))
    _write(opened, out)
    print(
        pick(
            f"Nội dung khớp với bằng chứng: {len(opened.bodies.request)} byte yêu cầu, "
            f"{len(opened.bodies.answer)} byte trả lời, trong {out}.",
            f"The bodies are those recorded: {len(opened.bodies.request)} bytes of request, "
            f"{len(opened.bodies.answer)} of answer, in {out}.",
            language=language(),
        )
    )


def erase(
    exchange_id: ExchangeId,
    reason: Annotated[
        str, typer.Option("--reason", help="Lý do xóa, được ghi lại. / Why; it is written down.")
    ],
    node: Node = None,
) -> None:
    """
    Xóa nội dung đã lưu của một lượt trao đổi bằng cách hủy khóa của nó; bằng chứng và biên nhận vẫn kiểm tra được.

    Erase what is kept of an exchange by destroying its key; every proof and receipt holds as before. Not to be undone.

    Who erased it and why is added to erasures.jsonl in the archive.

    Ví dụ / Example:

      lgsp evidence bodies erase 019b8be1-f500-7000-8000-000000000000 --reason "Theo văn bản số 12/STP"
    """
    erasure = Erasure(getpass.getuser(), now().isoformat(timespec="seconds"), reason)
    if erase_bodies(_find_archive(node), exchange_id, erasure):
        print(pick("Đã hủy khóa.", "The key is destroyed.", language=language()))
    else:
        print(pick("Khóa đã bị hủy từ trước.", "The key was destroyed before.", language=language()))


def expire() -> None:
    """
    Xóa nội dung đã quá số ngày lưu của dịch vụ, ở mọi nút trên máy này. Tiến trình nền cũng tự làm mỗi giờ.

    Erase what is past its service's days, of every node on this machine. The worker does the same every hour.

    Ví dụ / Example:

      lgsp evidence bodies expire
    """
    expired = expire_all(read_configuration().var, today=today())
    for one in expired:
        print(f"{one.day}  {one.service}  {one.exchanges}")
    count = sum(one.exchanges for one in expired)
    print(
        pick(
            f"Đã xóa nội dung của {count} lượt trao đổi.",
            f"Erased the bodies of {count} exchanges.",
            language=language(),
        )
    )


def check(node: Node = None, output: OutputFormat = Format.TEXT) -> None:
    """
    So nội dung phải lưu (theo bằng chứng) với nội dung đang có: đủ, đã xóa, hết hạn, hay thiếu.

    Compare what was to be kept, by the log, with what is there: there, erased, past its days, or missing.

    Exit status: 0 nothing is missing, 1 something is, 2 could not be done.

    Ví dụ / Example:

      lgsp evidence bodies check
    """
    folder = find_log(node)
    if not folder.is_dir():
        raise LogMissing(folder=folder)
    days = read_kept_days(read_configuration().var)
    found = take_inventory(_find_archive(node), LogReader(folder), today=today(), days=days)
    print(_to_json(found) if output is Format.JSON else _to_text(found))
    if found.missing:
        raise typer.Exit(FINDINGS)


def _find_archive(node: str | None) -> Path:
    configuration = read_configuration()
    wanted = configuration.var / "bodies" / (node or configuration.node)
    archives = list_archives(configuration.var)
    return next((archive for archive in archives if archive == wanted), wanted)


def _write(opened: Opened, out: Path) -> None:
    bodies = opened.bodies
    facts = {
        "format": "lgsp-bodies/1",
        "target": bodies.target.decode("utf-8", "replace"),
        "request_type": bodies.request_type.decode("latin-1"),
        "answer_type": bodies.answer_type.decode("latin-1"),
        "records": [msgspec.to_builtins(opened.request), msgspec.to_builtins(opened.answer)],
    }
    with writing_to(out, remedy="--out"):
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, content in (
            ("request.body", bodies.request),
            ("answer.body", bodies.answer),
            ("exchange.json", json.dumps(facts, ensure_ascii=False, indent=2).encode()),
        ):
            path = out / name
            path.touch(mode=0o600)
            path.write_bytes(content)


def _to_json(found: Inventory) -> str:
    facts = {
        "format": "lgsp-bodies-check/1",
        "there": found.there,
        "erased": found.erased,
        "expired": found.expired,
        "missing": found.missing,
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _to_text(found: Inventory) -> str:
    counts = pick(
        f"{found.there} lượt còn nội dung, {found.erased} đã xóa, {found.expired} hết hạn lưu, "
        f"{len(found.missing)} thiếu.",
        f"{found.there} exchanges have their bodies, {found.erased} were erased, {found.expired} are past their "
        f"days, {len(found.missing)} are missing.",
        language=language(),
    )
    return "\n".join([*(f"  {one}" for one in found.missing[:_MISSING_SHOWN]), counts])
