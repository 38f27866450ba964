"""The sample agency systems answer what their contracts say, and refuse what they cannot answer."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

PROVINCE = Path(__file__).parents[2] / "examples" / "lam-giang"
PERSON, PARCEL, ENTERPRISE = {"soDinhDanh": "999000000001"}, {"maThua": "LG-0001"}, {"maSo": "9900000001"}
DOSSIER = {
    "maThuTuc": "MAU.01",
    "nguoiNop": "Công dân Mẫu 01",
    "soDinhDanh": "999000000001",
    "thanhPhan": ["Đơn"],
}
QUESTIONS = {
    "tra-cuu-ho-tich": PERSON,
    "xac-nhan-hon-nhan": PERSON,
    "tra-cuu-thua-dat": PARCEL,
    "tra-cuu-gia-dat": PARCEL,
    "tra-cuu-doanh-nghiep": ENTERPRISE,
    "tinh-trang-doanh-nghiep": ENTERPRISE,
    "trang-thai-ho-so": {"maHoSo": "H99.02-260901-0001"},
    "tiep-nhan-ho-so": DOSSIER,
}


def entity(kind: str, name: str) -> dict[str, str]:
    return yaml.safe_load((PROVINCE / "model" / kind / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, int]]:
    """Give the port of each sample system, started as `lgsp up` starts it, with no gateway to call."""
    folder = tmp_path_factory.mktemp("systems")
    credentials = folder / "credentials.json"
    credentials.write_text(json.dumps({"subsystem": "I/GOV/M/S", "client_id": "c", "client_secret": "s"}))
    environment = {
        "LGSP_GATEWAY": "http://127.0.0.1:9",
        "LGSP_CREDENTIALS": str(credentials),
        "LGSP_RECEIPTS": str(folder / "receipts"),
    }
    programs = yaml.safe_load((PROVINCE / "systems" / "systems.yaml").read_text())
    ports = {system: free_port() for system in programs}
    running = [
        subprocess.Popen(
            [sys.executable, PROVINCE / "systems" / file, "--port", str(ports[system])], env=environment
        )
        for system, file in programs.items()
    ]
    for port in ports.values():
        wait_until_listening(port)
    yield ports
    for process in running:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_until_listening(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nothing listens on port {port}")


def ask(port: int, path: str, *, body: object = None) -> tuple[int, dict[str, object]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST" if body is not None else "GET", path, body=json.dumps(body) if body else None)
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    return response.status, answer


@pytest.mark.parametrize("service_id", QUESTIONS)
def test_a_service_answers_exactly_the_fields_of_its_contract(ports: dict[str, int], service_id: str) -> None:
    service = entity("service", service_id)
    contract = entity("contract", service["contract"])
    question = QUESTIONS[service_id]

    if question is DOSSIER:
        status, answer = ask(ports[service["provider"]], f"/{service['code']}", body=question)
    else:
        status, answer = ask(ports[service["provider"]], f"/{service['code']}?{urlencode(question)}")

    assert status == 200
    assert set(answer) == {field["name"] for field in contract["fields"]}


@pytest.mark.parametrize("service_id", QUESTIONS)
def test_the_model_tells_the_gateway_an_address_of_that_service_alone(service_id: str) -> None:
    service = entity("service", service_id)

    assert service["endpoint"].endswith(f"/{service['code']}")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/tra-cuu", 400), ("/tra-cuu?soDinhDanh=001", 404), ("/khong-co?soDinhDanh=001", 404)],
)
def test_a_question_that_cannot_be_answered_is_refused_in_a_sentence(
    ports: dict[str, int], path: str, status: int
) -> None:
    answered, answer = ask(ports["ho-tich"], path)

    assert answered == status
    assert str(answer["loi"]).endswith(".")


@pytest.mark.parametrize("body", [["not an object"], {"maThuTuc": "MAU.01"}, {**DOSSIER, "thanhPhan": "Đơn"}])
def test_a_dossier_that_is_not_complete_is_refused(ports: dict[str, int], body: object) -> None:
    status, answer = ask(ports["mot-cua"], "/tiep-nhan", body=body)

    assert status == 400
    assert "loi" in answer


def test_a_dossier_taken_in_can_be_asked_for(ports: dict[str, int]) -> None:
    _, taken_in = ask(ports["mot-cua"], "/tiep-nhan", body=DOSSIER)

    status, state = ask(ports["mot-cua"], f"/trang-thai?maHoSo={taken_in['maHoSo']}")

    assert status == 200
    assert state["trangThai"] == "Mới tiếp nhận"
