"""`lgsp up`: describe, check, publish, run and compare a province, all in one command."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from lgsp.entrypoints.configuration import Configuration, read_configuration
from lgsp.entrypoints.errors import SampleSystemsMissing
from lgsp.entrypoints.ports import check_ports_free
from lgsp.entrypoints.programs import list_listeners, list_sample_systems, share_out
from lgsp.entrypoints.run_lock import hold_folder
from lgsp.entrypoints.supervision import Programs, StopAsked, stop_signals
from lgsp.kernel.language import pick

from . import running_steps as steps
from .days import now
from .errors import COULD_NOT, language
from .progress import Progress

EXCHANGES = 200
STEPS, STEPS_ONCE = 4, 6


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("up")(up)


def up(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
    ],
    once: Annotated[
        bool,
        typer.Option(
            "--once",
            help="Không ở lại: 200 lượt trao đổi, kiểm chứng bằng chứng, in đối chiếu. / Do not stay: 200 "
            "exchanges, verify the evidence, print the drift.",
        ),
    ] = False,
    web_port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Cổng trang web (LGSP_WEB_PORT). / Port of the web screens."),
    ] = None,
    gateway_port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Cổng trao đổi (LGSP_GATEWAY_PORT). / Port of the gateway."),
    ] = None,
) -> None:
    """
    Kiểm tra, dựng tài liệu, áp dụng và chạy mọi thứ của một tỉnh trên máy này, đến khi nhấn Ctrl-C.

    Check, publish, apply and run everything of a province on this machine, until Ctrl-C.

    Exit status: 0 stopped as asked (with --once: every step succeeded), 2 could not be done.

    Ví dụ / Examples:

      lgsp up examples/lam-giang

      lgsp up --once examples/lam-giang

      lgsp up examples/lam-giang --web-port 8001 --gateway-port 8081
    """
    set_before = read_configuration()
    configuration = replace(
        set_before,
        model=model.resolve(),
        web_port=web_port or set_before.web_port,
        gateway_port=gateway_port or set_before.gateway_port,
    )
    try:
        with hold_folder(configuration.var, remedy="LGSP_VAR=another-folder") as lock:
            _run(configuration, folder=model, once=once, lock=lock)
    except (StopAsked, KeyboardInterrupt):
        print(pick("\nĐã dừng.", "\nStopped.", language=language()))
        raise typer.Exit(COULD_NOT if once else 0) from None


def _run(configuration: Configuration, *, folder: Path, once: bool, lock: int) -> None:
    started_at = time.monotonic()
    progress = Progress(STEPS_ONCE if once else STEPS)
    model = steps.check(folder, progress=progress)
    systems = list_sample_systems(model)
    if once and not systems:
        raise SampleSystemsMissing(folder=folder)
    check_ports_free(list_listeners(configuration, systems))
    steps.build(model, configuration, progress=progress)
    steps.prepare(model, systems, configuration=configuration, progress=progress)

    shares, since = share_out(EXCHANGES, systems) if once else {}, now()
    with (
        stop_signals() as stop,
        Programs(log_folder=configuration.var / "log", stop=stop, keep_open=(lock,)) as programs,
    ):
        steps.start(programs, systems, shares=shares, configuration=configuration, progress=progress)
        if not once:
            steps.announce(configuration, seconds=time.monotonic() - started_at)
            programs.wait()
        steps.exchange(programs, systems, shares=shares, since=since, progress=progress)
    steps.verify(configuration, progress=progress)
    steps.compare(model)
