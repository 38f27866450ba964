"""
The common part of the sample agency systems: answer questions, and ask others, only through the gateway.

A real system may be written in anything; this one uses Python's standard library and nothing of the
platform. It speaks OAuth 2.0 client credentials (RFC 6749, 4.4) and the X-Road message protocol for REST,
and is configured by

    LGSP_GATEWAY      address of the gateway, as in http://127.0.0.1:8080
    LGSP_CREDENTIALS  JSON file with `subsystem`, `client_id` and `client_secret`
    LGSP_RECEIPTS     folder that keeps the last answers and their receipts
"""

import argparse
import json
import os
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from gateway_client import CallFailed, GatewayClient, Record

Question = Mapping[str, object]
Service = Callable[[Question], Record]
Call = Callable[[GatewayClient, int], object]

MAX_QUESTION = 64 * 1024
PAUSE_S = (0.5, 1.5)


class QuestionRefused(Exception):
    """The question cannot be answered: the HTTP status, and a sentence for the caller."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def get_item(question: Question, name: str) -> str:
    """Return an item that the question must hold."""
    value = question.get(name)
    if not isinstance(value, str) or not value.strip():
        raise QuestionRefused(400, f"Thiếu tham số “{name}”.")
    return value.strip()


def get_record(records: Mapping[str, Record], key: str) -> Record:
    """Return the record of that key."""
    if key not in records:
        raise QuestionRefused(404, f"Không có bản ghi “{key}”.")
    return records[key]


class Tally:
    """How many calls were made, and how many were answered well."""

    def __init__(self) -> None:
        self.made = 0
        self.succeeded = 0


def run(services: Mapping[str, Service], calls: Sequence[Call]) -> None:
    """Serve `services` (by code) on the port given, and make the calls in turn."""
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, required=True)
    options.add_argument(
        "--calls", type=int, help="so many at full speed; without it, about one a second for ever"
    )
    chosen = options.parse_args()

    gateway = GatewayClient(
        os.environ["LGSP_GATEWAY"],
        credentials=os.environ["LGSP_CREDENTIALS"],
        receipts=os.environ["LGSP_RECEIPTS"],
    )
    tally = Tally()
    server = ThreadingHTTPServer(("127.0.0.1", chosen.port), _door(services, tally))
    todo = {"gateway": gateway, "tally": tally, "limit": chosen.calls}
    threading.Thread(target=_make_calls, args=(calls,), kwargs=todo, daemon=True).start()
    server.serve_forever()


def _make_calls(calls: Sequence[Call], *, gateway: GatewayClient, tally: Tally, limit: int | None) -> None:
    gateway.wait_until_open()
    while limit is None or tally.made < limit:
        call = calls[tally.made % len(calls)]
        try:
            call(gateway, tally.made)
            tally.succeeded += 1
        except (CallFailed, OSError, HTTPException) as problem:
            print(f"{call.__name__}: {problem}", flush=True)
        tally.made += 1
        if limit is None:
            time.sleep(random.uniform(*PAUSE_S))


def _door(services: Mapping[str, Service], tally: Tally) -> type[BaseHTTPRequestHandler]:
    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/healthz":
                self._answer(200, {"made": tally.made, "succeeded": tally.succeeded})
            else:
                self._serve(address.path, dict(parse_qsl(address.query)))

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            if size > MAX_QUESTION:
                self.close_connection = True
                self._answer(413, {"loi": "Yêu cầu quá lớn."})
                return
            try:
                question = json.loads(self.rfile.read(size))
            except ValueError:
                question = None
            self._serve(urlsplit(self.path).path, question)

        def _serve(self, path: str, question: object) -> None:
            service = services.get(path.strip("/"))
            if service is None:
                self._answer(404, {"loi": f"Không có dịch vụ tại “{path}”."})
            elif not isinstance(question, dict):
                self._answer(400, {"loi": "Yêu cầu phải là một đối tượng JSON."})
            else:
                try:
                    self._answer(200, service(question))
                except QuestionRefused as refusal:
                    self._answer(refusal.status, {"loi": str(refusal)})

        def _answer(self, status: int, record: Record) -> None:
            body = json.dumps(record, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
            """Keep quiet: the platform keeps evidence of every exchange."""

    return Door
