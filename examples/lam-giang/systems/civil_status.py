"""
The civil status system of Sở Tư pháp (invented): who was born and registered where, and who is married.

Answers `tra-cuu` and `xac-nhan-hon-nhan`, both with `soDinhDanh`. Asks the one-stop system for the state of
dossiers.
"""

from datetime import UTC, datetime

from agency_system import Question, get_item, get_record, run
from gateway_client import GatewayClient, Record
from invented import COUNT, citizen_name, dossier_code, personal_number

EVENTS: dict[str, Record] = {
    personal_number(n): {
        "soDinhDanh": personal_number(n),
        "hoTen": citizen_name(n),
        "ngaySinh": f"{1970 + n}-03-{n + 1:02}",
        "gioiTinh": ("Nam", "Nữ")[n % 2],
        "noiDangKy": "UBND Phường Lam Khê (hư cấu)",
        "loaiSuKien": "Khai sinh",
        "soDangKy": f"{n + 1:03}/{1970 + n}",
        "ngayDangKy": f"{1970 + n}-03-{n + 6:02}",
    }
    for n in range(COUNT)
}
MARRIED = COUNT // 2  # the first ten are married two by two: 1 with 2, 3 with 4, …


def look_up(question: Question) -> Record:
    """Return the civil status event of a person."""
    return get_record(EVENTS, get_item(question, "soDinhDanh"))


def confirm_marriage(question: Question) -> Record:
    """Say whether a person is married at this moment, and to whom."""
    number = get_item(question, "soDinhDanh")
    get_record(EVENTS, number)
    position = list(EVENTS).index(number)
    is_married = position < MARRIED
    return {
        "soDinhDanh": number,
        "tinhTrang": "Đang có vợ hoặc chồng" if is_married else "Chưa kết hôn",
        "soDinhDanhVoChong": personal_number(position ^ 1) if is_married else None,
        "xacNhanLuc": datetime.now(UTC).isoformat(timespec="seconds"),  # noqa: TID251 - the moment is the answer
    }


def ask_state_of_dossier(gateway: GatewayClient, turn: int) -> Record:
    """Ask the one-stop system where a dossier about civil status stands."""
    return gateway.get("GOV/H99.02/MOTCUA/trang-thai", maHoSo=dossier_code(turn % COUNT + 1))


if __name__ == "__main__":
    run({"tra-cuu": look_up, "xac-nhan-hon-nhan": confirm_marriage}, calls=(ask_state_of_dossier,))
