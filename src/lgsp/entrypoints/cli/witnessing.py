"""`lgsp witness`: the small role another agency runs. No database, no model, no settings are needed."""

import platform
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from lgsp.entrypoints.errors import PortNotAllowed
from lgsp.entrypoints.ports import Listener, check_ports_free
from lgsp.entrypoints.supervision import stop_signals
from lgsp.entrypoints.witness_server import WitnessServer
from lgsp.kernel.language import pick
from lgsp.platform.evidence.keys import read_verifier_key
from lgsp.platform.evidence.witness import Witness, find_witness_name, hash_origin, read_or_make_witness_key

from .errors import language

REMEDY = "--port 8091"

Folder = Annotated[
    Path,
    typer.Option(
        "--folder", metavar="DIR", help="Thư mục giữ khóa và trạng thái. / Folder of the key and the state."
    ),
]
Name = Annotated[
    str | None,
    typer.Option(
        "--name",
        metavar="NAME",
        help="Tên trong khóa, đặt một lần; mặc định witness.<tên máy>. / Name in the key, given once; default "
        "witness.<host name>.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    witness = typer.Typer(
        name="witness",
        help="Làm chứng cho nhật ký của cơ quan khác. / Witness the logs of another agency.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    witness.command("serve")(serve)
    witness.command("key")(key)
    app.add_typer(witness)


def serve(
    *,
    folder: Folder,
    log: Annotated[
        list[Path],
        typer.Option(
            "--log",
            metavar="VKEYFILE",
            help="Khóa công khai của nhật ký được theo dõi; lặp lại được. / Public key of a log to watch; may be "
            "repeated.",
        ),
    ],
    name: Name = None,
    host: Annotated[
        str, typer.Option("--host", help="Địa chỉ lắng nghe. / Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Cổng lắng nghe. / Port to listen on.")
    ] = 8090,
) -> None:
    """
    Chạy bên làm chứng (c2sp.org/tlog-witness): chỉ ký khi nhật ký chỉ được ghi thêm, đến khi nhấn Ctrl-C.

    Run a witness (c2sp.org/tlog-witness): it cosigns only when the log only grew. Stays until Ctrl-C.

    Exit status: 0 stopped as asked, 2 could not be done.

    Ví dụ / Examples:

      lgsp witness serve --folder lam-chung --log gw1.vkey

      lgsp witness serve --folder lam-chung --log gw1.vkey --log gw2.vkey --name thanh-tra.vn-h99/w1 --host 0.0.0.0
    """
    logs = [read_verifier_key(file) for file in log]
    check_ports_free([Listener(name="witness", host=host, port=port, remedy=REMEDY)])
    witness = Witness(folder, name=_choose_name(folder, name), logs=logs)
    try:
        server = _listen(witness, host, port)
        _announce(witness, host, port)
        _run(server)
    finally:
        witness.close()


def key(folder: Folder, name: Name = None) -> None:
    """
    In khóa công khai của bên làm chứng; tạo khóa ở lần đầu.

    Print the public key of the witness; the key is made on first use.

    Ví dụ / Examples:

      lgsp witness key --folder lam-chung --name thanh-tra.vn-h99/w1
    """
    print(read_or_make_witness_key(folder, name=_choose_name(folder, name)).verifier)


def _choose_name(folder: Path, name: str | None) -> str:
    return name or find_witness_name(folder) or f"witness.{platform.node() or 'localhost'}"


def _listen(witness: Witness, host: str, port: int) -> WitnessServer:
    try:
        return WitnessServer((host, port), witness)
    except OSError as error:
        raise PortNotAllowed(
            name="witness", host=host, port=port, remedy=REMEDY, reason=error.strerror
        ) from None


def _announce(witness: Witness, host: str, port: int) -> None:
    print(pick("Khóa công khai: ", "Public key: ", language=language()) + str(witness.verifier_key))
    for origin in witness.origins:
        address = f"http://{host}:{port}/{hash_origin(origin)}/checkpoint"
        print(f"  {origin}  {address}")
    print(
        pick(
            f"Đang làm chứng tại http://{host}:{port}. Nhấn Ctrl-C để dừng.",
            f"Witnessing at http://{host}:{port}. Press Ctrl-C to stop.",
            language=language(),
        ),
        flush=True,
    )


def _run(server: WitnessServer) -> None:
    thread = Thread(target=server.serve_forever, name="witness")
    with stop_signals() as stop:
        thread.start()
        stop.wait()
        server.shutdown()
        thread.join()
    server.server_close()
    print(pick("Đã dừng.", "Stopped.", language=language()))
