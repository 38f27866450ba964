"""Bodies are kept encrypted, opened only as they were recorded, and gone when their key is."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lgsp.platform.evidence.bodies.checking import take_inventory
from lgsp.platform.evidence.bodies.erasing import ERASURES, Erasure, erase_bodies, expire_bodies
from lgsp.platform.evidence.bodies.files import SLOT, Bodies, list_shelves, seal, shelf_of, unseal
from lgsp.platform.evidence.bodies.finding import find_slot, open_bodies
from lgsp.platform.evidence.bodies.keeping import BodyArchive, Kept, add
from lgsp.platform.evidence.bodies.keys import read_archive_key, read_or_make_archive_key
from lgsp.platform.evidence.bodies.refusals import (
    ArchiveFolderUnusable,
    BodiesDamaged,
    BodiesErased,
    BodiesForeign,
    BodiesUnknown,
    BodiesUnprovable,
    ExchangeMalformed,
)
from lgsp.platform.evidence.errors import KeyUnusable
from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_receipt, read_receipt
from lgsp.platform.evidence.records import AnswerRecord, RequestRecord, commit
from lgsp.platform.evidence.testing import A_SECOND, MONDAY, make_known_key, open_log
from lgsp.platform.evidence.verification import verify_log

KEY, SERVICE = b"k" * 32, "VN-H99/GOV/H99.10/HOTICH/tra-cuu"
A_DAY = 86_400 * A_SECOND
TODAY = date(2026, 1, 5)
BY = Erasure("an", "2026-01-06T08:00:00+07:00", "Văn bản 12/STP")


def make_id(number: int, at: int = MONDAY) -> str:
    return str(UUID(int=(at // 1_000_000) << 80 | 0x7 << 76 | 0x8 << 60 | number))


class Node:
    """A log and an archive, as one gateway node keeps them."""

    def __init__(self, folder: Path) -> None:
        self.log_folder, self.archive = folder / "evidence", folder / "bodies"
        self.log = open_log(self.log_folder)

    def exchange(
        self, number: int = 1, *, at: int = MONDAY, is_kept: bool = True, tampered: bytes = b""
    ) -> str:
        """Record an exchange whose bodies are to be kept for two days, and keep them."""
        one, salt = make_id(number, at), b"s" * 16
        bodies = Bodies(
            salt=salt, target=b"/nguoi/1", request=b"who?", answer=tampered or b"me", answer_type=b"a/b"
        )
        self._record(one, salt, at)
        if is_kept:
            keep(self.archive, Kept(one, SERVICE, at, 2, bodies))
        return one

    def _record(self, one: str, salt: bytes, at: int) -> None:
        kept: list[bytes] = []
        shared = {"consumer": "C", "service": SERVICE, "method": "POST", "agreement": "a", "kept_days": 2}
        sums = {"digest": commit(salt, b"who?"), "size": 4, "target": commit(salt, b"/nguoi/1")}
        self.log.append(
            RequestRecord(id=one, at=at, **shared, **sums), lambda i, s: kept.append(s.leaf_hash(i))
        )
        answer = AnswerRecord(
            id=one,
            at=at + 1,
            outcome="answered",
            status=200,
            error="",
            digest=commit(salt, b"me"),
            size=2,
            request=kept[0].hex(),
        )
        self.log.append(answer, lambda i, s: setattr(self, "receipt", s.receipt_header(i, salt=salt)))

    def open(self, one: str, *, key: bytes = KEY) -> Bodies:
        return open_bodies(self.archive, one, key=key, log=LogReader(self.log_folder)).bodies


def keep(archive: Path, *kept: Kept) -> BodyArchive:
    writer = BodyArchive(archive, key=KEY)
    for one in kept:
        writer.keep(one)
    writer.close()
    return writer


@pytest.fixture
def node(tmp_path):
    made = Node(tmp_path)
    yield made
    made.log.close()


def test_what_was_kept_is_opened_as_it_was_recorded(node):
    ids = [node.exchange(number) for number in range(5)]

    opened = [node.open(one) for one in ids]

    assert {(b.target, b.request, b.answer, b.answer_type) for b in opened} == {
        (b"/nguoi/1", b"who?", b"me", b"a/b")
    }
    with pytest.raises(BodiesUnknown):
        node.open(make_id(99))
    with pytest.raises(ExchangeMalformed):
        node.open("x")


def test_nothing_readable_lies_on_the_disk(node):
    node.exchange()

    contents = [path.read_bytes() for path in node.archive.rglob("*") if path.is_file()]
    assert len(contents) == 2
    assert not any(word in content for content in contents for word in (b"who?", b"/nguoi"))


@settings(max_examples=40)
@given(st.binary(max_size=300), st.binary(max_size=300), st.binary(max_size=60))
def test_any_bodies_come_back_whole(tmp_path_factory, request_body, answer, target):
    archive = tmp_path_factory.mktemp("archive")
    bodies = Bodies(salt=b"s", target=target, request=request_body, answer=answer)
    one, other = make_id(1), make_id(2)
    keep(archive, Kept(other, SERVICE, MONDAY, 1, bodies), Kept(one, SERVICE, MONDAY, 1, bodies))

    shelf, slot = find_slot(archive, one)

    assert unseal(shelf, slot, service=SERVICE, under=KEY) == bodies
    with pytest.raises(BodiesDamaged, match="not one of this archive"):
        unseal(shelf, slot, service=SERVICE, under=b"x" * 32)
    with pytest.raises(BodiesDamaged, match="not whole"):
        unseal(shelf, slot, service=f"{SERVICE}-2", under=KEY)


def test_what_is_not_as_recorded_is_not_given_out(node):
    one = node.exchange(tampered=b"somebody else")

    with pytest.raises(BodiesForeign, match="answer"):
        node.open(one)


def test_what_the_log_does_not_hold_cannot_be_checked(node, tmp_path):
    one = node.exchange()
    open_log(tmp_path / "other").close()

    with pytest.raises(BodiesUnprovable):
        open_bodies(node.archive, one, key=KEY, log=LogReader(tmp_path / "other"))


def test_an_erased_exchange_is_gone_and_every_proof_stays(node):
    one, other = node.exchange(1), node.exchange(2)
    node.log.publish()
    proofs = [LogReader(node.log_folder).prove(index) for index in range(4)]
    frames = list_shelves(node.archive)[0].bodies.read_bytes()

    assert erase_bodies(node.archive, one, BY)

    with pytest.raises(BodiesErased):
        node.open(one)
    assert node.open(other).answer == b"me"
    assert list_shelves(node.archive)[0].bodies.read_bytes() == frames
    assert [LogReader(node.log_folder).prove(index) for index in range(4)] == proofs
    assert verify_log(node.log_folder).problems == ()
    check_receipt(read_receipt(node.receipt.decode()), key=make_known_key().verifier)
    assert "Văn bản 12/STP" in (node.archive / ERASURES).read_text()
    assert not erase_bodies(node.archive, one, BY)


def test_no_key_of_the_archive_opens_what_was_erased(node):
    one = node.exchange()
    shelf, before = find_slot(node.archive, one)

    erase_bodies(node.archive, one, BY)

    _, slot = find_slot(node.archive, one)
    assert before.wrapped not in shelf.keys.read_bytes()
    with pytest.raises(BodiesDamaged):
        unseal(shelf, slot, service=SERVICE, under=KEY)


@pytest.mark.parametrize(("days", "left"), [({SERVICE: 2}, 2), ({SERVICE: 1}, 1), ({SERVICE: 0}, 0), ({}, 2)])
def test_days_that_are_over_are_erased_by_what_is_set_now(node, days, left):
    for day in range(3):
        node.exchange(day, at=MONDAY + day * A_DAY)

    expired = expire_bodies(node.archive, today=TODAY + timedelta(days=3), days=days)

    assert len(list_shelves(node.archive)) == left
    assert sum(one.exchanges for one in expired) == 3 - left
    assert {one.service for one in expired} <= {SERVICE}
    assert len(list(node.archive.glob("*-*"))) == left


def test_an_expiry_that_was_interrupted_is_finished(node):
    node.exchange()
    list_shelves(node.archive)[0].keys.unlink()

    expire_bodies(node.archive, today=TODAY + timedelta(days=9), days={})

    assert list_shelves(node.archive) == []


def test_what_is_missing_is_found_by_the_log(node):
    there, lost = node.exchange(1), node.exchange(2, is_kept=False)
    erase_bodies(node.archive, node.exchange(3), BY)
    found = [
        take_inventory(node.archive, LogReader(node.log_folder), today=TODAY + timedelta(days=late), days={})
        for late in (0, 9)
    ]

    assert node.open(there).request == b"who?"
    assert (found[0].there, found[0].erased, found[0].expired, found[0].missing) == (1, 1, 0, [lost])
    assert (found[1].expired, found[1].missing) == (1, [])


def test_a_torn_slot_is_written_over(node):
    node.exchange(1)
    keys = list_shelves(node.archive)[0].keys
    keys.write_bytes(keys.read_bytes() + b"torn")

    second = node.exchange(2)

    assert node.open(second).answer == b"me"
    assert keys.stat().st_size == 2 * SLOT.size


def test_what_the_disk_refuses_is_counted_and_later_ones_are_kept(tmp_path):
    archive, bodies = tmp_path / "bodies", Bodies(salt=b"", target=b"", request=b"x", answer=b"")
    archive.write_text("in the way")
    writer = keep(archive, Kept(make_id(1), SERVICE, MONDAY, 1, bodies))
    assert (writer.lost, writer.written, type(writer.failure)) == (1, 0, NotADirectoryError)
    archive.unlink()

    writer = keep(archive, Kept(make_id(1), SERVICE, MONDAY, 1, bodies))

    assert (writer.lost, writer.written, writer.failure) == (0, 1, None)


def test_a_failed_write_leaves_nothing_that_can_be_found(tmp_path, monkeypatch):
    bodies = Bodies(salt=b"", target=b"", request=b"x", answer=b"")
    shelf = shelf_of(tmp_path, at=MONDAY, service=SERVICE)
    add(shelf, [Kept(make_id(1), SERVICE, MONDAY, 1, bodies)], under=KEY)
    monkeypatch.setattr("os.pwrite", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space"):
        add(shelf, [Kept(make_id(2), SERVICE, MONDAY, 1, bodies)], under=KEY)
    monkeypatch.undo()

    add(shelf, [Kept(make_id(3), SERVICE, MONDAY, 1, bodies)], under=KEY)

    assert [slot.id for slot in shelf.list_slots()] == [make_id(1), make_id(3)]
    assert unseal(shelf, find_slot(tmp_path, make_id(3))[1], service=SERVICE, under=KEY) == bodies


def test_what_waits_is_bounded_and_the_rest_is_counted(tmp_path):
    big = Bodies(salt=b"", target=b"", request=bytes(100), answer=b"")
    writer = BodyArchive(tmp_path, key=KEY, max_waiting=150)
    for number in range(1_000):
        writer.keep(Kept(make_id(number), SERVICE, MONDAY, 1, big))
    writer.close()

    assert writer.written >= 1
    assert writer.written + writer.lost == 1_000
    assert len([slot for shelf in list_shelves(tmp_path) for slot in shelf.list_slots()]) == writer.written


def test_two_frames_never_share_a_key():
    bodies = Bodies(salt=b"", target=b"", request=b"same", answer=b"")

    assert seal(bodies, of=("i", "s"), under=KEY) != seal(bodies, of=("i", "s"), under=KEY)


def test_a_disk_that_refuses_erasure_is_named(node):
    one = node.exchange()
    (node.archive / ERASURES).mkdir()

    with pytest.raises(ArchiveFolderUnusable, match="Is a directory"):
        erase_bodies(node.archive, one, BY)


def test_a_header_that_is_not_whole_is_said_and_expires(node):
    one = node.exchange()
    shelf = list_shelves(node.archive)[0]
    shelf.bodies.write_bytes(b"LGSP")

    with pytest.raises(BodiesDamaged, match="header"):
        node.open(one)
    expire_bodies(node.archive, today=TODAY + timedelta(days=9), days={})
    assert list_shelves(node.archive) == []


def test_the_archive_key_is_made_once_and_never_guessed(tmp_path):
    path = tmp_path / "keys/bodies.key"
    with pytest.raises(KeyUnusable):
        read_archive_key(path)

    key = read_or_make_archive_key(path)

    assert (len(key), read_archive_key(path), path.stat().st_mode & 0o777) == (32, key, 0o600)
    path.write_bytes(b"short")
    with pytest.raises(KeyUnusable, match="32 bytes"):
        read_or_make_archive_key(path)
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyUnusable):
        read_or_make_archive_key(tmp_path / "file/key")
