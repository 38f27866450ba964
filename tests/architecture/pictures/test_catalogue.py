"""Every picture by name."""

from collections import Counter

import pytest

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.catalogue import PICTURES, draw_picture
from lgsp.architecture.pictures.errors import PictureNeedsSubject, PictureUnknown
from lgsp.architecture.pictures.svg import to_svg
from tests.architecture.model_folders import write_model_folder
from tests.architecture.pictures.geometry import find_faults
from tests.house.source_tree import ROOT

OWN_TESTS = ("overall", "road-map")
SUBJECTS = {"context": "ho-tich", "sequence": "mot-cua-ho-tich", "component": "cong-dich-vu"}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_every_picture_has_a_code_a_title_and_words_for_those_who_cannot_see_it(picture, sound_model):
    name = f"{picture.name}:{SUBJECTS[picture.name]}" if picture.of else picture.name

    scenes = draw_picture(sound_model, name)

    assert scenes
    for scene in scenes:
        assert scene.code.startswith(picture.name)
        assert scene.title
        assert scene.alt
        assert to_svg(scene) == to_svg(scene)


@pytest.fixture(scope="module")
def sample():
    """Return the sample province, loaded."""
    return load_model(ROOT / "examples" / "lam-giang")


def list_names(model):
    """Return every picture that can be asked for; of those of one entity, the one of the busiest."""
    busiest = {
        System: Counter(end for flow in model.all(Flow) for end in (flow.provider, flow.consumer)),
        Flow: Counter({flow.id: flow.daily_volume or 0 for flow in model.all(Flow)}),
    }
    subjects = {kind.title: counts.most_common(1)[0][0] for kind, counts in busiest.items()}
    return [
        f"{one.name}:{subjects[one.of]}" if one.of in subjects else one.name
        for one in PICTURES
        if not one.of or one.of in subjects
    ]


def test_the_pictures_of_the_sample_province_can_be_read_on_paper(sample):
    faults = {
        name: [fault for scene in draw_picture(sample, name) for fault in find_faults(scene)]
        for name in list_names(sample)
    }

    assert {name: found for name, found in faults.items() if found} == {}


PLACES = range(400)
NAME = ("Tên dài " * 50)[:300]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """Return a model of four hundred of everything, under names of three hundred letters."""
    crowded = {**_crowd_of_holdings(), **_crowd_of_links()}
    return load_model(write_model_folder(tmp_path_factory.mktemp("crowd"), **crowded))


def _crowd_of_holdings():
    return {
        "agency": {f"co-quan-{n:03}": {"name": f"{NAME[:290]} {n}", "short_name": NAME} for n in PLACES},
        "function": {
            f"cn-{n:03}": {
                "name": NAME,
                "lead": f"co-quan-{n:03}",
                "parent": f"cn-{n % 7:03}" if n > 7 else None,
            }
            for n in PLACES
        },
        "system": {
            f"he-{n:03}": {"name": NAME, "owner": f"co-quan-{n:03}", "acquired_as": f"{NAME[:290]} {n}"}
            for n in PLACES
        },
        "database": {
            f"db-{n:03}": {
                "name": NAME,
                "lead_agencies": [f"co-quan-{n:03}"],
                "system": f"he-{n:03}",
                "master_data": ["csdl-ho-tich"],
            }
            for n in PLACES
        },
    }


def _crowd_of_links():
    return {
        "information": {f"tt-{n:03}": {"name": NAME, "category": NAME[: 250 + n % 9]} for n in PLACES},
        "flow": {
            f"luong-{n:03}": {
                "name": NAME,
                "provider": f"he-{n:03}",
                "consumer": f"he-{(n * 7 + 1) % 400:03}",
                "objects": [f"tt-{n:03}"],
                "via": None,
                "daily_volume": n,
            }
            for n in PLACES
        },
        "interaction": {
            f"lt-{n:03}": {
                "name": NAME,
                "sender": f"co-quan-{n:03}",
                "receivers": [f"co-quan-{(n + k) % 400:03}" for k in range(1, 4)],
                "function": f"cn-{n:03}",
                "channel": "paper",
            }
            for n in PLACES
        },
        "goal": {
            f"mt-{n:03}": {
                "name": NAME,
                "parent": f"mt-{n % 9:03}" if n > 9 else None,
                "indicators": [{"name": NAME, "unit": "%", "year": 2030, "target": "90,5", "baseline": "1"}],
            }
            for n in PLACES
        },
        "principle": {f"nt-{n:03}": {"name": NAME} for n in PLACES},
    }


CROWDED = [one.name for one in PICTURES if not one.of and one.name not in (*OWN_TESTS, "exchange-matrix")]


@pytest.mark.parametrize("name", CROWDED)
def test_four_hundred_of_everything_and_names_of_three_hundred_letters_are_split_and_stay_readable(
    name, crowd
):
    assert [fault for scene in draw_picture(crowd, name) for fault in find_faults(scene)] == []


def test_names_differ():
    assert len({picture.name for picture in PICTURES}) == len(PICTURES)


def test_a_picture_that_is_not_there_names_those_that_are(sound_model):
    with pytest.raises(PictureUnknown, match="the pictures are: overall, correspondence"):
        draw_picture(sound_model, "so-do")


def test_a_picture_of_one_system_wants_to_know_which(sound_model):
    with pytest.raises(PictureNeedsSubject) as refusal:
        draw_picture(sound_model, "context")

    assert "vẽ một hệ thống thông tin mà chưa nói" in refusal.value.message_in("vi")
