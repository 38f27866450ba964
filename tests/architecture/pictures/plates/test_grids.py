"""The layered diagram: nothing overlaps, nothing is lost, and what is too much goes on to another sheet."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lgsp.architecture.pictures.drawio import to_drawio
from lgsp.architecture.pictures.plates.cards import IN_USE, MARKS, Card
from lgsp.architecture.pictures.plates.grids import lay_grid
from lgsp.architecture.pictures.plates.plans import PALETTE, Column, Pillar, Plan, Row, Tier
from lgsp.architecture.pictures.plates.rooms import ON_PAGE, ON_PLATE
from tests.architecture.pictures.geometry import (
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_boxes,
    list_texts,
)
from tests.architecture.pictures.names import HOSTILE, LONG


def make_plan(*sizes, name=LONG, across=2):
    """Return a plan with a tier for each size, of one row, its cards shared over the columns."""
    tiers = [
        Tier(
            f"tier-{place}",
            f"Lớp {place}",
            PALETTE[place % len(PALETTE)],
            (
                Row(
                    "Thành phần",
                    tuple(
                        tuple(
                            Card(
                                f"{place}-{at}", f"{name} {at}", MARKS[at % len(MARKS)], f"M{at}", ("KT-001",)
                            )
                            for at in range(column, size, across)
                        )
                        for column in range(across)
                    ),
                ),
            ),
        )
        for place, size in enumerate(sizes)
    ]
    columns = tuple(Column(f"Cột {at}") for at in range(across))
    return Plan("sd", "Sơ đồ", "Mô tả", columns, tuple(tiers), (Pillar("tru", "Trụ xuyên suốt", IN_USE),))


def keys(scenes):
    return Counter(box.key for scene in scenes for box in list_boxes(scene, "node") if box.key != "tru")


@pytest.mark.parametrize("room", [ON_PAGE, ON_PLATE])
@settings(max_examples=10, deadline=None)
@given(sizes=st.lists(st.integers(0, 65), min_size=1, max_size=3))
def test_every_card_stands_once_on_sheets_that_keep_the_rules(room, sizes):
    scenes = lay_grid(make_plan(*sizes, name=LONG[:40]), room)

    assert keys(scenes) == Counter(f"{place}-{at}" for place, size in enumerate(sizes) for at in range(size))
    for scene in scenes:
        assert len(list_boxes(scene, "node")) <= 60
        assert scene.width <= room.width
        assert scene.height <= room.height
        assert find_overlaps(scene) == []
        assert find_escaped_words(scene) == []
        assert find_off_canvas(scene) == []
        assert min(text.size for text in list_texts(scene)) >= 8


def test_parts_of_a_tier_that_meet_again_are_one():
    scenes = lay_grid(make_plan(8, 90, name="Tên"), ON_PLATE)

    for scene in scenes:
        bands = [box.key for box in list_boxes(scene, "band")]
        assert len(bands) == len(set(bands))
    assert len(scenes) == 2


def test_a_row_of_one_card_too_tall_for_the_page_is_drawn_all_the_same():
    [scene] = lay_grid(make_plan(1, name=LONG * 6), ON_PAGE)

    assert len(list_boxes(scene, "node")) == 2
    assert find_escaped_words(scene) == []


def test_a_hostile_name_stays_in_its_box():
    [scene] = lay_grid(make_plan(3, name=HOSTILE), ON_PAGE)

    assert find_escaped_words(scene) == []
    assert to_drawio([scene]).count(b"&amp;lt;b&amp;gt;") >= 3


def test_a_narrow_room_takes_more_sheets_than_a_wide_one():
    plan = make_plan(40, 20)

    assert len(lay_grid(plan, ON_PAGE)) > len(lay_grid(plan, ON_PLATE))


def test_the_legend_explains_the_marks_of_its_own_sheet_only():
    scenes = lay_grid(make_plan(1, name="Tên"), ON_PLATE)

    assert scenes[0].legend == (IN_USE.label,)
