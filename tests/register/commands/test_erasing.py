"""A complaint erased by law: its words are in no local file, its number stays, the chain verifies, on every desk."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.complaint import Complainant, Identity, Intake, Status
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.errors import Refused
from frontoffice.register.commands.drafts import Draft, step_form
from frontoffice.register.journal import chain, origins
from frontoffice.register.journal.draft_fields import HANDLES
from frontoffice.register.projection import erased_bodies
from frontoffice.register.register import Register
from frontoffice.register.storage import database_file
from frontoffice.register.storage.copying import copy
from tests.support import foreign_process, projected_tables
from tests.support.attached_files import pending
from tests.support.examples import (
    TODAY,
    OfficeClock,
    a_complainant,
    a_letter,
    a_register,
    a_signed_in,
    an_intake,
    an_officer,
)
from tests.support.forged_entries import forge
from tests.support.manual_sync import carry, rows_for
from tests.support.refusals import Refusal, not_allowed, refusal, too_long

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
GROUND = "Permintaan pengadu, Nota Dinas 12/2031"
SECRETS = (b"Zulkarnain", b"zulkarnain", b"1901011208850001", b"rahasiasekali")


def closed(register: Register) -> UUID:
    """A complaint with words that stand nowhere else, cancelled."""
    intake = an_intake(
        complainant=a_complainant(name="Zulkarnain", nik="1901011208850001", address="Jalan Rahasiasekali 1"),
        description="Zulkarnain menunggu rahasiasekali",
    )
    subject = register.complaints.record(intake, OFFICER, uuid4()).complaint.subject
    register.amendments.amend(
        subject,
        an_intake(description="Zulkarnain lagi", complainant=intake.complainant),
        "Salah dengar rahasiasekali",
        OFFICER,
        uuid4(),
    )
    register.handling.cancel(subject, "Zulkarnain mencabut", SUPERVISOR, uuid4())
    return subject


def erase(register: Register, subject: UUID, by: tuple[Officer, Officer] = (SUPERVISOR, SECOND)) -> None:
    register.erasures.erase(subject, GROUND, by, uuid4())


def refused(register: Register, subject: UUID, ground: str = GROUND, *by: Officer) -> Refusal:
    deciders = (by[0], by[1]) if by else (SUPERVISOR, SECOND)
    return refusal(lambda: register.erasures.erase(subject, ground, deciders, uuid4()))


def left_in(folder: Path) -> list[str]:
    """Which words of the complaint stand in any file of the folder."""
    return [
        f"{path.name}: {word.decode()}" for path in folder.iterdir() for word in SECRETS if word in path.read_bytes()
    ]


@pytest.mark.thorough
def test_the_words_are_in_no_file_and_the_number_stays(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = closed(register)
        other = register.complaints.record(an_intake(description="Antrean panjang"), OFFICER, uuid4()).complaint
        assert left_in(tmp_path)
        erase(register, subject)
        assert left_in(tmp_path) == []
        line = register.days.read(TODAY).lines[0]
        assert (line.number_text, line.name, line.status) == ("0001/PGD-L1/2026", "Anonim", "cancelled")
        assert line.summary == f"(Isi dihapus: {GROUND})"
        assert register.maintenance.verify().broken == ""
        assert register.search.find("zulkarnain") == ()
        assert register.search.find("0002")[0].subject == other.subject
        assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 3
    assert left_in(tmp_path) == []


@pytest.mark.thorough
def test_the_draft_of_an_amendment_goes_with_it_and_no_other(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = closed(register)
        fields = {"name": "Zulkarnain", "amends": str(subject)}
        register.drafts.save(Draft(uuid4(), OFFICER.officer_id, register.now(), fields))
        kept = Draft(uuid4(), OFFICER.officer_id, register.now(), {"name": "Siapa", "amends": str(uuid4())})
        register.drafts.save(kept)
        assert len(register.drafts.amending(subject)) == 1
        about = {"text": fields["name"], HANDLES: str(subject)}
        register.drafts.save_form(step_form(subject, "contact"), OFFICER.officer_id, about)
        erase(register, subject)
        assert register.drafts.all() == (kept,)
        assert left_in(tmp_path) == []


@pytest.mark.thorough
def test_files_that_wait_to_be_attached_to_it_go_with_it_and_no_others(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject, draft, other = closed(register), uuid4(), uuid4()
        register.drafts.save(
            Draft(draft, OFFICER.officer_id, register.now(), {"name": "Zulkarnain", "consultation": str(subject)})
        )
        kept = pending("lain.jpg")
        register.draft_attachments.keep(subject, [pending("Zulkarnain ktp.jpg")])
        register.draft_attachments.keep(draft, [pending("Zulkarnain izin.pdf")])
        register.draft_attachments.keep(other, [kept])
        erase(register, subject)
        assert register.draft_attachments.of(subject) == ()
        assert register.draft_attachments.of(other) == (kept,)
        assert register.unit.connection.execute("SELECT count(*) FROM draft_content").get == 1
        assert left_in(tmp_path) == []


@pytest.mark.thorough
@pytest.mark.parametrize("make", [an_intake, a_letter])
def test_all_that_is_no_word_of_anybodys_stays_as_it_was(tmp_path: Path, make: Callable[[], Intake]) -> None:
    clock = OfficeClock(datetime(2026, 11, 24, 15, 32, tzinfo=UTC))  # past midnight in WIT, not in WIB
    with closing(a_register(tmp_path, clock=clock, zone="WIT")) as register:
        subject = register.complaints.record(make(), OFFICER, uuid4()).complaint.subject
        register.handling.cancel(subject, "x", SUPERVISOR, uuid4())
        before = register.complaints.get(subject)
        erase(register, subject)
        after = register.complaints.get(subject)
    assert after.recorded_on == date(2026, 11, 25)
    emptied = {"intake", "erased", "cancelled_why"}
    for field in dataclasses.fields(before):
        if field.name not in emptied:
            assert getattr(after, field.name) == getattr(before, field.name), field.name
    kept = ("kind", "channel", "category")
    assert [getattr(after.intake, name) for name in kept] == [getattr(before.intake, name) for name in kept]
    assert after.intake.description == f"(Isi dihapus: {GROUND})"
    assert after.intake.complainant == Complainant(identity=Identity.ANONYMOUS)


@pytest.mark.thorough
def test_who_erased_it_and_why_stands_in_its_story(register: Register) -> None:
    subject = closed(register)
    erase(register, subject)
    (line,) = register.complaints.story(subject)
    assert (line.officer, line.body["second"], line.body["ground"]) == ("Hendra Wijaya", "Yuliana Putri", GROUND)
    complaint = register.complaints.get(subject)
    assert (complaint.erased, complaint.status, complaint.intake.complainant.name) == (True, Status.CANCELLED, "")


@pytest.mark.parametrize("elsewhere", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_a_file_that_erasing_made_shorter_goes_on_taking_entries(
    register: Register, tmp_path: Path, elsewhere: bool
) -> None:
    """Shorter than it was once, and than it was seen to be: it is no other file for that, whichever desk erases."""
    words = " ".join(f"kata{no}" for no in range(1000))
    subject = register.complaints.record(an_intake(description=words), OFFICER, uuid4()).complaint.subject
    register.handling.cancel(subject, "Salah catat", SUPERVISOR, uuid4())
    register.unit.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    before = register.path.stat().st_size
    second = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    if elsewhere:
        with closing(a_register(tmp_path / "L2", counter="L2")) as desk:
            carry(register, desk)
            erase(desk, subject)
            carry(desk, register)
    else:
        erase(register, subject)
    assert register.path.stat().st_size < before
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == second.number.no + 1


def test_two_different_officers_decide_with_a_ground_about_what_is_closed(register: Register) -> None:
    subject = closed(register)
    assert refused(register, subject, "", OFFICER, OFFICER) == not_allowed(OFFICER, May.CANCEL)
    gone = dataclasses.replace(SECOND, active=False)
    for second in (SUPERVISOR, gone):
        assert refused(register, subject, GROUND, SUPERVISOR, second) == ("second", "one_decider", {})
    assert refused(register, subject, "  ") == ("ground", "ground_missing", {})
    assert refused(register, subject, "x" * (LONGEST_LINE + 1)) == too_long("ground", LONGEST_LINE + 1, LONGEST_LINE)
    still = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
    assert refused(register, still.subject) == ("", "still_open", {"number": still.number_text})
    erase(register, subject)
    assert refused(register, subject) == ("", "complaint_erased", {})


@pytest.mark.thorough
def test_what_cannot_be_erased_is_refused_before_anybody_decides(register: Register) -> None:
    still_open = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    subject, awaited = closed(register), closed(register)
    register.erasures.demand_erasable(subject)
    assert refusal(lambda: register.erasures.demand_erasable(still_open))[1] == "still_open"
    erase(register, subject)
    assert refusal(lambda: register.erasures.demand_erasable(subject))[1] == "complaint_erased"
    with register.unit.writing():
        origins.propose_token(register.unit.connection, register.unit.origin, uuid4())
    erase(register, awaited)
    assert refusal(lambda: register.erasures.demand_erasable(awaited))[1] == "erasure_awaited"
    register.erasures.demand_erasable(awaited, is_alone=True)


@pytest.mark.thorough
def test_an_erasure_gives_what_is_left_and_a_retry_gives_it_again(register: Register) -> None:
    subject, action = closed(register), uuid4()
    before = register.complaints.get(subject)
    for _ in range(2):
        left = register.erasures.erase(subject, f" {'x' * LONGEST_LINE} ", (SUPERVISOR, SECOND), action)
        assert left == register.complaints.get(subject)
    for name in (
        *("subject", "number", "number_text", "check_code", "channel_name", "manner", "received_on", "received_at"),
        *("recorded_at", "recorded_on", "zone", "counter", "officer", "role", "position", "due", "status", "suffix"),
    ):
        assert getattr(left, name) == getattr(before, name), name
    assert (left.intake.kind, left.intake.channel, left.intake.category) == (
        before.intake.kind,
        before.intake.channel,
        before.intake.category,
    )
    assert left.intake.description == f"(Isi dihapus: {'x' * LONGEST_LINE})"
    (line,) = register.complaints.story(subject)
    assert (line.body["second"], line.body["second_role"]) == ("Yuliana Putri", "administrator")


@pytest.mark.thorough
def test_why_a_copy_was_wanted_goes_too_and_of_other_papers_it_stays(register: Register) -> None:
    subject = closed(register)
    other = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    for about in (subject, other):
        job = register.printing.queue(about, "Loket", OFFICER, "Zulkarnain kehilangan")
        assert job.why == "Zulkarnain kehilangan"
    erase(register, subject)
    assert [register.printing.jobs_of(about)[0].why for about in (subject, other)] == ["", "Zulkarnain kehilangan"]


@pytest.mark.thorough
def test_what_is_taken_away_is_said_and_only_of_what_was_asked(register: Register) -> None:
    subject = closed(register)
    connection = register.unit.connection
    erase(register, subject)
    with register.unit.writing():
        assert not erased_bodies.take_away(connection, (subject.bytes,)), "nothing is left of it"
        assert not erased_bodies.take_away(connection, ())
    draft = Draft(uuid4(), OFFICER.officer_id, register.now(), {"name": "Zulkarnain", "amends": str(subject)})
    register.drafts.save(draft)
    with register.unit.writing():
        assert not erased_bodies.take_away(connection, (uuid4().bytes,))
        assert register.drafts.all() == (draft,)
        assert erased_bodies.take_away(connection, (subject.bytes,)), "a draft was there"


@pytest.mark.thorough
def test_nothing_is_written_about_it_any_more(register: Register) -> None:
    subject = closed(register)
    erase(register, subject)
    with pytest.raises(Refused):
        register.complaints.reveal(subject, "Melihat", SUPERVISOR, uuid4())


@pytest.mark.thorough
def test_a_rebuild_gives_the_same_tables(register: Register) -> None:
    subject = closed(register)
    register.complaints.record(an_intake(), OFFICER, uuid4())
    erase(register, subject)
    before = projected_tables.read(register.unit.connection)
    register.maintenance.rebuild()
    assert projected_tables.read(register.unit.connection) == before


@pytest.mark.thorough
def test_the_shell_erases_nothing_without_such_an_entry(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        closed(register)
    path = tmp_path / "register.db"
    foreign_process.run(path, "INSERT INTO erased SELECT entry_id, entry_id FROM journal")
    assert foreign_process.run(path, "DELETE FROM payload") == "entries are never changed or deleted"


@pytest.mark.thorough
@pytest.mark.parametrize("order", ["at once", "one by one", "erased first"])
def test_every_desk_takes_the_words_away_in_whatever_order_entries_come(tmp_path: Path, order: str) -> None:
    (here := tmp_path / "here").mkdir()
    (there := tmp_path / "there").mkdir()
    with closing(a_register(here)) as register, closing(a_register(there, counter="L2")) as desk:
        subject = closed(register)
        whole = rows_for(register, desk)  # as they were before: what an offline desk may still bring
        erase(register, subject)
        after = rows_for(register, desk)
        rows = after if order == "erased first" else [*whole, after[-1]]
        with closing(desk.replica()) as replica:
            for part in [rows] if order == "at once" else [[row] for row in rows]:
                replica.take(part)
        assert left_in(there) == []
        assert desk.maintenance.verify().broken == ""
        assert desk.complaints.get(subject) == register.complaints.get(subject)


@pytest.mark.thorough
def test_a_step_that_another_desk_took_meanwhile_goes_too(tmp_path: Path) -> None:
    (here := tmp_path / "here").mkdir()
    (there := tmp_path / "there").mkdir()
    with closing(a_register(here)) as register, closing(a_register(there, counter="L2")) as desk:
        subject = closed(register)
        with closing(desk.replica()) as replica:
            replica.take(rows_for(register, desk))
        desk.complaints.reveal(subject, "Zulkarnain menelepon", SUPERVISOR, uuid4())
        erase(register, subject)
        with closing(register.replica()) as replica:
            replica.take(rows_for(desk, register))
        with closing(desk.replica()) as replica:
            replica.take(rows_for(register, desk))
        assert left_in(here) == left_in(there) == []
        assert register.maintenance.verify().broken == desk.maintenance.verify().broken == ""
        assert projected_tables.read(register.unit.connection) == projected_tables.read(desk.unit.connection)


@pytest.mark.thorough
def test_a_backup_that_was_put_back_erases_again(tmp_path: Path) -> None:
    (here := tmp_path / "here").mkdir()
    (there := tmp_path / "there").mkdir()
    with closing(a_register(here)) as register, closing(a_register(there, counter="L2")) as desk:
        subject = closed(register)
        copy(register.unit.connection, tmp_path / "backup.db")
        erase(register, subject)
        with closing(desk.replica()) as replica:
            replica.take(rows_for(register, desk))
    for path in here.iterdir():
        path.unlink()
    (tmp_path / "backup.db").rename(here / "register.db")
    with closing(a_register(here)) as register, closing(a_register(there, counter="L2")) as desk:
        assert left_in(here)
        with closing(register.replica()) as replica:
            replica.take(rows_for(desk, register))
        assert left_in(here) == []
        assert register.complaints.get(subject).erased


@pytest.mark.thorough
def test_the_same_action_erases_once(register: Register) -> None:
    subject, action = closed(register), uuid4()
    first = register.erasures.erase(subject, GROUND, (SUPERVISOR, SECOND), action)
    assert register.erasures.erase(subject, GROUND, (SUPERVISOR, SECOND), action) == first
    assert len(register.complaints.story(subject)) == 1


@pytest.mark.thorough
def test_two_desks_that_erase_the_same_complaint_stop_nobody(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    with (
        closing(a_register(tmp_path / "one")) as one,
        closing(a_register(tmp_path / "two", counter="L2")) as two,
        closing(a_register(tmp_path / "three", counter="L3")) as three,
    ):
        subject = closed(one)
        carry(one, two)
        carry(one, three)
        for desk in (one, two):  # the office decided, and either supervisor carries it out
            erase(desk, subject)
        carry(one, three)
        for giver, taker in ((one, two), (two, one), (two, three)):
            assert carry(giver, taker).entries == 1
        assert left_in(tmp_path / "three") == []
        tables = [projected_tables.read(desk.unit.connection) for desk in (one, two, three)]
        assert tables[0] == tables[1] == tables[2]
        three.maintenance.rebuild()
        assert projected_tables.read(three.unit.connection) == tables[2]


@pytest.mark.thorough
def test_bodies_that_name_an_erasure_which_is_not_here_go_with_another_that_is(tmp_path: Path) -> None:
    desks = []
    for series in ("L1", "L2", "L3"):
        (tmp_path / series).mkdir()
        desks.append(a_register(tmp_path / series, counter=series))
    one, two, three = desks
    subject = closed(one)
    carry(one, two)
    bodies = rows_for(one, three)
    two.complaints.record(an_intake(), OFFICER, uuid4())  # so that its erasure stands later in order
    for desk in (one, two):
        erase(desk, subject)
    (first,) = (row for row in rows_for(one, three) if row[chain.KIND] == "complaint.erased")
    (later,) = (row for row in rows_for(two, three) if row[chain.KIND] == "complaint.erased")
    assert first[chain.LC] < later[chain.LC]
    with closing(three.replica()) as replica:
        replica.take(
            [(*row[: chain.ERASED_BY], later[chain.ENTRY_ID]) for row in bodies]
        )  # it came to the centre first
        assert replica.take([first]).erased
    assert three.complaints.get(subject).erased
    for desk in desks:
        desk.close()


@pytest.mark.thorough
@pytest.mark.parametrize(("body", "version"), [(b"no JSON", 1), (b'{"new":"shape"}', 2), (b"{}", 1)])
def test_an_erasure_that_cannot_be_read_takes_nothing_away(tmp_path: Path, body: bytes, version: int) -> None:
    (here := tmp_path / "here").mkdir()
    (there := tmp_path / "there").mkdir()
    with closing(a_register(here)) as register, closing(a_register(there, counter="L2")) as desk:
        subject = closed(register)
        known = register.complaints.get(subject)
        forge(register, subject, "complaint.erased", body, version)
        carry(register, desk)
        assert desk.complaints.get(subject) == known
        desk.complaints.reveal(subject, "Melihat", SUPERVISOR, uuid4())  # the complaint is worked on as before
        desk.maintenance.rebuild()
        assert desk.complaints.get(subject) == known
        erase(desk, subject)
        assert left_in(there) == []
        carry(desk, register)
        assert left_in(here) == []
        assert desk.complaints.get(subject) == register.complaints.get(subject)


@pytest.mark.thorough
def test_an_erasure_that_names_another_complaint_erases_neither(register: Register, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    with closing(a_register(tmp_path / "desk", counter="L2")) as desk:
        subject, other = closed(register), register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
        erase(register, subject)
        (erasure,) = register.complaints.story(subject)
        forge(register, other, "complaint.erased", canonical(erasure.body))
        carry(register, desk)
        assert (desk.complaints.get(subject).erased, desk.complaints.get(other).erased) == (True, False)
        assert desk.complaints.get(other).intake == an_intake()


@pytest.mark.thorough
def test_no_erasure_takes_a_person_or_a_list_away(register: Register) -> None:
    officer = a_signed_in(register, Role.SUPERVISOR)
    subject = closed(register)
    erase(register, subject)
    (erasure,) = register.complaints.story(subject)
    body = canonical(erasure.body | {"subject": str(officer.officer_id)})
    forge(register, officer.officer_id, "complaint.erased", body)
    erased_bodies.take_away(register.unit.connection, (officer.officer_id.bytes,))
    register.maintenance.rebuild()
    assert register.officers.all() == (officer,)
    register.officers.change(dataclasses.replace(officer, position="Kepala Dinas"), officer, uuid4())
    assert [one.position for one in register.officers.all()] == ["Kepala Dinas"]


def leave_in_a_gap(path: Path, word: bytes) -> None:
    """Put what a row leaves that moved to another page into the first page with room between its list and its rows."""
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    for page in range(size, len(data), size):
        rows, rest = (int.from_bytes(data[page + at : page + at + 2], "big") for at in (3, 5))
        if data[page] == _LEAF and rows and rest - (8 + 2 * rows) > len(word) + 16:
            data[page + rest - len(word) - 8 : page + rest - 8] = word
            path.write_bytes(data)
            return
    raise AssertionError("no page has room")


_LEAF = 13  # of a table


@pytest.mark.parametrize("is_small", [True, False])
def test_what_a_moved_row_left_between_the_rows_of_a_page_goes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_small: bool
) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = closed(register)
        number = register.complaints.get(subject).number_text
    path = tmp_path / "register.db"
    leave_in_a_gap(path, word := b"Qzxrahasia")
    if not is_small:
        monkeypatch.setattr(database_file, "_AT_ONCE", 1)
    with closing(a_register(tmp_path)) as register:
        erase(register, subject)
        assert (word in path.read_bytes()) == (not is_small), "a large one is written anew when it is closed"
        assert register.complaints.get(subject).number_text == number
    assert [one.name for one in tmp_path.iterdir() if word in one.read_bytes()] == []
    with closing(a_register(tmp_path)) as register:
        assert register.maintenance.verify().broken == ""
        assert register.unit.connection.execute("SELECT count(*) FROM meta WHERE k = 'erased_gaps'").get == 0
