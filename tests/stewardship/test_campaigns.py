"""Agencies are asked about their findings, answer, are reminded; what they say is held against the rules."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.documents.letters import list_texts
from lgsp.stewardship import campaigns
from lgsp.stewardship.campaign_report import compile_campaign
from lgsp.stewardship.campaigns import Answering, Sending
from lgsp.stewardship.errors import (
    AnswerForbidden,
    AnswerIncomplete,
    CampaignClosed,
    CampaignForbidden,
    CampaignUnknown,
    DueDayPast,
    NothingToMend,
    ReasonLacking,
)
from lgsp.stewardship.models import CampaignItem
from lgsp.stewardship.states import AnswerKind
from tests.architecture.model_folders import write_complete_folder
from tests.conftest import NOW
from tests.stewardship.conftest import KEEP

DUE = NOW.date() + timedelta(days=10)
UNKEPT = {"system": {"ho-tich": {"security_level": None}, "dat-dai": {"security_level": None}}}


@pytest.fixture
def unkept(desk):
    """Return the desk of a model in which two departments have findings."""
    write_complete_folder(desk.place.folder, role=KEEP, **UNKEPT)
    return desk


def report(desk):
    return check(desk.model, on=NOW.date())


def send(desk, *, by=None, **said):
    sending = Sending(**{"title": "Rà soát quý IV", "message": "Đề nghị trả lời", "due_on": DUE, **said})
    return campaigns.send_campaign(
        sending, model=desk.model, report=report(desk), by=by or desk.keeper, at=NOW
    )


def items(number, agency=""):
    return campaigns.list_items(campaigns.get_campaign(number), agency=agency)


def tallies(desk, number, on=None):
    found = campaigns.tally(items(number), model=desk.model, report=report(desk), on=on or NOW.date())
    return {one.agency: one for one in found}


def test_each_agency_is_asked_about_what_it_answers_for(unkept):
    number = send(unkept)

    asked = {(one.agency, one.subject_id) for one in items(number)}
    assert ("so-tu-phap", "ho-tich") in asked
    assert ("so-nong-nghiep", "dat-dai") in asked
    assert ("so-tu-phap", "dat-dai") not in asked
    assert campaigns.count_open("so-tu-phap") == len(items(number, "so-tu-phap"))


def test_rules_and_agencies_may_be_chosen(unkept):
    code = items(send(unkept))[0].code
    number = send(unkept, rules=[code], agencies=["so-tu-phap"])

    assert {(one.agency, one.code) for one in items(number)} == {("so-tu-phap", code)}
    with pytest.raises(NothingToMend):
        send(unkept, rules=["KHÔNG CÓ"])


def test_who_may_ask_and_what_is_needed(unkept):
    with pytest.raises(CampaignForbidden):
        send(unkept, by=unkept.officer)
    with pytest.raises(DueDayPast):
        send(unkept, due_on=NOW.date() - timedelta(days=1))
    with pytest.raises(ReasonLacking):
        send(unkept, message=" ")


def test_only_the_agency_asked_answers(unkept):
    number = send(unkept)
    item = items(number, "so-tu-phap")[0]

    for person in (unkept.keeper, unkept.person("la", "so-nong-nghiep")):
        with pytest.raises(AnswerForbidden):
            campaigns.answer(item.pk, Answering(AnswerKind.MENDED), by=person, at=NOW)
    campaigns.answer(item.pk, Answering(AnswerKind.MENDED, "Đã ghi"), by=unkept.officer, at=NOW)
    assert items(number, "so-tu-phap")[0].note == "Đã ghi"
    with pytest.raises(CampaignUnknown):
        campaigns.answer(9999, Answering(AnswerKind.MENDED), by=unkept.officer, at=NOW)


@pytest.mark.parametrize(
    "said",
    [
        Answering(AnswerKind.PLANNED),
        Answering(AnswerKind.PLANNED, planned_on=NOW.date() - timedelta(days=1)),
        Answering(AnswerKind.EXCEPTION, note="vì"),
        Answering(AnswerKind.EXCEPTION, document="  "),
    ],
)
def test_a_plan_has_a_day_and_an_exception_a_document(unkept, said):
    item = items(send(unkept), "so-tu-phap")[0]

    with pytest.raises(AnswerIncomplete):
        campaigns.answer(item.pk, said, by=unkept.officer, at=NOW)


def test_the_database_keeps_that_too(unkept):
    item = items(send(unkept))[0]

    for kind in (AnswerKind.PLANNED, AnswerKind.EXCEPTION):
        with pytest.raises(IntegrityError), transaction.atomic():
            CampaignItem.objects.filter(pk=item.pk).update(answer=kind)


def test_what_is_said_to_be_mended_is_looked_at(unkept):
    number = send(unkept)
    for item in items(number, "so-tu-phap"):
        campaigns.answer(item.pk, Answering(AnswerKind.MENDED), by=unkept.officer, at=NOW)
    one = tallies(unkept, number)["so-tu-phap"]
    assert (one.mended, one.contradicted, one.gone, one.unanswered) == (one.asked, one.asked, 0, 0)

    write_complete_folder(unkept.place.folder, role=KEEP, system={"dat-dai": {"security_level": None}})

    one = tallies(unkept, number)["so-tu-phap"]
    assert (one.contradicted, one.gone) == (0, one.asked)


def test_a_promise_whose_day_is_over_is_late(unkept):
    number = send(unkept)
    item = items(number, "so-tu-phap")[0]
    campaigns.answer(item.pk, Answering(AnswerKind.PLANNED, planned_on=DUE), by=unkept.officer, at=NOW)

    assert tallies(unkept, number)["so-tu-phap"].late == 0
    assert tallies(unkept, number, on=DUE + timedelta(days=1))["so-tu-phap"].late == 1


def test_who_has_not_answered_is_reminded_once_by_itself_and_by_hand_as_often_as_wanted(unkept, registry):
    number = send(unkept)
    assert campaigns.remind_due(model=unkept.model, at=NOW) == 0
    near = NOW + timedelta(days=8)

    assert campaigns.has_due(at=near)
    assert campaigns.remind_due(model=unkept.model, at=near) == len({one.agency for one in items(number)})
    assert campaigns.remind_due(model=unkept.model, at=near) == 0
    for item in items(number, "so-tu-phap"):
        campaigns.answer(item.pk, Answering(AnswerKind.MENDED), by=unkept.officer, at=NOW)
    left = len({one.agency for one in items(number)}) - 1
    assert campaigns.remind(number, model=unkept.model, by=unkept.keeper, at=NOW) == left


def test_after_its_end_nothing_is_answered(unkept):
    number = send(unkept)
    item = items(number, "so-tu-phap")[0]
    campaigns.close_campaign(number, by=unkept.keeper, at=NOW)

    with pytest.raises(CampaignClosed):
        campaigns.answer(item.pk, Answering(AnswerKind.MENDED), by=unkept.officer, at=NOW)
    with pytest.raises(CampaignClosed):
        campaigns.close_campaign(number, by=unkept.keeper, at=NOW)
    assert campaigns.count_open("so-tu-phap") == 0


def test_the_report_names_every_agency_what_it_promised_and_who_is_silent(unkept):
    number = send(unkept)
    first, *_ = items(number, "so-tu-phap")
    campaigns.answer(first.pk, Answering(AnswerKind.PLANNED, "Chờ kinh phí", DUE), by=unkept.officer, at=NOW)
    found = items(number)
    told = campaigns.tally(found, model=unkept.model, report=report(unkept), on=NOW.date())
    document = compile_campaign(
        campaigns.get_campaign(number), told, found, model=unkept.model, on=NOW.date()
    )
    texts = " ".join(text for block in document.blocks for text in list_texts(block))

    assert "DỰ THẢO" in document.front.draft
    assert all(one.name in texts for one in told)
    assert "Chờ kinh phí" in texts
    assert date.strftime(DUE, "%d/%m/%Y") in texts
    assert "Chưa trả lời mục nào" in texts
