"""`lgsp join`: the self-test of a system that joins the exchange."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.joining import Joining, make_client_context, take_steps
from lgsp.kernel.identifiers import ServiceId, SubsystemId, to_test
from lgsp.kernel.language import pick
from lgsp.platform.evidence.keys import read_verifier_key

from .errors import FINDINGS, language
from .formats import Format, OutputFormat

SECRET = "LGSP_CLIENT_SECRET"
Calling = Annotated[str, typer.Argument(metavar="SUBSYSTEM", help="Hệ thống gọi. / The system that calls.")]
Called = Annotated[
    str, typer.Option("--service", metavar="SERVICE", help="Dịch vụ được gọi. / The service that is called.")
]
InTest = Annotated[bool, typer.Option("--test", help="Ở môi trường thử nghiệm. / In the test environment.")]
Method = Annotated[str, typer.Option("--method", help="Phương thức HTTP. / The HTTP method.")]
AfterService = Annotated[
    str,
    typer.Option("--path", metavar="PATH", help="Đường dẫn sau mã dịch vụ. / The path after the service."),
]
Body = Annotated[
    Path | None, typer.Option("--body", metavar="FILE", help="Nội dung gửi đi. / The body to send.")
]
Gateway = Annotated[
    str,
    typer.Option("--gateway", metavar="URL", help="Địa chỉ cổng; mặc định cổng của máy này. / The gateway."),
]
ClientId = Annotated[
    str, typer.Option("--client-id", help="Tên truy cập; mặc định là hệ thống gọi. / Default: the system.")
]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="VKEY", help="Khóa công khai của cổng. / The gateway's public key."),
]
Certificate = Annotated[
    Path | None,
    typer.Option(
        "--certificate",
        metavar="PEM",
        help="Chứng thư của hệ thống, thay khóa bí mật; kèm --client-key. / The system's certificate.",
    ),
]
ClientKey = Annotated[
    Path | None,
    typer.Option("--client-key", metavar="PEM", help="Khóa riêng của chứng thư. / Its private key."),
]
Roots = Annotated[
    Path | None,
    typer.Option(
        "--roots", metavar="PEM", help="Chứng thư gốc của cổng. / The root of the gateway's certificate."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("join")(join)


def join(
    subsystem: Calling,
    *,
    service: Called,
    test: InTest = False,
    method: Method = "GET",
    path: AfterService = "",
    body: Body = None,
    gateway: Gateway = "",
    client_id: ClientId = "",
    key: Key = None,
    certificate: Certificate = None,
    client_key: ClientKey = None,
    roots: Roots = None,
    output: OutputFormat = Format.TEXT,
) -> None:
    """
    Tự kiểm tra việc kết nối một hệ thống: tới được cổng, lấy mã truy cập, thấy dịch vụ, gọi được, biên nhận đúng.

    Test a system that joins: the gateway is reached, a token given, the service seen and called, the receipt holds.

    Khóa bí mật lấy từ LGSP_CLIENT_SECRET, nếu không có thì hỏi; có chứng thư thì không cần.

    The secret is read from LGSP_CLIENT_SECRET, or asked; with a certificate there is none.

    Ví dụ / Examples:

      lgsp join VN-H99/GOV/H99.02/MOTCUA --service VN-H99/GOV/H99.10/HOTICH/tra-cuu --test --path /nguoi/012345678901

      lgsp join … --gateway https://lgsp.example:8443 --certificate system.pem --client-key system.key
    """
    caller, called = (to_test(subsystem), to_test(service)) if test else (subsystem, service)
    configuration = read_configuration()
    joining = Joining(
        gateway=gateway or f"http://{configuration.gateway_host}:{configuration.gateway_port}",
        subsystem=str(SubsystemId.parse(caller)),
        service=ServiceId.parse(called),
        client_id=client_id or caller,
        secret="" if certificate else _read_secret(),
        method=method.upper(),
        path=path,
        body=body.read_bytes() if body else b"",
        key=read_verifier_key(key) if key else None,
        tls=make_client_context(certificate=certificate, key=client_key, roots=roots),
    )
    if not _report(joining, output):
        raise typer.Exit(FINDINGS)


def _read_secret() -> str:
    return os.environ.get(SECRET) or str(typer.prompt(SECRET, hide_input=True, err=True))


def _report(joining: Joining, output: Format) -> bool:
    steps = []
    for step in take_steps(joining):
        steps.append(step)
        if output is Format.TEXT:
            print("✓" if step.is_fine else "✕", pick(step.vietnamese, step.english, language=language()))
    is_fine = all(step.is_fine for step in steps)
    if output is Format.JSON:
        content = {"joined": is_fine, "steps": [asdict(step) for step in steps]}
        print(json.dumps(content, ensure_ascii=False, indent=2))
    return is_fine
