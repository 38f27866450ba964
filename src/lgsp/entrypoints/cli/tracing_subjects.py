"""`lgsp evidence accesses`: which of a person's data was asked for, by whom and why; no content is opened."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.worker import list_logs
from lgsp.kernel.language import pick
from lgsp.platform.evidence.errors import KeyUnusable, LogMissing
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord
from lgsp.platform.evidence.subjects import read_or_make_subject_key

from .errors import language
from .formats import Format, OutputFormat


def accesses(
    person: Annotated[
        str,
        typer.Option(
            "--of",
            metavar="ID",
            help="Số định danh; - để đọc từ đầu vào. / The person's number; - reads it from the input.",
        ),
    ],
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Liệt kê các lượt khai thác dữ liệu của một người, theo bí danh; không mở nội dung nào.

    List who asked for a person's data, by pseudonym; no content is opened.

    Only calls whose consumer named the person in the header Lgsp-Data-Subject are found. The key of pseudonyms is
    LGSP_VAR/keys/subjects.key. A number read from the input stays out of the shell's history.

    Ví dụ / Examples:

      lgsp evidence accesses --of -
    """
    identifier = sys.stdin.readline() if person == "-" else person
    var = read_configuration().var
    key = var / "keys/subjects.key"
    if not key.exists():
        raise KeyUnusable(file=key, reason="there is none")
    name = read_or_make_subject_key(key).name(identifier.encode())
    logs = list_logs(var)
    if not logs:
        raise LogMissing(folder=var / "evidence")
    found = [one for log in logs for one in _list_accesses(log, name)]
    found.sort(key=lambda one: str(one["at"]))
    print(_to_json(found) if output is Format.JSON else _to_text(found))


def _list_accesses(log: Path, name: str) -> list[dict[str, object]]:
    """Read a log once: requests about the person, and how each ended."""
    asked: dict[str, dict[str, object]] = {}
    for index, record in LogReader(log).records():
        if isinstance(record, RequestRecord) and record.subject == name:
            at = datetime.fromtimestamp(record.at / 1e9, UTC).isoformat(timespec="seconds")
            asked[record.id] = {
                "at": at,
                "consumer": record.consumer,
                "service": record.service,
                "agreement": record.agreement,
                "purpose": record.purpose,
                "outcome": "pending",
                "id": record.id,
                "node": log.name,
                "index": index,
            }
        elif isinstance(record, AnswerRecord) and record.id in asked:
            asked[record.id]["outcome"] = record.outcome
    return list(asked.values())


def _to_json(found: list[dict[str, object]]) -> str:
    return json.dumps({"format": "lgsp-accesses/1", "accesses": found}, ensure_ascii=False, indent=2)


def _to_text(found: list[dict[str, object]]) -> str:
    if not found:
        return pick("Không có lượt nào.", "There are none.", language=language())
    lines = []
    for one in found:
        lines.append(f"{one['at']}  {one['consumer']} → {one['service']}")
        lines.append(f"    {one['purpose']} ({one['agreement']}, {one['outcome']})")
    count = pick(f"{len(found)} lượt.", f"{len(found)} accesses.", language=language())
    return "\n".join([*lines, count])
