"""`lgsp witness`: a key, a refusal in one sentence, and help in both languages; serving itself is in the journeys."""

import socket

import pytest
import typer
from typer.testing import CliRunner

from lgsp.entrypoints.cli import witnessing
from lgsp.entrypoints.errors import PortTaken
from lgsp.kernel.errors import DomainError
from lgsp.platform.evidence.cosignatures import CosignerKey
from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.evidence.testing import make_known_key


def run(*arguments: object) -> tuple[int, str]:
    app = typer.Typer()
    app.callback()(lambda: None)
    witnessing.register(app)
    result = CliRunner().invoke(app, ["witness", *map(str, arguments)], env={"COLUMNS": "200"})
    if isinstance(result.exception, DomainError):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture
def vkey(tmp_path):
    (tmp_path / "gw1.vkey").write_text(f"{make_known_key().verifier}\n")
    return tmp_path / "gw1.vkey"


def test_a_key_is_made_once_and_printed_in_the_form_logs_read(tmp_path):
    _, first = run("key", "--folder", tmp_path / "w", "--name", "thanh-tra.vn-h99/w1")
    code, second = run("key", "--folder", tmp_path / "w")

    assert code == 0
    assert first == second
    assert CosignerKey.parse(first).name == "thanh-tra.vn-h99/w1"


def test_without_a_name_the_key_is_named_after_the_machine(tmp_path):
    _, printed = run("key", "--folder", tmp_path / "w")

    assert printed.startswith("witness.")


def test_another_name_for_a_key_that_exists_is_refused(tmp_path):
    run("key", "--folder", tmp_path / "w", "--name", "one")

    with pytest.raises(KeyUnusable, match="it is the key of one"):
        run("key", "--folder", tmp_path / "w", "--name", "two")


def test_a_port_that_is_taken_is_refused_before_anything_is_made(tmp_path, vkey):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTaken):
        run("serve", "--folder", tmp_path / "w", "--log", vkey, "--port", taken.getsockname()[1])

    assert not (tmp_path / "w").exists()


def test_a_log_key_that_is_none_is_refused(tmp_path):
    with pytest.raises(KeyUnusable):
        run("serve", "--folder", tmp_path / "w", "--log", tmp_path / "missing")


@pytest.mark.parametrize("verb", ["serve", "key"])
def test_help_has_examples_in_both_languages(verb):
    code, text = run(verb, "--help")

    assert code == 0
    assert "Ví dụ / Examples:" in text
    assert "lgsp witness" in text
