"""What goes with the three forms: the list of files with their hashes, and the letter to who receives them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping

from lgsp.architecture.frameworks.outlines import Outline
from lgsp.architecture.interchange.open_data.publication import Publication
from lgsp.architecture.model.kinds import KINDS

from .diagrams import DrawnSet
from .facts import Facts

FORMAT = "lgsp-dossier/1"


def list_files(files: Mapping[str, bytes], facts: Facts, outline: Outline) -> bytes:
    """Return the list of the files: name, size and SHA-256 of each, and what all of them bear."""
    said = {
        "format": FORMAT,
        "product": facts.product,
        "version": facts.version,
        "valid_from": facts.valid_from,
        "data_cutoff": facts.data_cutoff,
        "made_on": facts.made_on,
        "confirmed_by": facts.confirmed_by,
        "model_digest": facts.digest,
        "outline": {
            "key": outline.key,
            "name": outline.name,
            "source": outline.source,
            "verification": outline.verification,
        },
        "notice": facts.notice,
        "files": [
            {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def write_letter(facts: Facts, diagrams: DrawnSet, publication: Publication) -> bytes:
    """Return what the receiver reads first, as plain text."""
    parts = (
        _introduce(facts),
        _describe_folders(),
        _describe_diagrams(diagrams),
        _say_handling(publication),
        _say_checking(),
    )
    return "\r\n".join(line for part in parts for line in (*part, "")).encode("utf-8-sig")


def _introduce(facts: Facts) -> Iterator[str]:
    yield "HỒ SƠ KIẾN TRÚC THEO QUYẾT ĐỊNH SỐ 1425/QĐ-TTg"
    yield facts.product
    yield ""
    yield f"Phiên bản: {facts.version}"
    yield f"Ngày hiệu lực: {facts.valid_from}"
    yield f"Ngày chốt dữ liệu: {facts.data_cutoff}"
    yield f"Ngày lập: {facts.made_on}"
    yield f"Đơn vị xác nhận: {facts.confirmed_by}"
    if facts.draft:
        yield facts.draft
    if facts.notice:
        yield f"Lưu ý: {facts.notice}"
    if facts.open:
        yield (
            f"Còn để “Chưa xác định” trong cả ba mẫu: {', '.join(facts.open)}. Khai báo ở lần ban hành "
            "(model/issue/) rồi dựng lại hồ sơ."
        )


def _describe_folders() -> Iterator[str]:
    yield "THÀNH PHẦN HỒ SƠ"
    yield "Mau-so-01           Tài liệu kiến trúc kèm phụ lục, dạng PDF và DOCX."
    yield "Mau-so-02           Bộ sơ đồ: mỗi sơ đồ dạng PDF, SVG, DRAWIO (tệp nguồn, mở bằng draw.io); một PDF chung."
    yield "Mau-so-03           Bộ dữ liệu kiến trúc, dạng XLSX."
    yield "Van-ban-kem-theo    Dự thảo quyết định ban hành và văn bản khác đi cùng."
    yield "danh-muc-kiem-tra   Kết quả 12 nội dung kiểm tra trước khi ban hành (C01–C12), dạng XLSX."
    yield "muc-luc.json        Tên, dung lượng và mã băm SHA-256 của từng tệp; phiên bản và các mốc ngày chung."


def _describe_diagrams(diagrams: DrawnSet) -> Iterator[str]:
    yield "SƠ ĐỒ"
    for one in diagrams.drawn:
        states = Counter(sheet.state for sheet in one.sheets)
        told = ", ".join(f"{state.lower()} {count} tờ" for state, count in states.items())
        yield f"{one.required.code}  {one.required.name} ({_begin_low(one.required.level)}): {told}."
    for one in diagrams.not_drawn:
        yield f"{one.required.code}  {one.required.name}: {one.remark}"


def _begin_low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _say_handling(publication: Publication) -> Iterator[str]:
    """Say that this is the version for use inside, and what the public one would leave out (rule M08)."""
    yield "PHẠM VI SỬ DỤNG"
    yield "Đây là BẢN NỘI BỘ, chỉ dùng giữa các cơ quan có thẩm quyền; không công bố nguyên trạng."
    entities, values = publication.entities_left_out, publication.values_left_out
    if entities:
        named = ", ".join(f"{count} {KINDS[kind].title.lower()}" for kind, count in entities.items())
        yield f"Bản công khai không được có: {named} thuộc diện hạn chế hoặc bí mật nhà nước."
    if values:
        count = sum(values.values())
        yield f"Bản công khai bỏ {count} giá trị của các trường không công bố (đầu mối, nơi đặt, bảo vệ)."
    yield "Tập dữ liệu mở, đã bỏ các nội dung trên, được tạo riêng bằng lệnh lgsp export csv --public."
    yield "Hồ sơ không chứa mật khẩu, khóa, chữ ký số; ký số trên bản chính thức do người có thẩm quyền thực hiện."


def _say_checking() -> Iterator[str]:
    yield "ĐỐI CHIẾU"
    yield "Ba mẫu dùng chung tên, mã đối tượng (Bảng 1), mã quan hệ (Bảng 2), phiên bản và các mốc ngày."
    yield "Sai khác mã băm so với muc-luc.json nghĩa là tệp đã bị sửa sau khi lập hồ sơ."
