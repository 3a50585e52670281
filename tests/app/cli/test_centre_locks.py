"""Every verb of ``frontoffice centre`` while a stolen counter holds all that it can: done, and whose session it ended."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import psycopg
import pytest
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from frontoffice.__main__ import main
from frontoffice.app.cli import centre_command
from frontoffice.app.cli.passphrase_prompt import OFFICE_KEY_VARIABLE
from frontoffice.app.keys import office_key
from frontoffice.app.keys.passphrase import Cost
from frontoffice.domain.proof import checkpoint
from frontoffice.errors import Unavailable
from frontoffice.sync import wire
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import blocking_sessions, enrolling, note_book
from tests.conftest import Announce
from tests.support import new_versions
from tests.support.centre_server import Centre
from tests.support.chains import Chain, attach, hello, push, relay
from tests.support.erasure_requests import asked
from tests.support.printed_codes import code_on

WORDS: Final = "kunci kantor di laci besi"
OF_INIT: Final = 0x6A6F75726E616C  # the lock of the first init
THIEF: Final = "Loket curian"
ENDED: Final = f"Sesi {THIEF} diakhiri"
LIFTED: Final = ("statement_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout", "lock_timeout")
ALL: Final = (
    "LOCK TABLE journal.centre, journal.head, journal.entry, journal.payload, journal.erased, journal.program,"
    " journal.program_part, journal.content, journal.content_chunk, journal.note, journal.office_key,"
    " journal.checkpoint, journal.erasure_rejected, journal.set_aside IN ACCESS SHARE MODE"
)
Output = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class HeldCentre:
    """A centre in which there is something to do for every verb, and the stolen secret that keeps it."""

    centre: Centre
    folder: Path
    known: tuple[CentreAddress, str]
    chain: Chain
    lost: UUID

    @property
    def key(self) -> str:
        """The file of the office's key."""
        return str(self.folder / "kantor.kunci")


@pytest.fixture
def held(centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldCentre]:
    """A session that lifted its limits and, in an open transaction, wrote and locked whatever a counter may."""
    monkeypatch.setenv(OFFICE_KEY_VARIABLE, WORDS)
    monkeypatch.setattr("builtins.input", lambda asks: typed(tmp_path, asks))
    monkeypatch.setattr(blocking_sessions, "PATIENCE", 0.2)
    asked(centre, 1, 2)
    known, chain, lost = centre.enrol(THIEF), Chain(), Chain()
    made = tmp_path / "kantor.kunci"
    office_key.write(made, bytes(32), WORDS, Cost(1, 64, 1))
    with centre.connect() as office:
        note_book.take_key(office, office_key.read(made).public)
        enrolling.enrol(office, "Loket 4")
    for one, key in ((centre.enrol("Loket 2"), bytes(range(32))), (known, bytes(range(32, 64)))):
        with contextlib.closing(centre_connection.open_link(*one)) as counter:
            counter.execute("SELECT journal.offer_key(%s)", (key,))
            if one is known:
                hello(counter, chain)
                push(counter, chain.write(3, number=("L9", 2026, 1)))
            else:
                relay(counter, lost.write(2))
    assert (
        main(
            [
                "centre",
                "certify",
                centre.dsn,
                THIEF,
                "--class",
                "loket",
                "--series",
                "L9",
                "--office-key",
                str(made),
                "--yes",
            ]
        )
        == 0
    )
    assert main(["centre", "revoke", centre.dsn, "Loket 4", "--since", "2026-11-01", "--yes"]) == 0
    whole, is_held = HeldCentre(centre, tmp_path, known, chain, lost.origin), threading.Event()
    thief = threading.Thread(target=keep, args=(whole, is_held))
    thief.start()
    is_held.wait(60)
    yield whole
    with centre.connect() as office:
        office.execute(SQL("ALTER ROLE {} NOLOGIN").format(Identifier(known[0].role)))
        blocking_sessions.end(office, known[0].role)
    thief.join(60)
    assert not thief.is_alive()


def keep(of: HeldCentre, is_held: threading.Event) -> None:
    """Hold it, and come back twice when that was ended."""
    for _ in range(3):
        with contextlib.suppress(psycopg.Error, Unavailable), holding(of) as link:
            is_held.set()
            link.execute("SELECT pg_sleep(600)")


def typed(folder: Path, asks: str) -> str:
    """What is answered: yes, or the code of whatever paper lies there."""
    (paper,) = folder.glob("*.pdf") if "Kode" in asks else (None,)
    return code_on(paper) if paper else "ya"


@contextlib.contextmanager
def holding(of: HeldCentre) -> Iterator[Connection]:
    with contextlib.closing(centre_connection.open_link(*of.known)) as link:
        for name in LIFTED:
            link.execute(f"SET {name} = 0")
        link.execute(f"SELECT pg_advisory_lock({OF_INIT})")
        link.execute("BEGIN")
        hello(link, of.chain)
        hello(link, further := Chain())
        link.execute(wire.GREET, (further.origin, further.token, further.next_token(), None, None, "", 2, b"x"))
        writes: tuple[Callable[[], None], ...] = (
            lambda: push(link, further.write(1)),
            lambda: attach(link, of.chain, b"lampiran"),
            lambda: relay(link, Chain().write(1)),
        )
        for write in writes:
            write()
            link.execute("DROP TABLE staged")  # which goes with the transaction otherwise
        link.execute(ALL)
        yield link


def a_package(of: HeldCentre) -> str:
    return str(new_versions.a_package(of.folder, "0.3.0"))


Words = Callable[[HeldCentre], tuple[str, ...]]
VERBS: Final[tuple[tuple[str, Words, bool], ...]] = (  # verb, its words, whether the session is in its way
    ("revoke", lambda _: (THIEF,), False),
    ("revoke", lambda of: (THIEF, "--since", "2026-11-01", "--yes", "--office-key", of.key), False),
    ("set-aside", lambda of: (THIEF, "--since", "2026-11-01", "--yes", "--office-key", of.key), False),
    ("set-aside", lambda _: ("Loket 4", "--undo"), False),
    ("init", lambda _: (), True),
    ("enrol", lambda _: ("Loket 5",), False),
    (
        "enrol",
        lambda of: ("Loket 5", "--key", checkpoint.root_text(bytes(range(1, 33))), "--office-key", of.key),
        False,
    ),
    ("enrol", lambda _: (THIEF, "--replaces", THIEF), True),
    ("enrol", lambda _: ("Loket 6", "--replaces", "Loket 2"), False),
    ("certify", lambda of: ("--all", "--yes", "--office-key", of.key), False),
    ("certify", lambda of: (THIEF, "--class", "kantor", "--yes", "--office-key", of.key), True),
    ("office-key", lambda of: (of.key,), False),
    ("office-key", lambda of: (str(of.folder / "baru.kunci"), "--lost"), False),
    ("rotate", lambda of: (of.key, str(of.folder / "baru.kunci")), False),
    ("sign", lambda of: ("--office-key", of.key), False),
    ("limit", lambda _: (THIEF, "--entries", "10", "--chains", "3"), True),
    ("limit", lambda _: (THIEF, "--megabytes", "10", "--files", "3"), True),
    ("limit", lambda _: (THIEF, "--leap"), True),
    ("limit", lambda _: ("--entries", "1000", "--megabytes", "100"), False),
    ("status", lambda _: (), False),
    ("figures", lambda of: ("--folder", str(of.folder)), False),
    ("merge", lambda _: (), False),
    ("merge", lambda of: ("--accept", str(of.lost), "--of", THIEF, "--office-key", of.key), True),
    ("merge", lambda of: ("--reject", str(of.lost)), True),
    ("erase", lambda _: (), False),
    ("erase", lambda of: ("--carry-out", "L1/2026/1", "--reject", "L1/2026/2", "--office-key", of.key), True),
    ("publish", lambda of: (a_package(of),), False),
    ("verify", lambda _: (), False),
    ("verify", lambda _: ("--fetch-again",), False),
)


@pytest.mark.parametrize(
    ("verb", "words", "is_in_its_way"),
    [
        pytest.param(*one, id=f"{no}-{one[0]}", marks=[] if no == 0 else pytest.mark.thorough)
        for no, one in enumerate(VERBS)
    ],
)
def test_a_verb_ends_whoever_holds_what_it_needs_and_is_done(
    held: HeldCentre, verb: str, words: Words, is_in_its_way: bool, capsys: Output, announce: Announce
) -> None:
    announce.perhaps("error ignored in rollback")  # where it was ended as it came back
    capsys.readouterr()
    assert main(["centre", verb, held.centre.dsn, *words(held)]) == 0
    shown = capsys.readouterr()
    assert (ENDED in shown.out, shown.err) == (is_in_its_way, ""), shown


def test_every_verb_is_tried() -> None:
    assert {verb for verb, _, _ in VERBS} == centre_command.VERBS.keys()


@pytest.mark.thorough
def test_what_was_given_once_is_not_asked_for_again_when_a_verb_is_tried_again(
    held: HeldCentre, capsys: Output, announce: Announce, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce.perhaps("error ignored in rollback")
    monkeypatch.delenv(OFFICE_KEY_VARIABLE)
    reads, writes = os.pipe()
    os.write(writes, WORDS.encode() + b"\n")
    os.close(writes)
    words = ("certify", held.centre.dsn, THIEF, "--class", "kantor", "--yes", "--office-key", held.key)
    assert main(["--passphrase-fd", str(reads), "centre", *words]) == 0
    os.close(reads)
    assert ENDED in capsys.readouterr().out
