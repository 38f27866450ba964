"""`lgsp evidence`: verify logs and receipts, prove a record, export a log. No server and no database is needed."""

import json
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.errors import FileUnreadable
from lgsp.entrypoints.worker import list_logs
from lgsp.kernel.language import pick
from lgsp.platform.evidence.errors import LogMissing
from lgsp.platform.evidence.exporting import export_log
from lgsp.platform.evidence.keys import read_verifier_key
from lgsp.platform.evidence.notes import VerifierKey
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.records import Record
from lgsp.platform.evidence.verification import Verification, verify_log

from .errors import FINDINGS, language
from .formats import Format, OutputFormat

Node = Annotated[
    str | None,
    typer.Option(
        "--node", help="Nút cổng kết nối; mặc định LGSP_NODE. / The gateway node; default LGSP_NODE."
    ),
]
Key = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="VKEY",
        help="Khóa công khai của nhật ký; mặc định khóa nằm trong nhật ký. / The log's public key; default: its own.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    evidence = typer.Typer(
        name="evidence",
        help="Bằng chứng trao đổi: kiểm tra, chứng minh, xuất ra. / Evidence: verify, prove, export.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    evidence.command("verify")(verify)
    evidence.command("prove")(prove)
    evidence.command("export")(export)
    app.add_typer(evidence)


def verify(
    receipt: Annotated[
        Path | None,
        typer.Option("--receipt", metavar="FILE", help="Kiểm tra một biên nhận. / Verify one receipt."),
    ] = None,
    key: Key = None,
    request_body: Annotated[
        Path | None,
        typer.Option("--request-body", metavar="FILE", help="Nội dung đã gửi. / The body that was sent."),
    ] = None,
    answer_body: Annotated[
        Path | None,
        typer.Option("--answer-body", metavar="FILE", help="Nội dung đã nhận. / The body that came back."),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Kiểm tra toàn bộ nhật ký bằng chứng trên máy này, hoặc một biên nhận (không cần mạng).

    Verify every evidence log on this machine, or one receipt (offline).

    A receipt is the header Lgsp-Receipt or a tlog-proof file. With the bodies, check that they are the ones recorded.

    Exit status: 0 everything holds, 1 something in a log does not, 2 could not be done or the receipt does not hold.

    Ví dụ / Examples:

      lgsp evidence verify

      lgsp evidence verify --receipt bien-nhan.txt --key evidence.vkey --answer-body tra-loi.json
    """
    if receipt is None:
        _verify_logs(key, output)
        return
    found = read_receipt(_read(receipt).decode("utf-8", "replace"))
    record = check_receipt(found, key=_choose_key(key))
    check_bodies(
        found,
        request=_read(request_body) if request_body else None,
        answer=_read(answer_body) if answer_body else None,
    )
    said = msgspec.to_builtins(record)
    if output is Format.JSON:
        print(
            json.dumps({"format": "lgsp-receipt/1", "index": found.index, "record": said}, ensure_ascii=False)
        )
    else:
        print(_describe_receipt(found.index, record))


def prove(
    index: Annotated[
        int,
        typer.Argument(metavar="INDEX", help="Số thứ tự bản ghi. / Index of the record.", show_default=False),
    ],
    node: Node = None,
) -> None:
    """
    In biên nhận của một bản ghi trong nhật ký (định dạng c2sp.org/tlog-proof@v1).

    Print the receipt of a record of the log (c2sp.org/tlog-proof@v1).

    Ví dụ / Examples:

      lgsp evidence prove 0 > bien-nhan.txt
    """
    print(LogReader(_find_log(node)).prove(index), end="")


def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Thư mục kết quả. / Where to write.")],
    node: Node = None,
) -> None:
    """
    Xuất nhật ký thành tệp tĩnh (C2SP tlog-tiles) để bên thứ ba tự kiểm tra.

    Export the log as static files (C2SP tlog-tiles) that anyone can verify.

    Ví dụ / Examples:

      lgsp evidence export --out nhat-ky
    """
    count = export_log(_find_log(node), out)
    print(
        pick(
            f"Đã xuất {count} bản ghi vào {out}.", f"Exported {count} records to {out}.", language=language()
        )
    )


def _verify_logs(key: Path | None, output: Format) -> None:
    folder = read_configuration().var / "evidence"
    logs = list_logs(folder.parent)
    if not logs:
        raise LogMissing(folder=folder)
    trusted = read_verifier_key(key) if key else None
    found = {log.name: verify_log(log, key=trusted) for log in logs}
    print(_to_json(found) if output is Format.JSON else "\n".join(map(_describe_log, found, found.values())))
    if any(verification.problems for verification in found.values()):
        raise typer.Exit(FINDINGS)


def _choose_key(key: Path | None) -> VerifierKey:
    return read_verifier_key(key) if key else LogReader(_find_log(None)).verifier_key


def _find_log(node: str | None) -> Path:
    configuration = read_configuration()
    return configuration.var / "evidence" / (node or configuration.node)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=file, reason=error.strerror) from None


def _describe_receipt(index: int, record: Record) -> str:
    head = pick(
        f"Biên nhận đúng: bản ghi {index} nằm trong nhật ký và nhật ký đã được ký.",
        f"The receipt holds: record {index} is in the log, and the log is signed.",
        language=language(),
    )
    facts = msgspec.to_builtins(record)
    return "\n".join([head, *(f"  {name}: {value}" for name, value in facts.items() if value != "")])


def _describe_log(node: str, found: Verification) -> str:
    counts = pick(
        f"{node}: {found.size} bản ghi ({found.signed} đã ký), {found.exchanges} lượt trao đổi, "
        f"{found.answered} đã trả lời, {found.refusals} bị từ chối",
        f"{node}: {found.size} records ({found.signed} signed), {found.exchanges} exchanges, "
        f"{found.answered} answered, {found.refusals} refused",
        language=language(),
    )
    if not found.problems:
        return counts + pick(": toàn vẹn.", ": whole.", language=language())
    return "\n".join([f"{counts}.", *(f"  {problem.message_in(language())}" for problem in found.problems)])


def _to_json(found: dict[str, Verification]) -> str:
    logs = {
        node: {
            "size": verification.size,
            "signed": verification.signed,
            "exchanges": verification.exchanges,
            "answered": verification.answered,
            "refusals": verification.refusals,
            "problems": [str(problem) for problem in verification.problems],
        }
        for node, verification in found.items()
    }
    return json.dumps({"format": "lgsp-evidence/1", "logs": logs}, ensure_ascii=False, indent=2)
