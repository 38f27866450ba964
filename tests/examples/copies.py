"""A copy of the sample province that nothing else on this machine can collide with."""

import re
import shutil
import socket
from contextlib import ExitStack
from pathlib import Path

PROVINCE = Path(__file__).parents[2] / "examples" / "lam-giang"


def copy_province(folder: Path) -> Path:
    """Copy the sample province to the folder, its agency systems on free ports."""
    shutil.copytree(PROVINCE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    endpoints = {
        file: file.read_text(encoding="utf-8") for file in (folder / "model" / "service").glob("*.yaml")
    }
    taken = sorted({port for text in endpoints.values() for port in re.findall(r"127\.0\.0\.1:(\d+)", text)})
    free = dict(zip(taken, free_ports(len(taken)), strict=True))
    for file, text in endpoints.items():
        moved = re.sub(r"(?<=127\.0\.0\.1:)\d+", lambda found: str(free[found[0]]), text)
        file.write_text(moved, encoding="utf-8")
    return folder


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens on."""
    with ExitStack() as held:
        servers = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [server.getsockname()[1] for server in servers]


def environment_for(folder: Path) -> dict[str, str]:
    """Return the settings of a run of its own: files below the folder, gateway and web on free ports."""
    gateway, web = free_ports(2)
    return {
        "LGSP_VAR": str(folder / "var"),
        "LGSP_BUILD": str(folder / "build"),
        "LGSP_GATEWAY_PORT": str(gateway),
        "LGSP_WEB_PORT": str(web),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "lgsp.entrypoints.settings",
    }
