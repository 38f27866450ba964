"""`lgsp evidence`: verify logs and receipts, prove a record, export a log. No server and no database is needed."""

import json
from base64 import b64encode
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.errors import FileUnreadable
from lgsp.entrypoints.worker import list_logs
from lgsp.kernel.language import pick
from lgsp.platform.evidence.errors import LogFolderUnusable, LogMissing, ReceiptFalse
from lgsp.platform.evidence.exporting import export_log
from lgsp.platform.evidence.keys import read_verifier_key
from lgsp.platform.evidence.notes import VerifierKey
from lgsp.platform.evidence.opmon import to_operational_data
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_bodies, check_receipt, read_receipt
from lgsp.platform.evidence.records import Record
from lgsp.platform.evidence.verification import Verification, verify_log

from . import archiving, keeping_bodies
from .errors import FINDINGS, language
from .formats import Format, OutputFormat
from .proving_attestations import Attested, check_attestations, describe_attested, to_facts
from .tracing_subjects import accesses


class Shape(StrEnum):
    """What a log is exported as."""

    TILES = "tiles"
    OPMON = "opmon"


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
        help="Khóa công khai của nhật ký; mặc định khóa của máy này. / The log's public key; default: this node's.",
    ),
]
RequestBody = Annotated[
    Path | None,
    typer.Option("--request-body", metavar="FILE", help="Nội dung đã gửi. / The body that was sent."),
]
AnswerBody = Annotated[
    Path | None,
    typer.Option("--answer-body", metavar="FILE", help="Nội dung đã nhận. / The body that came back."),
]
TargetPath = Annotated[
    str | None,
    typer.Option(
        "--path",
        metavar="PATH",
        help="Đường dẫn và truy vấn sau mã dịch vụ. / Path and query after the service code.",
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
    evidence.command("accesses")(accesses)
    archiving.add_commands(evidence)
    keeping_bodies.add_commands(evidence)
    app.add_typer(evidence)


def verify(
    *,
    receipt: Annotated[
        Path | None,
        typer.Option("--receipt", metavar="FILE", help="Kiểm tra một biên nhận. / Verify one receipt."),
    ] = None,
    key: Key = None,
    request_body: RequestBody = None,
    answer_body: AnswerBody = None,
    path: TargetPath = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Kiểm tra toàn bộ nhật ký bằng chứng trên máy này, hoặc một biên nhận (không cần mạng).

    Verify every evidence log on this machine, or one receipt (offline).

    A receipt is the header Lgsp-Receipt or a tlog-proof file. With bodies and path, check that they are those recorded.
    Cosignatures are checked by LGSP_WITNESSES, time-stamps by LGSP_TSA_CERTIFICATES.

    Exit status: 0 everything holds, 1 a log or the receipt does not, 2 could not be done.

    Ví dụ / Examples:

      lgsp evidence verify

      lgsp evidence verify --receipt bien-nhan.txt --key evidence.vkey --answer-body tra-loi.json
    """
    if receipt is None:
        _verify_logs(key, output)
        return
    found = read_receipt(_read(receipt).decode("utf-8", "replace"))
    try:
        record = check_receipt(found, key=_choose_key(key))
        check_bodies(
            found,
            request=_read(request_body) if request_body else None,
            answer=_read(answer_body) if answer_body else None,
            target=path.encode() if path is not None else None,
        )
    except ReceiptFalse as refusal:
        print(_deny_receipt(found.index, refusal, output))
        raise typer.Exit(FINDINGS) from None
    print(_confirm_receipt(found.index, record, output))


def prove(
    index: Annotated[
        int | None,
        typer.Argument(
            metavar="[INDEX]", help="Số thứ tự bản ghi. / Index of the record.", show_default=False
        ),
    ] = None,
    since: Annotated[
        int | None,
        typer.Option("--since", metavar="SIZE", help="Cỡ nhật ký trước đây. / An earlier size of the log."),
    ] = None,
    node: Node = None,
) -> None:
    """
    In biên nhận của một bản ghi (c2sp.org/tlog-proof@v1), hoặc chứng minh nhật ký chỉ được ghi thêm từ một cỡ cũ.

    Print the receipt of a record (c2sp.org/tlog-proof@v1), or prove that the log only grew since an earlier size: the
    hashes of RFC 6962, 2.1.2, one a line, an empty line, and the checkpoint.

    Ví dụ / Examples:

      lgsp evidence prove 0 > bien-nhan.txt

      lgsp evidence prove --since 100
    """
    if (index is None) == (since is None):
        raise typer.BadParameter(
            pick("cần INDEX hoặc --since.", "give INDEX or --since.", language=language())
        )
    reader = LogReader(_find_log(node))
    if index is not None:
        print(reader.prove(index), end="")
    elif since is not None:
        print(_to_consistency(reader, since), end="")


def export(
    out: Annotated[
        Path, typer.Option("--out", metavar="PATH", help="Thư mục hoặc tệp kết quả. / Where to write.")
    ],
    node: Node = None,
    shape: Annotated[
        Shape,
        typer.Option(
            "--as",
            help="tiles: tệp tĩnh C2SP; opmon: bản ghi giám sát vận hành X-Road. / C2SP files, or X-Road's records.",
        ),
    ] = Shape.TILES,
) -> None:
    """
    Xuất nhật ký: tệp tĩnh (C2SP tlog-tiles) để bên thứ ba tự kiểm tra, hoặc bản ghi giám sát vận hành của X-Road.

    Export the log as static files (C2SP tlog-tiles) that anyone can verify, or as X-Road's operational monitoring data
    (pr-opmon 1.7): one JSON file `{"records": […]}`.

    Ví dụ / Examples:

      lgsp evidence export --out nhat-ky

      lgsp evidence export --as opmon --out van-hanh.json
    """
    if shape is Shape.OPMON:
        count = _export_operational_data(LogReader(_find_log(node)), out)
    else:
        count = export_log(_find_log(node), out)
    print(
        pick(
            f"Đã xuất {count} bản ghi vào {out}.", f"Exported {count} records to {out}.", language=language()
        )
    )


def _export_operational_data(reader: LogReader, out: Path) -> int:
    records = (record for _, record in reader.records())
    found = to_operational_data(records, address=read_configuration().gateway_host)
    count, part = 0, out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(b'{"records":[')
            for count, one in enumerate(found, 1):
                stream.write((b",\n" if count > 1 else b"\n") + msgspec.json.encode(one))
            stream.write(b"\n]}\n")
        part.replace(out)
    except OSError as error:
        raise LogFolderUnusable(folder=out, reason=error.strerror) from None
    return count


def _verify_logs(key: Path | None, output: Format) -> None:
    folder = read_configuration().var / "evidence"
    logs = list_logs(folder.parent)
    if not logs:
        raise LogMissing(folder=folder)
    found = {log.name: verify_log(log, key=_find_key(key, log.name)) for log in logs}
    attested = check_attestations(logs, {log.name: _find_key(key, log.name) for log in logs})
    print(_to_json(found, attested) if output is Format.JSON else _describe_logs(found, attested))
    if any(verification.problems for verification in (*found.values(), *attested.values())):
        raise typer.Exit(FINDINGS)


def _find_key(key: Path | None, node: str) -> VerifierKey | None:
    """Return the key to trust: the one given, or the public half that this node keeps beside its secret one."""
    kept = read_configuration().var / f"keys/evidence-{node}.vkey"
    chosen = key or (kept if kept.exists() else None)
    return read_verifier_key(chosen) if chosen else None


def _choose_key(key: Path | None) -> VerifierKey:
    return _find_key(key, read_configuration().node) or LogReader(_find_log(None)).verifier_key


def _find_log(node: str | None) -> Path:
    configuration = read_configuration()
    return configuration.var / "evidence" / (node or configuration.node)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=file, reason=error.strerror) from None


def _to_consistency(reader: LogReader, since: int) -> str:
    steps = [b64encode(step).decode() for step in reader.prove_consistency(since)]
    return "\n".join([*steps, "", reader.note()])


def _confirm_receipt(index: int, record: Record, output: Format) -> str:
    facts = msgspec.to_builtins(record)
    if output is Format.JSON:
        return _receipt_json(index, holds=True, record=facts)
    head = pick(
        f"Biên nhận đúng: bản ghi {index} nằm trong nhật ký và nhật ký đã được ký.",
        f"The receipt holds: record {index} is in the log, and the log is signed.",
        language=language(),
    )
    return "\n".join([head, *(f"  {name}: {value}" for name, value in facts.items() if value != "")])


def _deny_receipt(index: int, refusal: ReceiptFalse, output: Format) -> str:
    message = refusal.message_in(language())
    if output is Format.JSON:
        return _receipt_json(index, holds=False, code=refusal.code, message=message)
    return f"{refusal.code}: {message}"


def _receipt_json(index: int, **said: object) -> str:
    return json.dumps({"format": "lgsp-receipt/1", "index": index, **said}, ensure_ascii=False)


def _describe_logs(found: dict[str, Verification], attested: dict[str, Attested]) -> str:
    lines = ([_describe_log(node, found[node]), *describe_attested(attested[node])] for node in found)
    return "\n".join(line for log in lines for line in log)


def _describe_log(node: str, found: Verification) -> str:
    counts = pick(
        f"{node}: {found.size} bản ghi ({found.signed} đã ký), {found.exchanges} lượt trao đổi, "
        f"{found.answered} đã trả lời, {found.refusals} bị từ chối",
        f"{node}: {found.size} records ({found.signed} signed), {found.exchanges} exchanges, "
        f"{found.answered} answered, {found.refusals} refused",
        language=language(),
    )
    if found.unfinished_bytes:
        counts += pick(
            f", {found.unfinished_bytes} byte đang ghi dở",
            f", {found.unfinished_bytes} bytes of an unfinished write",
            language=language(),
        )
    archived = archiving.describe_archived(found.archived)
    if not found.problems:
        return "\n".join([counts + pick(": toàn vẹn.", ": whole.", language=language()), *archived])
    problems = (f"  {problem.message_in(language())}" for problem in found.problems)
    return "\n".join([f"{counts}.", *problems, *archived])


def _to_json(found: dict[str, Verification], attested: dict[str, Attested]) -> str:
    logs = {
        node: {
            "size": verification.size,
            "signed": verification.signed,
            "exchanges": verification.exchanges,
            "answered": verification.answered,
            "refusals": verification.refusals,
            "unfinished_bytes": verification.unfinished_bytes,
            "problems": [str(problem) for problem in verification.problems],
            "attestations": to_facts(attested[node]),
            "archived": [{"first": one.first, "end": one.end, "to": one.to} for one in verification.archived],
        }
        for node, verification in found.items()
    }
    return json.dumps({"format": "lgsp-evidence/1", "logs": logs}, ensure_ascii=False, indent=2)
