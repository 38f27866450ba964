"""The overlays: what each says of an entity, and where it keeps silent."""

import pytest

from lgsp.architecture.pictures.errors import OverlayUnknown
from lgsp.architecture.pictures.grading import get_overlay, grade_drift


def grade(name, model, *ids):
    """Return what the overlay says of each of the entities."""
    overlay = get_overlay(name, model)
    found = [overlay.grade_of(one) for one in ids]
    return [one.label if one else None for one in found]


def test_the_life_cycle_follows_from_the_status_where_it_is_not_said(picture_model):
    systems = {"ho-tich": {"lifecycle": "trial"}, "dat-dai": {"status": "approved"}}

    model = picture_model(system=systems)

    assert grade("life-cycle", model, "ho-tich", "dat-dai", "mot-cua", "so-tu-phap") == [
        "Thử nghiệm",
        "Đang xây dựng",
        "Đang vận hành",
        None,
    ]


def test_a_service_and_a_component_have_the_security_level_of_their_systems(picture_model):
    systems = {"ho-tich": {"security_level": "3", "component": "cong-dich-vu"}}

    model = picture_model(system=systems)

    assert grade("security", model, "ho-tich", "tra-cuu-ho-tich", "cong-dich-vu", "mot-cua") == [
        "Cấp độ 3",
        "Cấp độ 3",
        "Cấp độ 3",
        None,
    ]


def test_owners_are_those_of_systems_services_and_databases(sound_model):
    assert grade("owner", sound_model, "mot-cua", "tra-cuu-thua-dat", "csdl-ho-tich", "cong-dich-vu") == [
        "van-phong",
        "so-nong-nghiep",
        "so-tu-phap",
        None,
    ]


def test_the_cost_is_that_of_the_projects_that_make_it(picture_model):
    funding = [{"year": "2026", "amount": "6000000000", "budget": "Tỉnh"}]
    projects = {"xay-cong": {"builds": ["mot-cua"], "funding": funding}}

    model = picture_model(project=projects)

    assert grade("cost", model, "mot-cua", "cong-dich-vu", "ho-tich") == [
        "Từ 5 đến dưới 20 tỷ đồng",
        "Từ 5 đến dưới 20 tỷ đồng",
        None,
    ]


def test_a_system_has_standards_in_part_when_only_some_of_its_services_have(picture_model):
    services = {"thu-hai": {"standards": []}, "tra-cuu-thua-dat": {"standards": []}}

    model = picture_model(service=services)

    assert grade("standards", model, "ho-tich", "dat-dai", "tra-cuu-ho-tich", "mot-cua") == [
        "Khai báo một phần",
        "Chưa khai báo tiêu chuẩn",
        "Đã khai báo tiêu chuẩn",
        None,
    ]


def test_the_year_is_its_own_else_that_of_the_project_that_builds_it(picture_model):
    model = picture_model(
        system={"ho-tich": {"valid_from": "2024-05-01"}},
        project={"xay-cong": {"builds": ["mot-cua", "ho-tich"]}},
    )

    assert grade("year", model, "ho-tich", "mot-cua", "dat-dai") == ["Năm 2024", "Năm 2026", None]


def test_drift_says_nothing_of_a_flow_nothing_is_known_of():
    overlay = grade_drift({"luong": "matched"}, names={"matched": "Khớp"})

    assert overlay.grade_of("luong").label == "Khớp"
    assert overlay.grade_of("khac") is None


def test_an_overlay_that_is_not_there_refuses(sound_model):
    with pytest.raises(OverlayUnknown, match="no overlay 'colour'"):
        get_overlay("colour", sound_model)
