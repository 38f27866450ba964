"""
The one-stop system of Văn phòng UBND tỉnh (invented): dossiers, where they stand, and when the result is
promised.

Answers `trang-thai` (with `maHoSo`) and `tiep-nhan` (a dossier, by POST). Asks the three other systems
instead of asking citizens for paper. One of its calls, the price of land, is declared nowhere in the
architecture: an operator granted it by hand (`operator.yaml`), and `lgsp drift` says so.
"""

from datetime import UTC, datetime, timedelta
from itertools import count

from agency_system import Question, QuestionRefused, get_item, get_record, run
from gateway_client import GatewayClient, Record
from invented import COUNT, dossier_code, enterprise_number, parcel_code, personal_number

DAYS_TO_RESULT = 15
MOST_KEPT = 1_000
STATES = ("Mới tiếp nhận", "Đang xử lý", "Đã có kết quả")
DOSSIERS: dict[str, Record] = {
    dossier_code(n): {
        "maHoSo": dossier_code(n),
        "maThuTuc": "MAU.HO-TICH.01",
        "trangThai": STATES[n % len(STATES)],
        "coQuanThuLy": "H99.10",
        "ngayTiepNhan": "2026-09-01",
        "ngayHenTra": "2026-09-16",
    }
    for n in range(1, COUNT + 1)
}
NEXT_NUMBER = count(COUNT + 1)


def look_up_state(question: Question) -> Record:
    """Return where a dossier stands."""
    return get_record(DOSSIERS, get_item(question, "maHoSo"))


def receive(question: Question) -> Record:
    """Take in a dossier, give it a code and promise a day; the oldest taken in are forgotten."""
    names = ("maThuTuc", "nguoiNop", "soDinhDanh")
    submitted: Record = {name: get_item(question, name) for name in names}
    parts = question.get("thanhPhan")
    if not isinstance(parts, list) or not parts:
        raise QuestionRefused(400, "Thiếu danh sách “thanhPhan”.")

    today = datetime.now(UTC).date()  # noqa: TID251 - a door: the day a dossier comes in
    number = next(NEXT_NUMBER)
    code = dossier_code(number)
    promise: Record = {"maHoSo": code, "ngayHenTra": (today + timedelta(days=DAYS_TO_RESULT)).isoformat()}
    DOSSIERS[code] = promise | {
        "maThuTuc": submitted["maThuTuc"],
        "trangThai": STATES[0],
        "coQuanThuLy": "H99.02",
        "ngayTiepNhan": today.isoformat(),
    }
    if number - MOST_KEPT > COUNT:
        DOSSIERS.pop(dossier_code(number - MOST_KEPT))
    return submitted | {"thanhPhan": parts} | promise


def ask_civil_status(gateway: GatewayClient, turn: int) -> Record:
    """Ask for a birth registration instead of a paper extract."""
    return gateway.get("GOV/H99.10/HOTICH/tra-cuu", soDinhDanh=personal_number(turn))


def ask_parcel(gateway: GatewayClient, turn: int) -> Record:
    """Check a parcel when a dossier about land comes in."""
    return gateway.get("GOV/H99.11/DATDAI/thua-dat", maThua=parcel_code(turn))


def ask_enterprise(gateway: GatewayClient, turn: int) -> Record:
    """Fill in an enterprise instead of asking for its certificate."""
    return gateway.get("GOV/H99.12/DKKD/doanh-nghiep", maSo=enterprise_number(turn))


def ask_price(gateway: GatewayClient, turn: int) -> Record:
    """Estimate what the applicant will pay: the call that the architecture does not declare."""
    return gateway.get("GOV/H99.11/DATDAI/gia-dat", maThua=parcel_code(turn))


if __name__ == "__main__":
    run(
        {"trang-thai": look_up_state, "tiep-nhan": receive},
        calls=(ask_civil_status, ask_parcel, ask_enterprise, ask_price),
    )
