"""Erasing by law reaches every desk through the centre, and the centre itself when the office carries it out."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg import Connection

from frontoffice.app.keys.signed_proof import SigningKey
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.entries.entry import EntryKind, canonical
from frontoffice.domain.incoming import NoComplaint
from frontoffice.domain.proof.device_certificate import OFFICE
from frontoffice.errors import Refused
from frontoffice.register.journal import erasure_verdicts, kept_notes
from frontoffice.register.journal.kept_notes import SignedNote
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_status, erasing, merging, note_book
from frontoffice.sync.office.verifying import verify
from frontoffice.sync.rounds import chunk_size
from tests.support.centre_erasures import SECOND, WORD, carry_out, closed, erase, held
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, relay, stage
from tests.support.counters import OFFICER, SUPERVISOR, Counter, agree, settle
from tests.support.forged_entries import forge
from tests.support.incoming import MAIL
from tests.sync.conftest import Enrol


def bodies(centre: Centre, subject: UUID) -> int:
    with centre.connect() as office:
        row = office.execute(
            "SELECT count(*) FROM journal.entry e JOIN journal.payload p USING (origin, seq)"
            " WHERE e.subject = %s AND e.kind <> 'complaint.erased'",
            (subject,),
        ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.thorough
def test_no_word_goes_anywhere_before_the_office_says_so_and_then_everywhere(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one, together=True)
    settle(one, two)
    assert held(two)
    erase(one, subject)
    settle(one, two)
    for desk in (one, two):
        assert held(desk)
        assert not desk.register.complaints.get(subject).erased
        line = desk.register.complaints.story(subject)[-1]
        assert (line.kind, line.written) == (erasure_verdicts.AWAITED, "complaint.erased")
    with pytest.raises(Refused, match="erasure_awaited"):
        erase(two, subject)
    assert bodies(centre, subject) == 5
    with centre.connect() as office:
        (waiting,) = erasing.waiting(office)
        assert (waiting.subject, waiting.series, waiting.no, waiting.officer) == (subject, "L1", 1, "Hendra Wijaya")
        assert centre_status.read_overview(office).erasures == 1
    assert carry_out(centre) == 5
    assert bodies(centre, subject) == 0
    settle(one, two)
    for desk in (one, two):
        assert not held(desk)
        assert desk.register.complaints.get(subject).erased
    with centre.connect() as office:
        assert verify(office).broken == ""
        assert centre_status.read_overview(office).erasures == 0
    agree(one, two)


@pytest.mark.thorough
def test_a_consultation_is_erased_at_every_desk_and_at_the_centre(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    asked = Inquiry("counter", "Rahasiasekali", "", "Siti")
    subject = one.register.consulting.record(asked, OFFICER, uuid4()).subject
    settle(one, two)
    assert held(two)
    two.register.erasures.erase_consultation(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    settle(one, two)
    assert held(one)
    assert held(two)
    with centre.connect() as office:
        (waiting,) = erasing.waiting(office)
        assert (waiting.subject, waiting.no) == (subject, None)
    assert carry_out(centre) == 1
    settle(one, two)
    assert not held(one)
    assert not held(two)
    three = enrol("L3")
    settle(three, one, two)
    assert not held(three)
    with centre.reported() as office:
        assert verify(office).broken == ""
        assert office.execute("SELECT erased FROM office.consultations").fetchall() == [(True,)]
        assert office.execute("SELECT count(*) FROM journal.payload WHERE body LIKE '%Rahasia%'").fetchone() == (0,)
    agree(one, two, three)


@pytest.mark.thorough
def test_a_message_that_two_desks_read_is_one_and_is_erased_at_both_and_at_the_centre(
    centre: Centre, enrol: Enrol
) -> None:
    one, two = enrol("L1"), enrol("L2")
    word = WORD.decode()
    secret = dataclasses.replace(MAIL, sender_name=word, text=word, files=((f"{word}.pdf", WORD * 9),))
    for desk in (one, two):
        desk.register.receiving.take_in([secret])
    settle(one, two)
    two.register.receiving.settle_as_none(secret.subject, NoComplaint.ADVERTISEMENT, OFFICER, uuid4())
    settle(one, two)
    found = [desk.register.inbox.get(secret.subject, OFFICER) for desk in (one, two)]
    assert found[0] == found[1]
    assert found[0].settled is not None
    two.register.erasures.erase_message(secret.subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    settle(one, two)
    assert held(one)
    with centre.connect() as office:
        (waiting,) = erasing.waiting(office)
        assert (waiting.subject, waiting.no) == (secret.subject, None)
    assert carry_out(centre) == 5  # two arrivals, their two files, one settlement
    settle(one, two)
    assert not held(one)
    assert not held(two)
    with centre.reported() as office:
        assert verify(office).broken == ""
        assert office.execute("SELECT channel, outcome, reason, erased FROM office.messages").fetchall() == [
            ("email", "none", "", True)
        ]
        assert office.execute("SELECT count(*) FROM journal.payload WHERE body LIKE '%Rahasia%'").fetchone() == (0,)
        assert office.execute("SELECT count(*) FROM journal.content").fetchone() == (0,)
    agree(one, two)


@pytest.mark.thorough
def test_an_erasure_of_a_consultation_takes_nothing_of_a_complaint_at_the_centre(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    body = {
        "ground": "x",
        "second": "",
        "second_role": "",
        "subject": str(subject),
        "complaint": "",
        "recorded_at": "2026-11-24T03:32:00.000000Z",
        "zone": "WIB",
        "channel": "counter",
        "channel_name": "Loket",
        "series": "L1",
        "counter": "Loket 1",
        "officer": "Siti",
    }
    forge(one.register, subject, "consultation.erased", canonical(body))
    settle(one)
    with centre.connect() as office:
        assert erasing.waiting(office) == ()
    assert bodies(centre, subject) == 3
    assert one.register.complaints.get(subject).intake.description == "Rahasiasekali"


@pytest.mark.thorough
def test_an_erasure_waits_under_the_number_of_its_own_complaint(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    one.record()
    subject = closed(one)
    erase(one, subject)
    settle(one)
    with centre.connect() as office:
        assert [(each.subject, each.no) for each in erasing.waiting(office)] == [(subject, 2)]


@pytest.mark.thorough
def test_a_new_desk_gets_the_skeleton_before_and_after_the_office_carried_it_out(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    settle(one)
    erase(one, subject)
    settle(one)
    two = enrol("L2")
    settle(two)
    carry_out(centre)
    three = enrol("L3")
    settle(three, one, two)
    for desk in (two, three):
        assert desk.register.complaints.get(subject).erased
        assert not held(desk)
    agree(one, two, three)


@pytest.mark.thorough
def test_what_was_erased_before_it_was_ever_sent_arrives_without_its_words(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    erase(one, subject)
    settle(one, two)
    assert bodies(centre, subject) == 0
    assert two.register.complaints.get(subject).erased
    agree(one, two)


@pytest.mark.thorough
def test_a_desk_that_was_away_brings_no_words_back(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    two.register.complaints.reveal(subject, "Rahasiasekali", SUPERVISOR, uuid4())
    erase(one, subject)
    settle(one)
    carry_out(centre)
    settle(two, one)
    assert bodies(centre, subject) == 0
    assert not held(one)
    assert not held(two)
    agree(one, two)


def erased_twice(one: Counter, two: Counter, centre: Centre) -> UUID:
    """The second desk erases as well, before it hears of the first, and sends it with what it wrote before that."""
    subject = closed(one)
    settle(one, two)
    two.register.complaints.reveal(subject, "Rahasiasekali", SUPERVISOR, uuid4())
    erase(two, subject)
    erase(one, subject)
    settle(one)
    carry_out(centre)
    settle(two, one)
    return subject


def test_a_desk_that_was_away_brings_no_words_back_with_an_erasure_of_its_own(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = erased_twice(one, two, centre)
    assert bodies(centre, subject) == 0
    assert not held(one)
    assert not held(two)
    agree(one, two)


@pytest.mark.thorough
def test_a_backup_from_before_erases_again_at_its_first_round(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    backup = one.backup()
    erase(one, subject)
    settle(one, two)
    carry_out(centre)
    settle(one, two)
    one.put_back(backup)
    backup.unlink()
    assert held(one)
    settle(one, two)
    assert not held(one)
    assert one.register.complaints.get(subject).erased


@pytest.mark.thorough
def test_the_offices_views_tell_what_is_left_as_the_desks_do(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    erase(one, subject)
    settle(one)
    complaint = one.register.complaints.get(subject)
    for _ in range(2):
        with centre.reported() as office:
            rows = office.execute(
                "SELECT number, kind, channel_name, received_on, due_on, status, closed, cycle, late, to_be_checked"
                " FROM office.complaints"
            ).fetchall()
            left = (
                complaint.number_text,
                "complaint",
                complaint.channel_name,
                complaint.received_on,
                complaint.due.day,
            )
            assert rows == [(*left, "cancelled", True, 1, False, False)]
            assert office.execute("SELECT number, cycle, began_on FROM office.cycles").fetchall() == [
                (complaint.number_text, 1, None)
            ]
            assert office.execute("SELECT * FROM office.deadlines").fetchall() == []
        carry_out(centre)


@pytest.mark.thorough
def test_a_number_that_a_suffix_told_apart_stays_so_when_its_complaint_is_erased(
    centre: Centre, enrol: Enrol, tmp_path: Path
) -> None:
    one = enrol("L1")
    one.record()
    settle(one)
    copy = one.clone(tmp_path / "copy")
    closed(one)
    subject = closed(copy)
    settle(one, copy)
    one.register.numbering.renumber(subject, "dua kertas", SUPERVISOR, uuid4())
    erase(one, subject)
    settle(one)
    assert carry_out(centre)
    with centre.reported() as office:
        assert centre_status.read_overview(office).numbers_twice.first == ()
        assert office.execute("SELECT number FROM office.complaints WHERE subject = %s", (subject,)).fetchone() == (
            one.register.complaints.get(subject).number_text,
        )


def waits(office: Connection, centre: Centre) -> bool:
    with centre.connect() as watching:
        waiting = watching.execute("SELECT 1 FROM pg_locks WHERE pid = %s AND NOT granted", (office.info.backend_pid,))
        return waiting.fetchone() is not None


@pytest.mark.thorough
@pytest.mark.parametrize("way", [wire.ADD_ENTRIES, wire.RELAY], ids=["pushed", "relayed"])
def test_what_is_on_its_way_while_the_office_carries_it_out_brings_no_words(
    centre: Centre, enrol: Enrol, way: str
) -> None:
    one = enrol("L1")
    subject = closed(one)
    erase(one, subject)
    settle(one)
    chain = Chain()
    with (
        centre_connection.open_link(*centre.enrol()) as counter,
        centre.connect() as office,
        ThreadPoolExecutor() as pool,
    ):
        hello(counter, chain)
        (waiting,) = erasing.waiting(office)
        with counter.transaction():
            stage(counter, chain.write(1, subject=subject, body={"note": WORD.decode()}))
            counter.execute(way, ("behind",) if way == wire.RELAY else None)
            if way != wire.RELAY:
                counter.execute(wire.ADD_PAYLOADS)
            carrying = pool.submit(erasing.carry_out, office, waiting)
            while not waits(office, centre):
                assert not carrying.done()
        carrying.result()
    assert words(centre) == 0


def words(centre: Centre) -> int:
    """In how many bodies at the centre the word still stands."""
    with centre.connect() as office:
        row = office.execute(
            "SELECT count(*) FROM (SELECT body FROM journal.payload UNION ALL SELECT body FROM journal.quarantine) AS b"
            " WHERE position(%s::bytea IN body) > 0",
            (WORD,),
        ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.thorough
def test_what_was_put_aside_loses_its_words_whenever_it_came_and_whatever_was_decided(
    centre: Centre, enrol: Enrol
) -> None:
    one = enrol("L1")
    subject = closed(one)
    erase(one, subject)
    settle(one)
    chains = Chain(), Chain(), Chain()
    about = {"subject": subject, "body": {"note": WORD.decode()}}
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        before, rejected, after = (chain.write(2, **about) for chain in chains)
        relay(counter, before)
        relay(counter, [(*before[0][:-2], None, None)])  # somebody else had no words of it any more
        relay(counter, rejected)
        merging.reject(office, chains[1].origin)
        relay(counter, chains[2].write(1, body={"note": "tentang yang lain"}))
        assert words(centre) == 4
        carry_out(centre)
        assert words(centre) == 0
        for _ in range(2):
            relay(counter, after)
        relay(counter, before)
        assert words(centre) == 0
        assert office.execute("SELECT count(*), count(body) FROM journal.quarantine").fetchone() == (7, 1)
        for one_chain in (chains[0], chains[2]):
            merging.accept(office, one_chain.origin)
        assert words(centre) == 0


@pytest.mark.thorough
def test_an_erasure_that_no_desk_reads_is_not_carried_out(centre: Centre, enrol: Enrol) -> None:
    one, subjects = enrol("L1"), []
    for body in (b"no JSON", b"{}", b'{"subject":"0192f0c1-0000-7000-8000-000000000000"}'):
        subjects.append(closed(one))
        forge(one.register, subjects[-1], "complaint.erased", body)
    settle(one)
    before = [bodies(centre, subject) for subject in subjects]
    with centre.connect() as office:
        assert erasing.waiting(office) == ()
        for subject in subjects:
            unread = erasing.Erasure(subject, None, None, None, "", datetime.now(UTC), uuid4())
            assert erasing.carry_out(office, unread) == 0
    assert [bodies(centre, subject) for subject in subjects] == before
    assert min(before) > 0


@pytest.mark.thorough
def test_no_erasure_takes_a_list_away_at_the_centre(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    erase(one, subject)
    (line,) = (line for line in one.register.complaints.story(subject) if line.kind == "complaint.erased")
    channel = uuid4()
    choice = b'{"list":"channel","code":"kiosk","name":"Anjungan","group":"oral","active":true}'
    forge(one.register, channel, "choice.set", choice)
    forge(one.register, channel, "complaint.erased", canonical(line.body | {"subject": str(channel)}))
    settle(one)
    with centre.connect() as office:
        assert [one.subject for one in erasing.waiting(office)] == [subject]


def test_a_counter_cannot_carry_it_out(centre: Centre, enrol: Enrol) -> None:
    one = enrol("L1")
    subject = closed(one)
    erase(one, subject)
    settle(one)
    assert OFFICER.active
    with one.link() as link:
        row = link.execute(
            "SELECT has_table_privilege('journal.erasure', 'SELECT, UPDATE'),"
            " has_function_privilege('journal.carry_out_erasure(uuid)', 'EXECUTE'),"
            " has_table_privilege('journal.erased', 'INSERT')"
        ).fetchone()
    assert row == (False, False, False)


@pytest.mark.parametrize("piece", [1, 50])
def test_the_centre_knows_why_a_body_is_missing_before_the_entry_that_erased_it_follows(
    centre: Centre, enrol: Enrol, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(chunk_size, "FIRST", piece)
    monkeypatch.setattr(chunk_size, "next_chunk_size", lambda *_: piece)
    one, two = enrol("L1"), enrol("L2")
    erase(one, closed(one))
    assert one.sync().complete
    assert two.sync().complete
    assert len(two.numbers()) == 1
    with centre.connect() as office:
        assert merging.list_quarantined(office) == ()
        assert verify(office).broken == ""


@pytest.mark.thorough
def test_a_body_that_another_desk_erased_is_missing_at_a_centre_that_lost_both(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    erase(two, subject)
    settle(one, two)
    carry_out(centre)
    settle(one, two)
    with centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "head", "origin", "erased", "erasure"):
            office.execute(f"DELETE FROM journal.{name}".encode())
        office.execute("INSERT INTO journal.head_change (bucket) SELECT generate_series(0, 255)")
    one.sync()
    settle(two, one)
    with centre.connect() as office:
        assert merging.list_quarantined(office) == ()
    agree(one, two)


def test_what_the_office_rejects_stays_and_another_decision_is_another_question(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    erase(two, subject)
    settle(one, two)
    with centre.connect() as office:
        (waiting,) = erasing.waiting(office)
        erasing.reject(office, waiting)
        assert erasing.waiting(office) == ()
        assert verify(office).broken == ""
    settle(one, two)
    three = enrol("L3")
    settle(three)
    for desk in (one, two, three):
        assert held(desk)
        assert not desk.register.complaints.get(subject).erased
        assert desk.register.complaints.story(subject)[-1].kind == erasure_verdicts.REJECTED
    agree(one, two, three)
    erase(one, subject)
    settle(one, two, three)
    assert bodies(centre, subject) == 2
    assert carry_out(centre) == 2
    settle(one, two, three)
    for desk in (one, two, three):
        assert not held(desk)
    agree(one, two, three)


@pytest.mark.thorough
def test_a_desk_that_pinned_the_offices_key_erases_only_what_that_signed(centre: Centre, enrol: Enrol) -> None:
    key = SigningKey(OFFICE, Ed25519PrivateKey.generate())
    one, two = enrol("L1"), enrol("L2")
    subject, other = closed(one), closed(one)
    settle(one, two)
    with two.register.unit.writing():
        kept_notes.pin(two.register.unit.connection, key.public)
    for about in (subject, other):
        erase(one, about)
    settle(one, two)
    with centre.connect() as office:
        note_book.take_key(office, key.public)
        first, second = erasing.waiting(office)
        erasing.carry_out(office, first)  # by whoever keeps the database
        erasing.carry_out(office, second, key.sign)
        notes = note_book.read(office)
    settle(one, two)
    assert one.register.complaints.get(first.subject).erased
    assert not two.register.complaints.get(first.subject).erased
    with two.register.unit.writing():
        kept_notes.keep(
            two.register.unit.connection,
            [SignedNote(note.serial, str(note.kind), note.about, note.note) for note in notes],
        )
    settle(two)
    assert two.register.complaints.get(second.subject).erased
    assert not two.register.complaints.get(first.subject).erased


def pin(counter: Counter, key: SigningKey, notes: tuple[note_book.KeptNote, ...] = ()) -> None:
    """Let a counter rest on the office's key, and have its notes."""
    with counter.register.unit.writing():
        kept_notes.pin(counter.register.unit.connection, key.public)
        kept_notes.keep(
            counter.register.unit.connection,
            [SignedNote(note.serial, str(note.kind), note.about, note.note) for note in notes],
        )


def test_what_was_carried_out_before_there_was_a_key_goes_at_a_desk_that_rests_on_it(
    centre: Centre, enrol: Enrol
) -> None:
    key = SigningKey(OFFICE, Ed25519PrivateKey.generate())
    one, away = enrol("L1"), enrol("L2")
    subject, other = closed(one), closed(one)
    settle(one, away)
    for about in (subject, other):
        erase(one, about)
    settle(one, away)
    with centre.connect() as office:
        first, second = erasing.waiting(office)
        erasing.carry_out(office, first)
        erasing.reject(office, second)
        note_book.take_key(office, key.public)
        assert erasing.sign_said(office, key.sign) == 2
        pin(away, key, note_book.read(office))
    settle(away)
    assert away.register.complaints.get(first.subject).erased
    assert away.register.complaints.story(second.subject)[-1].kind == erasure_verdicts.REJECTED
    # A key that is lost is followed by one that says it again; what nobody signed is not among it.
    again = SigningKey(OFFICE, Ed25519PrivateKey.generate())
    third = closed(one)
    erase(one, third)
    settle(one)
    with centre.connect() as office:
        for one_more in erasing.waiting(office):
            erasing.carry_out(office, one_more)
        note_book.take_key(office, again.public)
        assert erasing.sign_said(office, again.sign) == 2
        assert note_book.check(office).broken == ()
        assert {one.subject for one in note_book.verdicts(office)} == {subject, other}


def test_an_entry_that_erases_nothing_does_not_take_the_offices_word_from_the_one_that_does(
    centre: Centre, enrol: Enrol
) -> None:
    key = SigningKey(OFFICE, Ed25519PrivateKey.generate())
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    forge(two.register, subject, EntryKind.ERASED, b"{}")
    settle(two, one)
    erase(one, subject)
    settle(one, two)
    with centre.connect() as office:
        note_book.take_key(office, key.public)
        (waiting,) = erasing.waiting(office)
        assert erasing.carry_out(office, waiting, key.sign)
        pin(one, key, note_book.read(office))
        assert len(note_book.read(office)) == 1
    settle(one)
    assert not held(one)
    assert one.register.complaints.get(subject).erased


def test_what_two_desks_asked_for_is_rejected_for_both(centre: Centre, enrol: Enrol) -> None:
    key = SigningKey(OFFICE, Ed25519PrivateKey.generate())
    one, two = enrol("L1"), enrol("L2")
    subject = closed(one)
    settle(one, two)
    erase(one, subject)
    erase(two, subject)
    settle(one, two)
    with centre.connect() as office:
        note_book.take_key(office, key.public)
        (waiting,) = erasing.waiting(office)
        erasing.reject(office, waiting, key.sign)
        pin(one, key, note_book.read(office))
    settle(one)
    lines = one.register.complaints.story(subject)[-2:]
    assert [line.kind for line in lines] == [erasure_verdicts.REJECTED] * 2
    erase(one, subject)
