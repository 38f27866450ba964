"""`lgsp mock record|replay`: a mock answers as the service really did in the test environment."""

import getpass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.django_setup import prepare
from lgsp.entrypoints.errors import FileUnreadable
from lgsp.kernel.language import pick
from lgsp.platform.contracts.mocking import Asked
from lgsp.platform.contracts.recordings import Recorded, Recording, make_question
from lgsp.platform.evidence.bodies.finding import Opened, list_bodies
from lgsp.platform.evidence.bodies.keys import read_archive_key
from lgsp.platform.evidence.reading import LogReader

from .days import VIETNAM, now
from .errors import FINDINGS, language
from .logs import Node, find_log
from .writable import writing_to

_SERVER_ERROR = 500


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    mock = typer.Typer(
        name="mock",
        help="Trả lời mẫu: ghi lại ở môi trường thử nghiệm, phát lại. / Mocks: record in test, replay.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    mock.command("record")(record)
    mock.command("replay")(replay)
    app.add_typer(mock)


def record(
    service: Annotated[
        str,
        typer.Argument(metavar="SERVICE", help="Dịch vụ ở môi trường thử nghiệm. / The service in test."),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Tệp bản ghi. / The recording.")],
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], help="Từ ngày này. / From this day, Vietnam's time."),
    ] = None,
    node: Node = None,
) -> None:
    """
    Ghi những trả lời có thật ở môi trường thử nghiệm thành một tệp; dữ liệu ở môi trường thật bị từ chối.

    Write the answers a service really gave in the test environment to a file; what is in production is refused.

    They come from the archive of bodies (“Lưu nội dung ở môi trường thử nghiệm”), each checked against the evidence.
    Answers from 500 up are left out; of two answers to the same question the later one stays.

    Exit status: 0 written, 1 there was nothing to write, 2 could not be done.

    Ví dụ / Example:

      lgsp mock record VN-H99-TEST/GOV/H99.10/HOTICH/tra-cuu --out tra-cuu.json
    """
    Recording(service, ())  # refuses production before anything is opened
    configuration = read_configuration()
    archive = configuration.var / "bodies" / (node or configuration.node)
    key = read_archive_key(configuration.var / "keys/bodies.key")
    begins = since.replace(tzinfo=VIETNAM).timestamp() * 1e9 if since else 0
    found = (
        _to_recorded(opened)
        for opened in list_bodies(archive, service, key=key, log=LogReader(find_log(node)))
        if opened.request.at >= begins and _is_answer(opened)
    )
    recording = Recording(service, [one for one in found if one is not None])
    if not recording.answers:
        print(pick("Không có trả lời nào để ghi.", "There are no answers to record.", language=language()))
        raise typer.Exit(FINDINGS)
    with writing_to(out.parent, remedy="--out"):
        out.write_bytes(recording.encode())
    count = len(recording.answers)
    print(
        pick(f"Đã ghi {count} trả lời vào {out}.", f"Recorded {count} answers in {out}.", language=language())
    )


def replay(
    service: Annotated[
        str,
        typer.Argument(metavar="SERVICE", help="Dịch vụ trong sổ đăng ký. / The service in the registry."),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Tệp bản ghi. / The recording.", show_default=False),
    ] = None,
    stop: Annotated[
        bool, typer.Option("--stop", help="Thôi phát lại. / Make up every answer again.")
    ] = False,
) -> None:
    """
    Cho trả lời mẫu của dịch vụ phát lại một bản ghi; câu hỏi chưa ghi thì trả lời theo đặc tả như trước.

    Have a service's mock give the answers of a recording; what was not asked is made from the description as before.

    Ví dụ / Examples:

      lgsp mock replay VN-H99/GOV/H99.10/HOTICH/tra-cuu tra-cuu.json

      lgsp mock replay VN-H99/GOV/H99.10/HOTICH/tra-cuu --stop
    """
    if (file is None) != stop:
        raise typer.BadParameter(pick("cần FILE hoặc --stop.", "give FILE or --stop.", language=language()))
    prepare()
    from lgsp.platform.registry import replaying

    if file is None:
        replaying.stop_replay(service, at=now())
        print(pick("Đã thôi phát lại.", "Nothing is replayed any more.", language=language()))
        return
    found = replaying.replay(service, _read(file), by=getpass.getuser(), at=now())
    count = len(found.answers)
    print(
        pick(
            f"Trả lời mẫu của {service} phát lại {count} trả lời đã ghi.",
            f"The mock of {service} replays {count} recorded answers.",
            language=language(),
        )
    )


def _is_answer(opened: Opened) -> bool:
    return opened.answer.outcome == "answered" and opened.answer.status < _SERVER_ERROR


def _to_recorded(opened: Opened) -> Recorded | None:
    """Return what is recorded of an exchange; nothing where its path has no canonical form."""
    bodies = opened.bodies
    path, _, query = bodies.target.partition(b"?")
    question = make_question(
        Asked(opened.request.method.encode(), path, query, bodies.request_type, bodies.request)
    )
    if question is None:
        return None
    method, canonical, parameters, digest = question
    return Recorded(
        method=method,
        path=canonical,
        query=parameters,
        body_sha256=digest,
        status=opened.answer.status,
        media=bodies.answer_type.decode("ascii", "replace"),
        answer=bodies.answer,
        exchange=opened.request.id,
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=file, reason=error.strerror) from None
