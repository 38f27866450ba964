"""An agreed change becomes the model and its history, whole or not at all, wherever the run is cut off."""

import subprocess

import pytest

from lgsp.architecture.model.saving import to_yaml
from lgsp.architecture.revisions.commits import History
from lgsp.stewardship import approving, requests
from lgsp.stewardship.approving import approve, finish
from lgsp.stewardship.errors import AuthorApproves, ConflictsOpen, RequestClosed, RulesBroken, StillNamed
from lgsp.stewardship.previewing import preview
from lgsp.stewardship.requests import Wish, get_request, list_steps, open_request
from tests.conftest import NOW


class Killed(BaseException):
    """Stands for the process being killed."""


def agree(desk, number, by=None):
    version = get_request(number).version
    return approve(number, version=version, place=desk.place, by=by or desk.keeper, at=NOW)


def write(desk, key, **fields):
    """Change the model by hand, as somebody with an editor does."""
    entity = desk.change(key, **fields)
    (desk.place.folder / desk.model.origins[key].file).write_text(to_yaml(entity))


def test_the_model_says_what_was_agreed_and_the_history_who(desk):
    number = desk.ask(name="Hộ tịch số")

    made = agree(desk, number)

    assert desk.model.entities["ho-tich"].name == "Hộ tịch số"
    request = get_request(number)
    assert (request.state, request.commit, request.decided_by) == ("merged", made, "giu")
    assert [step.kind for step in list_steps(request)] == ["opened", "approved", "merged"]
    (commit, *_) = desk.place.history.list()
    assert (commit.id, commit.author, commit.subject, commit.number) == (
        made,
        "Người an",
        "Sửa tên",
        str(number),
    )


def test_the_author_never_agrees(desk):
    number = desk.ask("dung-lai", by=desk.keeper, name="X")

    with pytest.raises(AuthorApproves):
        agree(desk, number)
    assert agree(desk, number, by=desk.other_keeper)


def test_agreeing_twice_does_it_once(desk):
    number = desk.ask(name="X")
    agree(desk, number)

    with pytest.raises(RequestClosed):
        agree(desk, number, by=desk.other_keeper)


def test_changes_of_other_fields_meanwhile_are_kept(desk):
    number = desk.ask(name="X")
    write(desk, "ho-tich", users="Cán bộ tư pháp")

    agree(desk, number)

    now = desk.model.entities["ho-tich"]
    assert (now.name, now.users) == ("X", "Cán bộ tư pháp")


@pytest.mark.parametrize(("side", "name"), [("ours", "Y"), ("theirs", "X")])
def test_the_same_field_changed_meanwhile_waits_for_a_choice(desk, side, name):
    number = desk.ask(name="X")
    write(desk, "ho-tich", name="Y")

    with pytest.raises(ConflictsOpen):
        agree(desk, number)
    assert desk.model.entities["ho-tich"].name == "Y"
    requests.choose(number, [("ho-tich", "name", side)], version=1, by=desk.keeper, at=NOW)
    agree(desk, number)

    assert desk.model.entities["ho-tich"].name == name


def test_a_rule_the_model_keeps_now_is_not_broken(desk):
    number = desk.ask("mot-cua", by=desk.other_keeper, status="retired")
    seen = preview(get_request(number), desk.model, on=NOW.date())

    assert [one.code for one in seen.errors] == ["MOD005", "FLW403"]
    with pytest.raises(RulesBroken):
        agree(desk, number)
    assert desk.model.entities["mot-cua"].status != "retired"


def test_what_others_still_name_is_not_taken_out(desk):
    wish = Wish("Bỏ hệ thống", "Không dùng", {"ho-tich": None})
    number = open_request(wish, model=desk.model, by=desk.officer, at=NOW)

    with pytest.raises(StillNamed):
        agree(desk, number)
    assert "ho-tich" in desk.model.entities
    assert get_request(number).state == "waiting"


@pytest.mark.parametrize("cut", ["accept", "_record"])
def test_a_run_cut_off_is_finished_by_the_next(desk, monkeypatch, cut):
    number = desk.ask(name="X")

    def die(*_args, **_kwargs):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(approving, cut, die)
        with pytest.raises(Killed):
            agree(desk, number)
    assert get_request(number).state == "merging"

    assert finish(desk.place) == [number]
    assert finish(desk.place) == []
    assert desk.model.entities["ho-tich"].name == "X"
    request = get_request(number)
    assert (request.state, request.commit) == ("merged", desk.place.history.find(str(number)))
    assert len(desk.place.history.list()) == 1


def test_a_run_cut_off_after_the_commit_commits_once(desk, monkeypatch):
    number = desk.ask(name="X")
    commit = History.commit

    def die_after(history, change):
        commit(history, change)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(History, "commit", die_after)
        with pytest.raises(Killed):
            agree(desk, number)

    assert finish(desk.place) == [number]
    assert [one.number for one in desk.place.history.list()] == [str(number)]


def test_git_reads_the_history(desk):
    agree(desk, desk.ask(name="X"))
    kept = desk.place.var / "model.git"

    said = subprocess.run(["git", "-C", str(kept), "fsck", "--strict"], capture_output=True, check=True)
    assert said.returncode == 0
