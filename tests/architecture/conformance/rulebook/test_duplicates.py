"""CMP505 and K04: nobody does again what another already does."""

import pytest

from lgsp.architecture.conformance.rulebook.overlaps import core, find_alike, find_namesake

FUNCTION = {"tiep-nhan": {"name": "Tiếp nhận hồ sơ"}}


def system(**facts):
    return {"functions": ["tiep-nhan"], "usage_scopes": ["agency"], **facts}


# owner and facts of the other system · verdict on “mot-cua”, which is van-phong's and used inside it
NEIGHBOURS = {
    "of the same agency": ({"owner": "van-phong"}, "broken"),
    "of another agency, each inside its own": ({"owner": "so-tu-phap"}, "holds"),
    "of another agency, for the whole province": ({"usage_scopes": ["province"]}, "broken"),
    "on its way out": ({"owner": "van-phong", "status": "phasing-out"}, "holds"),
    "to be merged": ({"owner": "van-phong", "treatment": "merge"}, "holds"),
    "still to come": ({"owner": "van-phong", "status": "approved"}, "holds"),
    "of the past": ({"owner": "van-phong", "valid_to": "2026-10-31"}, "holds"),
    "replaced by it": ({"owner": "van-phong", "replaces": ["mot-cua"]}, "holds"),
    "of somebody else": ({"owner": "van-phong", "record_kind": "reference"}, "holds"),
    "without a scope": ({"owner": "van-phong", "usage_scopes": []}, "holds"),
}


@pytest.mark.parametrize("case", NEIGHBOURS)
def test_two_live_systems_do_not_serve_the_same_people(judge, case):
    facts, expected = NEIGHBOURS[case]
    systems = {"mot-cua": system(), "kia": system(**facts)}

    assert judge("CMP505", "mot-cua", system=systems, function=FUNCTION)[0] == expected


def test_a_duplicate_names_the_function_and_at_most_three_others(judge):
    others = {f"kia-{number}": system(owner="van-phong", name=f"Kia {number}") for number in range(5)}

    _, places, message = judge("CMP505", "mot-cua", system={"mot-cua": system(), **others}, function=FUNCTION)

    assert message == (
        "“Một cửa” cùng phục vụ “Tiếp nhận hồ sơ” với “Kia 0”, “Kia 1”, “Kia 2” và hệ thống khác."
    )
    assert places[0].startswith("model/system/mot-cua.yaml")


def test_a_system_that_does_not_say_what_it_is_for_cannot_be_told(judge):
    assert judge("CMP505", "mot-cua", system={"mot-cua": {"functions": []}})[0] == "cannot-tell"

    facts = {"functions": [], "system_kind": "infrastructure"}
    assert judge("CMP505", "mot-cua", system={"mot-cua": facts})[0] == "not-applicable"


def test_a_system_that_does_not_say_whom_it_serves_cannot_be_told_beside_another(judge):
    systems = {"mot-cua": system(usage_scopes=["user-group"]), "kia": system()}

    verdict, _, message = judge("CMP505", "mot-cua", system=systems, function=FUNCTION)

    assert verdict == "cannot-tell"
    assert "chưa ghi phạm vi sử dụng so được" in message


NATIONAL = {
    "agency": {"thanh-tra": {"level": "central"}},
    "system": {"quoc-gia": {"owner": "thanh-tra", "national_platform": "B.36", "functions": []}},
}

# facts of “thanh-tra-tinh” · the national one is in the model · verdict
COPIES = {
    "the very name": ({"name": "Nền tảng số công tác thanh tra"}, True, "broken"),
    "the name with another abbreviation": ({"name": "Nền tảng số công tác thanh tra (TT)"}, True, "broken"),
    "the very name, to be replaced": (
        {"name": "Nền tảng số công tác thanh tra", "treatment": "replace"},
        True,
        "holds",
    ),
    "the very name, nobody says the national one runs": (
        {"name": "Nền tảng số công tác thanh tra"},
        False,
        "cannot-tell",
    ),
    "a name that is alike": ({"name": "Hệ thống quản lý công tác thanh tra"}, True, "cannot-tell"),
    "another name": ({"name": "Lịch công tác"}, True, "holds"),
    "left to provinces": ({"name": "Nền tảng tích hợp, chia sẻ dữ liệu tỉnh (LGSP)"}, True, "not-applicable"),
}


@pytest.mark.parametrize("case", COPIES)
def test_a_national_platform_is_not_built_again(judge, case):
    facts, is_there, expected = COPIES[case]
    systems = {**(NATIONAL["system"] if is_there else {}), "thanh-tra-tinh": facts}

    assert judge("K04", "thanh-tra-tinh", agency=NATIONAL["agency"], system=systems)[0] == expected


def test_building_or_extending_a_copy_is_told_apart_from_keeping_one(judge):
    def ask(**facts):
        systems = {**NATIONAL["system"], "ban-sao": {"name": "Nền tảng số công tác thanh tra", **facts}}
        return judge("K04", "ban-sao", agency=NATIONAL["agency"], system=systems)[2]

    assert ask(status="proposed").endswith("mà vẫn được xây mới hoặc mở rộng.")
    assert ask(treatment="upgrade").endswith("mà vẫn được xây mới hoặc mở rộng.")
    assert ask(treatment="keep").endswith("mà chưa có phương án hợp nhất, thay thế hay dừng.")


def test_a_function_shared_with_a_national_platform_calls_for_a_person(judge):
    national = {"quoc-gia": {**NATIONAL["system"]["quoc-gia"], "functions": ["quan-ly-ho-so"]}}

    verdict, _, message = judge("K04", "mot-cua", agency=NATIONAL["agency"], system=national)

    assert verdict == "cannot-tell"
    assert "cần đối chiếu mục tiêu và phạm vi" in message


def test_names_are_compared_without_their_common_words():
    assert find_namesake("NỀN TẢNG SỐ CÔNG TÁC THANH TRA").code == "B.36"
    assert find_alike("Phần mềm quản lý cán bộ, công chức, viên chức của tỉnh").code == "B.27"
    assert core("Hệ thống báo cáo tình hình") == "bao cao tinh hinh"


@pytest.mark.parametrize(
    "name",
    [
        "Hệ thống thông tin giải quyết thủ tục hành chính",
        "Nền tảng quản lý thuế",
        "Hệ thống quản lý văn bản",
    ],
)
def test_a_name_that_several_rows_or_hardly_any_word_make_up_proves_nothing(name):
    assert find_namesake(name) is None
    assert find_alike(name) is None
