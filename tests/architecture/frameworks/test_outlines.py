"""The outlines the law gives, word for word."""

import re
from itertools import pairwise

import pytest

from lgsp.architecture.documents.contents import CONTENTS
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.frameworks.errors import OutlineUnknown
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.norms import DocumentRole
from tests.architecture.model_folders import DAY

# Copied from Văn bản số 2384/BTTTT-THH ngày 28/7/2015, white space normalised; the dash notes are left out.
HEADINGS_2384 = """
I. Mục đích và phạm vi áp dụng
1. Mục đích xây dựng Kiến trúc Chính quyền điện tử của tỉnh (các đối tượng khác nhau)
2. Phạm vi áp dụng
II. Hiện trạng phát triển Chính quyền điện tử của tỉnh
III. Định hướng xây dựng Kiến trúc Chính quyền điện tử của tỉnh
1. Chiến lược phát triển kinh tế - xã hội của tỉnh
2. Tầm nhìn, định hướng chiến lược phát triển Chính quyền điện tử trong phát triển kinh tế - xã hội của tỉnh
3. Các nguyên tắc xây dựng Kiến trúc Chính quyền điện tử của tỉnh
IV. Mô hình liên thông nghiệp vụ, thông tin
1. Phân tích chức năng, nhiệm vụ, định hướng phát triển các cơ quan nhà nước của tỉnh để xây dựng mô hình liên thông \
nghiệp vụ.
2. Mô hình liên thông nghiệp vụ giữa các cơ quan (ngang, dọc).
3. Danh mục cơ sở dữ liệu dùng chung cấp tỉnh (tên các cơ sở dữ liệu, nội dung chính, cơ quan chủ trì,...)
4. Mô hình trao đổi thông tin, dữ liệu giữa các cơ quan.
V. Kiến trúc Chính quyền điện tử cấp tỉnh
1. Sơ đồ tổng thể Kiến trúc Chính quyền điện tử cấp tỉnh (trong đó phân tích mối quan hệ với Sơ đồ tổng thể Khung Kiến \
trúc Chính phủ điện tử Việt Nam nêu tại Văn bản số 1178/BTTTT-THH ngày 21/4/2015 của Bộ Thông tin và Truyền thông).
2. Nền tảng triển khai Chính quyền điện tử cấp tỉnh (LGSP), bao gồm mô tả các dịch vụ dùng chung, sự kết nối các hệ \
thống thông tin trong và ngoài tỉnh.
3. Mô tả chi tiết các thành phần còn lại trong sơ đồ tổng thể Kiến trúc Chính quyền điện tử cấp tỉnh.
4. Yêu cầu về kỹ thuật và nghiệp vụ đối với các thành phần trong Kiến trúc Chính quyền điện tử cấp tỉnh.
5. Các yêu cầu đối với các thành phần Kiến trúc ở mức lôgic (có thể phân cấp) và đề xuất các giải pháp triển khai.
6. Nguyên tắc và minh họa triển khai các ứng dụng Chính quyền điện tử trên nền tảng Chính quyền điện tử cấp tỉnh.
7. Các tiêu chuẩn CNTT áp dụng cho Kiến trúc Chính quyền điện tử cấp tỉnh.
Các yêu cầu kỹ thuật đối với các ứng dụng CNTT (mua sắm, xây dựng, nâng cấp) triển khai trên nền tảng Chính quyền điện \
tử cấp tỉnh do tỉnh ban hành.
8. Lộ trình/kế hoạch/nguồn kinh phí và trách nhiệm triển khai các thành phần trong Kiến trúc.
VI. Tổ chức triển khai Kiến trúc Chính quyền điện tử cấp tỉnh
1. Danh mục các văn bản do UBND tỉnh ban hành để triển khai Chính quyền điện tử cấp tỉnh
2. Trách nhiệm Sở Thông tin và Truyền thông
3. Trách nhiệm các cơ quan khác (tuân thủ Kiến trúc; bảo đảm điều kiện, nguồn lực để duy trì, cập nhật Kiến trúc;…)
Danh mục tài liệu tham chiếu
""".strip().splitlines()


def test_the_headings_are_those_of_the_document_in_words_and_order():
    outline = get_outline("2384-2015")

    assert [paragraph.heading for paragraph in outline.paragraphs] == HEADINGS_2384


def test_paragraphs_that_hold_others_ask_for_no_prose_of_their_own():
    outline = get_outline("2384-2015")

    asked = {paragraph.key for paragraph in outline.paragraphs if paragraph.needs_content}

    assert {"I.1", "II", "V.8", "VI.3"} <= asked
    assert asked.isdisjoint({"I", "III", "IV", "V", "VI", "REF"})


def test_dashes_are_notes_to_the_author_and_no_headings():
    notes = get_outline("2384-2015").get("VI.2").notes

    assert len(notes) == 4
    assert notes[0] == "Cập nhật, duy trì Kiến trúc Chính quyền điện tử cấp tỉnh."


def test_the_short_name_finds_the_same_outline():
    assert get_outline("2384") is not None
    assert get_outline("2384").paragraphs == get_outline("2384-2015").paragraphs


def test_the_prose_of_an_outline_the_province_does_not_follow_lies_in_a_folder_of_its_own():
    followed, other = get_outline("2384"), get_outline("1425")

    assert followed.prose_key("V.2", followed="2384-2015") == "V.2"
    assert followed.prose_key("V.2", followed="2384") == "V.2"
    assert other.prose_key("V.2.1", followed="2384-2015") == "1425/V.2.1"


def test_an_outline_says_where_it_comes_from_and_whether_that_was_verified():
    outline = get_outline("2384-2015")

    assert "2384/BTTTT-THH" in outline.source
    assert outline.verification == "sourced"
    assert outline.checked_by == ""


def test_the_outline_of_2026_is_a_draft_of_nine_sections_and_ten_annexes():
    outline = get_outline("1425")

    assert [one.number for one in outline.paragraphs if one.level == 1] == [
        *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    ]
    assert sum(one.key.startswith("IX.") for one in outline.paragraphs) == 10
    assert outline.verification == "draft"
    assert "dự thảo" in outline.source


def test_lettered_headings_and_annexes_are_printed_as_the_form_has_them():
    outline = get_outline("1425-2026")

    assert outline.get("I.2.b").heading == "b) Phạm vi phối hợp và liên thông"
    assert outline.get("VI.3.1.2").heading == "3.1.2. Thành phần An ninh mạng"
    assert outline.get("IX.10").heading == "Phụ lục 10. Lịch sử phiên bản và thay đổi."


@pytest.mark.parametrize("key", ["2384", "1425"])
def test_keys_are_unique_and_levels_never_skip_one(key):
    paragraphs = get_outline(key).paragraphs

    assert len({one.key for one in paragraphs}) == len(paragraphs)
    assert all(after.level <= before.level + 1 for before, after in pairwise(paragraphs))


@pytest.mark.parametrize("key", ["2384", "1425"])
def test_every_kind_of_entity_answers_some_paragraph(key):
    answering = {kind for one in get_outline(key).paragraphs for kind in one.kinds}

    assert {kind.partition(":")[0] for kind in answering} == set(KINDS)
    assert {f"document:{role}" for role in DocumentRole} <= answering


def test_what_the_document_prints_under_a_paragraph_answers_it(sound_model):
    outline, edition = get_outline("2384"), Edition(sound_model, DAY)

    for key, generators in CONTENTS[outline.key].items():
        answering = {kind.partition(":")[0] for kind in outline.get(key).kinds}
        for generate in generators:
            printed = re.findall(r"model/(\w+)/", getattr(generate(edition), "source", ""))

            assert set(printed) <= answering


def test_an_unknown_outline_names_those_there_are():
    with pytest.raises(OutlineUnknown, match="no outline '9999'; the outlines offered are: 2384"):
        get_outline("9999")
