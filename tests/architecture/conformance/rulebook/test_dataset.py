"""M01–M03, M08 and M09: the data set of Mẫu số 03 as a whole."""

import pytest

AWAITED = {"unit": "van-phong", "field": "source_code"}

# facts of the system · verdict of M01
CODES = {
    "the province's": ({"object_code": "KT-1"}, "holds"),
    "a commune's": ({"object_code": "CX-1"}, "holds"),
    "of a relation": ({"object_code": "QH-1"}, "broken"),
    "of no scheme": ({"object_code": "HT01"}, "broken"),
    "that will change": (
        {
            "object_code": "KT-1",
            "changes": [{"valid_from": "2027-01-01", "becomes": {"object_code": "KT-2"}}],
        },
        "broken",
    ),
}


@pytest.mark.parametrize("case", CODES)
def test_a_code_has_its_prefix_and_stays(judge, case):
    facts, expected = CODES[case]

    assert judge("M01", "mot-cua", system={"mot-cua": facts})[0] == expected


def test_a_code_is_used_once_in_the_whole_set(judge):
    changes = {
        "system": {"mot-cua": {"object_code": "KT-1"}},
        "database": {"csdl-ho-tich": {"object_code": "KT-1"}},
    }

    verdict, _, message = judge("M01", "mot-cua", **changes)

    assert (verdict, message) == ("broken", "Mã KT-1 dùng cho 2 bản ghi.")


@pytest.mark.parametrize(
    ("code", "expected"), [("NV-7", "holds"), ("CT-2026/15", "holds"), ("ND-7", "broken")]
)
def test_a_task_may_keep_the_code_of_its_programme_but_not_take_another_sort(judge, code, expected):
    assert judge("M01", "viec", task={"viec": {"code": code}})[0] == expected


@pytest.mark.parametrize(
    "words", ["?", "đang cập nhật", "Chưa xác định", "N/A", "...", "xxx", "không có", "TBD"]
)
def test_words_that_only_fill_a_cell_are_broken(judge, words):
    verdict, _, message = judge("M02", "mot-cua", system={"mot-cua": {"source_code": words}})

    assert verdict == "broken"
    assert message == f"“Một cửa”: “Mã định danh gốc/mã nguồn” điền cho có (“{words}”)."


@pytest.mark.parametrize("words", ["H99.02-MOTCUA", "Không gian số", "Chưa xác định được vì A"])
def test_words_that_say_something_are_kept(judge, words):
    assert judge("M02", "mot-cua", system={"mot-cua": {"source_code": words}})[0] == "holds"


# facts of a reference record · verdict of M02
REFERENCES = {
    "with the owner's code": ({"source_code": "A.15"}, "holds"),
    "with nothing": ({}, "broken"),
    "still to be found out": ({"undetermined": [{**AWAITED, "deadline": "2026-12-31"}]}, "holds"),
    "promised for yesterday": ({"undetermined": [{**AWAITED, "deadline": "2026-10-31"}]}, "broken"),
    "with no code in the world": ({"not_applicable": ["source_code"]}, "holds"),
}


@pytest.mark.parametrize("case", REFERENCES)
def test_a_reference_record_has_a_code_or_says_who_will_find_it(judge, case):
    facts, expected = REFERENCES[case]
    systems = {"mot-cua": {"record_kind": "reference", **facts}}

    assert judge("M02", "mot-cua", system=systems)[0] == expected


def test_an_object_of_a_central_agency_is_a_reference_record(judge):
    agency = {"bo": {"level": "central"}}

    def ask(**facts):
        return judge("M03", "quoc-gia", agency=agency, system={"quoc-gia": {"owner": "bo", **facts}})[0]

    assert ask() == "broken"
    assert ask(record_kind="reference") == "holds"
    assert judge("M03", "mot-cua", system={"mot-cua": {"national_platform": "A.1"}})[0] == "broken"


def test_two_records_of_one_source_are_one_too_many(judge):
    systems = {"mot-cua": {"source_code": "X"}, "dat-dai": {"source_code": "X"}}

    assert judge("M03", "mot-cua", system=systems)[0] == "broken"
    assert judge("M03", "mot-cua", system={"mot-cua": {"source_code": "X"}})[0] == "holds"


@pytest.mark.parametrize(
    ("kind", "subject", "facts"),
    [
        ("service", "tra-cuu-ho-tich", {"endpoint": "https://lgsp:matkhau@10.0.0.1/x"}),
        ("service", "tra-cuu-ho-tich", {"note": "client_secret = 8f14e45f"}),
        ("system", "mot-cua", {"description": "Mật khẩu: Abc@12345"}),
        ("flow", "mot-cua-ho-tich", {"note": "-----BEGIN RSA PRIVATE KEY-----"}),
    ],
)
def test_a_secret_in_the_data_set_is_broken_and_not_repeated(judge, kind, subject, facts):
    verdict, _, message = judge("M08", subject, **{kind: {subject: facts}})

    assert verdict == "broken"
    assert not any(secret in message for secret in ("matkhau", "8f14e45f", "Abc@12345"))


@pytest.mark.parametrize(
    "said", ["Đổi mật khẩu 90 ngày một lần", "lienhe@lamgiang.gov.vn", "Cấp token cho từng hệ thống"]
)
def test_speaking_of_secrets_is_not_telling_one(judge, said):
    assert judge("M08", "mot-cua", system={"mot-cua": {"description": said}})[0] == "holds"


def test_only_an_authorised_person_can_tell_about_state_secrets(judge):
    information = {"mat": {"secrecy": "state-secret"}}

    assert judge("M08", "mat", information=information)[0] == "cannot-tell"


WHOLE = {
    "source_framework": "Khung",
    "source_issuer": "Bộ",
    "source_version": "1.0",
    "source_object_ref": "Hình 8",
    "mapping_relation": "inherited",
}

# record and mappings · verdict of M09
MAPPINGS = {
    "our own, unmapped": ({}, "not-applicable"),
    "our own, found nowhere": ({"mappings": [{"mapping_relation": "unmapped"}]}, "not-applicable"),
    "referred to, unmapped": ({"record_kind": "reference"}, "broken"),
    "whole": ({"mappings": [WHOLE]}, "holds"),
    "without a version": (
        {"mappings": [{key: said for key, said in WHOLE.items() if key != "source_version"}]},
        "broken",
    ),
    "a source without a relation": ({"mappings": [{"source_framework": "Khung"}]}, "broken"),
}


@pytest.mark.parametrize("case", MAPPINGS)
def test_what_is_inherited_names_its_source(judge, case):
    facts, expected = MAPPINGS[case]

    assert judge("M09", "mot-cua", system={"mot-cua": facts})[0] == expected
