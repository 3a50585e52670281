from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.people import Role
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import appending
from frontoffice.register.register import Register
from tests.support.examples import a_signed_in, an_intake, an_officer
from tests.support.refusals import refusal

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_to_what_was_erased_only_a_paper_is_added(register: Register) -> None:
    """That one is on its way to the printer, and comes out whatever was decided meanwhile."""
    hendra, second = a_signed_in(register, Role.SUPERVISOR), an_officer(Role.ADMINISTRATOR)
    subject = register.complaints.record(an_intake(), a_signed_in(register), uuid4()).complaint.subject
    register.handling.cancel(subject, "x", hendra, uuid4())
    register.erasures.erase(subject, "Nota dinas 12", (hendra, second), uuid4())

    def add(kind: EntryKind) -> None:
        new = NewEntry(uuid4(), subject, kind, {}, NOW, "Siti", "officer")
        with register.unit.writing():
            appending.append(register.unit.connection, register.unit.origin, new, NOW, "WIB")

    for kind in EntryKind:
        if kind not in (*OF_THE_OFFICE, EntryKind.PAPER):
            assert refusal(partial(add, kind)) == ("", "complaint_erased", {}), kind
    assert len(register.complaints.story(subject)) == 1
    add(EntryKind.PAPER)
    assert len(register.complaints.story(subject)) == 2
