"""K01–K12: what the national framework lays on every province."""

import pytest

CENTRAL = {"bo": {"level": "central"}}
PORTAL = {"cong": {"name": "Cổng Dịch vụ công quốc gia", "owner": "bo", "national_platform": "A.15"}}
SHARED_PART = {"phan": {"name": "Thành phần dùng chung phục vụ giải quyết thủ tục hành chính", "owner": "bo"}}
LOCAL = {"mot-cua": {"name": "Hệ thống giải quyết thủ tục hành chính tỉnh"}}
TO_PORTAL = {"dong-bo": {"origin": "mot-cua", "target": "cong", "relation_type": "data-exchange"}}
TO_PART = {"dung-lai-phan": {"origin": "mot-cua", "target": "phan"}}


# systems beside the local one · relations · verdict of K01
SYNCHRONISED = {
    "nothing national in the model": ({}, {}, "cannot-tell"),
    "not connected": (PORTAL, {}, "broken"),
    "connected to the portal only": (PORTAL, TO_PORTAL, "cannot-tell"),
    "connected to both": (PORTAL | SHARED_PART, TO_PORTAL | TO_PART, "holds"),
    "connected no longer": (
        PORTAL,
        {"dong-bo": {**TO_PORTAL["dong-bo"], "valid_to": "2026-10-31"}},
        "broken",
    ),
}


@pytest.mark.parametrize("case", SYNCHRONISED)
def test_the_local_one_stop_system_is_synchronised_with_the_portal(judge, case):
    systems, relations, expected = SYNCHRONISED[case]

    found = judge("K01", "mot-cua", agency=CENTRAL, system=LOCAL | systems, relation=relations)

    assert found[0] == expected


def test_a_flow_with_the_portal_counts_in_either_direction(judge):
    flow = {"mot-cua-ho-tich": {"provider": "cong", "consumer": "mot-cua"}}

    assert judge("K01", "mot-cua", agency=CENTRAL, system=LOCAL | PORTAL, flow=flow)[0] == "cannot-tell"


COMMUNE = {"xa": {"name": "Xã Lam Sơn", "level": "commune"}}
FUNCTION = {"tiep-nhan": {"name": "Tiếp nhận hồ sơ"}}
OF_THE_PROVINCE = {"mot-cua": {"functions": ["tiep-nhan"], "usage_scopes": ["commune"]}}

# system of the commune · verdict of K03
OWNED = {
    "none": ({}, "holds"),
    "a duplicate": ({"owner": "xa", "functions": ["tiep-nhan"]}, "broken"),
    "something else": ({"owner": "xa", "functions": ["quan-ly-ho-so"]}, "holds"),
    "of unknown use": ({"owner": "xa", "functions": []}, "cannot-tell"),
    "a duplicate of the past": (
        {"owner": "xa", "functions": ["tiep-nhan"], "valid_to": "2026-10-31"},
        "holds",
    ),
}


@pytest.mark.parametrize("case", OWNED)
def test_a_commune_has_no_system_that_duplicates_the_provinces(judge, case):
    facts, expected = OWNED[case]
    systems = OF_THE_PROVINCE | ({"xa-he-thong": facts} if facts else {})

    assert judge("K03", "xa", agency=COMMUNE, function=FUNCTION, system=systems)[0] == expected


def test_what_only_an_agency_uses_is_not_for_communes(judge):
    systems = {
        "mot-cua": {"functions": ["tiep-nhan"], "usage_scopes": ["agency"]},
        "xa-he-thong": {"owner": "xa", "functions": ["tiep-nhan"]},
    }

    assert judge("K03", "xa", agency=COMMUNE, function=FUNCTION, system=systems)[0] == "holds"
    assert judge("K03", "van-phong")[0] == "not-applicable"


# level · security file · verdict of K06
RECOVERY = [
    ("4", {"backup": "Hai nơi", "drilled_on": "2026-05-01"}, "holds"),
    ("5", {"backup": "Hai nơi"}, "broken"),
    ("4", {"drilled_on": "2026-05-01"}, "broken"),
    ("4", {"backup": "Hai nơi", "drilled_on": "2026-12-01"}, "broken"),
    ("3", {}, "not-applicable"),
]


@pytest.mark.parametrize(("level", "file", "expected"), RECOVERY)
def test_levels_four_and_five_have_a_recovery_that_was_tried(judge, level, *, file, expected):
    facts = {"security_level": level, "security": file}

    assert judge("K06", "mot-cua", system={"mot-cua": facts})[0] == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"secrecy": "internal"}, "holds"),
        ({"secrecy": None}, "broken"),
        ({"secrecy": "open"}, "holds"),
        ({"secrecy": "open", "is_personal": "true"}, "broken"),
        ({"secrecy": None, "valid_to": "2026-10-31"}, "not-applicable"),
    ],
)
def test_information_is_classified_and_personal_data_are_not_open(judge, facts, expected):
    assert judge("K07", "nhan-khau", information={"nhan-khau": facts})[0] == expected


# source of the indicator · verdict of K08
SOURCES = [
    ("mot-cua", "holds"),
    ("MỘT CỬA", "holds"),
    ("Một cửa; báo cáo quý", "holds"),
    ("Báo cáo quý", "cannot-tell"),
    (None, "broken"),
]


@pytest.mark.parametrize(("source", "expected"), SOURCES)
def test_an_indicator_is_measured_by_a_system(judge, source, expected):
    indicator = {"name": "Tỷ lệ", "unit": "%", "year": "2030", "target": "95"}
    indicator |= {"measured_by": source} if source else {}

    assert judge("K08", "muc-tieu", goal={"muc-tieu": {"indicators": [indicator]}})[0] == expected
    assert judge("K08", "muc-tieu", goal={"muc-tieu": {}})[0] == "not-applicable"


NODE = {"may-chu": {"name": "Máy chủ bảo mật điểm kết nối"}}

# infrastructure · flow · verdict of K12
NODES = {
    "through NDOP with a node": (NODE, {"channel": "ndop"}, "holds"),
    "through NDOP without": ({}, {"channel": "ndop"}, "broken"),
    "through NDOP with a node of the past": (
        {"may-chu": {**NODE["may-chu"], "valid_to": "2026-10-31"}},
        {"channel": "ndop"},
        "broken",
    ),
    "another channel": ({}, {"channel": "lgsp"}, "not-applicable"),
    "over": ({}, {"channel": "ndop", "valid_to": "2026-10-31"}, "not-applicable"),
}


@pytest.mark.parametrize("case", NODES)
def test_an_agent_node_is_shown_where_ndop_is_used(judge, case):
    infrastructure, flow, expected = NODES[case]

    found = judge("K12", "mot-cua-ho-tich", infrastructure=infrastructure, flow={"mot-cua-ho-tich": flow})

    assert found[0] == expected


def test_a_flow_with_ndop_itself_uses_it_whatever_its_channel_says(judge):
    systems = {"ndop": {"owner": "bo", "national_platform": "A.7"}}
    flow = {"mot-cua-ho-tich": {"provider": "ndop"}}

    assert judge("K12", "mot-cua-ho-tich", agency=CENTRAL, system=systems, flow=flow)[0] == "broken"
