from __future__ import annotations

from contextlib import closing
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import Row
from frontoffice.register.journal.journal import COLUMNS
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer
from tests.support.malformed_entries import OddChain
from tests.support.manual_sync import origin_of, rows_for

OFFICER = an_officer()


def forged(row: Row) -> OddChain:
    """A chain with another content under the identity of that entry, and a lower clock."""
    forger = OddChain()
    forger.write(UUID(bytes=row[chain.SUBJECT]), row[chain.KIND], b"{}", entry_id=row[chain.ENTRY_ID])
    return forger


def test_another_content_under_an_identity_is_refused_and_both_are_named(register: Register, desk: Register) -> None:
    register.complaints.record(an_intake(description="Asli"), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    victim, forger = f"{origin_of(register)}/1", forged(row)
    with closing(desk.replica()) as replica:
        taken = replica.take([row, *forger.rows])
        assert taken.broken == {forger.origin: f"{forger.origin}/1: is another entry than {victim} under one identity"}
        assert replica.take(forger.rows).broken == taken.broken
    assert desk.search.find("Asli")
    assert desk.maintenance.verify().odd == ()


@pytest.mark.thorough
def test_the_same_entry_at_another_address_is_the_same(register: Register, desk: Register) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    again = OddChain()
    again.repeat(row)
    with closing(desk.replica()) as replica:
        assert replica.take([row, *again.rows]).entries == 2


def test_the_same_content_in_another_role_or_at_another_place_is_another_entry(
    register: Register, desk: Register
) -> None:
    """Read before the true one it would be judged by its own role, and by the class of the chain that it stands in."""
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    role = COLUMNS.split(", ").index("role")
    with closing(desk.replica()) as replica:
        replica.take([row])
        for at, other in ((role, "reader"), (chain.LC, row[chain.LC] + 1)):
            again = OddChain()
            again.repeat((*row[:at], other, *row[at + 1 :]))
            assert replica.take(again.rows).broken.keys() == {again.origin}


@pytest.mark.thorough
@pytest.mark.parametrize("together", [True, False])
def test_a_new_desk_blames_neither_when_the_forged_entry_comes_first(
    register: Register, desk: Register, *, together: bool
) -> None:
    register.complaints.record(an_intake(), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    forger = forged(row)
    with closing(desk.replica()) as replica:
        pieces = [[*forger.rows, row]] if together else [forger.rows, [row]]
        (said,) = [fault for piece in pieces for fault in replica.take(piece).broken.values()]
    assert said == f"{origin_of(register)}/1: is another entry than {forger.origin}/1 under one identity"
    verdict = desk.maintenance.verify()
    assert (verdict.broken, verdict.odd) == ("", ())


def test_the_true_entry_is_read_where_the_forged_one_was_taken_out(register: Register, desk: Register) -> None:
    register.complaints.record(an_intake(description="Asli"), OFFICER, uuid4())
    (row,) = rows_for(register, desk)
    forger = forged(row)
    with closing(desk.replica()) as replica:
        replica.take(forger.rows)
        assert replica.archive(forger.origin, 0, "set_aside") == 1
        taken = replica.take([row])
        assert (taken.entries, taken.broken) == (1, {})
    assert desk.search.find("Asli")
    assert desk.maintenance.verify().broken == ""
    held = desk.unit.connection.execute("SELECT body FROM fork_payload").get
    assert held == forger.rows[0][chain.BODY]


def test_what_made_room_for_a_true_entry_goes_with_the_words_that_are_erased(
    register: Register, desk: Register
) -> None:
    """A forged entry may repeat what the true one says of people."""
    subject = register.complaints.record(an_intake(description="Asli"), OFFICER, uuid4()).complaint.subject
    (row,) = rows_for(register, desk)
    forger = OddChain()
    forger.write(subject, row[chain.KIND], b'{"said":"Asli"}', entry_id=row[chain.ENTRY_ID])
    with closing(desk.replica()) as replica:
        replica.take(forger.rows)
        replica.archive(forger.origin, 0, "set_aside")
        replica.take([row])
    supervisor, second = an_officer(Role.SUPERVISOR, "Hendra Wijaya"), an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    desk.handling.cancel(subject, "Salah catat", supervisor, uuid4())
    desk.erasures.erase(subject, "Nota Dinas 1", (supervisor, second), uuid4())
    assert desk.unit.connection.execute("SELECT count(*) FROM fork_payload").get == 0
    assert desk.maintenance.verify().broken == ""
