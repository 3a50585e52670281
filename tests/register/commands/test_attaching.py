"""Attachments: given back as they came, proven by the chain, copied with the register, and gone without a trace."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.attachments import AttachmentKind, AttachmentUse, NewAttachment, RefusedFile
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AttachmentOpenedBody
from frontoffice.domain.people import May, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal import contents
from frontoffice.register.register import Register
from frontoffice.register.storage import conversion, copy_check
from frontoffice.register.storage.copy_check import CopyState
from frontoffice.register.storage.copying import copy
from tests.support.attached_files import MARK, a_scan
from tests.support.examples import TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal
from tests.support.register_keys import KEY, known

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
TEXT = "Zulkarnain menunggu rahasiasekali di Girimaya"


@pytest.fixture
def subject(register: Register) -> UUID:
    return a_complaint_of(register)


def a_complaint_of(register: Register) -> UUID:
    return register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject


def attach(register: Register, subject: UUID, **changes: Any) -> UUID:
    return register.attachments.attach(subject, a_scan(**changes), OFFICER, uuid4()).attachment_id


def left_in(folder: Path) -> list[str]:
    """Where anything of a content or its text stands, in whatever file."""
    traces = (MARK, MARK[3:9], b"rahasiasekali", b"irimaya", b"Rahasia.pdf", "Rahasia.pdf".encode("utf-16-le"))
    return [f"{path.name}: {word!r}" for path in folder.iterdir() for word in traces if word in path.read_bytes()]


@pytest.mark.thorough
def test_a_file_is_given_back_as_it_came_with_who_attached_it(register: Register, subject: UUID) -> None:
    scan = a_scan(file_name="Surat izin.pdf", text=TEXT)
    action = uuid4()
    for _ in range(2):
        made = register.attachments.attach(subject, scan, OFFICER, action)
    assert register.attachments.of(subject) == (made,)
    assert (made.attachment_id, made.complaint, made.file_name, made.size) == (
        action,
        subject,
        "Surat izin.pdf",
        300_000,
    )
    assert (made.officer, made.counter, made.present, made.hidden) == ("Siti Rahmawati", "Loket 1", True, False)
    assert not made.signed_original
    assert register.attachments.content(action) == scan.content
    assert register.complaints.story(subject)[-1].kind == "attachment.added"
    assert TEXT not in str(register.complaints.story(subject)[-1].body)


def test_a_signed_file_is_known_as_left_as_it_came(register: Register, subject: UUID) -> None:
    assert register.attachments.attach(subject, a_scan(10, signed_original=True), OFFICER, uuid4()).signed_original


@pytest.mark.thorough
def test_it_belongs_to_a_step_of_its_own_complaint(register: Register, subject: UUID) -> None:
    step = uuid4()
    register.handling.review(subject, "Dibaca", SUPERVISOR, step)
    made = register.attachments.attach(subject, a_scan(10), OFFICER, uuid4(), step=step)
    assert made.step == step
    other = a_complaint_of(register)
    refused = refusal(lambda: register.attachments.attach(other, a_scan(10), OFFICER, uuid4(), step=step))
    assert refused == ("step", "attachment_unknown", {})


@pytest.mark.thorough
def test_who_may_not_attach_attaches_nothing(register: Register, subject: UUID) -> None:
    nobody = an_officer(Role.ADMINISTRATOR)
    assert refusal(lambda: register.attachments.attach(subject, a_scan(10), nobody, uuid4())) == not_allowed(
        nobody, May.CONTACT
    )
    assert refusal(lambda: register.attachments.attach(uuid4(), a_scan(10), OFFICER, uuid4()))[1] == "complaint_unknown"
    assert register.attachments.of(subject) == ()


@pytest.mark.thorough
def test_what_shows_an_identity_is_given_to_who_says_why_and_that_stands_in_the_story(
    register: Register, subject: UUID
) -> None:
    made = attach(register, subject, size=100, kind=AttachmentKind.IDENTITY)
    assert register.attachments.get(made).hidden
    for refused in (
        lambda: register.attachments.content(made),
        lambda: register.attachments.open(made, AttachmentUse.SHOWN, OFFICER, uuid4()),
        lambda: register.attachments.open(made, AttachmentUse.SAVED, OFFICER, uuid4(), " \n"),
    ):
        assert refusal(refused) == ("why", "why_missing", {})
    given = register.attachments.open(made, AttachmentUse.SHOWN, OFFICER, uuid4(), "Mencocokkan nama")
    assert given == a_scan(100).content
    line = register.complaints.story(subject)[-1]
    body = decode(AttachmentOpenedBody, line.body)
    assert (line.kind, body.use, body.why, body.attachment) == (
        "attachment.opened", "shown", "Mencocokkan nama", str(made),
    )  # fmt: skip


@pytest.mark.thorough
def test_a_copy_that_is_saved_is_written_down_once_however_often_it_is_tried(register: Register, subject: UUID) -> None:
    made, action = attach(register, subject, size=100), uuid4()
    for _ in range(2):
        assert register.attachments.open(made, AttachmentUse.SAVED, OFFICER, action) == a_scan(100).content
    kinds = [line.kind for line in register.complaints.story(subject)]
    assert kinds.count(EntryKind.ATTACHMENT_OPENED) == 1


@pytest.mark.thorough
def test_what_was_taken_back_stays_readable_and_is_taken_back_once(register: Register, subject: UUID) -> None:
    made = attach(register, subject, size=100)
    assert refusal(lambda: register.attachments.withdraw(made, "", OFFICER, uuid4())) == ("why", "why_missing", {})
    register.attachments.withdraw(made, "Pengaduan lain", OFFICER, uuid4())
    assert register.attachments.get(made).withdrawn == "Pengaduan lain"
    assert register.attachments.content(made) == a_scan(100).content
    again = refusal(lambda: register.attachments.withdraw(made, "Lagi", OFFICER, uuid4()))
    assert again == ("", "attachment_withdrawn", {})
    for what in (uuid4(), subject):
        assert refusal(lambda what=what: register.attachments.get(what)) == ("", "attachment_unknown", {})  # type: ignore[misc]


@pytest.mark.thorough
def test_another_desk_sees_the_entry_at_once_and_the_content_when_it_is_there(
    register: Register, subject: UUID, tmp_path: Path, clock: OfficeClock
) -> None:
    made = attach(register, subject)
    (tmp_path / "dua").mkdir()
    with closing(a_register(tmp_path / "dua", clock=clock, counter="L2")) as other:
        carry(register, other)
        (seen,) = other.attachments.of(subject)
        assert (seen.attachment_id, seen.present) == (made, False)
        assert refusal(lambda: other.attachments.content(made)) == ("", "attachment_not_here", {})
        assert refusal(lambda: other.attachments.open(made, AttachmentUse.SAVED, OFFICER, uuid4()))[1] == (
            "attachment_not_here"
        )
        assert other.maintenance.verify().broken == ""


def flip(register: Register, at: int) -> None:
    connection = register.unit.connection
    rows: Any = connection.execute("SELECT rowid, data FROM content_chunk ORDER BY rowid LIMIT 1 OFFSET ?", (at,))
    ((row_id, data),) = rows.fetchall()
    connection.execute("DROP TRIGGER IF EXISTS content_chunk_no_UPDATE")
    connection.execute("UPDATE content_chunk SET data = ? WHERE rowid = ?", (bytes([data[0] ^ 1]) + data[1:], row_id))


@pytest.mark.thorough
@pytest.mark.parametrize("at", [0, 2, 3])  # in the first and last chunk of the file, and in its text
def test_verify_names_the_entry_of_which_a_byte_was_turned_and_so_does_the_check_of_a_copy(
    register: Register, subject: UUID, tmp_path: Path, at: int
) -> None:
    attach(register, subject, text=TEXT)
    assert register.maintenance.verify().broken == ""
    place = f"{register.unit.origin}/{register.complaints.story(subject)[-1].seq}"
    flip(register, at)
    assert register.maintenance.verify().broken == f"{place}: its attachment was changed"
    with pytest.raises(Exception, match="copy_damaged"):
        copy(register.unit.connection, tmp_path / "copy.db")
    register.close()
    verdict = copy_check.inspect(register.path)
    assert (verdict.state, verdict.detail) == (CopyState.BROKEN, f"{place}: its attachment was changed")
    register.unit.file.lock.acquire()


@pytest.mark.parametrize(
    ("at", "changes", "name"),
    [
        (0, {"file_name": "Surat izin.pdf"}, "Surat izin.pdf"),
        (2, {"kind": AttachmentKind.IDENTITY, "file_name": "KTP Zulkarnain.jpg"}, "Lampiran 1"),
    ],
)
def test_one_of_which_a_byte_was_turned_is_named_and_not_given_until_it_is_attached_again(
    register: Register, subject: UUID, at: int, changes: dict[str, Any], name: str
) -> None:
    made = attach(register, subject, **changes)
    flip(register, at)
    before = len(register.complaints.story(subject))
    for _ in range(2):
        with pytest.raises(Unavailable) as caught:
            register.attachments.open(made, AttachmentUse.SAVED, OFFICER, uuid4(), "Menjawab")
        assert (caught.value.code, caught.value.facts) == (RegisterFailure.ATTACHMENT_DAMAGED, {"name": name})
    assert len(register.complaints.story(subject)) == before
    attach(register, a_complaint_of(register), **changes)
    assert register.attachments.open(made, AttachmentUse.SAVED, OFFICER, uuid4(), "Menjawab") == a_scan().content
    assert register.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_a_text_of_which_a_byte_was_turned_is_found_by_no_word(register: Register, subject: UUID) -> None:
    attach(register, subject, text=TEXT)
    assert register.search.find("rahasiasekali")
    flip(register, 3)
    register.maintenance.rebuild()
    assert not register.search.find("rahasiasekali")
    assert register.search.find("Surat izin")


@pytest.mark.thorough
def test_a_copy_holds_the_contents(register: Register, subject: UUID, tmp_path: Path) -> None:
    made = attach(register, subject)
    (tmp_path / "salinan").mkdir()
    copy(register.unit.connection, tmp_path / "salinan" / "register.db")
    assert copy_check.inspect(tmp_path / "salinan" / "register.db").state is CopyState.WHOLE
    with closing(a_register(tmp_path / "salinan")) as copied:
        assert copied.attachments.content(made) == a_scan().content


@pytest.mark.thorough
def test_erasing_leaves_no_byte_of_it_in_any_file_and_every_proof_as_it_was(tmp_path: Path, clock: OfficeClock) -> None:
    with closing(a_register(tmp_path, clock=clock)) as register:
        subject, other = a_complaint_of(register), a_complaint_of(register)
        attach(register, subject, file_name="Rahasia.pdf", text=TEXT)
        kept = attach(register, other, size=99_000, seed=2, content=bytes(range(256)) * 300)
        register.handling.cancel(subject, "Dicabut", SUPERVISOR, uuid4())
        assert left_in(tmp_path)
        hashes = [line.hash for line in register.complaints.story(other)]
        register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
        assert left_in(tmp_path) == []
        assert register.attachments.of(subject) == ()
        assert register.attachments.content(kept) == bytes(range(256)) * 300
        assert register.maintenance.verify().broken == ""
        assert [line.hash for line in register.complaints.story(other)] == hashes
        refused = refusal(lambda: register.attachments.attach(subject, a_scan(10), OFFICER, uuid4()))
        assert refused[1] == "complaint_erased"
    assert left_in(tmp_path) == []


@pytest.mark.thorough
def test_what_another_complaint_has_too_stays_until_that_is_erased(register: Register, tmp_path: Path) -> None:
    subjects = [a_complaint_of(register) for _ in range(2)]
    attached = [attach(register, subject, text=TEXT) for subject in subjects]
    assert register.unit.connection.execute("SELECT count(*) FROM content").get == 2  # the file and its text
    for subject, other in ((subjects[0], attached[1]), (subjects[1], None)):
        register.handling.cancel(subject, "Dicabut", SUPERVISOR, uuid4())
        register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
        if other:
            assert register.attachments.content(other) == a_scan().content
    assert left_in(tmp_path) == []


@pytest.mark.thorough
def test_an_erasing_that_comes_from_another_desk_takes_the_content_here_as_well(
    register: Register, tmp_path: Path, clock: OfficeClock
) -> None:
    subject = a_complaint_of(register)
    attach(register, subject, file_name="Rahasia.pdf", text=TEXT)
    folder = tmp_path / "dua"
    folder.mkdir()
    with closing(a_register(folder, clock=clock, counter="L2")) as other:
        carry(register, other)
        keys: Any = register.unit.connection.execute("SELECT key FROM content")
        for (key,) in keys.fetchall():
            bring(register, other, key)
        assert other.attachments.of(subject)[0].present
        assert left_in(folder)
        register.handling.cancel(subject, "Dicabut", SUPERVISOR, uuid4())
        register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
        carry(register, other)
        assert left_in(folder) == []
        assert other.maintenance.verify().broken == ""


def bring(giver: Register, taker: Register, key: bytes) -> None:
    address = content_address.of_key(key)
    with taker.unit.writing():
        for no in range(address.chunks):
            data = contents.chunk(giver.unit.connection, key, no)
            contents.keep_chunk(taker.unit.connection, address, no, data or b"")


@pytest.mark.thorough
def test_in_an_encrypted_register_nothing_of_it_can_be_read(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        attach(register, a_complaint_of(register), text=TEXT)
    with known(KEY):
        conversion.encrypt(tmp_path / "register.db", KEY)
    assert MARK not in (tmp_path / "register.db").read_bytes()


@pytest.mark.thorough
@pytest.mark.parametrize("every", [23, pytest.param(1, marks=pytest.mark.long)])
def test_a_disk_that_fails_at_any_write_keeps_all_of_a_file_or_nothing(tmp_path: Path, every: int) -> None:
    disk = FaultyDisk(f"failing at attaching {every}")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        subject, wanted, write, failed = a_complaint_of(register), 0, 1, 0
        while write < 100:
            action = uuid4()
            disk.fail(write, 40, apsw.FullError)
            try:
                register.attachments.attach(subject, a_scan(200_000, write), OFFICER, action)
            except Unavailable as unavailable:
                assert unavailable.code in ("disk_full", "outcome_unknown", "register_cannot_open")  # noqa: PT017
                failed += 1
            disk.heal()
            register.attachments.attach(subject, a_scan(200_000, write), OFFICER, action)
            wanted, write = wanted + 1, write + every
            attached = register.attachments.of(subject)
            assert len(attached) == wanted
            assert all(one.present for one in attached)
        assert failed
        assert register.unit.connection.execute("SELECT count(*) FROM content").get == wanted
        assert register.maintenance.verify().broken == ""


@pytest.mark.thorough
@pytest.mark.posix("fork")
@pytest.mark.parametrize("times", [3, pytest.param(40, marks=pytest.mark.long)])
def test_what_was_attached_when_the_program_is_killed_is_there_whole(tmp_path: Path, times: int) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = a_complaint_of(register)
    acknowledged: list[UUID] = []
    for turn in range(times):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            _attach_for_ever(tmp_path, subject, turn, write)
        os.close(write)
        said = b""
        while len(said) < 16 * (1 + turn % 3):
            said += os.read(read, 16)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(read, 1_024):
            said += more
        os.close(read)
        acknowledged += [UUID(bytes=said[at : at + 16]) for at in range(0, len(said) - 15, 16)]
        with closing(a_register(tmp_path)) as register:
            there = {one.attachment_id: one for one in register.attachments.of(subject)}
            assert set(acknowledged) <= there.keys()
            assert all(one.present for one in there.values())
            assert register.maintenance.verify().broken == ""
            count: int = register.unit.connection.execute("SELECT count(*) FROM content").get
            assert count == len(there)


def _attach_for_ever(folder: Path, subject: UUID, turn: int, write: int) -> None:
    try:
        register = a_register(folder)
        for no in range(1_000):
            action = uuid4()
            register.attachments.attach(subject, a_scan(20_000, turn * 1_000 + no), OFFICER, action)
            os.write(write, action.bytes)
    finally:
        os._exit(1)


@pytest.mark.thorough
def test_recording_and_the_days_page_never_look_at_a_content(register: Register, subject: UUID) -> None:
    attach(register, subject, text=TEXT)
    looked_at: set[str] = set()

    def note(_action: int, table: str | None, *_rest: object) -> int:
        looked_at.add(table or "")
        return apsw.SQLITE_OK

    register.unit.connection.authorizer = note
    a_complaint_of(register)
    register.days.read(TODAY)
    register.handling.review(subject, "Dibaca", SUPERVISOR, uuid4())
    register.search.find("girimaya")
    assert "complaint" in looked_at
    assert looked_at.isdisjoint(contents.TABLES)


def test_a_new_attachment_is_frozen() -> None:
    assert NewAttachment.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_what_was_brought_and_not_attached_stands_in_the_story_plain_and_bounded(register: Register) -> None:
    refused = [RefusedFile(f"../{number}\u202egnp.txt", "Jenis ini\ntidak dikenal. " * 100) for number in range(45)]
    subject = register.complaints.record(an_intake(), OFFICER, uuid4(), refused=refused).complaint.subject
    (body,) = [line.body for line in register.complaints.story(subject) if line.kind == EntryKind.ATTACHMENT_REFUSED]
    assert body["files"][0]["name"] == "0gnp.txt"
    assert {len(one["why"]) for one in body["files"]} == {500, 0}
    assert len(body["files"]) == 41
    assert body["files"][-1]["name"] == "+5"


def test_files_that_were_refused_later_are_written_down_once(register: Register, subject: UUID) -> None:
    action = uuid4()
    for _ in range(2):
        register.attachments.note_refused(subject, [RefusedFile("a.txt", "Tidak dikenal")], OFFICER, action)
    lines = [line for line in register.complaints.story(subject) if line.kind == EntryKind.ATTACHMENT_REFUSED]
    assert [line.body["files"] for line in lines] == [[{"name": "a.txt", "why": "Tidak dikenal"}]]
