"""The figures of the current state: counted from the model."""

from datetime import date

import pytest

from lgsp.architecture.model.objects import Security
from lgsp.architecture.pictures.current_state import (
    count_acquisitions,
    count_answers,
    count_channels,
    count_dossiers,
    count_hosts,
    count_kinds,
    count_leads,
    count_levels,
    count_lifecycles,
    count_owners,
    count_personal,
    count_tiers,
    count_treatments,
    find_survey,
    say_dossier,
)


def counted(figures):
    """Return the rows that count something, with what they count."""
    return {
        row: {one.name: one.values[place] for one in figures.series if one.values[place]}
        for place, row in enumerate(figures.rows)
        if figures.totals[place]
    }


def test_systems_are_counted_by_kind_and_status(picture_model):
    model = picture_model(system={"dat-dai": {"system_kind": "platform", "status": "approved"}})

    assert counted(count_kinds(model)) == {"Ứng dụng": {"Đang sử dụng": 2}, "Nền tảng": {"Đã phê duyệt": 1}}


def test_systems_that_are_only_referred_to_are_not_counted(picture_model):
    model = picture_model(system={"dat-dai": {"record_kind": "reference"}})

    assert count_kinds(model).totals == (2,)


def test_agencies_stand_by_the_number_of_their_systems(picture_model):
    model = picture_model(system={"thu-hai": {"owner": "van-phong"}})

    figures = count_owners(model)

    assert figures.rows == ("van-phong", "so-nong-nghiep", "so-tu-phap")
    assert figures.totals == (2, 1, 1)


def test_many_agencies_are_counted_in_one_row(picture_model):
    agencies = {f"so-{place:02}": {} for place in range(40)}
    systems = {f"he-{place:02}": {"owner": f"so-{place:02}"} for place in range(40)}

    figures = count_owners(picture_model(agency=agencies, system=systems))

    assert (figures.rows[-1], figures.totals[-1]) == ("19 cơ quan khác", 19)


def test_a_treatment_nobody_has_decided_is_said_to_be_so(picture_model):
    model = picture_model(system={"ho-tich": {"treatment": "merge"}})

    assert counted(count_treatments(model)) == {
        "Hợp nhất/tổ chức lại": {"Ứng dụng": 1},
        "Chưa xác định": {"Ứng dụng": 2},
    }


def test_the_life_cycle_follows_from_the_status_where_it_is_not_said(picture_model):
    systems = {"ho-tich": {"status": "phasing-out"}, "dat-dai": {"lifecycle": "merging"}}

    figures = count_lifecycles(picture_model(system=systems))

    assert figures.rows == ("Đang vận hành", "Hợp nhất", "Thay thế")


def test_the_form_of_acquisition_most_used_comes_first_and_none_last(picture_model):
    systems = {
        "ho-tich": {"acquired_as": "Thuê"},
        "dat-dai": {"acquired_as": "Mua"},
        "x": {"acquired_as": "Mua"},
    }

    assert count_acquisitions(picture_model(system=systems)).rows == ("Mua", "Thuê", "Chưa xác định")


def test_levels_tell_where_the_dossier_stands(picture_model):
    systems = {
        "ho-tich": {"security_level": "3", "security": {"decision": "12/QĐ"}},
        "dat-dai": {"security_level": "3", "security": {"due_on": "2027-01-01"}},
    }

    model = picture_model(system=systems)

    assert counted(count_levels(model)) == {
        "Cấp độ 3": {"Đã phê duyệt cấp độ": 1, "Chưa phê duyệt, đã có hạn trình": 1},
        "Chưa xác định": {"Chưa có hồ sơ": 1},
    }
    assert counted(count_dossiers(model))["so-tu-phap"] == {"Đã phê duyệt cấp độ": 1}


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (None, "Chưa phê duyệt, đã có hạn trình: 31/03/2027"),
        (date(2027, 3, 31), "Chưa phê duyệt, đã có hạn trình: 31/03/2027"),
        (date(2027, 4, 1), "Chưa phê duyệt, đã có hạn trình: 31/03/2027 (quá hạn)"),
    ],
)
def test_a_dossier_that_is_late_says_so(on, said):
    assert say_dossier(Security(due_on=date(2027, 3, 31)), on) == said


def test_what_carries_most_comes_first(picture_model):
    model = picture_model(
        infrastructure={"cum": {"name": "Cụm"}, "may": {"name": "Mây"}},
        system={"ho-tich": {"runs_on": ["cum", "may"]}, "dat-dai": {"runs_on": ["may"]}},
        database={"csdl-ho-tich": {"runs_on": ["may"]}},
    )

    assert list(counted(count_hosts(model)).items()) == [
        ("Mây", {"Hệ thống thông tin": 2, "Cơ sở dữ liệu": 1}),
        ("Cụm", {"Hệ thống thông tin": 1}),
    ]


def test_national_databases_are_a_tier_of_their_own(picture_model):
    databases = {"dan-cu": {"is_national": "true"}, "rieng": {"tier": "specialised", "lead_agencies": []}}

    model = picture_model(database=databases)

    assert counted(count_tiers(model)) == {
        "Quốc gia, tỉnh khai thác": {"Đang sử dụng": 1},
        "Dùng chung của tỉnh": {"Đang sử dụng": 1},
        "Chuyên ngành": {"Đang sử dụng": 1},
    }
    assert counted(count_leads(model))["Chưa xác định"] == {"Chuyên ngành": 1}


def test_personal_data_and_sensitive_ones_are_told_apart(picture_model):
    databases = {
        "a": {"personal_data": {"is_sensitive": "true"}},
        "b": {"personal_data": {"purpose": "Giải quyết hồ sơ"}},
    }

    assert counted(count_personal(picture_model(database=databases))) == {
        "so-tu-phap": {"Có dữ liệu cá nhân nhạy cảm": 1, "Có dữ liệu cá nhân": 1, "Không có": 1}
    }


def test_the_channel_follows_from_the_service_where_it_is_not_said(picture_model):
    flows = {"thang": {"via": None}, "ndop": {"channel": "ndop", "relation_state": "planned"}}

    assert counted(count_channels(picture_model(flow=flows))) == {
        "NDOP": {"Dự kiến": 1},
        "LGSP": {"Chưa xác định": 1},
        "Kết nối trực tiếp, riêng": {"Chưa xác định": 1},
    }


def test_who_was_asked_and_never_sent_anything_is_counted_too(picture_model):
    survey = {
        "agencies": ["so-tu-phap", "van-phong", "so-tai-chinh"],
        "answers": [
            {"agency": "so-tu-phap", "state": "accepted"},
            {"agency": "van-phong", "state": "sent"},
        ],
    }

    model = picture_model(survey={"dot-1": survey})

    assert counted(count_answers(model)) == {
        "Sở, ban, ngành": {"Đã tiếp nhận": 1, "Đã gửi, chưa trả lời": 1, "Chưa gửi": 1}
    }


def test_the_last_round_of_survey_counts(picture_model):
    rounds = {"cu": {"opened_on": "2025-01-01", "due_on": "2025-02-01"}, "moi": {}}

    survey = find_survey(picture_model(survey=rounds))

    assert survey is not None
    assert survey.id == "moi"
