#!/usr/bin/env python3
"""
Kiểm tra bằng chứng trao đổi dữ liệu mà không cần phần mềm đã tạo ra nó.
Check evidence of data exchange with nothing of the software that made it: only Python and `cryptography`.

  verify.py receipt FILE --vkey VKEY [--request FILE] [--answer FILE] [--target PATH]
      một biên nhận (trường Lgsp-Receipt hoặc tệp tlog-proof) / one receipt (header or tlog-proof file)
  verify.py log DIR --vkey VKEY [--since OLD] [--pruned-before N]
      một bản xuất nhật ký, chỉ ghi thêm vào bản OLD / an exported log, which only adds to the older OLD

VKEY: khóa công khai (tệp hoặc chuỗi) từ nguồn tin cậy / the public key (file or text), from a source you trust.
Kết quả / exit status: 0 đúng / holds, 1 không đúng / does not hold, 2 không đọc được / cannot be read.
"""

import argparse
import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

WIDTH = 256
MEMBER = re.compile(r"\s*([a-z][a-z0-9_.*-]*)=(?::([A-Za-z0-9+/=]*):|(0|[1-9]\d{0,14}))\s*")


def check(holds: object, why: str) -> None:
    if not holds:
        raise ValueError(why)


def decode(text: str) -> bytes:
    content = b64decode(text, validate=True)
    check(b64encode(content).decode() == text, "base64 không chuẩn / not canonical base64")
    return content


def split(hashes: bytes) -> list[bytes]:
    return [hashes[at : at + 32] for at in range(0, len(hashes), 32)]


# 1. Hashes. RFC 6962, 2.1: "MTH({d(0)}) = SHA-256(0x00 || d(0))" and "MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) ||
#    MTH(D[k:n]))", k being the largest power of two smaller than n: a last node without a sibling goes up unchanged.
def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def tree_root(row: list[bytes]) -> bytes:
    while len(row) > 1:
        couples = [row[at : at + 2] for at in range(0, len(row), 2)]
        row = [sha256(b"\x01" + b"".join(two)).digest() if len(two) == 2 else two[0] for two in couples]
    return row[0] if row else sha256().digest()


# 2. The key. C2SP signed-note: name, "+", key ID in hex, "+", base64 of signature type (0x01: Ed25519) and public key;
#    the key ID is the first four bytes of SHA-256(name || 0x0A || signature type || public key).
def read_vkey(given: str) -> tuple[str, bytes, Ed25519PublicKey]:
    name, key_id, coded = (Path(given).read_text() if Path(given).exists() else given).strip().split("+", 2)
    expected = sha256(name.encode() + b"\n" + decode(coded)).digest()[:4]
    check(expected.hex() == key_id and decode(coded)[:1] == b"\x01", "khóa sai dạng / the key is malformed")
    return name, expected, Ed25519PublicKey.from_public_bytes(decode(coded)[1:])


# 3. The checkpoint. C2SP tlog-checkpoint: a signed note of three lines: origin, size, root in base64. A note is a text,
#    an empty line, and lines "— name base64(key ID || signature)". Signatures by other keys are left alone.
def open_checkpoint(note: str, vkey: tuple[str, bytes, Ed25519PublicKey]) -> tuple[int, bytes]:
    name, key_id, public = vkey
    text, _, lines = note.rpartition("\n\n")
    signers = [re.fullmatch(r"— (\S+) (\S+)", line) for line in lines[:-1].split("\n")]
    check(all(signers), "dòng chữ ký sai dạng / a signature line is malformed")
    found = [decode(one[2]) for one in signers if one[1] == name and decode(one[2])[:4] == key_id]
    check(found, f"{name} không ký / {name} did not sign the checkpoint")
    public.verify(found[0][4:], f"{text}\n".encode())
    origin, size, root = text.split("\n")[:3]
    check(origin == name and re.fullmatch(r"0|[1-9]\d*", size), "nhật ký khác / it is of another log")
    return int(size), decode(root)


# 4. Inclusion. RFC 9162, 2.1.3.2: "Set fn to leaf_index and sn to tree_size - 1. […] If sn is 0, then stop the
#    iteration and fail […] If LSB(fn) is set, or if fn is equal to sn […]", step by step as it stands there.
def check_inclusion(index: int, size: int, *, leaf: bytes, path: list[bytes], root: bytes) -> None:
    check(index < size, "số thứ tự ngoài nhật ký / the index is beyond the log")
    fn, sn, r = index, size - 1, leaf
    for p in path:
        check(sn, "đường dẫn quá dài / the path is too long")
        if fn & 1 or fn == sn:
            r = sha256(b"\x01" + p + r).digest()
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha256(b"\x01" + r + p).digest()
        fn, sn = fn >> 1, sn >> 1
    check(sn == 0 and r == root, "không dẫn tới gốc đã ký / it does not lead to the signed root")


# 5. The two forms of a receipt: an RFC 8941 dictionary, bytes between colons; or a C2SP tlog-proof, whose line "extra"
#    is a JSON object of the record, the request's record and the salt.
def read_receipt(text: str) -> tuple[int, dict[str, bytes], list[bytes], str]:
    text = re.sub(r"\A\s*(Lgsp-Receipt:\s*)?", "", text, flags=re.IGNORECASE)
    if text.startswith("c2sp.org/tlog-proof@v1\n"):
        head, _, note = text.partition("\n\n")
        found = re.fullmatch(r"c2sp.*\nextra (\S+)\nindex (0|[1-9]\d*)((?:\n\S+)*)", head)
        check(found, "thiếu extra hoặc index / extra or index is missing")
        said = {name: decode(coded) for name, coded in json.loads(decode(found[1])).items()}
        return int(found[2]), said, [decode(step) for step in found[3].split()], note
    members = [MEMBER.fullmatch(part) for part in text.split(",")]
    check(all(members), "không phải biên nhận / it is not a receipt")
    said = {found[1]: decode(found[2]) for found in members if found[2] is not None}
    index = next(int(found[3]) for found in members if found[1] == "index")
    return index, said, split(said.get("path", b"")), said["checkpoint"].decode()


# 6. A receipt: signature (3), path (4), the request that the answer's record names by its leaf hash (1), and what was
#    sent and received: a record commits to it as hex SHA-256(salt || SHA-256(body)).
def verify_receipt(given: argparse.Namespace) -> None:
    index, said, path, note = read_receipt(Path(given.what).read_text())
    size, root = open_checkpoint(note, given.vkey)
    check_inclusion(index, size, leaf=leaf_hash(said["record"]), path=path, root=root)
    record, asked = json.loads(said["record"]), json.loads(said.get("request") or b"{}")
    is_answer = not asked or leaf_hash(said["request"]).hex() == record["request"]
    check(is_answer, "trả lời của yêu cầu khác / the answer to another request")
    for what, content, committed in (
        ("request", given.request and Path(given.request).read_bytes(), asked.get("digest")),
        ("answer", given.answer and Path(given.answer).read_bytes(), record.get("digest")),
        ("target", None if given.target is None else given.target.encode(), asked.get("target")),
    ):
        if content is not None:
            check(said.get("salt") and committed, f"{what}: không nói đến / it says nothing of it")
            digest = sha256(said["salt"] + sha256(content).digest()).hexdigest()
            check(digest == committed, f"{what}: không phải nội dung đã ghi / not what was recorded")
    print(json.dumps({"index": index, "record": record, "request": asked}, ensure_ascii=False, indent=1))


# 7. Files. C2SP tlog-tiles: "<prefix>/tile/<L>/<N>[.p/<W>]" is up to 256 hashes of level 8 × L of the tree, and
#    "<prefix>/tile/entries/<N>[.p/<W>]" the entries, each after its length, two bytes; N in groups of three digits.
def tile_file(folder: Path, level: object, n: int, *, width: int) -> Path:
    groups = [f"{n % 1000:03d}"]
    while n := n // 1000:
        groups.insert(0, f"x{n % 1000:03d}")
    return folder / "tile" / str(level) / ("/".join(groups) + (f".p/{width}" if width < WIDTH else ""))


def read_leaves(bundle: bytes) -> list[bytes]:
    leaves: list[bytes] = []
    while bundle:
        end = 2 + int.from_bytes(bundle[:2], "big")
        leaves, bundle = [*leaves, leaf_hash(bundle[2:end])], bundle[end:]
    return leaves


# 8. A log: entries give the hashes of level 0, each full tile one hash of the level above, level 0 the signed root. Of
#    entries before --pruned-before, which are archived elsewhere, only the hashes are checked. It only grew (RFC 6962,
#    2.1.2) if its first records have the root that was signed for the older export.
def verify_log(given: argparse.Namespace) -> None:
    folder = Path(given.what)
    size, root = open_checkpoint((folder / "checkpoint").read_text(), given.vkey)
    leaves: list[bytes] = []
    for n in range(-(-size // WIDTH)):
        width = min(WIDTH, size - n * WIDTH)
        hashes = split(tile_file(folder, 0, n, width=width).read_bytes())
        bundle = tile_file(folder, "entries", n, width=width)
        if n * WIDTH >= given.pruned_before or bundle.exists():
            check(read_leaves(bundle.read_bytes()) == hashes, f"gói {n} bị đổi / bundle {n} was changed")
        leaves += hashes
    check(len(leaves) == size and tree_root(leaves) == root, "không phải gốc đã ký / not the signed root")
    row, level = leaves, 0
    while row := [tree_root(row[at : at + WIDTH]) for at in range(0, len(row) - WIDTH + 1, WIDTH)]:
        level += 1
        for n in range(-(-len(row) // WIDTH)):
            expected = row[n * WIDTH : (n + 1) * WIDTH]
            stored = split(tile_file(folder, level, n, width=len(expected)).read_bytes())
            check(stored == expected, f"ô {level}/{n} sai / tile {level}/{n} is wrong")
    if given.since:
        old, old_root = open_checkpoint((Path(given.since) / "checkpoint").read_text(), given.vkey)
        check(old <= size and tree_root(leaves[:old]) == old_root, "lịch sử bị đổi / history was rewritten")
    print(f"{given.vkey[0]}: {size} bản ghi / records, gốc / root {b64encode(root).decode()}")


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("kind", choices=["receipt", "log"])
    parser.add_argument("what", metavar="FILE|DIR")
    for name in ("vkey", "request", "answer", "target", "since"):
        parser.add_argument(f"--{name}", required=name == "vkey")
    parser.add_argument("--pruned-before", type=int, default=0, metavar="N")
    given = parser.parse_args()
    try:
        given.vkey = read_vkey(given.vkey)
        (verify_receipt if given.kind == "receipt" else verify_log)(given)
    except OSError as error:
        parser.exit(2, f"KHÔNG ĐỌC ĐƯỢC / CANNOT BE READ: {error}\n")
    except (InvalidSignature, LookupError, StopIteration, TypeError, ValueError) as error:
        parser.exit(1, f"KHÔNG ĐÚNG / DOES NOT HOLD: {error or 'chữ ký sai / the signature is false'}\n")
    print("ĐÚNG / HOLDS")


if __name__ == "__main__":
    main()
