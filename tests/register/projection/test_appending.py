from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from frontoffice.domain.entry import EntryKind
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import appending
from frontoffice.register.register import Register
from tests.support.examples import a_signed_in, an_intake

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)


def test_an_entry_follows_those_before_it_and_the_tables_follow_it(register: Register) -> None:
    siti = a_signed_in(register)
    complaint = register.complaints.record(an_intake(), siti, uuid4()).complaint
    unit, action = register.unit, uuid4()
    new = NewEntry(
        action, complaint.subject, EntryKind.REVEALED, {"why": "dicocokkan", "by": ""}, NOW, "Siti", "officer"
    )
    with unit.writing():
        folded = appending.append(unit.connection, unit.origin, new, NOW, "WIB")
    assert folded is not None
    assert folded[0].subject == complaint.subject
    first, last = journal.story(unit.connection, complaint.subject)
    assert (last.entry_id, last.parents) == (action, (first.entry_id,))


def test_an_entry_about_no_complaint_gives_none(register: Register) -> None:
    unit, who = register.unit, uuid4()
    body = {"name": "Siti", "role": "officer", "position": "", "active": True}
    with unit.writing():
        new = NewEntry(who, who, EntryKind.OFFICER_SET, body, NOW, "Hendra", "supervisor")
        assert appending.append(unit.connection, unit.origin, new, NOW, "WIB") is None
    assert [one.name for one in register.officers.all()] == ["Siti"]
