"""What changed, in Vietnamese sentences."""

LINE = {"year": 2026, "amount": 9_200_000_000, "budget": "Ngân sách tỉnh"}
REQUIREMENT = {"code": "KT1", "requirement_kind": "technical", "text": "Sao lưu"}
CHANGE = {"valid_from": "2027-03-01", "becomes": {"lead_agencies": ["so-nong-nghiep"]}}
NAMES = {"so-tu-phap": {"name": "Sở A"}, "so-nong-nghiep": {"name": "Sở B"}}


def _land(**fields):
    return {"database": {"csdl-dat-dai": {"name": "CSDL Đất đai", **fields}}, "agency": NAMES}


def test_a_change_of_a_day_is_said_with_names_and_the_day(say):
    assert say(_land(), **_land(changes=[CHANGE])) == [
        "CSDL Đất đai: cơ quan chủ trì Sở A → Sở B từ 01/03/2027"
    ]


def test_the_same_change_without_a_day_is_said_without_it(say):
    assert say(_land(), **_land(lead_agencies=["so-nong-nghiep"])) == [
        "CSDL Đất đai: cơ quan chủ trì Sở A → Sở B"
    ]


def test_a_change_taken_back_or_rewritten_says_so(say):
    other = {**CHANGE, "becomes": {"lead_agencies": ["van-phong"]}}

    assert say(_land(changes=[CHANGE]), **_land()) == [
        "CSDL Đất đai: cơ quan chủ trì Sở A → Sở B (không còn định thay đổi từ 01/03/2027)"
    ]
    assert say(_land(changes=[CHANGE]), **_land(changes=[other])) == [
        "CSDL Đất đai: cơ quan chủ trì Sở B → van-phong (sửa thay đổi đã định từ 01/03/2027)"
    ]


def test_items_put_in_or_taken_out_of_a_list_are_said_alone(say):
    both = ["so-tu-phap", "so-nong-nghiep"]

    assert say(_land(), **_land(lead_agencies=both)) == ["CSDL Đất đai: thêm cơ quan chủ trì Sở B"]
    assert say(_land(lead_agencies=both), **_land()) == ["CSDL Đất đai: bỏ cơ quan chủ trì Sở B"]
    assert say(_land(lead_agencies=both), **_land(lead_agencies=both[::-1])) == [
        "CSDL Đất đai: đổi thứ tự cơ quan chủ trì"
    ]


def test_words_truth_values_days_and_numbers_are_said_in_vietnamese(say):
    said = say(
        _land(),
        **_land(is_national="true", treatment="upgrade", tier="open", records=15000, valid_from="2026-02-01"),
    )

    assert said == [
        "CSDL Đất đai: có hiệu lực từ ngày (chưa nêu) → 01/02/2026",
        "CSDL Đất đai: phương án hoàn thiện (chưa nêu) → Nâng cấp/mở rộng",
        "CSDL Đất đai: phân loại Dùng chung → Mở",
        "CSDL Đất đai: là cơ sở dữ liệu quốc gia Không → Có",
        "CSDL Đất đai: số bản ghi (chưa nêu) → 15.000",
    ]


def test_money_is_said_in_dong_in_the_year_it_belongs_to(say):
    old = {"project": {"xay-cong": {"funding": [LINE]}}}

    assert say(old, project={"xay-cong": {"funding": [{**LINE, "amount": 9_500_000_000}]}}) == [
        "xay-cong: kinh phí (2026, Ngân sách tỉnh) 9.200.000.000 đồng → 9.500.000.000 đồng"
    ]


def test_a_requirement_is_named_by_its_code(say):
    old = {"component": {"cong-dich-vu": {"requirements": [REQUIREMENT]}}}
    checked = {**REQUIREMENT, "check": "Diễn tập"}
    second = {**REQUIREMENT, "code": "KT2"}

    assert say(old, component={"cong-dich-vu": {"requirements": [checked, second]}}) == [
        "cong-dich-vu: thêm yêu cầu KT2 (loại Kỹ thuật; yêu cầu “Sao lưu”)",
        "cong-dich-vu: yêu cầu KT1, cách kiểm tra (chưa nêu) → “Diễn tập”",
    ]


def test_what_nobody_knows_yet_names_the_unit_and_the_deadline(say):
    unknown = {"field": "records", "unit": "so-nong-nghiep", "deadline": "2026-12-31"}

    assert say(_land(records=5), **_land(undetermined=[unknown])) == [
        "CSDL Đất đai: số bản ghi 5 → Chưa xác định (Sở B làm rõ trước ngày 31/12/2026)"
    ]
    assert say(_land(records=5), **_land(not_applicable=["records"])) == [
        "CSDL Đất đai: số bản ghi 5 → Không áp dụng"
    ]


def test_entities_new_gone_taken_over_and_renamed_are_said(say):
    extra = {"agency": {"so-y-te": {"name": "Sở Y tế"}}}

    assert say(**extra) == ["Thêm cơ quan “Sở Y tế” (so-y-te)"]
    assert say(extra) == ["Bỏ cơ quan “Sở Y tế” (so-y-te)"]
    assert say(extra, agency={"van-phong": {"moved": ["so-y-te"]}})[0] == (
        "Bỏ cơ quan “Sở Y tế” (so-y-te), đã nhập vào “van-phong”"
    )
    assert say(extra, agency={"y-te": {"name": "Sở Y tế", "moved": ["so-y-te"]}}) == [
        "Sở Y tế: đổi mã so-y-te → y-te"
    ]


def test_prose_and_the_province_are_said(say):
    assert say(province={"seat": "Phường Khác"}) == [
        "Tỉnh Lam Giang: nơi đặt trụ sở Ủy ban nhân dân “Phường Lam Khê” → “Phường Khác”"
    ]
    assert say(prose={"II": "Nội dung.\n\nMột.\n\nHai."}) == ["Mục II: thêm 2 đoạn"]
    assert say(prose={"II": None}) == ["Mục II: bỏ lời văn"]


def test_a_long_text_is_cut_in_a_sentence(say):
    (said,) = say(_land(), **_land(content="dài " * 100))

    assert said.endswith("…”")
    assert len(said) < 200
