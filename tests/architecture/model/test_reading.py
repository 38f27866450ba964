"""Whatever is wrong in a folder is named with file and line, and everything that is wrong is named."""

import unicodedata
from pathlib import Path

import pytest

from lgsp.architecture.model.errors import FolderMissing, ModelBroken
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.reading import load_model, read_model
from lgsp.architecture.model.systems import System
from lgsp.kernel.text import nfc

AGENCY = "model/agency/so-y-te.yaml"
GOOD = "id: so-y-te\nname: Sở Y tế\nlevel: department\ncode: H99.20\n"

# what the file says · code · place · words of the Vietnamese sentence, of the English sentence
BAD = {
    "broken YAML": ("id: so-y-te\nname: [\n", "MODEL-013", 2, "YAML sai cú pháp", "Not valid YAML"),
    "a colon in a value": ("name: Một cửa: mới\n", "MODEL-013", 1, "dấu nháy", "value without quotes"),
    "an open quote": ("id: so-y-te\nname: 'Sở\n", "MODEL-013", 2, "mở mà không đóng", "never closed"),
    "a tab": ("id: so-y-te\nfunctions:\n\t- x\n", "MODEL-013", 3, "phím Tab", "a tab; use spaces"),
    "a control character": ("id: so-y-te\nname: a\x07b\n", "MODEL-013", 2, "điều khiển", "control character"),
    "a tag": ("id: so-y-te\nname: !!str x\n", "MODEL-015", 2, "thẻ kiểu", "A tag"),
    "a tag on a list": ("id: so-y-te\nfunctions: !x [a]\n", "MODEL-015", 2, "thẻ kiểu", "A tag"),
    "a tag directive": ("%TAG ! tag:x,2026:\n---\nid: a\n", "MODEL-015", 1, "thẻ kiểu", "A tag"),
    "an anchor": ("id: &a so-y-te\n", "MODEL-015", 1, "neo", "An anchor"),
    "an alias": ("id: so-y-te\nname: *a\n", "MODEL-015", 2, "bí danh", "An alias"),
    "an anchored key": ("id: so-y-te\n&a name: x\n", "MODEL-015", 2, "neo", "An anchor"),
    "a key that is a list": ("id: so-y-te\n? [a]\n: b\n", "MODEL-015", 2, "tên trường", "field name"),
    "two documents": (f"{GOOD}---\nid: b\n", "MODEL-015", 5, "nhiều tài liệu", "A second document"),
    "a key twice": (f"{GOOD}name: Sở Y tế 2\n", "MODEL-016", 5, "lần đầu ở dòng 2", "first is on line 2"),
    "a list at the root": ("- id: so-y-te\n", "MODEL-017", 1, "một danh sách", "a list"),
    "an empty file": ("", "MODEL-017", 1, "để trống", "nothing"),
    "only a comment": ("# chưa viết\n", "MODEL-017", 1, "để trống", "nothing"),
    "nesting": ("id: " + "[" * 60 + "]" * 60, "MODEL-014", 1, "quá 50 cấp", "more than 50 levels"),
    "not UTF-8": (GOOD.encode() + b"short_name: \xff\n", "MODEL-012", 5, "UTF-8", "not UTF-8"),
    "UTF-16": (GOOD.encode("utf-16"), "MODEL-012", 1, "UTF-8", "not UTF-8"),
    "too large": (GOOD.encode() + b"#" * 2**20, "MODEL-011", 1, "1048576", "at most 1048576"),
    "another id": (GOOD.replace("so-y-te", "so-yte"), "MODEL-020", 1, "tên tệp", "the file is named"),
    "a missing field": (
        "id: so-y-te\nname: Sở Y tế\nlevel: unit\n",
        "MODEL-021",
        1,
        "“code” (Mã",
        "'code' (Mã",
    ),
    "an unknown field": (f"{GOOD}nmae: x\n", "MODEL-022", 5, "có phải “name”?", "did you mean 'name'?"),
    "an unknown word": (
        GOOD.replace("department", "departement"),
        "MODEL-023",
        3,
        "một trong: central, province, department, unit, commune (có phải “department”?)",
        "did you mean 'department'?",
    ),
    "a wrong type": (
        f"{GOOD}is_digital_lead: có\n",
        "MODEL-023",
        5,
        "ghi “có”; cần: true hoặc false",
        "true or false",
    ),
    "text for a list": (f"{GOOD}functions: y tế\n", "MODEL-023", 5, "cần: danh sách", "a list, one"),
    "a list for text": (
        f"{GOOD}short_name: [a]\n",
        "MODEL-023",
        5,
        "ghi một danh sách; cần: văn bản",
        "holds a list",
    ),
    "no value": (f"{GOOD}short_name:\n", "MODEL-023", 5, "ghi để trống", "holds nothing"),
    "a wrong id": (GOOD.replace("so-y-te", "Sở"), "MODEL-023", 1, "chữ thường không dấu", "of the form"),
    "a day as in Vietnam": (
        f"{GOOD}valid_from: 01/02/2026\n",
        "MODEL-023",
        5,
        "2026-01-31",
        "year-month-day",
    ),
    "a day that is none": (f"{GOOD}valid_from: 2026-02-30\n", "MODEL-023", 5, "2026-01-31", "year-month-day"),
    "seconds for a day": (f"{GOOD}valid_from: 86400\n", "MODEL-023", 5, "2026-01-31", "year-month-day"),
    "an end before its beginning": (
        f"{GOOD}valid_from: 2026-02-01\nvalid_to: 2026-01-01\n",
        "MODEL-023",
        6,
        "từ ngày 2026-02-01 trở đi",
        "2026-02-01 or later",
    ),
    "a dangling reference": (
        f"{GOOD}legal_basis:\n- nghi-dinh\n- nghi-din\n",
        "MOD001",
        7,
        "không có Văn bản mang mã “nghi-din” (có phải “nghi-dinh”?)",
        "did you mean 'nghi-dinh'?",
    ),
    "a reference to another kind": (f"{GOOD}parent: ho-tich\n", "MOD001", 5, "không có Cơ quan", "no agency"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_names_file_and_line_and_remedy_in_both_languages(model_folder, case):
    content, code, line, vietnamese, english = BAD[case]

    reading = read_model(model_folder(text={AGENCY: content}))

    assert reading.model is None
    [problem] = reading.problems
    assert (problem.rule or problem.code) == code
    assert problem.sentence.startswith(f"{AGENCY}:{line}: ")
    assert problem.vietnamese_sentence.startswith(f"{AGENCY}:{line}: ")
    assert vietnamese in problem.vietnamese_sentence
    assert english in problem.sentence
    assert problem.vietnamese_sentence.endswith(problem.remedy)
    assert problem.sentence.endswith(problem.advice)


def test_a_sound_folder_gives_a_model(model_folder):
    reading = read_model(model_folder())

    assert reading.problems == ()
    assert reading.model is not None
    assert reading.model.province.full_name == "Tỉnh Lam Giang"
    assert reading.model.prose["V.2"] == "Nội dung."


def test_every_problem_of_the_folder_is_collected_in_the_order_of_places(model_folder):
    folder = model_folder(
        agency={"so-y-te": {"level": "x", "parent": "khong-co"}, "so-noi-vu": {"code": None}},
        system={"lich": {"owner": "khong-co"}},
        text={"model/agency/hong.yaml": "a: [", "prose/II.md": b"\xff"},
    )

    problems = read_model(folder).problems

    assert [str(problem.place) for problem in problems] == [
        "model/agency/hong.yaml:1",
        "model/agency/so-noi-vu.yaml:1",
        "model/agency/so-y-te.yaml:3",
        "model/system/lich.yaml:3",
        "prose/II.md:1",
    ]


def test_an_id_used_twice_names_both_places(model_folder):
    folder = model_folder(text={"model/agency/y-te/so-tu-phap.yaml": GOOD.replace("so-y-te", "so-tu-phap")})

    [problem] = read_model(folder).problems

    assert problem.rule == "MOD002"
    assert str(problem.place) == "model/agency/y-te/so-tu-phap.yaml:1"
    assert "model/agency/so-tu-phap.yaml:1" in problem.vietnamese_sentence


def test_ids_are_unique_over_all_kinds(model_folder):
    folder = model_folder(database={"ho-tich": {}})

    [problem] = read_model(folder).problems

    assert problem.rule == "MOD002"


def test_a_file_with_a_problem_is_not_also_missed_by_those_who_name_it(model_folder):
    folder = model_folder(agency={"so-tu-phap": {"level": "x"}})

    codes = [problem.code for problem in read_model(folder).problems]

    assert codes == ["MODEL-023"]


def test_a_problem_inside_a_list_names_the_line_and_the_title_of_the_inner_field(model_folder):
    folder = model_folder(
        text={
            "model/project/xay-cong.yaml": "id: xay-cong\nname: Cổng\nowner: so-tu-phap\nstage: Một\n"
            "starts_on: 2026-01-01\nends_on: 2026-12-31\nfunding:\n- year: 2026\n  amount: 1.500.000\n  budget: NSNN\n"
            "- year: 1999\n  amount: 1\n  budgte: NSNN\n- hai\n"
        }
    )

    told = [problem.vietnamese_sentence for problem in read_model(folder).problems]

    assert told[0].startswith(
        "model/project/xay-cong.yaml:9: Trường “amount” (Kinh phí (đồng)) ghi “1.500.000”"
    )
    assert "số nguyên viết liền" in told[0]
    assert told[1].startswith(
        "model/project/xay-cong.yaml:11: Trường “year” (Năm) ghi “1999”; cần: từ 2000 trở lên"
    )
    assert "Thiếu trường bắt buộc “budget” (Nguồn kinh phí)" in told[2]
    assert "(có phải “budget”?)" in told[3]
    assert told[4].startswith("model/project/xay-cong.yaml:14: Trường “funding” (Kinh phí) ghi “hai”")


def test_files_may_lie_in_folders_of_their_kind(model_folder):
    model = load_model(model_folder(text={"model/agency/khoi-van-xa/so-y-te.yaml": GOOD}))

    assert model.place(model.get(Agency, "so-y-te"), "level").file == "model/agency/khoi-van-xa/so-y-te.yaml"


@pytest.mark.parametrize(
    "written", [GOOD.encode(), b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()]
)
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(model_folder, written):
    model = load_model(model_folder(text={AGENCY: written}))

    assert model.get(Agency, "so-y-te").name == "Sở Y tế"
    assert model.place(model.get(Agency, "so-y-te"), "code").line == 4


def test_prose_of_another_outline_is_read_from_its_folder(model_folder):
    model = load_model(model_folder(prose={"1425/VI.3.1.1": "Nội dung."}))

    assert model.prose["1425/VI.3.1.1"] == "Nội dung."
    assert "VI.3.1.1" not in model.prose


def test_prose_has_no_byte_order_mark_and_one_kind_of_line_end(model_folder):
    model = load_model(model_folder(prose={"II": b"\xef\xbb\xbfMot.\r\nHai.\r\n"}))

    assert model.prose["II"] == "Mot.\nHai.\n"


def test_decomposed_letters_are_composed_on_reading(model_folder):
    decomposed = unicodedata.normalize("NFD", "Sở Y tế")

    folder = model_folder(agency={"so-y-te": {"name": decomposed}}, prose={"II": decomposed})
    model = load_model(folder)

    assert decomposed != nfc(decomposed)
    assert model.get(Agency, "so-y-te").name == nfc(decomposed)
    assert model.prose["II"] == nfc(decomposed)


def test_scalars_that_look_like_other_types_stay_text(model_folder):
    model = load_model(model_folder(text={AGENCY: GOOD.replace("Sở Y tế", "no") + "short_name: 1.10\n"}))

    assert model.get(Agency, "so-y-te").name == "no"
    assert model.get(Agency, "so-y-te").short_name == "1.10"


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FolderMissing, match="khong-co is not a folder") as refusal:
        read_model(tmp_path / "khong-co")

    assert "không phải là một thư mục" in refusal.value.message_in("vi")


def test_a_folder_without_province_says_what_to_write(tmp_path):
    (tmp_path / "model").mkdir()

    [problem] = read_model(tmp_path).problems

    assert problem.vietnamese_sentence.startswith(
        "province.yaml:1: Thư mục không có tệp province.yaml. Chỉ đúng thư mục"
    )


def test_a_folder_without_entities_says_so(tmp_path, model_folder):
    model_folder()
    (tmp_path / "lam-giang" / "model").rename(tmp_path / "elsewhere")

    [problem] = read_model(tmp_path / "lam-giang").problems

    assert problem.sentence.startswith("model:1: Cannot be read: No such file or directory.")


def test_an_invented_province_must_say_so(model_folder):
    [problem] = read_model(model_folder(province={"notice": None})).problems

    assert problem.vietnamese_sentence.startswith("province.yaml:")
    assert "tỉnh này là giả định" in problem.vietnamese_sentence


def test_loading_a_broken_model_names_the_first_problem_and_how_many_there_are(model_folder):
    folder = model_folder(agency={"so-y-te": {"level": "x"}}, system={"lich": {"owner": "khong-co"}})

    with pytest.raises(
        ModelBroken, match=r"2 problem.*model/agency/so-y-te\.yaml:3: The field 'level'"
    ) as refusal:
        load_model(folder)

    assert "có 2 lỗi; lỗi đầu tiên: model/agency/so-y-te.yaml:3" in refusal.value.message_in("vi")


def test_one_file_reports_at_most_fifty_problems(model_folder):
    many = "".join(f"la{number}: x\n" for number in range(5000))

    assert len(read_model(model_folder(text={AGENCY: GOOD + many})).problems) == 50


def test_a_missing_folder_of_agencies_does_not_take_minutes(model_folder):
    systems = {f"he-thong-{number}": {"owner": f"co-quan-{number}"} for number in range(400)}

    problems = read_model(model_folder(system=systems)).problems

    assert len(problems) == 400


def test_the_model_of_a_path_as_text_is_the_same(model_folder):
    folder = model_folder()

    assert load_model(Path(str(folder))).digest == load_model(folder).digest
    assert load_model(folder).find(System, "ho-tich") is not None
