"""One mailbox is read at one desk: the latest that said so, at every desk the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.domain.people import May, Role
from frontoffice.register.register import Register
from tests.support.examples import a_register, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

KEEPER = an_officer(Role.ADMINISTRATOR, "Hendra Wijaya")
MAILBOX = "pengaduan@contoh.go.id@imap.contoh.go.id/inbox"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Register]:
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as opened:
        yield opened


def readers(*registers: Register) -> list[tuple[str, bool]]:
    found = [register.receiving.reader(MAILBOX) for register in registers]
    return [(one.counter, one.is_here) for one in found if one is not None]


def test_the_latest_desk_reads_it_and_every_desk_knows(register: Register, other: Register) -> None:
    one, two = register.unit.desk.counter_name, other.unit.desk.counter_name
    assert register.receiving.reader(MAILBOX) is None
    register.receiving.claim_mailbox(MAILBOX, KEEPER)
    carry(register, other)
    assert readers(register, other) == [(one, True), (one, False)]
    other.receiving.claim_mailbox(MAILBOX, KEEPER)
    carry(other, register)
    assert readers(register, other) == [(two, False), (two, True)]
    register.receiving.claim_mailbox(MAILBOX, KEEPER)
    found = register.receiving.reader(MAILBOX)
    assert found is not None
    assert (found.since, found.is_here) == (register.now(), True)
    assert register.receiving.reader(f"{MAILBOX}/lain") is None


def test_of_two_at_once_every_desk_names_the_same(register: Register, other: Register) -> None:
    for desk in (register, other):
        desk.receiving.claim_mailbox(MAILBOX, KEEPER)
    carry(register, other)
    carry(other, register)
    (first, here), (second, there) = readers(register, other)
    assert first == second
    assert here is not there


def test_who_does_not_keep_the_settings_claims_none(register: Register) -> None:
    by = an_officer()
    assert refusal(lambda: register.receiving.claim_mailbox(MAILBOX, by)) == not_allowed(by, May.KEEP_SETTINGS)
    assert readers(register) == []


def test_the_account_stands_in_no_file(register: Register, tmp_path: Path) -> None:
    register.receiving.claim_mailbox(MAILBOX, KEEPER)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"Hendra Wijaya" in path.read_bytes() for path in files)
    assert not any(b"imap.contoh" in path.read_bytes() for path in files)
