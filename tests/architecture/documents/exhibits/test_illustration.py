"""Flows followed through the platform: a picture, and the same steps in words."""

from lgsp.architecture.documents.blocks import Listing, Notice, Subheading
from tests.architecture.documents.reading import list_figures

ON_PLATFORM = {"ho-tich": {"subsystem": "HOTICH"}, "mot-cua": {"subsystem": "MOTCUA"}}
CENTRE = {"bo-cong-an": {"level": "central"}}
PORTAL = {"dvcqg": {"subsystem": "DVCQG", "national_platform": "A.15", "owner": "bo-cong-an"}}


def steps_of(document, key="illustration"):
    (listing,) = [block for block in document.blocks if isinstance(block, Listing) and block.key == key]
    return ["".join(run.text for run in item) for item in listing.items]


def titles_of(document):
    return [
        block.text
        for block in document.blocks
        if isinstance(block, Subheading) and block.key.startswith("illustrated")
    ]


def test_a_flow_is_followed_in_numbered_steps_with_its_real_addresses(document):
    steps = steps_of(document)

    assert len(steps) == 9
    assert steps[0].startswith("Xin thẻ truy cập. Hệ thống một cửa (Văn phòng UBND tỉnh)")
    assert "/r1/VN-H99/GOV/H99.10/HOTICH/tra-cuu, khai tên mình là VN-H99/GOV/H99.02/MOTCUA" in steps[2]
    assert "mot-cua-ho-tich" in steps[3]
    assert "Họ tên (theo hop-dong-ho-tich, phiên bản 1.0)" in steps[6]


def test_the_picture_has_a_step_for_every_step_in_words(document):
    (figure,) = [figure for figure in list_figures(document) if figure.key == "sequence-1"]
    steps = steps_of(document)

    assert all(f"{number}. " in figure.scene.alt for number in range(1, len(steps) + 1))
    assert f"{len(steps) + 1}. " not in figure.scene.alt


def test_without_a_flow_between_two_systems_on_the_platform_the_want_is_said(compiled):
    notices = [block.text for block in compiled().blocks if isinstance(block, Notice)]

    assert any(text.startswith("[Chưa có minh họa — cần khai báo một luồng") for text in notices)


def test_the_busiest_flow_of_each_sort_is_chosen(compiled):
    flows = {
        "a-quoc-gia": {"provider": "dvcqg", "daily_volume": "900", "channel": "ndxp"},
        "b-it": {"daily_volume": "5"},
        "c-nhieu": {"daily_volume": "50"},
        "d-chua": {"daily_volume": "500", "valid_from": "2030-01-01"},
        "e-truc-tiep": {"daily_volume": "500", "via": None},
        "g-dung-chung": {"daily_volume": "7", "via": "dung-chung"},
        "h-cap-xa": {"daily_volume": "1"},
    }
    document = compiled(
        agency=CENTRE | {"xa": {"level": "commune"}},
        system=ON_PLATFORM | PORTAL,
        service={"dung-chung": {"shared_kind": "categories"}},
        flow=flows,
        interaction={"voi-xa": {"name": "Với cấp xã", "receivers": ["xa"], "flows": ["h-cap-xa"]}},
    )

    assert titles_of(document) == [
        "Minh họa 1. Trao đổi giữa hai cơ quan trong tỉnh",
        "Minh họa 2. Trao đổi phục vụ liên thông với cấp xã",
        "Minh họa 3. Trao đổi với hệ thống, nền tảng quốc gia",
        "Minh họa 4. Sử dụng dịch vụ dùng chung của nền tảng",
    ]
    assert "thỏa thuận khai thác c-nhieu" in steps_of(document)[3]
    assert "thỏa thuận khai thác h-cap-xa" in steps_of(document, "illustration-2")[3]
    assert "thỏa thuận khai thác g-dung-chung" in steps_of(document, "illustration-4")[3]


def test_the_national_intermediary_passes_the_request_on(compiled):
    flows = {"mot-cua-ho-tich": {"via": None}, "ra-ngoai": {"provider": "dvcqg", "channel": "ndxp"}}
    document = compiled(agency=CENTRE, system=ON_PLATFORM | PORTAL, flow=flows)

    steps = steps_of(document)
    assert len(steps) == 11
    assert steps[6].startswith("Chuyển tiếp. Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NDXP) chuyển tiếp")
