"""An agency takes its workbook from the web, sends it back, and what it edited becomes a change request."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from lgsp.architecture.model.reading import load_model
from lgsp.stewardship import surveys
from lgsp.stewardship.requests import list_requests
from tests.portal.desk.test_requests import ask

pytestmark = pytest.mark.django_db
ROUND = "/khao-sat/khao-sat-2026/"
SHEET = "HE_THONG"


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def take(client):
    answer = client.get(f"{ROUND}phieu.xlsx")
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content))


def fill(book, key, column, *, value):
    """Write into the cell of an entity's row."""
    sheet = book[SHEET]
    keys = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows() if row[0].value == key)
    row[keys.index(column)].value = value


def send(client, book, **fields):
    stream = io.BytesIO()
    book.save(stream)
    file = SimpleUploadedFile("phieu.xlsx", stream.getvalue())
    return client.post(f"{ROUND}gui/", {"phieu": file, **fields}, follow=True)


def test_what_was_edited_becomes_a_request_and_then_the_model(officer, keeper, own_model):
    book = take(officer)
    fill(book, "ho-tich", "users", value="Công chức tư pháp cấp xã")

    page = words_of(send(officer, book))

    assert "Đã nhận phiếu" in page
    assert "người sử dụng" in page
    (request,) = list_requests()
    assert set(request.changes) == {"ho-tich", "khao-sat-2026"}
    keeper.post(f"/yeu-cau/{request.pk}/duyet/", {"version": 1})
    model = load_model(own_model)
    assert model.entities["ho-tich"].users == "Công chức tư pháp cấp xã"
    answers = {one.agency: one for one in model.entities["khao-sat-2026"].answers}
    assert answers["so-tu-phap"].cells_changed == 1


def test_an_answer_that_was_returned_is_sent_again(officer, keeper):
    book = take(officer)
    fill(book, "ho-tich", "users", value="Công chức")
    send(officer, book)
    (request,) = list_requests()
    keeper.post(f"/yeu-cau/{request.pk}/tra-lai/", {"version": 1, "text": "Ghi rõ"})
    address = f"/yeu-cau/{request.pk}/sua/ho-tich/"

    ask(officer, address, users="Công chức tư pháp")

    (request,) = list_requests()
    assert request.state == "waiting"
    assert "users: Công chức tư pháp" in request.changes["ho-tich"]["wanted"]
    assert "khao-sat-2026" in request.changes


def test_two_agencies_answer_and_both_stand_in_the_round(officer, stranger, keeper, own_model):
    for client in (officer, stranger):
        assert "Đã nhận phiếu" in words_of(send(client, take(client)))

    for request in list_requests():
        keeper.post(f"/yeu-cau/{request.pk}/duyet/", {"version": request.version})

    answers = {one.agency: one for one in load_model(own_model).entities["khao-sat-2026"].answers}
    assert {answers[key].answered_on is not None for key in ("so-tu-phap", "so-y-te")} == {True}
    assert {one.state for one in list_requests()} == {"merged"}


def test_a_workbook_with_a_wrong_cell_is_no_request_and_comes_back_red(officer):
    book = take(officer)
    fill(book, "ho-tich", "owner", value="Sở không có")

    page = send(officer, book)
    assert page.status_code == 422
    assert "Chưa nhận gì: còn 1 ô phải sửa." in words_of(page)
    marked = send(officer, book, tep="1")
    assert "CAN_SUA" in load_workbook(io.BytesIO(marked.content)).sheetnames
    assert list_requests() == []


def test_the_workbook_of_another_agency_is_refused_by_hand_too(officer, stranger):
    answer = send(stranger, take(officer))

    assert "said-warn" in answer.content.decode()
    assert list_requests() == []


def test_who_is_not_asked_gets_no_workbook(sign_in):
    person = sign_in("ngoai", "ban-dan-toc")

    assert person.get(f"{ROUND}phieu.xlsx").status_code == 403
    assert "không hỏi cơ quan" in words_of(person.get("/khao-sat/"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rac", b"x" * 1000])
def test_what_is_no_workbook_is_told_in_a_sentence(officer, content):
    file = SimpleUploadedFile("rac.xlsx", content)
    answer = officer.post(f"{ROUND}gui/", {"phieu": file}, follow=True)

    assert answer.status_code == 200
    assert list_requests() == []
    assert "said-warn" in answer.content.decode()


def test_a_huge_file_is_not_read(officer, monkeypatch):
    monkeypatch.setattr(surveys, "MOST_BYTES", 100)
    file = SimpleUploadedFile("to.xlsx", b"x" * 101)

    assert "lớn hơn" in words_of(officer.post(f"{ROUND}gui/", {"phieu": file}, follow=True))


def test_no_file_is_told(officer):
    assert "Hãy chọn tệp" in words_of(officer.post(f"{ROUND}gui/", follow=True))


def test_a_keeper_sees_who_has_answered(keeper):
    page = words_of(keeper.get("/khao-sat/"))

    assert "Ai đã trả lời" in page
    assert "Sở Tư pháp" in page
