"""A register that somebody else wrote to: noticed, and not obeyed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, Role
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.commands import officers
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import restore
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.register_tags import TagTrust
from tests.conftest import Announce
from tests.support import place_keys
from tests.support.examples import SECRET, OfficeClock, a_register, an_intake, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

pytestmark = pytest.mark.usefixtures("keyring")

SITIS, BUDIS = "739152", "846291"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of three people and one complaint, closed."""
    path = tmp_path / "register.db"
    lay_blank(path)
    with closing(opened(path)) as register:
        hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        siti = register.officers.add("Siti", Role.OFFICER, "", SITIS, hendra, uuid4())
        register.officers.add("Budi", Role.HANDLER, "", BUDIS, hendra, uuid4())
        register.complaints.record(an_intake(), siti, uuid4())
    return path


def opened(path: Path, clock: OfficeClock | None = None, vfs: str | None = None) -> Register:
    mark = HighWaterMark(path.parent / "marks", "m1")
    return open_register(path, Desk(), clock=clock or OfficeClock(), high_water_mark=mark, vfs=vfs)


def overwrite(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    with closing(apsw.Connection(str(path))) as connection:
        for statement in statements:
            connection.execute(statement, values)


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(apsw.Connection(str(path))) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def put(path: Path, table: str, kept: list[tuple[object, ...]]) -> None:
    """Put these rows of a table back over what stands there."""
    with closing(apsw.Connection(str(path))) as connection:
        for row in kept:
            connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def person(register: Register, name: str) -> Officer:
    return next(one for one in register.officers.all() if one.name == name)


def outcome(register: Register, name: str, secret: str) -> str:
    """The role in which somebody signs in, or why not."""
    try:
        return register.officers.sign_in(person(register, name).officer_id, secret).role
    except Refused as refused:
        return refused.problems[0].code


OF = "(SELECT officer_id FROM officer WHERE name = '{}')"
SITI, HENDRA = OF.format("Siti"), OF.format("Hendra")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE credential SET secret_hash = (SELECT secret_hash FROM credential WHERE officer_id = {HENDRA}) WHERE officer_id = {SITI}",
        f"UPDATE credential SET wrong_tries = 7 WHERE officer_id = {SITI}",
        f"UPDATE credential SET last_wrong_at = '2026-11-24T03:00:00.000Z' WHERE officer_id = {SITI}",
        f"DELETE FROM authentication WHERE id = {SITI}",
        f"UPDATE authentication SET version = version + 1 WHERE id = {SITI}",
        f"UPDATE authentication SET tag = (SELECT tag FROM authentication WHERE id = {HENDRA}) WHERE id = {SITI}",
        f"UPDATE authentication SET tag = randomblob(32) WHERE id = {SITI}",
    ],
)
def test_an_overwritten_credential_opens_nothing_and_the_others_still_do(path: Path, statement: str) -> None:
    overwrite(path, statement)
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SITIS) == "secret_changed"
        assert outcome(register, "Siti", SECRET) == "secret_changed"
        assert outcome(register, "Budi", BUDIS) == "handler"
        hendra = person(register, "Hendra")
        register.officers.set_secret(person(register, "Siti").officer_id, "528417", hendra, uuid4())
        assert outcome(register, "Siti", "528417") == "officer"
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", "528417") == "officer"


@pytest.mark.thorough
def test_a_credential_of_somebody_else_fits_nobody(path: Path) -> None:
    """All of a supervisor's row, with its tag, for another's name."""
    for table, column in (("credential", "officer_id"), ("authentication", "id")):
        with closing(apsw.Connection(str(path))) as connection:
            (of_hendra,) = connection.execute(f"SELECT * FROM {table} WHERE {column} = {HENDRA}").fetchall()
            siti = connection.execute(f"SELECT {SITI}").get
        put(
            path,
            table,
            [tuple(siti if value == of_hendra[0 if column == "officer_id" else 1] else value for value in of_hendra)],
        )
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SECRET) == "secret_changed"


@pytest.mark.thorough
def test_a_wait_that_was_cut_by_putting_the_row_back_opens_nothing(path: Path) -> None:
    """With its tag: it is one that held before, and the state knows which version holds."""
    before = {table: rows(path, table) for table in ("credential", "authentication")}
    with closing(opened(path)) as register:
        for _ in range(5):
            outcome(register, "Siti", "000111222")
        assert outcome(register, "Siti", SITIS) == "wait"
    put(path, "credential", before["credential"])
    put(path, "authentication", [row for row in before["authentication"] if row[0] == "credential"])
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SITIS) == "secret_changed"
        assert outcome(register, "Hendra", SECRET) == "supervisor"


@pytest.mark.thorough
def test_with_the_state_of_before_put_back_as_well_nobody_signs_in(path: Path, announce: Announce) -> None:
    """Nothing says then which credentials hold."""
    announce("untrusted")
    before = {table: rows(path, table) for table in ("credential", "authentication")}
    with closing(opened(path)) as register:
        hendra = person(register, "Hendra")
        register.officers.set_secret(hendra.officer_id, "528417", hendra, uuid4())
    for table, kept in before.items():
        put(path, table, kept)
    with closing(opened(path)) as register:
        assert outcome(register, "Hendra", SECRET) == "secrets_changed"
        assert [notice.code for notice in register.notices()] == ["changed_outside"]
        register.officers.recover(hendra.officer_id, "528418", uuid4())
        assert register.unit.tags.trust is TagTrust.FITS
    with closing(opened(path)) as register:
        assert outcome(register, "Hendra", "528418") == "supervisor"
        assert outcome(register, "Siti", SITIS) == "secret_changed", "it waits for the supervisor"


@pytest.mark.thorough
def test_an_overwritten_officer_stays_what_the_entries_say(path: Path) -> None:
    overwrite(path, f"UPDATE officer SET role = 'supervisor' WHERE officer_id = {SITI}")
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SITIS) == "officer"
        siti = person(register, "Siti")
        overwrite(path, f"UPDATE officer SET role = 'administrator' WHERE officer_id = {SITI}")
        assert register.officers.as_now(siti).role is Role.OFFICER
        budi = person(register, "Budi").officer_id
        refused = refusal(lambda: register.officers.set_secret(budi, "528417", siti, uuid4()))
        assert refused == not_allowed(register.officers.as_now(siti), May.KEEP_OFFICERS)


def forge_supervisor(path: Path) -> None:
    """Rewrite history with hashes computed anew: a program without the key appends that Siti is a supervisor."""
    with place_keys.in_use() as none:
        none.is_missing = True
        connection = apsw.Connection(str(path))
        kept = connection.execute("SELECT * FROM authentication").fetchall()
        connection.execute("DELETE FROM authentication")
        connection.close()
        with closing(open_register(path, Desk(), clock=OfficeClock())) as register:
            siti, unit = person(register, "Siti"), register.unit
            made = Officer(siti.officer_id, "Siti", Role.SUPERVISOR)
            action = uuid4()
            unit.run_once(
                action,
                lambda: unit.append_entry(
                    action,
                    siti.officer_id,
                    EntryKind.OFFICER_SET,
                    officers.body(made, "changed"),
                    person(register, "Hendra"),
                ),
            )
        put(path, "authentication", kept)


@pytest.mark.thorough
def test_a_rewritten_history_is_noticed_and_makes_nobody_a_supervisor(path: Path, announce: Announce) -> None:
    forge_supervisor(path)
    announce("the register is not as this program left it: changed")
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.CHANGED
        assert "changed_outside" in [notice.code for notice in register.notices()]
        assert register.maintenance.verify().broken == "", "every hash fits"
        assert outcome(register, "Siti", SITIS) == "secret_changed"
        hendra = register.officers.sign_in(person(register, "Hendra").officer_id, SECRET)
        changed = refusal(lambda: register.complaints.record(an_intake(), hendra, uuid4()))
        assert changed == ("", "register_changed", {})
    with closing(opened(path)) as register:
        assert register.unit.tags.is_changed, "going on does not make it right"
        last, take_over = register.numbering.last_known(), register.numbering.take_over_series
        unsaid = refusal(lambda: take_over("Resi terakhir dilihat", hendra, uuid4(), last))
        assert unsaid == ("accepts_history", "history_not_accepted", {}), "a number accepts no history"
        assert [one.head for one in register.numbering.history_doubts()] == [None]
        take_over("Resi terakhir dilihat", hendra, uuid4(), last, accepts_history=True)
        assert register.unit.tags.trust is TagTrust.FITS
        assert register.numbering.find_block() is None
        assert outcome(register, "Siti", SITIS) == "secret_changed", "that is said for the numbers, not for a PIN"
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.FITS
        assert [notice.code for notice in register.notices()] == ["secrets_changed"]


FORGED_FLOORS = (
    "INSERT INTO number_floor VALUES ('L1', 2026, 9999998)",
    "UPDATE number_floor SET no = 500",
    "DELETE FROM number_floor",
)


@pytest.mark.thorough
@pytest.mark.parametrize("statement", FORGED_FLOORS)
def test_numbers_that_another_program_says_were_given_are_noticed_and_count_for_nothing(
    path: Path, announce: Announce, statement: str
) -> None:
    announce("the register is not as this program left it: changed")
    if not statement.startswith("INSERT"):
        with closing(opened(path)) as register, register.unit.writing():
            register.unit.connection.execute("INSERT INTO number_floor VALUES ('L2', 2026, 4)")
    with closing(opened(path)) as register:
        assert register.notices() == ()
    overwrite(path, statement)
    with closing(opened(path)) as register:
        assert [notice.code for notice in register.notices()] == ["changed_outside"]
        assert register.numbering.find_block() == "register_changed"
        assert register.numbering.gaps() == (), "no page states numbers that nobody gave"
        assert register.numbering.last_known().no == 1
        hendra, last = person(register, "Hendra"), register.numbering.last_known()
        register.numbering.take_over_series("Resi terakhir dilihat", hendra, uuid4(), last, accepts_history=True)
        recorded = register.complaints.record(an_intake(), person(register, "Siti"), uuid4())
        assert recorded.complaint.number.no == 2
    with closing(opened(path)) as register:
        assert register.notices() == ()
        assert register.numbering.gaps() == ()


@pytest.mark.thorough
def test_a_copy_that_is_put_back_with_numbers_that_others_know_is_no_changed_register(path: Path) -> None:
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    known = restore.KnownElsewhere((Number("L1", 2026, 7),))
    restore.put_in_place(restore.prepare(copy, path).ready, path, "20261124T033200Z", known)
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.FITS
        assert register.numbering.find_block() == "numbering_unconfirmed"
        assert register.numbering.last_known().no == 7


@pytest.mark.thorough
def test_what_is_written_beside_the_open_program_is_noticed_at_the_next_entry(path: Path, announce: Announce) -> None:
    with closing(opened(path)) as register:
        siti = register.officers.sign_in(person(register, "Siti").officer_id, SITIS)
        overwrite(path, "UPDATE head SET hash = randomblob(32)")
        assert register.officers.as_now(siti) == siti
        changed = refusal(lambda: register.complaints.record(an_intake(), siti, uuid4()))
        assert changed == ("", "register_changed", {})
        assert register.officers.as_now(siti) == siti


@pytest.mark.thorough
def test_a_role_that_an_entry_changed_takes_its_credential_along(path: Path) -> None:
    with closing(opened(path)) as register:
        hendra, siti = person(register, "Hendra"), person(register, "Siti")
        register.officers.change(Officer(siti.officer_id, "Siti", Role.SUPERVISOR), hendra, uuid4())
        assert outcome(register, "Siti", SITIS) == "supervisor"
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SITIS) == "supervisor"


@pytest.mark.thorough
def test_a_role_that_another_desk_changed_takes_its_credential_along(path: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with closing(opened(path)) as register, closing(a_register(tmp_path / "other", counter="L2")) as other:
        carry(register, other)
        hendra, siti = person(register, "Hendra"), person(register, "Siti")
        other.officers.change(Officer(siti.officer_id, "Siti", Role.SUPERVISOR), hendra, uuid4())
        carry(other, register)
        assert outcome(register, "Siti", SITIS) == "supervisor"
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SITIS) == "supervisor"


def append_and_refuse(register: Register, who: Officer) -> None:
    body = officers.body(Officer(who.officer_id, "Lain", Role.OFFICER), "changed")
    register.unit.append_entry(uuid4(), who.officer_id, EntryKind.OFFICER_SET, body, who)
    raise Refused(Problem("", AccessRefusal.NOT_ALLOWED))


@pytest.mark.thorough
def test_an_action_that_was_refused_leaves_the_state_as_it_was(path: Path) -> None:
    with closing(opened(path)) as register:
        hendra, before = person(register, "Hendra"), register.unit.tags.counter
        with pytest.raises(Refused) as refused:
            register.unit.run_once(uuid4(), lambda: append_and_refuse(register, hendra))
        assert refused.value.problems[0].code == "not_allowed"
        assert person(register, "Hendra") == hendra
        assert register.unit.tags.counter == before
        register.complaints.record(an_intake(), hendra, uuid4())
        assert (register.unit.tags.counter, register.unit.tags.settings_version) == (before + 1, 0)
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.FITS


@pytest.mark.thorough
def test_a_person_whose_commit_was_in_doubt_is_known_once_the_file_was_read_anew(path: Path) -> None:
    disk = FaultyDisk("in doubt")
    with closing(opened(path, vfs=disk.name)) as register:
        hendra = person(register, "Hendra")
        disk.syncs_of_the_log_fail = True
        with pytest.raises(Unavailable, match="outcome_unknown"):
            register.officers.add("Ani", Role.OFFICER, "", SITIS, hendra, uuid4())
        disk.syncs_of_the_log_fail = False
        assert outcome(register, "Ani", SITIS) == "officer"
    disk.unregister()


@pytest.mark.thorough
def test_the_exchange_on_its_own_connection_keeps_the_state(path: Path) -> None:
    with closing(opened(path)) as register:
        with closing(register.replica()) as replica:
            replica.greeting(replica.present())
            replica.begin_origin("moved")
        register.complaints.record(an_intake(), person(register, "Siti"), uuid4())
        assert register.unit.tags.trust is TagTrust.FITS
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.FITS


@pytest.mark.parametrize(
    "damage",
    [
        lambda tag, version, content: (bytes([tag[0] ^ 1]) + tag[1:], version, content),
        lambda tag, version, content: (tag, version + 1, content),
        lambda tag, version, content: (tag, version, bytes([content[0] ^ 1]) + content[1:]),
        lambda tag, version, content: (tag, version, content[:-1] + bytes([content[-1] ^ 1])),
        lambda tag, version, content: (tag, version, content[:32]),
    ],
)
def test_an_overwritten_state_says_nothing_any_more(
    path: Path, announce: Announce, damage: Callable[[bytes, int, bytes], tuple[bytes, int, bytes]]
) -> None:
    announce("untrusted")
    with closing(apsw.Connection(str(path))) as connection:
        found = connection.execute("SELECT tag, version, content FROM authentication WHERE what = 'state'").fetchone()
        changed = damage(*found)  # type: ignore[misc]
        connection.execute(
            "UPDATE authentication SET (tag, version, content) = (?, ?, ?) WHERE what = 'state'", changed
        )
    with closing(opened(path)) as register:
        assert outcome(register, "Hendra", SECRET) == "secrets_changed"


@pytest.mark.thorough
def test_a_register_of_another_desk_in_its_place_is_noticed(path: Path, tmp_path: Path, announce: Announce) -> None:
    announce("untrusted")
    overwrite(path, f"UPDATE my_origin SET origin = x'{UUID(int=7).hex}' WHERE id = 1")
    with closing(opened(path)) as register:
        assert outcome(register, "Hendra", SECRET) == "secrets_changed"
