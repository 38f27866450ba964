"""How long officers wait for the screens of the desk: ten on SQLite, fifty on PostgreSQL, the whole sample province."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from .harness import Row, free_port, wait_for_port

PROVINCE = Path("examples/lam-giang")
LIMIT_MS = 300.0
SECONDS, THINK_S = 90, 8.0
"""How long officers work, and how long each reads a page before the next."""
POSTGRES = "postgres://postgres@127.0.0.1:5432"
SCREENS = (
    "/",
    "/phat-hien/",
    "/doi-chieu/",
    "/doi-chieu/ma-tran/",
    "/ke-hoach/",
    "/mo-hinh/",
    "/mo-hinh/flow/",
    "/mo-hinh/system/?xep=-phat-hien",
    "/mo-hinh/system/ho-tich/",
    "/sua/system/ho-tich/",
    "/tim/?q=ho+tich",
    "/co-quan/",
    "/co-quan/so-khoa-hoc-cong-nghe/",
    "/yeu-cau/",
    "/yeu-cau/1/",
    "/ra-soat/",
    "/ra-soat/1/",
    "/tham-dinh/",
)
_PREPARE = """
import json, sys
from pathlib import Path
from lgsp.entrypoints.django_setup import prepare
prepare()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from datetime import timedelta
from lgsp.architecture.conformance.checking import check
from lgsp.architecture.model.reading import load_model
from lgsp.platform.identity.services import create_user
from lgsp.platform.kit.clock import now, today
from lgsp.stewardship.campaigns import Sending, send_campaign
from lgsp.stewardship.requests import Wish, open_request
from lgsp.stewardship.standing import read_standing
model = load_model(Path(sys.argv[1]))
keys = []
for number in range(int(sys.argv[2])):
    create_user(f"can-bo-{number}", role="officer", agency=model.entities["so-khoa-hoc-cong-nghe"].code)
    person = get_user_model().objects.get(username=f"can-bo-{number}")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "lgsp.platform.identity.permissions.RoleBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    keys.append(session.session_key)
by = read_standing(person, model, on=today())
changed = model.entities["ho-tich"].model_copy(update={"users": "Công chức"})
open_request(Wish("Sửa", "Đo", {"ho-tich": changed}), model=model, by=by, at=now())
asked = Sending("Đợt đo", "Đo", today() + timedelta(days=30))
send_campaign(asked, model=model, report=check(model, on=today()), by=by, at=now())
print(json.dumps(keys))
"""


def measure() -> list[Row]:
    """Measure both; without a PostgreSQL that trusts this machine, the first alone."""
    rows = [_measure("10 officers, SQLite", 10, "")]
    if shutil.which("psql") and _run_sql("select 1"):
        name = f"bench_desk_{os.getpid()}"
        _run_sql(f"create database {name}")
        try:
            rows.append(_measure("50 officers, PostgreSQL", 50, f"{POSTGRES}/{name}"))
        finally:
            _run_sql(f"drop database {name} with (force)")
    return rows


def _measure(name: str, officers: int, database: str) -> Row:
    with tempfile.TemporaryDirectory(prefix="bench-desk-") as folder:
        model = Path(folder, "lam-giang")
        shutil.copytree(PROVINCE, model)
        env = {
            **os.environ,
            "LGSP_VAR": f"{folder}/var",
            "LGSP_MODEL": str(model),
            "LGSP_BUILD": f"{folder}/build",
            "DATABASE_URL": database,
            "PYTHONPATH": str(Path.cwd()),
        }
        command = [sys.executable, "-c", _PREPARE, str(model), str(officers)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        keys = json.loads(done.stdout.splitlines()[-1])
        with _serve(env) as port:
            for screen in SCREENS:  # the first reader of a state of the model pays for reading it
                _get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), screen, keys[0])
            took = _visit(port, keys)
    slowest = max(
        (quantiles(times, n=20, method="inclusive")[-1], screen)
        for screen, times in took.items()
        if len(times) > 1
    )
    pages = sum(map(len, took.values()))
    of = f"p95 of the slowest of {len(SCREENS)} screens ({slowest[1]})"
    return Row(
        name=f"{of}, {name}, each a page in {THINK_S:.0f} s, {pages} pages",
        value=slowest[0],
        unit="ms",
        peer=f"its limit, {LIMIT_MS:.0f} ms",
        ratio=slowest[0] / LIMIT_MS,
        asked="<= 1.0",
    )


@contextmanager
def _serve(env: dict[str, str]) -> Iterator[int]:
    """Run the web screens as `lgsp up` does; give their port."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "lgsp.entrypoints.wsgi:application"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _visit(port: int, keys: list[str]) -> dict[str, list[float]]:
    """Let every officer open one screen after the other, with a pause between; return the times by screen."""
    took: dict[str, list[float]] = defaultdict(list)
    until = time.monotonic() + SECONDS

    def work(place: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        time.sleep(THINK_S * place / len(keys))
        at = place
        while time.monotonic() < until:
            screen = SCREENS[at % len(SCREENS)]
            began = time.perf_counter()
            _get(connection, screen, keys[place])
            took[screen].append((time.perf_counter() - began) * 1000)
            at += 1
            time.sleep(THINK_S)

    officers = [threading.Thread(target=work, args=(place,)) for place in range(len(keys))]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    return took


def _get(connection: http.client.HTTPConnection, screen: str, key: str) -> None:
    connection.request("GET", screen, headers={"Cookie": f"sessionid={key}"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{screen}: {answer.status}")


def _run_sql(statement: str) -> bool:
    command = ["psql", "-q", f"{POSTGRES}/postgres", "-c", statement]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
