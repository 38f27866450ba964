"""A release is made whole or not at all, and only of what may be published."""

import os
from datetime import date

import pytest

from lgsp.architecture.model.errors import ModelBroken
from lgsp.architecture.revisions.archives import LARGEST_ARCHIVE
from lgsp.architecture.revisions.errors import (
    DecisionMissing,
    DecisionNotAfter,
    ModelTooLarge,
    NoReleaseThen,
    ReleaseUnknown,
    RulesBroken,
    VersionNotAfter,
    VersionTaken,
)
from lgsp.architecture.revisions.releases import find_release, freeze, get_release, list_releases
from tests.architecture.model_folders import DAY, write_complete_folder

DIRECT = {"mot-cua-ho-tich": {"via": None}}
WAIVER = {"mien-tru": {}}


def _left(folder):
    return (
        sorted(one.name for one in (folder / "releases").glob("*")) if (folder / "releases").exists() else []
    )


def test_a_release_says_what_was_issued_by_which_decision(release, folder):
    manifest = release("1.0").manifest

    assert (manifest.version, manifest.decision.number, manifest.decision.on) == ("1.0", "12/QĐ-UBND", DAY)
    assert (manifest.outline, manifest.province.code) == ("2384-2015", "H99")
    assert manifest.counts["agency"] == len(list((folder / "model" / "agency").iterdir()))
    assert {"province.yaml", "prose/II.md", "model/flow/mot-cua-ho-tich.yaml"} <= manifest.files.keys()
    assert manifest.previous is None
    assert _left(folder) == ["1.0"]


def test_a_release_holds_the_answer_of_every_rule_at_the_gate(release):
    results = {one.code: one for one in release("1.0").manifest.rules.results}

    assert results["FLW401"].verdict == "holds"
    assert results["FLW401"].counts["holds"] >= 1


def test_the_same_model_gives_the_same_bytes(tmp_path):
    folders = [write_complete_folder(tmp_path / name) for name in ("one", "two")]
    made = [freeze(one, "1.0", decision="1/QĐ", decided_on=DAY, made_on=DAY) for one in folders]

    for name in ("manifest.json", "model.zip"):
        assert (made[0].folder / name).read_bytes() == (made[1].folder / name).read_bytes()


def test_an_error_of_the_publish_gate_stops_the_release_and_is_named(release, folder):
    with pytest.raises(RulesBroken) as refused:
        release("1.0", flow=DIRECT)

    assert "FLW401" in refused.value.message_in("vi")
    assert refused.value.facts["count"] >= 1
    assert _left(folder) == []


def test_a_waiver_in_force_lets_the_release_through_and_is_recorded(release):
    manifest = release("1.0", flow=DIRECT, waiver=WAIVER).manifest

    (waiver,) = manifest.waivers
    assert (waiver.id, waiver.rule, waiver.document) == ("mien-tru", "FLW401", "12/QĐ-UBND")
    assert (waiver.until, waiver.findings) == (date(2026, 12, 31), 1)


def test_a_waiver_that_has_ended_lets_nothing_through(release):
    with pytest.raises(RulesBroken):
        release("1.0", date(2027, 1, 1), flow=DIRECT, waiver=WAIVER)


def test_a_model_with_problems_is_not_released(release, folder):
    with pytest.raises(ModelBroken):
        release("1.0", agency={"so-y-te": {"level": "x"}})

    assert _left(folder) == []


def test_a_version_is_issued_once_and_upwards(release, folder):
    release("1.1")

    with pytest.raises(VersionTaken):
        release("1.1")
    with pytest.raises(VersionTaken):
        release("1.1.0")
    with pytest.raises(VersionNotAfter):
        release("1.0")
    assert _left(folder) == ["1.1"]


def test_a_decision_has_a_number_and_is_not_older_than_the_last(release, folder):
    release("1.0")

    with pytest.raises(DecisionNotAfter):
        release("1.1", date(2026, 10, 31))
    with pytest.raises(DecisionMissing):
        freeze(folder, "1.1", decision="  ", decided_on=DAY, made_on=DAY)


def test_each_release_names_the_one_before_by_its_hash(release):
    first, second = release("1.0"), release("1.1")

    assert second.manifest.previous.version == "1.0"
    assert second.manifest.previous.manifest_sha256 == first.manifest_digest


def test_the_release_in_force_on_a_day_is_the_last_one_decided_by_then(release, folder):
    release("1.0", date(2026, 11, 1))
    release("2.0", date(2026, 12, 1))

    assert find_release(folder, on=date(2026, 11, 30)).version.text == "1.0"
    assert find_release(folder, on=date(2026, 12, 1)).version.text == "2.0"
    with pytest.raises(NoReleaseThen, match=r"1\.0, 2\.0"):
        find_release(folder, on=date(2026, 10, 31))


def test_releases_are_found_by_number_and_listed_in_order(release, folder):
    release("1.9")
    release("1.10")

    assert [one.version.text for one in list_releases(folder)] == ["1.9", "1.10"]
    assert get_release(folder, "1.9.0").version.text == "1.9"
    with pytest.raises(ReleaseUnknown, match=r"1\.9, 1\.10"):
        get_release(folder, "3.0")


def test_a_model_that_does_not_fit_is_refused_before_anything_is_written(release, folder):
    (folder / "foreign").mkdir()
    with (folder / "foreign" / "lon.xml").open("wb") as stream:
        stream.truncate(LARGEST_ARCHIVE)

    with pytest.raises(ModelTooLarge):
        release("1.0")
    assert _left(folder) == []


def test_nothing_is_left_when_the_disk_refuses(release, folder, monkeypatch):
    def refuse(*_words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(OSError, match="No space"):
        release("1.0")
    assert list((folder / "releases").iterdir()) == []
