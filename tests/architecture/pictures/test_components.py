"""Components close by."""

from lgsp.architecture.frameworks.bands import list_bands
from lgsp.architecture.pictures.components import (
    band_pictures,
    component_pictures,
    requirement_figures,
    requirement_pictures,
)
from tests.architecture.pictures.geometry import said

APPLICATIONS = next(band for band in list_bands() if band.code == "applications")


def draw_component(model):
    return component_pictures(model, "cong-dich-vu")


def test_a_band_shows_who_answers_for_a_component_and_what_realises_it(picture_model):
    model = picture_model(
        component={"cong-dich-vu": {"name": "Cổng", "owner": "van-phong"}},
        system={"mot-cua": {"component": "cong-dich-vu"}},
        infrastructure={"may-chu": {"component": "cong-dich-vu", "name": "Máy chủ"}},
    )

    (scene,) = band_pictures(model, APPLICATIONS)

    assert said(scene, "node") == ["van-phong", "Cổng", "• Máy chủ • Một cửa"]


def test_systems_of_a_component_are_counted_when_they_are_many(picture_model):
    many = {f"ht-{place:02}": {"component": "cong-dich-vu"} for place in range(20)}

    (scene,) = band_pictures(picture_model(system=many), APPLICATIONS)

    assert "20 hệ thống của 1 cơ quan" in said(scene, "node")


def test_a_band_that_nothing_realises_says_so(sound_model):
    (scene,) = band_pictures(sound_model, APPLICATIONS)

    assert said(scene, "remark")[0].startswith("Chưa có hệ thống, hạ tầng nào thực hiện")


def test_a_component_shows_what_it_uses_and_who_uses_it(picture_model):
    flows = {
        "tu-dat-dai": {"provider": "dat-dai", "via": "tra-cuu-thua-dat"},
        "cho-dat-dai": {"provider": "mot-cua", "consumer": "dat-dai", "via": None},
    }

    (scene,) = draw_component(picture_model(system={"mot-cua": {"component": "cong-dich-vu"}}, flow=flows))

    assert sorted(said(scene, "node")) == [
        "Một cửa",
        "so-nong-nghiep",
        "tra-cuu-ho-tich so-tu-phap",
        "tra-cuu-thua-dat so-nong-nghiep",
    ]
    assert "trực tiếp, không qua LGSP" in scene.alt


def test_a_component_that_exchanges_next_to_nothing_says_so(picture_model):
    (scene,) = draw_component(picture_model(system={"mot-cua": {"component": "cong-dich-vu"}}))

    assert "chưa đến 3 luồng" in said(scene, "remark")[0]


def test_requirements_stand_before_those_that_make_them_clearer(picture_model):
    requirements = [
        {"code": "K1", "requirement_kind": "technical", "text": "Sao lưu"},
        {"code": "K2", "requirement_kind": "technical", "text": "Khôi phục", "parent": "K1"},
    ]

    (scene,) = requirement_pictures(picture_model(component={"cong-dich-vu": {"requirements": requirements}}))

    assert said(scene, "node") == ["K1: Sao lưu cong-dich-vu", "K2: Khôi phục"]


def test_without_nested_requirements_the_tree_says_so(sound_model):
    (scene,) = requirement_pictures(sound_model)

    assert said(scene, "remark") == ["Chưa có yêu cầu nào được phân cấp."]


def test_requirements_are_counted_by_band_and_kind(sound_model):
    figures = requirement_figures(sound_model)

    assert figures.rows == ("Ứng dụng và cơ sở dữ liệu",)
    assert [(one.name, one.values) for one in figures.series] == [("Kỹ thuật", (1,)), ("Nghiệp vụ", (1,))]
