"""STD601 (outline V.7) and PRJ701 (outline V.8)."""

import pytest


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        ("component", "cong-dich-vu", "Thành phần kiến trúc “cong-dich-vu” chưa dẫn tiêu chuẩn nào."),
        ("service", "tra-cuu-ho-tich", "Dịch vụ trên LGSP “tra-cuu-ho-tich” chưa dẫn tiêu chuẩn nào."),
    ],
)
def test_components_and_services_cite_a_standard(judge, kind, *, subject, words):
    verdict, places, message = judge("STD601", subject, **{kind: {subject: {"standards": []}}})

    assert (verdict, places, message) == ("broken", [f"model/{kind}/{subject}.yaml:1"], words)
    assert judge("STD601", subject, **{kind: {subject: {}}})[0] == "holds"


def test_a_project_maps_to_a_component(judge):
    verdict, _, message = judge("PRJ701", "xay-cong", project={"xay-cong": {"components": []}})

    assert (verdict, message) == ("broken", "Dự án “xay-cong” chưa gắn với thành phần nào của Kiến trúc.")
    assert judge("PRJ701", "xay-cong")[0] == "holds"


def test_a_project_of_the_past_is_judged_too(judge):
    over = {"components": [], "status": "retired", "valid_to": "2020-01-01"}

    assert judge("PRJ701", "xay-cong", project={"xay-cong": over})[0] == "broken"
