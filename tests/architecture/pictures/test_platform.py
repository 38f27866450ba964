"""The platform: services by kind, agencies around it, the way to the centre."""

from lgsp.architecture.pictures.platform import crossing_pictures, hub_pictures, service_pictures
from tests.architecture.pictures.geometry import list_paths, said

CENTRE = {"bo-cong-an": {"name": "Bộ Công an", "level": "central"}}
NATIONAL = {"dan-cu": {"name": "Dân cư", "owner": "bo-cong-an", "national_platform": "A.16"}}


def test_services_stand_by_kind_shared_ones_first(picture_model):
    model = picture_model(
        agency=CENTRE,
        system=NATIONAL,
        service={
            "tra-cuu-ho-tich": {"shared_kind": "categories"},
            "cong-dan": {"provider": "dan-cu", "code": "cd"},
        },
    )

    (scene,) = service_pictures(model)

    kinds = [words for words in said(scene, "node") if words.startswith(("Dịch vụ dùng", "Dữ liệu"))]
    assert sorted(kinds) == [
        "Dịch vụ dùng chung",
        "Dữ liệu, nghiệp vụ của tỉnh",
        "Dữ liệu, nền tảng của trung ương",
    ]


def test_agencies_that_use_a_service_stand_in_one_box_that_counts_them(picture_model):
    flows = {"hai": {"consumer": "dat-dai"}, "lai": {"consumer": "mot-cua"}}
    names = {"so-nong-nghiep": {"short_name": "SNN"}, "van-phong": {"short_name": "VP"}}

    (scene,) = hub_pictures(picture_model(flow=flows, agency=names))

    assert "SNN, VP 2 cơ quan" in said(scene, "node")
    assert len(list_paths(scene)) == 2


def test_users_beyond_a_few_are_counted(picture_model):
    agencies = {f"xa-{place:02}": {"level": "commune"} for place in range(14)}
    systems = {f"ht-{place:02}": {"owner": f"xa-{place:02}"} for place in range(14)}
    flows = {f"luong-{place:02}": {"consumer": f"ht-{place:02}"} for place in range(14)}

    (scene,) = hub_pictures(picture_model(agency=agencies, system=systems, flow=flows))

    assert any("và 6 cơ quan khác 15 cơ quan" in words for words in said(scene, "node"))


def test_what_crosses_to_the_centre_passes_the_intermediary_it_names(picture_model):
    flow = {"hoi-dan-cu": {"provider": "dan-cu", "channel": "ndop"}, "khong-ro": {"provider": "dan-cu"}}

    (scene,) = crossing_pictures(picture_model(agency=CENTRE, system=NATIONAL, flow=flow))

    nodes = said(scene, "node")
    assert "Nền tảng chia sẻ, điều phối dữ liệu của Trung tâm dữ liệu quốc gia (NDOP)" in nodes
    assert "Chưa khai báo hệ thống trung gian" in nodes
    assert "Dân cư Bộ Công an" in nodes


def test_what_stays_inside_the_province_is_no_crossing(sound_model):
    (scene,) = crossing_pictures(sound_model)

    assert said(scene, "remark") == ["Chưa khai báo luồng trao đổi nào với trung ương."]
