"""The sequence picture: one declared flow, message by message."""

import pytest

from lgsp.architecture.model.errors import EntityUnknown
from lgsp.architecture.pictures.scene import Border, Path
from lgsp.architecture.pictures.sequence import sequence_picture
from tests.architecture.pictures.geometry import find_escaped_words, find_off_canvas, find_overlaps, said
from tests.architecture.pictures.names import HOSTILE


def test_it_names_both_systems_with_their_agencies_around_the_platform(sound_model):
    scene = sequence_picture(sound_model, "mot-cua-ho-tich")

    assert said(scene, "node") == ["Một cửa van-phong", "Nền tảng LGSP của tỉnh", "Hộ tịch so-tu-phap"]


def test_evidence_is_recorded_before_the_request_is_forwarded(sound_model):
    alt = sequence_picture(sound_model, "mot-cua-ho-tich").alt

    assert alt.index("Ghi bằng chứng về yêu cầu") < alt.index("Chuyển yêu cầu")
    assert alt.index("Ghi bằng chứng về câu trả lời") < alt.index("Câu trả lời kèm biên nhận")


def test_the_answer_says_the_fields_of_the_contract(sound_model):
    assert "Dữ liệu: Họ tên" in sequence_picture(sound_model, "mot-cua-ho-tich").alt


def test_answers_are_dashed(sound_model):
    scene = sequence_picture(sound_model, "mot-cua-ho-tich")

    arrows = [shape for shape in scene.shapes if isinstance(shape, Path)][:6]
    assert [arrow.border is Border.DASHED for arrow in arrows] == [False, True, False, False, True, True]


def test_hostile_names_and_many_fields_stay_in_their_places(picture_model):
    fields = [{"name": f"f{place}", "label": f"Trường {place} {HOSTILE[:60]}"} for place in range(40)]

    scene = sequence_picture(
        picture_model(
            contract={"hop-dong-ho-tich": {"fields": fields}}, system={"ho-tich": {"name": HOSTILE}}
        ),
        "mot-cua-ho-tich",
    )

    assert find_escaped_words(scene) == find_off_canvas(scene) == find_overlaps(scene) == []


def test_a_flow_beside_the_platform_has_no_sequence_on_it(picture_model):
    scene = sequence_picture(picture_model(flow={"mot-cua-ho-tich": {"via": None}}), "mot-cua-ho-tich")

    assert said(scene, "remark") == ["Hai hệ thống nối trực tiếp, không qua LGSP."]


def test_a_flow_that_is_not_there_refuses(sound_model):
    with pytest.raises(EntityUnknown):
        sequence_picture(sound_model, "khong-co")
