"""One flow followed through the platform."""

from lgsp.architecture.documents.blocks import Listing, Notice


def steps_of(document):
    (listing,) = [block for block in document.blocks if isinstance(block, Listing) and block.numbered]
    return ["".join(run.text for run in item) for item in listing.items]


def test_a_flow_is_followed_in_numbered_steps_with_its_real_addresses(document):
    steps = steps_of(document)

    assert len(steps) == 6
    assert steps[0].startswith("Xác thực. Hệ thống một cửa (Văn phòng UBND tỉnh)")
    assert "/r1/VN-H99/GOV/H99.10/HOTICH/tra-cuu, khai tên mình là VN-H99/GOV/H99.02/MOTCUA" in steps[1]
    assert "mot-cua-ho-tich" in steps[2]
    assert "Họ tên (theo hop-dong-ho-tich, phiên bản 1.0)" in steps[4]


def test_without_a_flow_between_two_systems_on_the_platform_the_want_is_said(compiled):
    notices = [block.text for block in compiled().blocks if isinstance(block, Notice)]

    assert any(text.startswith("[Chưa có minh họa — cần khai báo một luồng") for text in notices)


def test_the_busiest_flow_between_own_systems_is_chosen(compiled):
    systems = {
        "ho-tich": {"subsystem": "HOTICH"},
        "mot-cua": {"subsystem": "MOTCUA"},
        "dvcqg": {"subsystem": "DVCQG", "national_platform": "A.15"},
    }
    flows = {
        "a-quoc-gia": {"provider": "dvcqg", "daily_volume": "900"},
        "b-it": {"daily_volume": "5"},
        "c-nhieu": {"daily_volume": "50"},
        "d-chua": {"daily_volume": "500", "valid_from": "2030-01-01"},
        "e-truc-tiep": {"daily_volume": "500", "via": None},
    }

    steps = steps_of(compiled(system=systems, flow=flows))

    assert "thỏa thuận khai thác c-nhieu" in steps[2]
