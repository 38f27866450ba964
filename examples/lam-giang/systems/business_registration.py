"""
The business registration system of Sở Tài chính (invented): enterprises, who represents them, and whether
they are active.

Answers `doanh-nghiep` and `tinh-trang`, both with `maSo`. Asks civil status about the people who represent
an enterprise, and passes dossiers for licensed trades to the one-stop system.
"""

from agency_system import Question, get_item, get_record, run
from gateway_client import GatewayClient, Record
from invented import COUNT, citizen_name, enterprise_number, personal_number

ENTERPRISES: dict[str, Record] = {
    enterprise_number(n): {
        "maSo": enterprise_number(n),
        "ten": f"Doanh nghiệp Mẫu {n + 1:02}",
        "diaChi": "Phường Giang Thượng, tỉnh Lam Giang (hư cấu)",
        "ngayCap": f"{2005 + n}-06-15",
        "nganhNghe": ("Chế biến chè", "Vận tải hàng hóa", "Dịch vụ lưu trú")[n % 3],
        "nguoiDaiDien": citizen_name(n),
        "soDinhDanhDaiDien": personal_number(n),
    }
    for n in range(COUNT)
}


def look_up(question: Question) -> Record:
    """Return an enterprise as registered."""
    return get_record(ENTERPRISES, get_item(question, "maSo"))


def look_up_state(question: Question) -> Record:
    """Return whether an enterprise is active, and since when."""
    enterprise = look_up(question)
    number = str(enterprise["maSo"])
    is_suspended = number.endswith("9")
    return {
        "maSo": number,
        "tinhTrang": "Tạm ngừng kinh doanh" if is_suspended else "Đang hoạt động",
        "tuNgay": "2026-07-01" if is_suspended else enterprise["ngayCap"],
    }


def ask_representative(gateway: GatewayClient, turn: int) -> Record:
    """Ask civil status about the person who will represent an enterprise."""
    return gateway.get("GOV/H99.10/HOTICH/tra-cuu", soDinhDanh=personal_number(turn))


def pass_dossier(gateway: GatewayClient, turn: int) -> Record:
    """Pass a dossier for a licensed trade to the one-stop system."""
    dossier: Record = {
        "maThuTuc": "MAU.DKKD.01",
        "nguoiNop": citizen_name(turn),
        "soDinhDanh": personal_number(turn),
        "thanhPhan": ["Giấy đề nghị cấp phép ngành, nghề có điều kiện"],
    }
    return gateway.post("GOV/H99.02/MOTCUA/tiep-nhan", dossier)


if __name__ == "__main__":
    run({"doanh-nghiep": look_up, "tinh-trang": look_up_state}, calls=(ask_representative, pass_dossier))
