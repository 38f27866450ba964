"""The verifier for outsiders: it accepts what is true, and refuses it after one byte of any part was changed."""

import shutil
import subprocess
import sys
from pathlib import Path

import cryptography
import pytest

from lgsp.platform.evidence.exporting import export_log
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import Receipt
from lgsp.platform.evidence.testing import make_known_key, open_log, record_exchange
from tests.house.source_tree import ROOT

VERIFIER = ROOT / "examples/verify/verify.py"
VKEY = str(make_known_key().verifier)
FORMS = {"header": Receipt.to_header, "tlog-proof": Receipt.to_text}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Return a folder with two exports of a growing log, a receipt in both forms, and its bodies."""
    folder = tmp_path_factory.mktemp("made")
    log = open_log(folder / "log", segment_bytes=60_000)
    for number in range(140):
        record_exchange(log, id=f"early{number}")
    log.publish()
    export_log(folder / "log", folder / "old")
    receipt = record_exchange(log, id="mine", target=b"/nguoi/1?a=\xc4\x91", question=b"who?", answer=b"me")
    for number in range(160):
        record_exchange(log, id=f"late{number}")
    log.close()
    export_log(folder / "log", folder / "new")
    for form, write in FORMS.items():
        (folder / form).write_text(write(receipt))
    (folder / "question").write_bytes(b"who?")
    (folder / "answer").write_bytes(b"me")
    return folder


@pytest.fixture
def folder(made, tmp_path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "copy"))


def run(*arguments: object, python: tuple[str, ...] = (sys.executable, str(VERIFIER))) -> tuple[int, str]:
    done = subprocess.run(
        [*python, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


def receipt_arguments(folder: Path, form: str) -> list[object]:
    bodies = ("--request", folder / "question", "--answer", folder / "answer", "--target", "/nguoi/1?a=đ")
    return ["receipt", folder / form, "--vkey", VKEY, *bodies]


@pytest.mark.parametrize("form", FORMS)
def test_a_receipt_holds_with_its_bodies_and_its_target(folder, form):
    code, output = run(*receipt_arguments(folder, form))

    assert (code, output.splitlines()[-1]) == (0, "ĐÚNG / HOLDS")
    assert '"id": "mine"' in output


def test_an_export_holds_and_extends_the_one_before(folder):
    code, output = run("log", folder / "new", "--vkey", folder / "new/vkey", "--since", folder / "old")

    assert code == 0, output
    assert "602 bản ghi / records" in output


def test_an_export_does_not_extend_a_newer_one(folder):
    code, output = run("log", folder / "old", "--vkey", VKEY, "--since", folder / "new")

    assert (code, "history was rewritten" in output) == (1, True)


def test_a_rewritten_history_is_refused_though_its_own_signature_is_true(folder, tmp_path):
    log = open_log(tmp_path / "fork")
    for number in range(320):
        record_exchange(log, id=f"other{number}")
    log.close()
    export_log(tmp_path / "fork", tmp_path / "forked")

    assert run("log", tmp_path / "forked", "--vkey", VKEY)[0] == 0
    assert run("log", tmp_path / "forked", "--vkey", VKEY, "--since", folder / "old")[0] == 1


def test_it_runs_where_nothing_of_ours_can_be_imported(folder, tmp_path):
    packages = Path(cryptography.__file__).parents[1]
    for name in ("cryptography", "cffi", "pycparser", *(path.name for path in packages.glob("_cffi*.so"))):
        (tmp_path / "foreign").mkdir(exist_ok=True)
        (tmp_path / "foreign" / name).symlink_to(packages / name)
    start = (
        f"import runpy, sys; sys.path.append({str(tmp_path / 'foreign')!r}); sys.argv[0] = 'verify.py'\n"
        "try:\n    import lgsp\nexcept ImportError:\n    pass\nelse:\n    sys.exit(9)\n"
        f"runpy.run_path({str(VERIFIER)!r}, run_name='__main__')"
    )
    foreign = (sys.executable, "-I", "-S", "-c", start)

    assert run(*receipt_arguments(folder, "header"), python=foreign)[0] == 0
    assert run("log", folder / "new", "--vkey", VKEY, python=foreign)[0] == 0


def test_it_imports_only_the_standard_library_and_cryptography_and_stays_short():
    lines = VERIFIER.read_text().splitlines()
    imported = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}

    assert imported - sys.stdlib_module_names == {"cryptography"}
    assert len(lines) <= 200


PARTS = {
    "record": lambda receipt: receipt.record,
    "request": lambda receipt: receipt.request,
    "salt": lambda receipt: receipt.salt,
    "path": lambda receipt: receipt.path,
    "checkpoint": lambda receipt: receipt.checkpoint.partition("\n\n")[0].encode(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", PARTS)
def test_a_receipt_with_one_byte_of_a_part_changed_is_refused(folder, form, part):
    from lgsp.platform.evidence.receipts import read_receipt

    receipt = read_receipt((folder / form).read_text())
    content = PARTS[part](receipt)
    for at in {0, len(content) // 2, len(content) - 1}:
        altered = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        facts = {name: getattr(receipt, name) for name in ("index", *PARTS)}
        facts[part] = (
            altered
            if part != "checkpoint"
            else receipt.checkpoint.replace(content.decode(), altered.decode())
        )
        (folder / form).write_text(FORMS[form](Receipt(**facts)))

        assert run(*receipt_arguments(folder, form))[0] == 1, (part, at)


@pytest.mark.parametrize("form", FORMS)
def test_a_receipt_of_another_place_or_with_another_signature_is_refused(folder, form):
    from lgsp.platform.evidence.receipts import read_receipt

    receipt = read_receipt((folder / form).read_text())
    text, _, signed = receipt.checkpoint.rpartition(" ")
    other = signed[:20] + ("A" if signed[20] != "A" else "B") + signed[21:]
    facts = {name: getattr(receipt, name) for name in ("index", *PARTS)}
    for changed in ({"index": receipt.index ^ 1}, {"checkpoint": f"{text} {other}"}):
        (folder / form).write_text(FORMS[form](Receipt(**{**facts, **changed})))

        assert run(*receipt_arguments(folder, form))[0] == 1, changed


@pytest.mark.parametrize("form", FORMS)
def test_no_single_character_of_a_receipt_can_be_changed(folder, form):
    """Every 41st character, in one process, for a subprocess each would take minutes."""
    import runpy

    main = runpy.run_path(str(VERIFIER))["main"]
    text = (folder / form).read_text()
    spared = [
        at
        for at in range(0, len(text), 41)
        if not text[at].isspace() and not is_refused(main, folder, form, at=at)
    ]

    assert spared == []


def flip(text: str, at: int) -> str:
    return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


def is_refused(main, folder: Path, form: str, *, at: int) -> bool:
    text = (folder / form).read_text()
    (folder / form).write_text(flip(text, at))
    arguments = [str(argument) for argument in receipt_arguments(folder, form)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["verify.py", *arguments])
        try:
            main()
        except SystemExit as left:
            return left.code == 1
        finally:
            (folder / form).write_text(text)
    return False


@pytest.mark.parametrize(("file", "content"), [("question", b"whp?"), ("answer", b"mf")])
def test_another_body_is_refused(folder, file, content):
    (folder / file).write_bytes(content)

    assert run(*receipt_arguments(folder, "header"))[0] == 1


def test_another_target_is_refused(folder):
    code, output = run("receipt", folder / "header", "--vkey", VKEY, "--target", "/nguoi/2?a=đ")

    assert (code, "target: không phải nội dung đã ghi" in output) == (1, True)


def test_a_receipt_without_a_request_says_nothing_of_one(folder):
    (folder / "proof").write_text(LogReader(folder / "log").prove(1))

    assert run("receipt", folder / "proof", "--vkey", VKEY)[0] == 0
    assert run("receipt", folder / "proof", "--vkey", VKEY, "--request", folder / "question")[0] == 1


@pytest.mark.parametrize(
    "name",
    ["checkpoint", "tile/0/000", "tile/0/002.p/90", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/90"],
)  # fmt: skip
def test_an_export_with_one_byte_of_a_file_changed_is_refused(folder, name):
    path = folder / "new" / name
    content = path.read_bytes()
    for at in {0, len(content) // 2, len(content) - 2}:
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])

        assert run("log", folder / "new", "--vkey", VKEY)[0] == 1, at


def test_another_key_is_refused_and_a_missing_file_could_not_be_read(folder):
    other = str(make_known_key("lgsp.vn-h99/gw2").verifier)

    assert run("log", folder / "new", "--vkey", other)[0] == 1
    assert run("log", folder / "new", "--vkey", VKEY.replace("+", "+0", 1))[0] == 1
    assert run("log", folder / "none", "--vkey", VKEY)[0] == 2
    assert run("log", folder / "new")[0] == 2


def test_help_is_in_both_languages():
    code, output = run("--help")

    assert code == 0
    assert "một biên nhận" in output
    assert "one receipt" in output
