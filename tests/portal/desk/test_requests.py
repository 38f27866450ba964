"""An officer edits in a form, another person decides; what is refused gives the words back."""

import re

import pytest

from lgsp.architecture.model.reading import load_model
from lgsp.stewardship.requests import get_request, list_requests

pytestmark = pytest.mark.django_db
EDIT = "/sua/system/ho-tich/"
WISH = {"title": "Đổi tên hệ thống", "reason": "Theo quyết định mới"}


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def read_form(client, address=EDIT):
    """Return what a browser would send back of the form, untouched."""
    page = client.get(address).content.decode()
    main = page[page.index("<main") :]
    fields = dict(re.findall(r'<input type="(?:text|hidden)"[^>]*? name="([^"]+)" value="([^"]*)"', main))
    fields |= dict(re.findall(r'<textarea id="[^"]*" name="([^"]+)"[^>]*>\n([^<]*)</textarea>', main))
    for name, options in re.findall(
        r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', main, re.DOTALL
    ):
        chosen = re.search(r"<option(?: value=\"\")? selected>([^<]*)", options)
        fields[name] = "" if chosen is None or chosen[1] == "–" else chosen[1]
    fields |= {
        name: text.removeprefix("\n")
        for name, text in re.findall(r'<input type="text" id="f-[^"]*" name="([^"]+)" value="([^"]*)"', main)
    }
    from html import unescape

    return {name: unescape(text) for name, text in fields.items() if name != "csrfmiddlewaretoken"}


def ask(client, address=EDIT, **edited):
    return client.post(address, {**read_form(client, address), **WISH, **edited}, follow=True)


def step(client, number, word, **typed):
    version = get_request(number).version
    return client.post(f"/yeu-cau/{number}/{word}/", {"version": version, **typed}, follow=True)


@pytest.fixture
def number(officer):
    """Return the number of a request of the department of justice."""
    ask(officer, name="Hệ thống hộ tịch số")
    (request,) = list_requests()
    return request.pk


def test_an_edit_becomes_a_request_and_the_model_stays(officer, own_model):
    page = words_of(ask(officer, name="Hệ thống hộ tịch số"))

    assert "Đã gửi yêu cầu thay đổi" in page
    assert "Hệ thống khai thác dữ liệu hộ tịch tỉnh” → “Hệ thống hộ tịch số" in page
    assert load_model(own_model).entities["ho-tich"].name == "Hệ thống khai thác dữ liệu hộ tịch tỉnh"
    (request,) = list_requests()
    assert list(request.changes) == ["ho-tich"]
    changed = [
        (old, new)
        for old, new in zip(
            request.changes["ho-tich"]["base"].splitlines(),
            request.changes["ho-tich"]["wanted"].splitlines(),
            strict=True,
        )
        if old != new
    ]
    assert changed == [("name: Hệ thống khai thác dữ liệu hộ tịch tỉnh", "name: Hệ thống hộ tịch số")]


def test_agreeing_changes_the_model_and_both_names_stand_in_its_history(number, keeper, own_model):
    page = words_of(step(keeper, number, "duyet"))

    assert "Đã duyệt và nhập vào mô hình." in page
    assert load_model(own_model).entities["ho-tich"].name == "Hệ thống hộ tịch số"
    assert "Đổi tên hệ thống" in words_of(keeper.get("/mo-hinh/system/ho-tich/"))
    again = words_of(step(keeper, number, "duyet"))
    assert "không làm được bước này" in again


def test_the_author_is_not_offered_to_agree_and_cannot_by_hand(sign_in, keeper):
    ask(keeper, name="Hộ tịch")
    (request,) = list_requests()

    assert "Duyệt và nhập vào mô hình" not in words_of(keeper.get(f"/yeu-cau/{request.pk}/"))
    assert "người khác phải duyệt" in words_of(step(keeper, request.pk, "duyet"))
    assert get_request(request.pk).state == "waiting"


def test_an_officer_cannot_edit_what_another_agency_owns_by_screen_or_by_hand(officer, stranger):
    assert stranger.get(EDIT).status_code == 403
    posted = {**read_form(officer), **WISH, "name": "Chiếm"}
    assert stranger.post(EDIT, posted).status_code == 403
    assert list_requests() == []


def test_an_officer_neither_sees_nor_decides_what_another_agency_asked_for(number, stranger):
    assert stranger.get(f"/yeu-cau/{number}/").status_code == 404
    assert step(stranger, number, "duyet").status_code == 404
    assert "Đổi tên hệ thống" not in words_of(stranger.get("/yeu-cau/"))
    assert get_request(number).state == "waiting"


def test_an_officer_cannot_give_a_thing_away_or_agree(number, officer):
    assert "không có quyền duyệt" in words_of(step(officer, number, "duyet"))
    answer = ask(officer, owner="Sở Y tế [so-y-te]")
    assert answer.status_code == 422
    assert "thuộc cơ quan khác" in words_of(answer)


def test_nobody_signed_in_is_asked_to(client, own_model):
    for address in (EDIT, "/yeu-cau/", "/yeu-cau/1/", "/sua/system/moi/", "/mo-hinh/system/ho-tich/"):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")
    assert client.post("/yeu-cau/1/duyet/").headers["Location"].startswith("/dang-nhap/")


def test_what_is_wrong_stands_at_its_field_and_every_word_typed_is_still_there(officer):
    answer = ask(officer, name="Tên mới", valid_to="hôm qua", users="Cán bộ & <b>người dân</b>")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Tên mới"' in page
    assert "không phải ngày" in page
    assert "Cán bộ &amp; &lt;b&gt;người dân&lt;/b&gt;" in page
    assert list_requests() == []


@pytest.mark.parametrize("missing", ["title", "reason"])
def test_a_request_says_what_and_why(officer, missing):
    answer = ask(officer, name="Tên mới", **{missing: ""})

    assert (answer.status_code, list_requests()) == (422, [])
    assert 'value="Tên mới"' in answer.content.decode()


def test_nothing_edited_is_said_so(officer):
    assert "Chưa có mục nào khác với mô hình" in words_of(ask(officer))


def test_two_people_edit_the_same_field_and_the_second_is_told(officer, keeper, number):
    opened = read_form(officer)
    step(keeper, number, "duyet")

    answer = officer.post(EDIT, {**opened, **WISH, "name": "Tên thứ ba"})

    assert answer.status_code == 422
    assert "đã được người khác sửa" in words_of(answer)
    assert 'value="Tên thứ ba"' in answer.content.decode()


def test_the_same_field_changed_between_asking_and_agreeing_is_chosen(
    officer, sign_in, keeper, number, own_model
):
    ask(keeper, name="Tên của sở khác")
    other = sign_in("chi", "so-khoa-hoc-cong-nghe")
    second = max(request.pk for request in list_requests())
    step(other, second, "duyet")

    assert "hai bên cùng sửa" in words_of(keeper.get(f"/yeu-cau/{number}/"))
    assert "hãy chọn" in words_of(step(keeper, number, "duyet"))
    step(keeper, number, "chon", **{"chon:ho-tich\x1fname": "theirs"})
    step(keeper, number, "duyet")
    assert load_model(own_model).entities["ho-tich"].name == "Hệ thống hộ tịch số"


def test_a_decision_about_an_older_version_is_refused_and_its_words_come_back(number, keeper, officer):
    officer.post(
        f"/yeu-cau/{number}/sua/ho-tich/",
        {**read_form(officer, f"/yeu-cau/{number}/sua/ho-tich/"), **WISH, "name": "Tên khác"},
    )
    answer = keeper.post(f"/yeu-cau/{number}/tra-lai/", {"version": 1, "text": "Sửa cả mã"}, follow=True)

    assert "đã thay đổi từ khi bạn mở trang" in words_of(answer)
    assert "Sửa cả mã</textarea>" in answer.content.decode()
    assert get_request(number).state == "waiting"


def test_a_returned_request_is_sent_again(number, keeper, officer):
    step(keeper, number, "tra-lai", text="Ghi rõ hơn")
    assert "sửa theo góp ý" in words_of(officer.get(f"/yeu-cau/{number}/"))

    ask(officer, f"/yeu-cau/{number}/sua/ho-tich/", name="Hệ thống hộ tịch điện tử")

    request = get_request(number)
    assert (request.state, len(list_requests())) == ("waiting", 1)
    assert "name: Hệ thống hộ tịch điện tử" in request.changes["ho-tich"]["wanted"]
    assert "name: Hệ thống khai thác dữ liệu hộ tịch tỉnh" in request.changes["ho-tich"]["base"]


def test_a_request_is_withdrawn_by_its_author_alone(number, keeper, officer):
    assert "chỉ người gửi" in words_of(step(keeper, number, "rut"))
    assert "Đã rút yêu cầu." in words_of(step(officer, number, "rut"))


def test_what_people_write_is_text(number, keeper):
    step(keeper, number, "gop-y", text="<script>alert(1)</script>")

    page = keeper.get(f"/yeu-cau/{number}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_new_thing_is_asked_for(officer, keeper, own_model):
    ask(officer, "/sua/system/moi/", name="Hệ thống công chứng số", owner="Sở Tư pháp")
    (request,) = list_requests()

    assert list(request.changes) == ["he-thong-cong-chung-so"]
    assert "Thêm hệ thống" in words_of(keeper.get(f"/yeu-cau/{request.pk}/"))


def test_from_a_day(officer, keeper, own_model):
    ask(officer, name="Hệ thống hộ tịch mới", begins="2027-03-01")
    (request,) = list_requests()

    assert "từ 01/03/2027" in words_of(keeper.get(f"/yeu-cau/{request.pk}/"))


def test_fifty_megabytes_are_refused_in_a_sentence(officer):
    answer = officer.post(EDIT, {**WISH, "name": "x" * 50_000_000})

    assert answer.status_code in (400, 413)
    assert list_requests() == []


def test_an_address_that_names_nothing_is_not_there(officer):
    for address in ("/mo-hinh/system/khong-co/", "/mo-hinh/xxx/ho-tich/", "/sua/xxx/moi/", "/yeu-cau/999/"):
        assert officer.get(address).status_code == 404
