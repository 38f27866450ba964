"""The province's components beside those of the national framework."""

from lgsp.architecture.pictures.correspondence import correspondence_pictures, list_correspondences
from lgsp.architecture.pictures.scene import Border, Path
from tests.architecture.pictures.geometry import find_faults, list_boxes, said
from tests.architecture.pictures.names import HOSTILE, LONG

LGSP = "Hạ tầng kết nối, chia sẻ dữ liệu cấp tỉnh (LGSP/LDOP)"
MAPPED = {"bands": ["lgsp"], "mappings": [{"source_object_ref": LGSP, "mapping_relation": "specified"}]}


def only(model):
    ((_, (one,)),) = list_correspondences(model)
    return one


def test_a_mapping_names_the_component_of_the_figure_its_layer_and_the_relation(picture_model):
    one = only(picture_model(component={"cong-dich-vu": MAPPED}))

    assert one.counterpart == LGSP
    assert one.framework == "L2 Dữ liệu và nền tảng lõi"
    assert one.relation == "Cụ thể hóa"
    assert one.national is not None
    assert one.national.code == "H7-8.L2.06"


def test_a_reference_in_words_is_split_into_framework_and_name(picture_model):
    one = only(picture_model(component={"cong-dich-vu": {"reference": "Khung 1.0: kênh giao tiếp"}}))

    assert (one.counterpart, one.framework, one.relation) == ("Kênh giao tiếp", "Khung 1.0", "Tương ứng")


def test_what_names_no_framework_has_no_relation_and_a_dotted_border(picture_model):
    model = picture_model(component={"cong-dich-vu": {"reference": None}})
    (scene,) = correspondence_pictures(model)

    assert only(model).relation == ""
    assert [box.border for box in list_boxes(scene, "national")] == [Border.DOTTED]
    assert [shape for shape in scene.shapes if isinstance(shape, Path)] == []
    assert scene.legend[-1] == "Khung quốc gia không có thành phần tương ứng"


def test_components_with_one_counterpart_stand_before_one_box(picture_model):
    (scene,) = correspondence_pictures(picture_model(component={"cong-dich-vu": MAPPED, "hai": MAPPED}))

    assert len(said(scene, "node")) == 2
    assert said(scene, "national") == [LGSP]
    assert len([shape for shape in scene.shapes if isinstance(shape, Path)]) == 2


def test_many_components_with_long_names_go_over_to_more_pages(picture_model):
    many = {
        f"tp-{place:02}": {"name": f"{LONG} {place}" if place else HOSTILE, "reference": f"Khung: {LONG}"}
        for place in range(30)
    }

    scenes = correspondence_pictures(picture_model(component=many))

    assert len(scenes) > 1
    assert [fault for scene in scenes for fault in find_faults(scene)] == []
    assert sum(len(said(scene, "node")) for scene in scenes) == 31


def test_retired_components_are_left_out(picture_model):
    (scene,) = correspondence_pictures(picture_model(component={"cong-dich-vu": {"status": "retired"}}))

    assert said(scene, "remark") == ["Chưa khai báo thành phần nào."]
