"""What the model has is found, listed, sorted, taken away; an agency sees what is its own and what is due."""

import io
import re

import pytest
from openpyxl import load_workbook

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System

pytestmark = pytest.mark.django_db


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def names_of(response):
    return re.findall(
        r'<th scope="row" lang="vi" class="wide"><a [^>]*>([^<]*)</a>', response.content.decode()
    )


def test_every_kind_is_listed_with_how_many_there_are(officer, own_model):
    page = words_of(officer.get("/mo-hinh/"))

    assert f"Hệ thống thông tin {len(load_model(own_model).all(System))}" in page


def test_a_list_is_sorted_filtered_and_paged(officer, own_model):
    model = load_model(own_model)
    own = [one for one in model.all(System) if one.owner == "so-tu-phap"]

    page = officer.get("/mo-hinh/system/?cua=so-tu-phap")
    assert set(names_of(page)) == {one.name for one in own}
    backwards = names_of(officer.get("/mo-hinh/system/?cua=so-tu-phap&xep=-ten"))
    assert backwards == list(reversed(names_of(officer.get("/mo-hinh/system/?cua=so-tu-phap&xep=ten"))))
    assert 'aria-sort="descending"' in officer.get("/mo-hinh/system/?xep=-ma").content.decode()
    marked = names_of(officer.get("/mo-hinh/system/?q=hộ tịch"))
    assert marked == names_of(officer.get("/mo-hinh/system/?q=ho tich"))
    first, last = officer.get("/mo-hinh/flow/"), officer.get("/mo-hinh/flow/?trang=999")
    assert len(names_of(first)) == 50
    assert names_of(last)
    assert names_of(last) != names_of(first)
    assert "Không có gì khớp" in words_of(officer.get("/mo-hinh/system/?q=zzzz"))


def test_a_list_is_taken_away_as_it_is_shown(officer, own_model):
    answer = officer.get("/mo-hinh/system/?cua=so-tu-phap&xep=-ten&dang=xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))

    assert rows[0][:2] == ("Tên", "Cơ quan")
    assert [row[0] for row in rows[1:]] == names_of(officer.get("/mo-hinh/system/?cua=so-tu-phap&xep=-ten"))


def test_a_formula_in_a_name_is_letters_in_the_workbook(officer, own_model):
    path = own_model / "model" / "system" / "ho-tich.yaml"
    text = re.sub(r"^name: .*$", 'name: "=HYPERLINK(1)"', path.read_text(), flags=re.MULTILINE)
    path.write_text(text)

    answer = officer.get("/mo-hinh/system/?q=hyperlink&dang=xlsx")

    (cell,) = [row[0] for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=2)]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_searching_needs_no_marks_and_any_order(officer):
    for asked in ("hộ tịch", "ho tich", "TICH HO"):
        assert "Hệ thống khai thác dữ liệu hộ tịch tỉnh" in words_of(officer.get("/tim/", {"q": asked}))
    assert "FLW401" in words_of(officer.get("/tim/", {"q": "flw401"}))
    assert "Không thấy gì" in words_of(officer.get("/tim/", {"q": "zzzz yyyy"}))


@pytest.mark.parametrize(
    "asked", ["", "   ", "<script>alert(1)</script>", "%" * 50, "a" * 100_000, "\x00", "((("]
)
def test_any_words_may_be_asked_for(officer, asked):
    answer = officer.get("/tim/", {"q": asked})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_the_home_of_an_agency_tells_what_it_owns_and_holds(officer, keeper):
    page = words_of(officer.get("/co-quan/cua-toi/", follow=True))
    assert "Sở Tư pháp" in page
    assert "Đến hạn" in page

    other = words_of(keeper.get("/co-quan/so-khoa-hoc-cong-nghe/"))
    assert "Cơ quan chuyên trách chuyển đổi số" in other
    assert "Giữ Kiến trúc: duyệt và nhập thay đổi" in other


def test_what_waits_for_an_agency_is_at_home_and_only_its_own_people_see_it(officer, stranger, keeper):
    sending = {"title": "Đợt", "message": "x", "due_on": "2099-01-01", "agencies": ["so-y-te"]}
    keeper.post("/ra-soat/moi/", sending)

    assert "phát hiện cần trả lời" in words_of(stranger.get("/co-quan/so-y-te/"))
    assert "phát hiện cần trả lời" not in words_of(officer.get("/co-quan/so-y-te/"))


def test_agencies_are_listed_and_taken_away(officer):
    assert "Sở Tư pháp" in words_of(officer.get("/co-quan/"))
    answer = officer.get("/co-quan/?xep=-co&dang=xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=2, values_only=True))
    assert [int(row[2]) for row in rows] == sorted((int(row[2]) for row in rows), reverse=True)


def test_nobody_reads_without_signing_in(client, own_model):
    for address in ("/mo-hinh/", "/mo-hinh/system/", "/tim/?q=x", "/co-quan/", "/co-quan/so-y-te/"):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")


def test_what_is_not_there_is_not_there(officer):
    for address in ("/mo-hinh/khong-co/", "/co-quan/khong-co/"):
        assert officer.get(address).status_code == 404
