from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.domain.complaint import Identity
from frontoffice.domain.incoming import BecameOf, IncomingMessage, NoComplaint, clean_message, mail_identity
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import May, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.receiving import TakenIn
from frontoffice.register.projection import comparing
from frontoffice.register.queries.inbox import require
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import MORNING, OfficeClock, a_complainant, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.incoming import MAIL, REPORT, SENT, TEXT, a_mail
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
READER = an_officer(Role.READER, "Auditor")
SUBJECT: Final = MAIL.subject


def kinds(register: Register, subject: UUID = SUBJECT) -> list[str]:
    return [str(line.kind) for line in register.complaints.story(subject)]


def a_case(register: Register, **who: object) -> UUID:
    intake = an_intake(complainant=a_complainant(**who)) if who else an_intake()
    return register.complaints.record(intake, OFFICER, uuid4()).complaint.subject


def test_the_same_message_twice_is_one_line_however_it_comes(register: Register) -> None:
    assert register.receiving.take_in([MAIL, a_mail(2)]) == TakenIn(2, 0)
    again = dataclasses.replace(MAIL, text="with the words of a forwarder")
    assert register.receiving.take_in([again, a_mail(3), a_mail(3)]) == TakenIn(1, 2)
    assert register.receiving.known("email", [MAIL.identity, "a9@mail.example"]) == {MAIL.identity}
    assert register.receiving.known("sms", [MAIL.identity]) == frozenset()
    assert kinds(register) == ["message.arrived"]
    one = register.inbox.get(SUBJECT, OFFICER)
    assert (one.came, one.series, one.counter, one.settled) == (MAIL, "L1", "Loket 1", None)
    assert register.inbox.count_waiting() == 3
    assert comparing.first_difference(register.unit.connection) == ""


def test_its_files_are_kept_with_it(register: Register) -> None:
    register.receiving.take_in([dataclasses.replace(MAIL, files=(("../ktp.jpg", b"photo"), ("kosong.pdf", b"")))])
    assert register.receiving.files(SUBJECT, OFFICER) == (("ktp.jpg", b"photo"),)
    assert refusal(lambda: register.receiving.files(SUBJECT, READER)) == not_allowed(READER, May.CONTACT)
    assert register.maintenance.verify().broken == ""


def test_the_place_that_was_read_up_to_is_committed_with_the_last_message(register: Register) -> None:
    assert register.receiving.place() == {}
    register.receiving.take_in([MAIL], {"uid": "7", "uidvalidity": "1"})
    register.receiving.take_in([MAIL], {"uid": "8"})
    assert register.receiving.place() == {"uid": "8", "uidvalidity": "1"}
    assert kinds(register) == ["message.arrived"]
    register.receiving.take_in([], {"uid": "9"})
    assert register.receiving.place()["uid"] == "9"


def test_a_match_of_columns_is_kept_at_this_desk(register: Register) -> None:
    assert register.receiving.find_match("a") == ""
    for match in ("1", "2"):
        register.receiving.keep_match("a", match)
    assert (register.receiving.find_match("a"), register.receiving.find_match("b")) == ("2", "")


def test_a_message_settled_as_none_keeps_the_reason_and_waits_no_more(register: Register) -> None:
    register.receiving.take_in([MAIL])
    action = uuid4()
    for _ in range(2):
        one = register.receiving.settle_as_none(SUBJECT, NoComplaint.ADVERTISEMENT, OFFICER, action)
    assert one.settled is not None
    assert (one.settled.outcome, one.settled.reason) == (BecameOf.NONE, "advertisement")
    assert register.inbox.waiting() == ()
    assert refusal(lambda: register.receiving.settle_as_none(SUBJECT, NoComplaint.EMPTY, OFFICER, uuid4()))[1] == (
        "message_settled"
    )


def test_a_contact_is_logged_on_the_complaint_with_the_words_of_the_message(register: Register) -> None:
    complaint = a_case(register)
    register.receiving.take_in([MAIL])
    one = register.receiving.settle_as_contact(SUBJECT, complaint, OFFICER, uuid4())
    assert one.complaint == complaint
    assert kinds(register, complaint)[-1] == "contact.logged"
    body = register.complaints.story(complaint)[-1].body
    assert (body["channel"], body["reach"], body["note"]) == (
        "E-mail",
        "asked",
        "Izin trayek\nBerkas saya hilang di loket.",
    )
    assert [before.subject for before in register.inbox.before(complaint)] == [SUBJECT]


def test_no_contact_is_logged_without_its_settlement(register: Register) -> None:
    complaint = a_case(register)
    register.handling.cancel(complaint, "x", SUPERVISOR, uuid4())
    register.receiving.take_in([MAIL])
    assert refusal(lambda: register.receiving.settle_as_contact(SUBJECT, complaint, OFFICER, uuid4()))[1]
    assert register.inbox.count_waiting() == 1
    assert refusal(lambda: register.receiving.settle_as_contact(SUBJECT, uuid4(), OFFICER, uuid4()))[1] == (
        "complaint_unknown"
    )


def test_a_message_goes_on_as_a_draft_and_its_recording_settles_it(register: Register) -> None:
    register.receiving.take_in([MAIL, TEXT])
    draft = register.receiving.draft_of(SUBJECT, OFFICER)
    assert draft.fields == {
        "message": str(SUBJECT),
        "channel": "email",
        "received_on": "24-11-2026",
        "name": "Dewi Anggraini",
        "email": "dewi@mail.example",
        "description": "Izin trayek\nBerkas saya hilang di loket.",
    }
    assert register.receiving.draft_of(TEXT.subject, OFFICER).fields["phone"] == "6281234567890"
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4(), draft_id=draft.draft_id).complaint
    one = register.inbox.get(SUBJECT, OFFICER)
    assert one.settled is not None
    assert (one.complaint, one.settled.number_text) == (complaint.subject, complaint.number_text)
    assert refusal(lambda: register.receiving.undo(SUBJECT, OFFICER, uuid4()))[1:] == (
        "message_is_complaint",
        {"number": complaint.number_text},
    )


def test_what_a_form_gave_fills_the_draft(register: Register) -> None:
    register.receiving.take_in([REPORT])
    assert register.inbox.get(REPORT.subject, OFFICER).came == REPORT
    assert register.receiving.draft_of(REPORT.subject, OFFICER).fields == {
        "message": str(REPORT.subject),
        "channel": "sp4n",
        "received_on": "24-11-2026",
        "name": "Dewi Anggraini",
        "email": "dewi@mail.example",
        "phone": "0812-3456-7890",
        "address": "Jl. Merdeka 1",
        "wish": "Berkas dicari",
        "event_date": "20-11-2026",
        "external_id": "#8123456",
        "description": "Izin trayek\nBerkas saya hilang di loket.",
    }


@pytest.mark.parametrize("how", ["recorded", "cancelled", "entered later"])
def test_an_item_that_a_complaint_carries_already_is_no_new_message(register: Register, how: str) -> None:
    from_there = {"channel": "sp4n", "external_id": "# 8123456", "received_on": MORNING.date()}
    intake = an_intake() if how == "entered later" else an_intake(**from_there)
    complaint = register.complaints.record(intake, OFFICER, uuid4()).complaint.subject
    if how == "cancelled":
        register.handling.cancel(complaint, "x", SUPERVISOR, uuid4())
    elif how == "entered later":
        register.sp4n.enter(complaint, "#8123456", OFFICER, uuid4())
    assert register.receiving.known("sp4n", ["8123456", "8123457"]) == {"8123456"}
    assert register.receiving.known("website", ["8123456"]) == frozenset()
    assert register.receiving.take_in([REPORT]) == TakenIn(0, 1)
    assert register.inbox.count_waiting() == 0


def test_a_complaint_stands_by_itself_where_its_message_was_settled_meanwhile(register: Register) -> None:
    register.receiving.take_in([MAIL])
    draft = register.receiving.draft_of(SUBJECT, OFFICER)
    register.receiving.settle_as_none(SUBJECT, NoComplaint.OTHER, OFFICER, uuid4())
    register.complaints.record(an_intake(), OFFICER, uuid4(), draft_id=draft.draft_id)
    assert kinds(register) == ["message.arrived", "message.settled"]


def test_a_settlement_is_taken_back_until_the_exchange_has_carried_it(tmp_path: Path) -> None:
    clock = OfficeClock()
    with closing(a_register(tmp_path, clock)) as register:
        register.receiving.take_in([MAIL])
        assert refusal(lambda: register.receiving.undo(SUBJECT, OFFICER, uuid4()))[1] == "message_waits"
        register.sync_log.keep({}, complete=True)
        clock.move(minutes=1)
        register.receiving.settle_as_none(SUBJECT, NoComplaint.OTHER, OFFICER, uuid4())
        assert register.receiving.undo(SUBJECT, OFFICER, uuid4()).settled is None
        register.receiving.settle_as_none(SUBJECT, NoComplaint.EMPTY, OFFICER, uuid4())
        clock.move(minutes=1)
        register.sync_log.keep({}, complete=True)
        assert refusal(lambda: register.receiving.undo(SUBJECT, OFFICER, uuid4()))[1] == "message_carried"


def test_who_may_not_speak_with_complainants_decides_nothing(register: Register) -> None:
    register.receiving.take_in([MAIL])
    settle = register.receiving.settle_as_none
    assert refusal(lambda: settle(SUBJECT, NoComplaint.OTHER, READER, uuid4())) == not_allowed(READER, May.CONTACT)
    assert refusal(lambda: register.inbox.get(SUBJECT, READER)) == not_allowed(READER, May.CONTACT)
    assert refusal(lambda: settle(uuid4(), NoComplaint.OTHER, OFFICER, uuid4())) == ("", "message_unknown", {})


def test_who_asked_for_confidence_is_named_in_no_message_until_somebody_says_why(register: Register) -> None:
    complaint = a_case(register, name="Dewi Anggraini", identity=Identity.CONFIDENTIAL, email="dewi@mail.example")
    words = "Saya Dewi Anggraini, hubungi dewi@mail.example"
    register.receiving.take_in([dataclasses.replace(MAIL, text=words)])
    register.receiving.settle_as_contact(SUBJECT, complaint, OFFICER, uuid4())
    shown = register.inbox.get(SUBJECT, OFFICER).came
    assert (shown.sender, shown.sender_name) == (MASK, MASK)
    assert "Dewi" not in shown.text
    (line,) = register.inbox.settled()
    assert line.sender == MASK
    assert "Dewi" not in line.first_words
    assert register.receiving.reveal(SUBJECT, "Menjawab", OFFICER, uuid4()).came.text == words
    assert kinds(register)[-1] == "identity.revealed"


def test_who_asks_for_confidence_on_a_form_is_named_in_no_line_until_somebody_says_why(register: Register) -> None:
    given = (("identity", "anonymous"), *REPORT.given)
    register.receiving.take_in([dataclasses.replace(REPORT, text="Saya Dewi", given=given)])
    shown = register.inbox.get(REPORT.subject, OFFICER).came
    assert (shown.sender, shown.sender_name, shown.text) == (MASK, MASK, f"Saya {MASK}")
    masked = {"phone": MASK, "address": MASK}
    assert dict(shown.given) == dict(given) | masked
    assert register.inbox.waiting()[0].sender == MASK
    assert register.receiving.reveal(REPORT.subject, "Menjawab", OFFICER, uuid4()).came.given == given


def test_what_another_program_wrote_into_the_table_goes_when_it_is_made_anew(register: Register) -> None:
    register.receiving.take_in([dataclasses.replace(MAIL, files=(("ktp.jpg", b"photo"),))])
    before = projected_tables.read(register.unit.connection)
    for table in ("message", "message_file", "sent_message"):
        columns = [
            name for (name,) in register.unit.connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
        ]
        stray = ["x'%s'" % ("00" * 16) if name in _KEYS else "'1'" for name in columns]
        register.unit.connection.execute(f"INSERT INTO {table} VALUES ({', '.join(stray)})")
    assert comparing.first_difference(register.unit.connection) != ""
    register.maintenance.rebuild()
    assert comparing.first_difference(register.unit.connection) == ""
    assert projected_tables.read(register.unit.connection) == before


_KEYS: Final = ("subject", "complaint", "entry_id", "message", "content", "job_id")


@pytest.mark.thorough
@pytest.mark.parametrize("call", range(1, 40, 3))
def test_a_disk_that_fails_at_any_write_keeps_a_message_its_files_and_the_place_or_nothing(
    tmp_path: Path, call: int
) -> None:
    disk = FaultyDisk(f"failing at taking in {call}")
    message = dataclasses.replace(MAIL, files=(("ktp.jpg", b"photo"),))
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        disk.fail(call, 40, apsw.FullError)
        with contextlib.suppress(Unavailable):
            register.receiving.take_in([message], {"uid": "7"})
        disk.heal()
        is_here = register.inbox.count_waiting() == 1
        assert register.receiving.place() == ({"uid": "7"} if is_here else {})
        assert register.receiving.take_in([message], {"uid": "7"}) == TakenIn(not is_here, is_here)
        assert register.receiving.files(SUBJECT, OFFICER) == (("ktp.jpg", b"photo"),)
        assert register.maintenance.verify().broken == ""
    disk.unregister()


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.text(max_size=60), min_size=7, max_size=7), odd=st.sampled_from(["", "\0", "\ud800", "e\u0301"])
)
def test_whatever_a_stranger_writes_is_kept_as_it_was_cleaned(register: Register, words: list[str], odd: str) -> None:
    sender, name, title, text, answers, failed, identity = (f"{odd}{word}" for word in words)
    came = dataclasses.replace(
        MAIL,
        identity=mail_identity(f"<{identity}>", text.encode("utf-8", "replace")),
        sender=sender,
        sender_name=name,
        title=title,
        text=text,
        answers=(answers,),
        recipient_failed=failed,
        files=((name, b"x"),),
    )
    if register.receiving.take_in([came]).new:
        assert require(register.unit, came.subject).came == dataclasses.replace(clean_message(came), files=())


# --- two desks ---

Act = tuple[int, str]
ACTS: Final = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["take", "none", "contact", "undo", "carry"])), max_size=12
)


def act(desks: tuple[Register, Register], at: int, what: str, complaint: UUID) -> None:
    """One act at one desk; what the register refuses there is refused."""
    register, action = desks[at], uuid4()
    if what == "take":
        register.receiving.take_in([MAIL])
    elif what == "carry":
        carry(desks[1 - at], register)
    else:
        verbs: dict[str, Callable[[], object]] = {
            "none": lambda: register.receiving.settle_as_none(SUBJECT, NoComplaint.OTHER, OFFICER, action),
            "contact": lambda: register.receiving.settle_as_contact(SUBJECT, complaint, OFFICER, action),
            "undo": lambda: register.receiving.undo(SUBJECT, OFFICER, action),
        }
        with contextlib.suppress(Refused):
            verbs[what]()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_two_desks_agree_on_one_line_with_one_settlement_in_any_order(
    acts: list[Act], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("desks")
    with closing(a_register(folder / "a")) as one, closing(a_register(folder / "b", counter="L2")) as other:
        complaint = a_case(one)
        carry(one, other)
        for at, what in [*acts, (0, "take"), (1, "take")]:
            act((one, other), at, what, complaint)
        for giver, taker in ((one, other), (other, one)):
            carry(giver, taker)
        tables = [projected_tables.read(register.unit.connection) for register in (one, other)]
        assert tables[0] == tables[1]
        assert len(tables[0]["message"]) == 1
        assert one.inbox.get(SUBJECT, OFFICER) == other.inbox.get(SUBJECT, OFFICER)
        for register in (one, other):
            assert comparing.first_difference(register.unit.connection) == ""


def test_of_two_desks_that_settle_at_once_the_first_holds_and_the_other_is_shown(tmp_path: Path) -> None:
    with closing(a_register(tmp_path / "a")) as one, closing(a_register(tmp_path / "b", counter="L2")) as other:
        complaint = a_case(one)
        one.receiving.take_in([MAIL])
        carry(one, other)
        assert other.receiving.take_in([MAIL]) == TakenIn(0, 1)
        one.receiving.settle_as_contact(SUBJECT, complaint, OFFICER, uuid4())
        other.receiving.settle_as_none(SUBJECT, NoComplaint.OTHER, OFFICER, uuid4())
        carry(one, other)
        carry(other, one)
        found = [register.inbox.get(SUBJECT, OFFICER) for register in (one, other)]
        assert found[0] == found[1]
        assert found[0].settled is not None
        assert len(found[0].in_vain) == 1
        loser = one if found[0].settled.outcome is BecameOf.NONE else other
        assert refusal(lambda: loser.receiving.undo(SUBJECT, OFFICER, uuid4())) == ("", "message_carried", {})


def test_the_clock_of_a_server_ahead_of_ours_is_no_reason_to_refuse(register: Register) -> None:
    ahead = dataclasses.replace(MAIL, arrived_at=register.now() + timedelta(days=1))
    complaint = a_case(register)
    register.receiving.take_in([ahead])
    assert register.receiving.settle_as_contact(SUBJECT, complaint, OFFICER, uuid4()).complaint == complaint


def test_a_text_that_came_before_the_complaint_was_received_is_its_contact_as_of_now(register: Register) -> None:
    complaint = a_case(register)
    early: IncomingMessage = dataclasses.replace(TEXT, arrived_at=SENT - timedelta(days=9))
    register.receiving.take_in([early])
    register.receiving.settle_as_contact(early.subject, complaint, OFFICER, uuid4())
    assert register.complaints.story(complaint)[-1].body["on"] == "2026-11-24"
