"""The steps of `lgsp up`, each told in a line. Django is loaded by the first that needs it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from lgsp.architecture.conformance.checking import Finding, Report, check_reading
from lgsp.architecture.conformance.rules import SEVERITY_NAMES, Severity
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model, read_model
from lgsp.entrypoints.configuration import Configuration
from lgsp.entrypoints.django_setup import prepare as prepare_django
from lgsp.entrypoints.errors import FolderNotWritable
from lgsp.entrypoints.programs import (
    SampleSystem,
    gateway_program,
    sample_program,
    web_listener,
    web_program,
    worker_program,
)
from lgsp.entrypoints.supervision import Programs
from lgsp.kernel.language import pick

from .days import now, today
from .errors import language
from .progress import Progress

OUTLINE = "2384"
DRIFT_WINDOW = timedelta(days=30)
READY_TIMEOUT_S = 60.0


def say(vietnamese: str, english: str) -> str:
    """Return the sentence in the language of this terminal."""
    return pick(vietnamese, english, language=language())


def check(folder: Path, *, progress: Progress) -> Model:
    """
    Check the model, showing every broken rule that is an error, and counting the rest.

    :raises FolderMissing: if there is no such folder
    :raises ModelBroken: if the folder cannot be read as a model
    """
    with progress.step("Kiểm tra mô hình", "Check the model") as remarks:
        reading = read_model(folder)
        report = check_reading(reading, on=today())
        remarks += [_describe(found, folder) for found in report.findings if _is_error(found)]
        if reading.model is not None:
            remarks.insert(0, _count(reading.model))
            remarks.append(_summarise(report))
    return reading.model or load_model(folder)


def build(model: Model, configuration: Configuration, *, progress: Progress) -> None:
    """
    Build the architecture document as DOCX and PDF.

    :raises FolderNotWritable: if the folder of published documents cannot be written
    """
    from .building import build_documents

    folder = configuration.build / model.folder.resolve().name
    with progress.step("Dựng tài liệu kiến trúc", "Build the architecture document") as remarks:
        try:
            built = build_documents(model, outline=OUTLINE, folder=folder, on=today())
        except OSError as error:
            remedy = "LGSP_BUILD=another-folder"
            raise FolderNotWritable(folder=folder, reason=error.strerror, remedy=remedy) from error
        remarks += [str(path) for path in built]


def prepare(
    model: Model, systems: Sequence[SampleSystem], *, configuration: Configuration, progress: Progress
) -> None:
    """
    Make the database, apply the model, grant what an operator granted by hand, hand over credentials.

    :raises DatabaseUnreachable: if the database cannot be used
    """
    with progress.step("Chuẩn bị nền tảng", "Prepare the platform") as remarks:
        prepare_django()
        from django.db import connections

        from lgsp.entrypoints.database import migrate_database, reaching_the_database
        from lgsp.entrypoints.preparation import apply_model, grant_by_hand, hand_over_credentials

        migrate_database()
        with reaching_the_database():
            applied = apply_model(model, at=now())
            granted = grant_by_hand(model, at=now())
            handed = hand_over_credentials(
                systems, applied.credentials, model=model, var=configuration.var, at=now()
            )
        connections.close_all()
        remarks.append(_say_prepared(applied.changes, handed, folder=configuration.var / "credentials"))
        if granted:
            remarks.append(
                say(f"Thỏa thuận cấp thủ công: {granted}", f"Agreement granted by hand: {granted}")
            )


def start(
    programs: Programs,
    systems: Sequence[SampleSystem],
    *,
    shares: Mapping[str, int],
    configuration: Configuration,
    progress: Progress,
) -> None:
    """
    Start everything; the gateway last, so that whoever is called answers when the first call comes.

    :raises ProgramEnded: if a program ends by itself
    :raises ProgramSilent: if one does not answer in time
    :raises HomeNotServed: if the home page is not served
    :raises StopAsked: if the run is asked to stop
    """
    from lgsp.entrypoints.proof import check_home

    with progress.step("Khởi động các chương trình", "Start the programs") as remarks:
        programs.start(web_program(configuration))
        programs.start(worker_program(configuration))
        for system in systems:
            programs.start(sample_program(system, configuration, calls=shares.get(system.id)))
        programs.wait_until_ready(timeout_s=READY_TIMEOUT_S)
        programs.start(gateway_program(configuration))
        programs.wait_until_ready(timeout_s=READY_TIMEOUT_S)
        check_home(web_listener(configuration))
        remarks.append(", ".join(("gateway", "web", "worker", *(system.id for system in systems))))


def announce(configuration: Configuration, *, seconds: float) -> None:
    """Print the addresses, who may log in (with the password of an account opened just now), and how to stop."""
    from django.db import connections

    from lgsp.platform.identity.services import ensure_first_administrator

    web = f"http://{configuration.web_host}:{configuration.web_port}"
    name, password = ensure_first_administrator()
    connections.close_all()
    shown = say("mật khẩu, chỉ hiện một lần", "password, shown once")
    rows = [
        (say("Trang web", "Web screens"), f"{web}/"),
        (
            say("Quản trị", "Back office"),
            f"{web}/quan-tri/  {name}" + (f"  ({shown}: {password})" if password else ""),
        ),
        (
            say("Cổng trao đổi", "Gateway"),
            f"http://{configuration.gateway_host}:{configuration.gateway_port}/",
        ),
        (say("Nhật ký", "Logs"), str(configuration.var / "log")),
    ]
    print(say(f"\nSẵn sàng sau {seconds:.0f} s", f"\nReady after {seconds:.0f} s"))
    for title, value in rows:
        print(f"  {title:<15} {value}")
    print(say("Nhấn Ctrl-C để dừng tất cả.", "Press Ctrl-C to stop everything."), flush=True)


def exchange(
    programs: Programs,
    systems: Sequence[SampleSystem],
    *,
    shares: Mapping[str, int],
    since: datetime,
    progress: Progress,
) -> None:
    """
    Let the systems make their calls, until the last is read from the evidence.

    :raises CallsFailed: if a call is not answered well
    :raises ExchangesUnread: if the worker does not read exactly these exchanges
    """
    from lgsp.entrypoints.proof import wait_for_calls, wait_until_read

    total = sum(shares.values())
    with progress.step(f"Thực hiện {total} lượt trao đổi", f"Make {total} exchanges") as remarks:
        wait_for_calls(systems, shares=shares, programs=programs)
        remarks.append(" · ".join(f"{system}: {share}" for system, share in shares.items()))
        wait_until_read(since=since, expected=total, programs=programs)


def verify(configuration: Configuration, *, progress: Progress) -> None:
    """
    Verify every evidence log of this machine.

    :raises EvidenceBroken: if one does not hold
    """
    from lgsp.entrypoints.proof import verify_evidence

    with progress.step("Kiểm chứng bằng chứng", "Verify the evidence") as remarks:
        for node, found in verify_evidence(configuration.var).items():
            remarks.append(
                say(
                    f"{node}: {found.size} bản ghi, {found.exchanges} lượt trao đổi, không sai khác",
                    f"{node}: {found.size} records, {found.exchanges} exchanges, nothing wrong",
                )
            )


def compare(model: Model) -> None:
    """Print how declaration and reality compare."""
    from lgsp.alignment.drift import find_drift

    from .aligning_text import describe_drift

    until = now()
    report = find_drift(model, since=until - DRIFT_WINDOW, until=until)
    print(say("\nĐối chiếu khai báo và thực tế", "\nDeclaration and reality"))
    print(describe_drift(report, {}, language=language()))


def _say_prepared(changes: int, handed: int, *, folder: Path) -> str:
    said = say(f"{changes} thay đổi theo mô hình", f"{changes} changes by the model")
    if handed:
        said += say(f"; {handed} khóa bí mật mới trong {folder}", f"; {handed} new secrets in {folder}")
    return said


def _count(model: Model) -> str:
    total = len(model.entities)
    return f"{model.province.full_name}: " + say(f"{total} đối tượng", f"{total} entities")


def _is_error(found: Finding) -> bool:
    return found.severity is Severity.ERROR and found.verdict is Verdict.BROKEN


def _describe(found: Finding, folder: Path) -> str:
    return f"{folder / found.place.file}:{found.place.line} {found.code} {found.message}"


def _summarise(report: Report) -> str:
    counts = [f"{report.count(each)} {say(SEVERITY_NAMES[each], each.value)}" for each in Severity]
    return say("Kết quả: ", "Result: ") + ", ".join(counts)
