"""`lgsp join`: the self-test of a system that joins the exchange."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.joining import Joining, take_steps
from lgsp.kernel.identifiers import ServiceId, SubsystemId
from lgsp.kernel.language import pick
from lgsp.platform.evidence.keys import read_verifier_key

from .errors import FINDINGS, language
from .formats import Format, OutputFormat

SECRET = "LGSP_CLIENT_SECRET"


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("join")(join)


def join(
    subsystem: Annotated[
        str, typer.Argument(metavar="SUBSYSTEM", help="Hệ thống gọi. / The system that calls.")
    ],
    *,
    service: Annotated[
        str,
        typer.Option("--service", metavar="SERVICE", help="Dịch vụ được gọi. / The service that is called."),
    ],
    test: Annotated[
        bool, typer.Option("--test", help="Ở môi trường thử nghiệm. / In the test environment.")
    ] = False,
    method: Annotated[str, typer.Option("--method", help="Phương thức HTTP. / The HTTP method.")] = "GET",
    path: Annotated[
        str,
        typer.Option(
            "--path", metavar="PATH", help="Đường dẫn sau mã dịch vụ. / The path after the service."
        ),
    ] = "",
    body: Annotated[
        Path | None, typer.Option("--body", metavar="FILE", help="Nội dung gửi đi. / The body to send.")
    ] = None,
    gateway: Annotated[
        str,
        typer.Option(
            "--gateway", metavar="URL", help="Địa chỉ cổng; mặc định cổng của máy này. / The gateway."
        ),
    ] = "",
    client_id: Annotated[
        str,
        typer.Option("--client-id", help="Tên truy cập; mặc định là hệ thống gọi. / Default: the system."),
    ] = "",
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="VKEY", help="Khóa công khai của cổng. / The gateway's public key."),
    ] = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Tự kiểm tra việc kết nối một hệ thống: tới được cổng, lấy mã truy cập, thấy dịch vụ, gọi được, biên nhận đúng.

    Test a system that joins: the gateway is reached, a token given, the service seen and called, the receipt holds.

    Khóa bí mật lấy từ LGSP_CLIENT_SECRET, nếu không có thì hỏi. / The secret is read from LGSP_CLIENT_SECRET, or asked.

    Ví dụ / Examples:

      lgsp join VN-H99/GOV/H99.02/MOTCUA --service VN-H99/GOV/H99.10/HOTICH/tra-cuu --test --path /nguoi/012345678901
    """
    caller, called = SubsystemId.parse(subsystem), ServiceId.parse(service)
    if test:
        caller = SubsystemId.parse(_to_test(str(caller)))
        called = ServiceId.parse(_to_test(str(called)))
    configuration = read_configuration()
    joining = Joining(
        gateway=gateway or f"http://{configuration.gateway_host}:{configuration.gateway_port}",
        subsystem=str(caller),
        service=called,
        client_id=client_id or str(caller),
        secret=os.environ.get(SECRET) or typer.prompt(SECRET, hide_input=True, err=True),
        method=method.upper(),
        path=path,
        body=body.read_bytes() if body else b"",
        key=read_verifier_key(key) if key else None,
    )
    steps = []
    for step in take_steps(joining):
        steps.append(step)
        if output is Format.TEXT:
            print("✓" if step.is_fine else "✕", pick(step.vietnamese, step.english, language=language()))
    is_fine = all(step.is_fine for step in steps)
    if output is Format.JSON:
        print(
            json.dumps(
                {"joined": is_fine, "steps": [asdict(step) for step in steps]}, ensure_ascii=False, indent=2
            )
        )
    if not is_fine:
        raise typer.Exit(FINDINGS)


def _to_test(identifier: str) -> str:
    instance, slash, rest = identifier.partition("/")
    return identifier if instance.endswith("-TEST") else f"{instance}-TEST{slash}{rest}"
