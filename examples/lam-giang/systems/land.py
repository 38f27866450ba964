"""
The land system of Sở Nông nghiệp và Môi trường (invented): parcels, who uses them, and the official price
of land.

Answers `thua-dat` and `gia-dat`, both with `maThua`. Asks civil status whether a land user is married and
business registration whether an enterprise is active, and passes dossiers that need other agencies to the
one-stop system.
"""

from agency_system import Question, get_item, get_record, run
from gateway_client import GatewayClient, Record
from invented import COUNT, citizen_name, enterprise_number, parcel_code, personal_number

PARCELS: dict[str, Record] = {
    parcel_code(n): {
        "maThua": parcel_code(n),
        "soTo": str(n // 5 + 1),
        "soThua": str(100 + n),
        "dienTich": 80.5 + 10 * n,
        "loaiDat": ("Đất ở tại đô thị", "Đất trồng cây lâu năm")[n % 2],
        "diaChi": "Xã Suối Mây, tỉnh Lam Giang (hư cấu)",
        "nguoiSuDung": citizen_name(n),
        "soGiayChungNhan": f"MẪU {n + 1:06}",
        "tranhChap": n % 7 == 6,
    }
    for n in range(COUNT)
}
PRICES: dict[str, Record] = {
    code: {
        "maThua": code,
        "viTri": f"Vị trí {n % 4 + 1}",
        "donGia": 4_000_000 - 750_000 * (n % 4),
        "hieuLucTu": "2026-01-01",
    }
    for n, code in enumerate(PARCELS)
}


def look_up_parcel(question: Question) -> Record:
    """Return a parcel and its user."""
    return get_record(PARCELS, get_item(question, "maThua"))


def look_up_price(question: Question) -> Record:
    """Return the price of a parcel in the table in force."""
    return get_record(PRICES, get_item(question, "maThua"))


def ask_marriage(gateway: GatewayClient, turn: int) -> Record:
    """Ask civil status whether the user of a parcel is married, before a transfer."""
    return gateway.get("GOV/H99.10/HOTICH/xac-nhan-hon-nhan", soDinhDanh=personal_number(turn))


def ask_enterprise(gateway: GatewayClient, turn: int) -> Record:
    """Ask business registration whether an enterprise that rents land is active."""
    return gateway.get("GOV/H99.12/DKKD/tinh-trang", maSo=enterprise_number(turn))


def pass_dossier(gateway: GatewayClient, turn: int) -> Record:
    """Pass a dossier that needs other agencies to the one-stop system."""
    dossier: Record = {
        "maThuTuc": "MAU.DAT-DAI.01",
        "nguoiNop": citizen_name(turn),
        "soDinhDanh": personal_number(turn),
        "thanhPhan": ["Đơn đăng ký biến động", "Giấy chứng nhận đã cấp"],
    }
    return gateway.post("GOV/H99.02/MOTCUA/tiep-nhan", dossier)


if __name__ == "__main__":
    run(
        {"thua-dat": look_up_parcel, "gia-dat": look_up_price},
        calls=(ask_marriage, ask_enterprise, pass_dossier),
    )
