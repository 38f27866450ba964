"""Somebody asks, others discuss, the author revises or withdraws; nobody asks for what another agency owns."""

import pytest

from lgsp.stewardship import requests
from lgsp.stewardship.errors import (
    ApprovalForbidden,
    AuthorApproves,
    EditForbidden,
    NotAuthor,
    NothingChanged,
    ReasonLacking,
    RequestChanged,
    RequestClosed,
    RequestUnknown,
    TextTooLong,
)
from lgsp.stewardship.requests import MOST_TEXT, Wish, get_request, list_steps, open_request
from lgsp.stewardship.standing import NOBODY
from tests.conftest import NOW


def steps(number):
    return [(step.kind, step.by, step.note) for step in list_steps(get_request(number))]


def test_a_request_holds_what_the_author_saw_and_what_they_want(desk):
    number = desk.ask(name="Hộ tịch số")

    request = get_request(number)
    assert (request.state, request.author, request.agency) == ("waiting", "an", desk.officer.agency.code)
    assert "name: Hộ tịch\n" in request.changes["ho-tich"]["base"]
    assert "name: Hộ tịch số\n" in request.changes["ho-tich"]["wanted"]
    assert desk.model.entities["ho-tich"].name == "Hộ tịch"


def test_what_belongs_to_another_agency_is_refused_whoever_posts_it(desk):
    with pytest.raises(EditForbidden, match="Đất đai"):
        desk.ask("dat-dai", name="X")
    with pytest.raises(EditForbidden):
        desk.ask(by=NOBODY, name="X")


def test_an_owned_thing_cannot_be_taken_from_another_or_given_to_oneself(desk):
    with pytest.raises(EditForbidden):
        desk.ask("dat-dai", owner="so-tu-phap")
    with pytest.raises(EditForbidden):
        desk.ask("ho-tich", owner="van-phong")


def test_whoever_keeps_the_architecture_may_ask_for_anything(desk):
    assert desk.ask("dung-lai", by=desk.keeper, name="Nguyên tắc") > 0


@pytest.mark.parametrize(
    ("texts", "refusal"),
    [
        ({"title": " "}, ReasonLacking),
        ({"reason": ""}, ReasonLacking),
        ({"title": "x" * 301}, TextTooLong),
        ({"reason": "x" * (MOST_TEXT + 1)}, TextTooLong),
    ],
)
def test_a_request_says_what_and_why(desk, texts, refusal):
    with pytest.raises(refusal):
        desk.ask(name="X", **texts)


def test_nothing_changed_is_no_request(desk):
    with pytest.raises(NothingChanged):
        desk.ask()


def test_a_returned_request_is_revised_by_its_author_only(desk):
    number = desk.ask(name="X")
    requests.return_request(number, "Ghi cả số", version=1, by=desk.keeper, at=NOW)
    wish = Wish("Sửa tên", "Rõ hơn", {"ho-tich": desk.change("ho-tich", name="Y")})

    with pytest.raises(NotAuthor):
        requests.revise_request(number, wish, model=desk.model, by=desk.keeper, at=NOW)
    requests.revise_request(number, wish, model=desk.model, by=desk.officer, at=NOW)

    request = get_request(number)
    assert (request.state, request.version) == ("waiting", 3)
    assert "name: Y\n" in request.changes["ho-tich"]["wanted"]
    assert steps(number) == [("opened", "an", ""), ("returned", "giu", "Ghi cả số"), ("revised", "an", "")]


def test_only_whoever_keeps_the_architecture_decides_and_never_about_their_own(desk):
    number = desk.ask("dung-lai", by=desk.keeper, name="X")

    with pytest.raises(ApprovalForbidden):
        requests.return_request(number, "Không", version=1, by=desk.officer, at=NOW)
    with pytest.raises(AuthorApproves):
        requests.return_request(number, "Không", version=1, by=desk.keeper, at=NOW)


def test_a_decision_is_about_the_version_that_was_read(desk):
    number = desk.ask(name="X")
    wish = Wish("Sửa", "Khác", {"ho-tich": desk.change("ho-tich", name="Y")})
    requests.revise_request(number, wish, model=desk.model, by=desk.officer, at=NOW)

    with pytest.raises(RequestChanged):
        requests.return_request(number, "Không", version=1, by=desk.keeper, at=NOW)


def test_a_withdrawn_request_is_over(desk):
    number = desk.ask(name="X")
    with pytest.raises(NotAuthor):
        requests.withdraw(number, by=desk.keeper, at=NOW)
    requests.withdraw(number, by=desk.officer, at=NOW)

    with pytest.raises(RequestClosed):
        requests.withdraw(number, by=desk.officer, at=NOW)
    with pytest.raises(RequestClosed):
        requests.return_request(number, "x", version=2, by=desk.keeper, at=NOW)


def test_comments_are_kept_as_they_were_written(desk):
    number = desk.ask(name="X")
    requests.comment(number, "<script>alert(1)</script>", by=desk.keeper, at=NOW)

    assert steps(number)[-1] == ("commented", "giu", "<script>alert(1)</script>")
    with pytest.raises(ReasonLacking):
        requests.comment(number, "  ", by=desk.keeper, at=NOW)
    with pytest.raises(RequestUnknown):
        requests.comment(999, "x", by=desk.keeper, at=NOW)


def test_open_requests_about_an_entity_are_found(desk):
    number = desk.ask(name="X")

    assert [one.pk for one in requests.list_open_about("ho-tich")] == [number]
    assert requests.list_open_about("dat-dai") == []


def test_a_new_entity_must_be_ones_own(desk):
    own = desk.change("ho-tich", id="moi", name="Mới")
    others = desk.change("dat-dai", id="moi-hai", name="Mới")

    assert open_request(Wish("Thêm", "Dự án", {"moi": own}), model=desk.model, by=desk.officer, at=NOW)
    with pytest.raises(EditForbidden):
        open_request(Wish("Thêm", "Dự án", {"moi-hai": others}), model=desk.model, by=desk.officer, at=NOW)
