"""Trees: who leads which function, who keeps which data."""

from lgsp.architecture.pictures.trees import (
    data_pictures,
    function_pictures,
    goal_pictures,
    master_pictures,
    shared_data_pictures,
)
from tests.architecture.pictures.geometry import (
    find_cut_boxes,
    find_escaped_words,
    find_off_canvas,
    find_overlaps,
    list_paths,
    said,
)
from tests.architecture.pictures.names import LONG


def test_functions_stand_beside_the_agency_that_leads_them_and_inside_their_function(picture_model):
    functions = {
        "ho-so": {"name": "Quản lý hồ sơ", "lead": "van-phong"},
        "tiep-nhan": {"name": "Tiếp nhận", "parent": "ho-so", "lead": "so-tu-phap"},
        "tra-ket-qua": {"name": "Trả kết quả", "parent": "ho-so"},
    }

    (scene,) = function_pictures(picture_model(function=functions))

    assert said(scene, "node") == ["van-phong", "Quản lý hồ sơ", "• Tiếp nhận • Trả kết quả"]


def test_a_tree_has_no_heads_and_explains_no_exchange(picture_model):
    (scene,) = function_pictures(picture_model(function={"ho-so": {}}))

    assert [path.headed for path in list_paths(scene)] == [False]
    assert scene.legend == ("Đang sử dụng",)


def test_a_function_nobody_leads_is_shown_too(picture_model):
    (scene,) = function_pictures(picture_model(function={"ho-so": {"lead": None}}))

    assert said(scene, "node")[0] == "Chưa xác định cơ quan chủ trì"


def test_functions_inside_each_other_in_a_ring_are_drawn_once(picture_model):
    ring = {
        "mot": {"parent": "hai"},
        "hai": {"parent": "mot"},
        "ba": {"name": "Ba", "parent": "hai"},
    }

    (scene,) = function_pictures(picture_model(function=ring))

    assert said(scene, "node")[-1] == "Ba"


def test_databases_stand_between_their_agency_and_what_they_hold(picture_model):
    databases = {"csdl-ho-tich": {"name": "Dữ liệu hộ tịch", "holds": ["khai-sinh"]}, "csdl-khac": {}}
    information = {"khai-sinh": {"name": "Khai sinh"}}

    (scene,) = data_pictures(picture_model(database=databases, information=information))

    assert said(scene, "node") == [
        "so-tu-phap",
        "csdl-khac Dùng chung của tỉnh",
        "Dữ liệu hộ tịch Dùng chung của tỉnh",
        "Khai sinh",
    ]


def test_a_large_tree_is_split_and_keeps_its_words(picture_model):
    functions = {
        f"cn-{place:03}": {
            "name": f"{LONG[: 30 + place % 60]} {place}",
            **({"parent": f"cn-{place % 9:03}"} if place > 8 else {}),
        }
        for place in range(120)
    }

    scenes = function_pictures(picture_model(function=functions))

    assert len(scenes) > 1
    for scene in scenes:
        assert find_overlaps(scene) == find_escaped_words(scene) == find_off_canvas(scene) == []
        assert find_cut_boxes(scene) == []


def test_a_model_without_functions_says_so(sound_model):
    assert said(function_pictures(sound_model)[0], "remark") == ["Chưa khai báo chức năng, nghiệp vụ nào."]


def test_shared_databases_stand_between_what_manages_them_and_what_they_hold(picture_model):
    databases = {
        "csdl-ho-tich": {"name": "Hộ tịch điện tử", "holds": ["khai-sinh"]},
        "rieng": {"tier": "specialised"},
        "khac": {"name": "Khác", "is_national": "true"},
    }
    information = {"khai-sinh": {"name": "Khai sinh"}}

    (scene,) = shared_data_pictures(picture_model(database=databases, information=information))

    assert said(scene, "section") == ["so-tu-phap"]
    assert said(scene, "node") == [
        "Hộ tịch",
        "Hộ tịch điện tử Dùng chung của tỉnh",
        "Khai sinh",
        "Chưa khai báo hệ thống quản lý",
        "Khác Quốc gia, tỉnh khai thác",
        "Chưa khai báo đối tượng thông tin",
    ]


def test_master_data_lead_to_the_few_databases_that_use_them_or_to_how_many_those_are(picture_model):
    few = {"dan": {"name": "Dân", "lead_agencies": ["van-phong"], "master_data": ["csdl-ho-tich"]}}
    many = {f"csdl-{place}": {"master_data": ["csdl-ho-tich"]} for place in range(4)}

    (scene,) = master_pictures(picture_model(database=few | many))

    assert said(scene, "node") == ["csdl-ho-tich", "4 cơ sở dữ liệu so-tu-phap", "Dân van-phong"]


def test_goals_lead_to_the_goals_inside_them_and_to_what_is_measured(picture_model):
    measured = {"name": "Đúng hạn", "unit": "%", "year": 2027, "target": "98", "baseline": "94,6"}
    goals = {
        "lon": {"name": "Phục vụ", "indicators": [measured]},
        "nho": {"name": "Trả kết quả", "parent": "lon"},
        "cu": {"name": "Cũ", "status": "retired"},
    }

    (scene,) = goal_pictures(picture_model(goal=goals))

    assert said(scene, "node") == [
        "Phục vụ",
        "Trả kết quả",
        "Đúng hạn Hiện trạng 94,6; cần đạt 98 %, năm 2027",
    ]


def test_goals_inside_each_other_in_a_ring_are_drawn(picture_model):
    ring = {"mot": {"parent": "hai"}, "hai": {"parent": "mot"}, "ba": {"parent": "hai"}}

    assert "ba" in said(goal_pictures(picture_model(goal=ring))[0], "node")
