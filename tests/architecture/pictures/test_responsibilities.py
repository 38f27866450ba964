"""Who answers for what, and which standard applies where, as grids."""

from lgsp.architecture.pictures.responsibilities import responsibility_pictures, standard_pictures
from tests.architecture.pictures.geometry import list_boxes, said


def test_agencies_and_roles_are_columns_and_their_letters_stand_at_the_target(picture_model):
    duties = {
        "mot": {"involvement": "R", "targets": ["ho-tich"]},
        "hai": {"involvement": "A", "targets": ["ho-tich"]},
        "ba": {"agency": None, "role": "chuyen-trach", "involvement": "C", "targets": ["ho-tich"]},
    }
    roles = {"chuyen-trach": {"name": "Cơ quan chuyên trách"}}

    (scene,) = responsibility_pictures(picture_model(responsibility=duties, role=roles))

    assert said(scene, "head")[1:] == ["van-phong", "Cơ quan chuyên trách", "Hộ tịch"]
    assert [words for words in said(scene, "cell") if words] == ["RA", "C"]
    assert said(scene, "stage") == ["Hệ thống thông tin"]


def test_a_responsibility_for_nothing_named_draws_no_matrix(picture_model):
    (scene,) = responsibility_pictures(picture_model(responsibility={"mot": {}}))

    assert said(scene, "remark") == ["Chưa khai báo trách nhiệm nào."]


def test_standards_are_counted_by_band_and_by_service(picture_model):
    components = {"cong-dich-vu": {"bands": ["services"]}, "hai": {"bands": ["services", "lgsp"]}}

    (scene,) = standard_pictures(picture_model(component=components))

    heads = said(scene, "head")[1:]
    numbers = [words for words in said(scene, "cell") if words]
    assert [one for one in heads if one.startswith("Dịch vụ")] == [
        "Dịch vụ công trực tuyến và cổng thông tin",
        "Dịch vụ trên LGSP",
    ]
    assert numbers == ["2", "1", "2"]
    assert len(list_boxes(scene, "stage")) == 1
