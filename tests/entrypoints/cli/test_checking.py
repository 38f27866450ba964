"""`lgsp check` and `lgsp rules`, as a person types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.errors import OutputFileMissing, RuleUnknown
from lgsp.architecture.conformance.pages import list_pages
from lgsp.architecture.model.errors import FolderMissing
from lgsp.entrypoints.cli import checking
from lgsp.entrypoints.errors import FolderNotWritable
from tests.architecture.model_folders import write_complete_folder

DIRECT = {"mot-cua-ho-tich": {"via": None}}
DAY = ("--at", "2026-11-01")


@pytest.fixture
def lgsp(tmp_path, monkeypatch):
    """Return a function that runs the verbs of this module on a model folder of the test."""
    app = typer.Typer()
    checking.register(app)
    monkeypatch.chdir(tmp_path)

    def run(*words, language="vi", **changes):
        write_complete_folder(Path("tinh"), **changes)
        return CliRunner().invoke(app, words, env={"LGSP_LANG": language}, catch_exceptions=False)

    return run


def test_a_sound_model_gives_counts_a_summary_and_status_0(lgsp):
    result = lgsp("check", "tinh", *DAY)

    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        "Tỉnh Lam Giang (H99), trạng thái ngày 01/11/2026",
        "Tỉnh giả định.",
    ]
    assert "Cơ quan: 4 · " in result.output
    assert " · Cơ sở dữ liệu: 1 · Hệ thống thông tin: 3 · " in result.output
    assert "Kết quả: 0 lỗi, 0 cảnh báo, 0 lưu ý; 0 điểm chưa đủ cơ sở đánh giá" in result.output


def test_an_error_names_file_line_code_and_remedy_and_gives_status_1(lgsp):
    result = lgsp("check", "tinh", *DAY, flow=DIRECT)

    assert result.exit_code == 1
    assert "tinh/model/flow/mot-cua-ho-tich.yaml:1 FLW401 lỗi: “Một cửa”" in result.output
    assert "  FLW401: Đưa dịch vụ của hệ thống cung cấp lên LGSP" in result.output


def test_a_warning_gives_status_1_too(lgsp):
    result = lgsp("check", "tinh", *DAY, document={"nghi-dinh": {"valid_to": "2026-01-01"}})

    assert result.exit_code == 1
    assert "DOC808 cảnh báo: Văn bản 278/2025/NĐ-CP hết hiệu lực" in result.output


def test_what_cannot_be_told_is_said_and_gives_status_0(lgsp):
    result = lgsp("check", "tinh", *DAY, contract={"hop-dong-ho-tich": {"fields": []}})

    assert result.exit_code == 0
    assert "FLW402 chưa đủ cơ sở: Hợp đồng" in result.output
    assert "2 điểm chưa đủ cơ sở đánh giá (không tính là lỗi)" in result.output


def test_every_problem_of_reading_is_a_finding(lgsp):
    result = lgsp("check", "tinh", *DAY, agency={"x": {"level": "y"}}, text={"model/agency/z.yaml": "a: ["})

    assert result.exit_code == 1
    assert result.output.startswith("tinh: mô hình chưa đọc được trọn vẹn")
    assert "tinh/model/agency/x.yaml:3 MODEL-023 lỗi: Trường “level” (Cấp) ghi “y”" in result.output
    assert "tinh/model/agency/z.yaml:1 MODEL-013 lỗi: YAML sai cú pháp" in result.output
    assert "2 lỗi" in result.output


def test_rules_are_selected_by_beginnings_with_commas_or_again(lgsp):
    result = lgsp(
        "check", "tinh", *DAY, "--select", "DOC,DB301", "--select", "STD", "--format", "json", flow=DIRECT
    )

    asked = json.loads(result.output)["results"]
    assert {code[:3] for code in asked} == {"DOC", "DB3", "STD"}
    assert [code for code in asked if code.startswith("DB")] == ["DB301"]
    assert result.exit_code == 0


def test_the_day_decides(lgsp):
    document = {"nghi-dinh": {"valid_to": "2026-06-30"}}

    asked = ("check", "tinh", "--select", "DOC808")
    assert lgsp(*asked, "--at", "2026-06-30", document=document).exit_code == 0
    assert lgsp(*asked, "--at", "2026-07-01", document=document).exit_code == 1


def test_the_frame_is_english_on_request(lgsp):
    result = lgsp("check", "tinh", *DAY, language="en", flow=DIRECT)

    assert "Tỉnh Lam Giang (H99), state of 2026-11-01" in result.output
    assert " · database: 1 · system: 3 · " in result.output
    assert "FLW401 error: " in result.output
    assert "Result: 1 error, 0 warning, 0 notice; 0 cannot be told" in result.output


def test_json_has_the_documented_fields(lgsp):
    result = lgsp("check", "tinh", *DAY, "--format", "json", flow=DIRECT)
    answer = json.loads(result.output)

    documented = list_pages()["index.md"]
    assert all(f"| `{name}` |" in documented for name in answer)
    assert answer["format"] == "lgsp-check/1"
    assert answer["on"] == "2026-11-01"
    assert answer["province"]["notice"] == "Tỉnh giả định."
    assert answer["counts"]["agency"] == 4
    assert answer["summary"] == {"error": 1, "warning": 0, "notice": 0, "cannot-tell": 0, "waived": 0}
    assert answer["verdicts"]["FLW401"] == {"broken": 1}
    assert [(found["code"], found["file"], found["line"]) for found in answer["findings"]] == [
        ("FLW401", "model/flow/mot-cua-ho-tich.yaml", 1)
    ]
    assert all(f"`{name}`" in documented for name in answer["findings"][0])


def test_json_of_a_folder_that_cannot_be_read_whole_has_no_model(lgsp):
    result = lgsp("check", "tinh", *DAY, "--format", "json", agency={"x": {"level": "y"}})
    answer = json.loads(result.output)

    assert result.exit_code == 1
    assert (answer["province"], answer["counts"]) == (None, None)
    assert answer["findings"][0]["code"] == "MODEL-023"
    assert answer["verdicts"] == {"MODEL-023": {"broken": 1}}


def test_what_is_waived_is_told_apart_and_is_no_fault(lgsp):
    changes = {"flow": DIRECT, "waiver": {"chuyen-tiep": {}}}

    text = lgsp("check", "tinh", *DAY, **changes)
    answer = json.loads(lgsp("check", "tinh", *DAY, "--format", "json", **changes).output)

    assert text.exit_code == 0
    assert "FLW401 được miễn trừ: “Một cửa”" in text.output
    assert "(văn bản 12/QĐ-UBND, đến hết 31/12/2026)" in text.output
    assert "1 điểm được miễn trừ" in text.output
    assert answer["summary"] == {"error": 0, "warning": 0, "notice": 0, "cannot-tell": 0, "waived": 1}
    assert answer["findings"] == []
    assert [(one["code"], one["waiver"], one["until"]) for one in answer["waived"]] == [
        ("FLW401", "chuyen-tiep", "2026-12-31")
    ]
    assert answer["results"]["FLW401"] == {"verdict": "broken", "official": "Chưa đáp ứng", "waived": 1}


def test_a_gate_asks_fewer_rules_and_says_so(lgsp):
    result = lgsp("check", "tinh", *DAY, "--gate", "edit")
    answer = json.loads(lgsp("check", "tinh", *DAY, "--gate", "edit", "--format", "json").output)

    assert result.output.startswith("Tỉnh Lam Giang (H99), trạng thái ngày 01/11/2026, bước soạn thảo\n")
    assert answer["gate"] == "edit"
    assert "FLW401" in answer["results"]
    assert "DOC801" not in answer["results"]


def test_of_many_alike_that_cannot_be_told_a_few_are_shown_and_the_rest_is_counted(lgsp):
    flows = {f"luong-{number}": {"name": f"Luồng số {number}", "attributes": None} for number in range(9)}

    short = lgsp("check", "tinh", *DAY, flow=flows).output
    whole = lgsp("check", "tinh", *DAY, "--select", "FLW405", flow=flows).output

    assert short.count("FLW405 chưa đủ cơ sở") == 5
    assert "… và 4 điểm khác chưa đủ cơ sở theo FLW405; xem hết: --select FLW405" in short
    assert whole.count("FLW405 chưa đủ cơ sở") == 9


def test_a_workbook_needs_a_file(lgsp):
    with pytest.raises(OutputFileMissing):
        lgsp("check", "tinh", *DAY, "--format", "xlsx")

    result = lgsp("check", "tinh", *DAY, "--format", "xlsx", "--out", "ket-qua.xlsx", flow=DIRECT)

    assert result.exit_code == 1
    assert result.output == "Đã ghi ket-qua.xlsx.\n"
    assert Path("ket-qua.xlsx").read_bytes().startswith(b"PK")


def test_sarif_is_printed_or_written_the_same(lgsp):
    printed = lgsp("check", "tinh", *DAY, "--format", "sarif", flow=DIRECT)
    lgsp("check", "tinh", *DAY, "--format", "sarif", "--out", "ket-qua.sarif", flow=DIRECT)

    assert json.loads(printed.output)["version"] == "2.1.0"
    assert Path("ket-qua.sarif").read_text(encoding="utf-8") == printed.output


def test_a_file_that_cannot_be_written_is_told(lgsp):
    with pytest.raises(FolderNotWritable):
        lgsp("check", "tinh", *DAY, "--out", "tinh/province.yaml/ket-qua.txt")


def test_a_day_in_another_form_is_refused(lgsp):
    result = lgsp("check", "tinh", "--at", "01/11/2026")

    assert result.exit_code == 2
    assert "01/11/2026" in result.output


def test_what_could_not_be_done_is_a_refusal(lgsp):
    with pytest.raises(FolderMissing):
        lgsp("check", "khong-co")
    with pytest.raises(RuleUnknown):
        lgsp("check", "tinh", "--select", "ABC")


def test_the_program_turns_a_refusal_into_one_sentence_and_status_2(tmp_path):
    program = "from lgsp.entrypoints.cli import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(tmp_path / "khong-co")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith(f"MODEL-001: {tmp_path}/khong-co không phải là một thư mục")
    assert done.stdout == ""


def test_rules_are_listed_with_code_severity_and_title(lgsp):
    lines = lgsp("rules").output.splitlines()

    assert len(lines) == len(RULES)
    assert "DB301   lỗi       Cơ sở dữ liệu dùng chung có đúng một cơ quan chủ trì" in lines


def test_a_rule_is_explained(lgsp):
    output = lgsp("rules", "flw401").output

    assert output.startswith("FLW401: Trao đổi giữa các cơ quan đi qua LGSP, không nối thẳng\n")
    assert "Nghị định 278/2025/NĐ-CP, Điều 4 khoản 2" in output
    assert "Nguồn thứ cấp, chưa đối chiếu nguyên văn" in output


def test_a_rule_that_is_not_there_is_refused(lgsp):
    with pytest.raises(RuleUnknown, match="did you mean 'FLW401'"):
        lgsp("rules", "FLW491")


def test_checking_never_loads_the_web_framework():
    program = "import sys; import lgsp.entrypoints.cli.checking; print('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
