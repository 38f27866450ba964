"""SĐ-04 to SĐ-07: drawn where the model has something to show, and nothing where it has not."""

import pytest

from lgsp.architecture.pictures.plates.business_support import business_support
from lgsp.architecture.pictures.plates.data_links import data_links
from lgsp.architecture.pictures.plates.deployment import deployment
from lgsp.architecture.pictures.plates.rooms import ON_PAGE, ON_PLATE
from lgsp.architecture.pictures.plates.transition import transition
from lgsp.architecture.pictures.scene import Border
from tests.architecture.pictures.geometry import list_boxes, list_paths, said


def nodes(scenes):
    return {box.key: box for scene in scenes for box in list_boxes(scene, "node")}


@pytest.fixture
def bare(picture_model):
    """Return the sound model without its flow."""
    return picture_model(flow={"mot-cua-ho-tich": None})


def test_a_model_with_nothing_to_show_gives_nothing(bare):
    assert business_support(bare) == ()
    assert data_links(bare) == ()
    assert deployment(bare, ON_PLATE) == ()
    assert transition(bare, ON_PLATE) == ()


def test_business_names_who_leads_who_takes_part_and_what_supports_it(picture_model):
    model = picture_model(
        function={"dang-ky": {"name": "Đăng ký", "partners": ["so-tai-chinh"]}},
        system={"ho-tich": {"functions": ["dang-ky"], "object_code": "KT-1"}},
    )

    scenes = business_support(model)

    assert [word for scene in scenes for word in said(scene, "node")] == [
        "so-tu-phap",
        "Đăng ký phối hợp: so-tai-chinh",
        "KT-1. Hộ tịch",
    ]


def test_data_run_from_the_agency_that_provides_through_the_channel(picture_model):
    [scene] = data_links(picture_model())

    assert said(scene, "node")[0] == "so-tu-phap 1 CSDL (Bảng 1)"
    assert list_boxes(scene, "node")[0].subjects == ("so-tu-phap", "csdl-ho-tich")
    assert said(scene, "node")[1] == "LGSP"
    assert [path.subjects for path in list_paths(scene)] == [("mot-cua-ho-tich",)] * 2


def test_a_flow_beside_the_platform_is_told_apart(picture_model):
    direct = {"mot-cua-ho-tich": {"via": None}}

    [scene] = data_links(picture_model(flow=direct))

    assert "Kết nối trực tiếp, chưa ghi kênh" in said(scene, "node")
    assert "Kết nối trực tiếp, không qua LGSP" in scene.legend


def test_systems_stand_on_their_infrastructure_by_owner(picture_model):
    model = picture_model(
        infrastructure={"trung-tam": {"name": "Trung tâm dữ liệu"}, "may-chu": {"runs_on": ["trung-tam"]}},
        system={
            "ho-tich": {"runs_on": ["may-chu"], "operator": "van-phong", "object_code": "KT-1"},
            "dvcqg": {"national_platform": "A.15"},
        },
    )

    [scene] = deployment(model, ON_PLATE)

    drawn = nodes([scene])
    assert drawn["may-chu:so-tu-phap"].subjects == ("ho-tich",)
    assert "so-tu-phap 1 hệ thống: KT-1 vận hành: van-phong" in said(scene, "node")
    assert "Trung tâm dữ liệu" in said(scene, "label")
    assert drawn["Ngoài phạm vi quản lý của tỉnh:so-tu-phap"].subjects == ("dvcqg",)
    assert drawn["Chưa ghi hạ tầng vận hành:van-phong"].subjects == ("mot-cua",)


def test_nothing_of_an_infrastructure_that_protects_it_is_shown(picture_model):
    secret = {"location": "Tầng hầm", "capacity": "40 lõi", "security": {"backup": "Hằng đêm"}}
    model = picture_model(infrastructure={"kho": secret}, system={"ho-tich": {"runs_on": ["kho"]}})

    [scene] = deployment(model, ON_PLATE)

    shown = " ".join(said(scene, "node", "label")) + scene.alt
    assert not any(word in shown for word in ("Tầng hầm", "40 lõi", "Hằng đêm"))


def test_a_circle_of_infrastructure_ends(picture_model):
    circle = {"a": {"runs_on": ["b"]}, "b": {"runs_on": ["a"]}}

    scenes = deployment(
        picture_model(infrastructure=circle, system={"ho-tich": {"runs_on": ["a"]}}), ON_PLATE
    )

    assert "infrastructure-a" in nodes(scenes)


def test_a_stage_shows_what_its_projects_build_upgrade_and_retire(picture_model):
    model = picture_model(
        project={"xay-cong": {"builds": ["dat-dai"], "upgrades": ["ho-tich"], "retires": ["mot-cua"]}}
    )

    [scene] = transition(model, ON_PLATE)

    drawn = nodes([scene])
    borders = {key: box.border for key, box in drawn.items() if key.startswith("giai-doan:")}
    assert borders == {
        "giai-doan:add:dat-dai": Border.DASHED,
        "giai-doan:upgrade:ho-tich": Border.SOLID,
        "giai-doan:replace:mot-cua": Border.DOTTED,
    }
    assert said(scene, "head") == ["Hiện trạng", "Giai đoạn Triển khai", "Mục tiêu"]
    assert {"Bổ sung mới", "Nâng cấp/mở rộng", "Thay thế/kết thúc"} <= set(scene.legend)


def test_what_two_projects_change_is_one_box(picture_model):
    change = {"upgrades": ["ho-tich"]}
    model = picture_model(project={"xay-cong": change, "nang-cap": change})

    drawn = nodes(transition(model, ON_PAGE))

    [box] = [box for key, box in drawn.items() if key.startswith("giai-doan:")]
    assert " ".join(box.wordings[-1].lines) == "nang-cap; xay-cong"
