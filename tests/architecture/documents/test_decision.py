"""The decision that issues the architecture."""

from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from lgsp.architecture.documents.blocks import Centred, Listing, Notice, Paragraph
from lgsp.architecture.documents.decision import compile_decision
from lgsp.architecture.documents.formality.checking import check_content
from lgsp.architecture.documents.formality.front import DocumentSort, recognise_sort
from lgsp.architecture.documents.pdf import to_pdf
from lgsp.architecture.documents.word.writing import to_docx
from lgsp.architecture.model.reading import load_model
from tests.architecture.documents.issues import SIGNED, prepare
from tests.architecture.model_folders import DAY, write_model_folder

ANNEXES = ("Phụ lục 1. Quy trình", "Phụ lục 2. So sánh")
WRITERS = {"pdf": to_pdf, "docx": to_docx}
SAMPLE = Path(__file__).parents[3] / "examples" / "lam-giang"
TYPESETTERS_OWN = {"typeface"}
"""What depends on the machine: a PDF is set in Times New Roman only where it is installed."""


def say(document) -> list[str]:
    return [
        text
        for block in document.blocks
        for text in (
            ["".join(run.text for run in item) for item in block.items]
            if isinstance(block, Listing)
            else [block.text]
        )
    ]


@pytest.fixture
def decide(model_folder):
    def compile_changed(outline="2384", annexes=(), **changes):
        return compile_decision(prepare(model_folder, **changes), outline=outline, on=DAY, annexes=annexes)

    return compile_changed


def test_it_says_who_issues_what_where_and_under_which_number(decide):
    head = decide().front

    assert head.issuer == "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG"
    assert head.number == "Số: ……/QĐ-UBND"
    assert head.place_and_day == "Lam Giang, ngày …… tháng …… năm ……"
    assert head.title == "QUYẾT ĐỊNH"
    assert (
        " ".join(head.about.split()) == "Ban hành Kiến trúc Chính quyền điện tử tỉnh Lam Giang, phiên bản 2.0"
    )
    assert (head.authority, head.draft) == ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "DỰ THẢO")


def test_a_signed_decision_has_its_number_and_day_and_no_stamp(decide):
    head = decide(document={"qd-moi": SIGNED}, issue={"lan-2": {"signer": "Nguyễn Văn Mẫu"}}).front

    assert head.number == "Số: 15/QĐ-UBND"
    assert head.place_and_day == "Lam Giang, ngày 05 tháng 02 năm 2026"
    assert head.draft == ""


def test_the_place_is_the_province_where_none_is_given(decide):
    assert decide(issue={"lan-2": {"place": None}}).front.place_and_day.startswith("Lam Giang, ")


def test_grounds_stand_in_italics_before_the_decision_and_end_with_the_proposal(decide):
    document = decide()
    place = next(at for at, block in enumerate(document.blocks) if isinstance(block, Centred))
    grounds = document.blocks[:place]

    assert [block.text for block in grounds] == [
        "Căn cứ Nghị định số 224/2026/NĐ-CP ngày 24 tháng 6 năm 2026 của Chính phủ "
        "quy định chi tiết Luật Chuyển đổi số;",
        "Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số ……/TTr-SKHCN "
        "ngày …… tháng …… năm …….",
    ]
    assert all(run.italic for block in grounds for run in block.runs)
    assert document.blocks[place].text == "QUYẾT ĐỊNH:"


def test_grounds_that_nobody_declared_are_asked_for(decide):
    document = decide(issue={"lan-2": {"legal_basis": []}})

    (notice,) = [block for block in document.blocks if isinstance(block, Notice)]
    assert notice.text == (
        "[Chưa có căn cứ ban hành — khai báo ở trường legal_basis của model/issue/lan-2.yaml.]"
    )


def test_article_1_issues_the_architecture_and_its_annexes(decide):
    said = say(decide(annexes=ANNEXES))

    first = next(at for at, text in enumerate(said) if text.startswith("Điều 1. "))
    assert (
        "Kiến trúc Chính quyền điện tử tỉnh Lam Giang, phiên bản 2.0 (sau đây gọi là Kiến trúc) và"
        in said[first]
    )
    assert said[first + 1 : first + 3] == ["Phụ lục 1. Quy trình;", "Phụ lục 2. So sánh."]


def test_article_2_takes_effect_and_replaces_the_decision_before(decide):
    (article,) = [text for text in say(decide()) if text.startswith("Điều 2. ")]

    assert article == (
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 2210/QĐ-UBND "
        "ngày 05 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh Lam Giang ban hành Kiến trúc, phiên bản 1.0."
    )


def test_article_2_names_the_day_it_takes_effect_where_it_is_known(decide):
    said = " ".join(say(decide(issue={"lan-2": {"valid_from": "2027-01-01", "replaces": None}})))

    assert "có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2027." in said
    assert "thay thế" not in said


def test_article_3_names_the_lead_agency_its_duties_and_who_answers(decide):
    said = say(decide())

    assert "Sở Khoa học và Công nghệ chủ trì: cập nhật, duy trì Kiến trúc; thẩm định sự phù hợp." in said
    assert said[-1].startswith("Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc Sở Khoa học và Công nghệ;")
    assert said[-1].endswith("chịu trách nhiệm thi hành Quyết định này./.")


def test_articles_are_counted_from_one(decide):
    articles = [block for block in decide().blocks if isinstance(block, Paragraph) and block.runs[0].bold]

    assert [block.runs[0].text for block in articles] == ["Điều 1. ", "Điều 2. ", "Điều 3. "]


def test_the_committee_is_signed_for_and_the_signer_stays_blank(decide):
    signature = decide().signature

    assert signature.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert signature.signer == ""
    assert signature.recipients == ("Như Điều 3;", "Lưu: VT.")


def test_a_deputy_signs_for_the_chairman(decide):
    lines = decide(issue={"lan-2": {"signer_office": "Phó Chủ tịch"}}).signature.lines

    assert lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_the_architecture_of_1425_is_issued_by_the_chairman_in_person(decide):
    document = decide("1425")

    assert document.front.authority == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
    assert document.signature.lines == ("CHỦ TỊCH",)
    assert "Khung kiến trúc Chính quyền số tỉnh Lam Giang" in document.title


def test_a_model_without_an_issue_still_has_a_decision_to_fill_in(sound_model):
    document = compile_decision(sound_model, outline="2384", on=DAY)

    assert "thư mục model/issue/" in say(document)[0]
    assert document.signature.recipients == ("Như Điều 3;", "Lưu: VT.")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("decision")
    model = prepare(lambda **kinds: write_model_folder(folder, **kinds))
    return compile_decision(model, outline="2384", on=DAY, annexes=ANNEXES)


@pytest.mark.parametrize("form", WRITERS)
def test_it_passes_the_check_of_administrative_documents(whole, form):
    report = check_content(WRITERS[form](whole), name=f"qd.{form}", sort=DocumentSort.ADMINISTRATIVE)

    unmet = {one.requirement.subject for one in report.answers if one.verdict == "broken"}
    assert unmet <= (TYPESETTERS_OWN if form == "pdf" else set())
    assert {"national-title", "national-title-type", "motto", "motto-type"} <= {
        one.requirement.subject for one in report.answers if one.verdict == "holds"
    }


@pytest.mark.parametrize("form", WRITERS)
def test_its_first_page_tells_that_it_is_an_administrative_document(whole, form):
    report = check_content(WRITERS[form](whole), name=f"qd.{form}")

    assert recognise_sort(report.facts) is DocumentSort.ADMINISTRATIVE


def test_both_writers_say_the_same_in_one_or_two_pages(whole):
    pdf = pypdf.PdfReader(BytesIO(to_pdf(whole)))
    printed = squeeze("".join(page.extract_text() for page in pdf.pages))
    word = docx.Document(BytesIO(to_docx(whole)))
    stored = squeeze("".join(one.text for one in word.element.body.iter(qn("w:t"))))

    assert len(pdf.pages) <= 2
    for text in [*say(whole), whole.front.about, *whole.signature.lines, *whole.signature.recipients]:
        assert squeeze(text) in printed
        assert squeeze(text) in stored


@pytest.mark.parametrize("form", WRITERS)
def test_equal_models_give_equal_bytes(whole, form):
    assert WRITERS[form](whole) == WRITERS[form](whole)


def squeeze(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@pytest.fixture(scope="module")
def sample():
    return compile_decision(load_model(SAMPLE), outline="2384", on=DAY, annexes=ANNEXES)


def test_the_sample_provinces_decision_is_whole(sample):
    assert not [block for block in sample.blocks if isinstance(block, Notice)]
    assert sample.signature.signer == ""
    assert "hư cấu" in sample.front.notice


@pytest.mark.parametrize("form", WRITERS)
def test_the_sample_provinces_decision_passes_the_check_too(sample, form):
    report = check_content(WRITERS[form](sample), name=f"qd.{form}", sort=DocumentSort.ADMINISTRATIVE)

    unmet = {one.requirement.subject for one in report.answers if one.verdict == "broken"}
    assert unmet <= (TYPESETTERS_OWN if form == "pdf" else set())
