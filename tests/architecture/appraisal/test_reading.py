"""A case that cannot be read says what, where, why and what to do, and all of it at once."""

import pytest

from lgsp.architecture.appraisal.appraising import read_submission
from lgsp.architecture.appraisal.errors import CaseBroken, CaseMissing, ModelNotNamed
from lgsp.architecture.appraisal.reading import read_case
from tests.architecture.appraisal.case_folders import answer, permit


def refuse(folder):
    """Return what is said of a case that is refused."""
    with pytest.raises(CaseBroken) as refusal:
        read_case(folder)
    return refusal.value.message_in("vi")


def test_a_case_says_what_it_is_about(case_folder):
    file = read_case(case_folder())

    assert (file.case.project, file.case.stage, file.case.round) == ("xay-cong", "proposal", 1)
    assert file.design.name == "thiet-ke"


def test_a_folder_without_a_case_is_refused(tmp_path):
    with pytest.raises(CaseMissing):
        read_case(tmp_path)


def test_every_wrong_line_is_named_at_once(case_folder):
    told = refuse(case_folder(stage="design", go_live_on="1/7/2029", owner="so-y-te", name=None))

    assert "có 4 lỗi" in told
    assert "case.yaml:2: Trường “stage” (Bước thẩm định) ghi “design”; cần: một trong: proposal" in told
    assert "case.yaml:3: Trường “go_live_on”" in told
    assert "Không có trường “owner”" in told
    assert "Thiếu trường bắt buộc “name” (Tên hồ sơ)" in told


def test_text_that_is_no_yaml_is_refused_with_its_line(case_folder):
    folder = case_folder()
    (folder / "case.yaml").write_text("name: [\n", "utf-8")

    assert "case.yaml:" in refuse(folder)


@pytest.mark.parametrize("path", ["../../mo-hinh", "/etc", "..", "../../../etc"])
def test_a_design_outside_the_folder_of_cases_is_refused(case_folder, path):
    assert "nằm ngoài thư mục chứa các hồ sơ" in refuse(case_folder(design=path))


def test_a_design_that_is_not_there_is_refused(case_folder):
    assert "Trường “design” nêu “thiet-ke-2”, không có ở đó." in refuse(case_folder(design="thiet-ke-2"))


def test_a_design_of_no_known_form_is_refused(case_folder):
    folder = case_folder(design="case.yaml")

    assert "không thuộc dạng thiết kế nhận được" in refuse(folder)


def test_a_detailed_design_needs_the_preliminary_one(case_folder):
    assert "chưa nêu thiết kế sơ bộ" in refuse(case_folder(stage="detailed"))


def test_an_answer_to_what_nobody_asks_is_refused_with_a_suggestion(case_folder):
    told = refuse(case_folder(answers=[answer("BD2")], exceptions=[permit("TD99")]))

    assert "“BD2” không phải tiêu chí hay quy tắc được xét ở bước “Đề xuất dự án, nhiệm vụ”" in told
    assert "(có phải “BD02”?)" in told
    assert "“TD99”" in told


def test_two_answers_to_one_criterion_are_refused(case_folder):
    assert "“BD02” được ghi hai lần; lần đầu ở dòng" in refuse(
        case_folder(answers=[answer("BD02"), answer("BD02", "broken")])
    )


def test_an_exception_that_leaves_out_what_must_be_said_is_refused(case_folder):
    told = refuse(case_folder(exceptions=[{"requirement": "FLW401", "cause": "x"}]))

    for title in ("Phương án thay thế đã xem xét", "Ảnh hưởng", "Biện pháp kiểm soát", "Thời hạn khắc phục"):
        assert title in told


def test_a_project_nobody_knows_is_refused_with_a_suggestion(case_folder):
    with pytest.raises(CaseBroken) as refusal:
        read_submission(case_folder(project="xay-kong"))

    assert "case.yaml:2: Không có dự án “xay-kong”" in refusal.value.message_in("vi")
    assert "(có phải “xay-cong”?)" in refusal.value.message_in("vi")


def test_a_new_project_may_come_with_the_design(case_folder):
    submission = read_submission(case_folder(project="moi", entities={"project": {"moi": {}}}))

    assert submission.project.id == "moi"


def test_a_case_that_names_no_model_needs_one_given(case_folder, tmp_path):
    folder = case_folder()
    text = (folder / "case.yaml").read_text("utf-8").replace("model: ../../mo-hinh\n", "")
    (folder / "case.yaml").write_text(text, "utf-8")

    with pytest.raises(ModelNotNamed):
        read_submission(folder)
    assert read_submission(folder, model=tmp_path / "mo-hinh").model.entities
