"""What a stolen counter wrote since a day counts nowhere, stays where it is, and can be taken back."""

from __future__ import annotations

import functools
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May
from frontoffice.errors import Unavailable
from frontoffice.register.journal import ids
from frontoffice.register.journal.journal import NewEntry, append_all
from frontoffice.register.storage import conversion
from frontoffice.sync import set_aside
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import certifying, enrolling
from frontoffice.sync.office.verifying import verify
from frontoffice.sync.rounds.round_progress import HealCause
from frontoffice.sync.set_aside import ChainBound
from tests.support import projected_tables, register_keys
from tests.support.bodies import append_any
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, put
from tests.support.counters import OFFICER, SUPERVISOR, Counter, agree, settle
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal
from tests.support.signing_office import SigningOffice, device_of
from tests.sync.conftest import Enrol

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def revoke(office: Connection, counter: Counter) -> tuple[ChainBound, ...]:
    """Revoke a device, and bound all that it ever wrote."""
    ((label, device_id),) = office.execute(
        "SELECT label, device_id FROM journal.device WHERE role_name = %s", (counter.address.role,)
    )
    enrolling.revoke(office, label)
    return certifying.bounds(office, device_id, LONG_AGO)


def counted(centre: Centre) -> int:
    """How many complaints the office's views have."""
    with centre.reported() as office:
        return len(office.execute("SELECT FROM office.complaints").fetchall())


def test_what_was_set_aside_counts_nowhere_and_again_when_it_is_taken_back(centre: Centre, enrol: Enrol) -> None:
    stolen, one = enrol("L9"), enrol("L1")
    one.record(2)
    stolen.record(3)
    settle(stolen, one)
    held = one.entries()
    with centre.connect() as office:
        assert set_aside.set_aside(office, revoke(office, stolen)) == 3
        assert counted(centre) == 2
    done = one.sync()
    assert (done.complete, done.broken, done.quarantined, done.left_out) == (True, (), 0, 0)
    assert one.numbers() == [("L1", 1), ("L1", 2)]
    assert one.register.maintenance.verify().broken == ""
    two = enrol("L2")
    settle(two, one)
    assert two.sync().complete
    agree(one, two)
    with centre.connect() as office:
        assert office.execute("SELECT count(*) FROM journal.quarantine").fetchone() == (0,)
        assert office.execute("SELECT count(*) FROM journal.entry").fetchone() == (5,)
        assert verify(office).broken == ""
        assert set_aside.take_back(office, [stolen.register.unit.origin]) == 1
        assert counted(centre) == 5
    settle(one, two)
    assert one.entries() == held
    agree(one, two)


def test_what_a_row_of_the_centre_sets_aside_is_offered_and_counts_again_where_a_supervisor_says_so(
    centre: Centre, enrol: Enrol
) -> None:
    honest, one = enrol("L2"), enrol("L1")
    one.record(1)
    honest.record(2)
    settle(honest, one)
    origin = honest.register.unit.origin
    with centre.connect() as keeper:
        keeper.execute("INSERT INTO journal.set_aside (origin, upto) VALUES (%s, 0)", (origin,))
    for desk, left in ((one, [("L1", 1)]), (honest, [])):
        assert desk.sync().complete
        assert [number for number in desk.numbers() if desk is one] == left
        (offered,) = desk.register.aside_offers.all()
        assert (offered.origin, offered.series, offered.entries) == (origin, "L2", 2)
        refused = refusal(functools.partial(desk.register.aside_offers.keep, origin, OFFICER))
        assert refused == not_allowed(OFFICER, May.DECIDE)
        desk.register.aside_offers.keep(origin, SUPERVISOR)
        assert desk.register.aside_offers.all() == ()
        for _ in range(2):
            desk.sync()
        assert desk.numbers() == [("L1", 1), ("L2", 1), ("L2", 2)]
        assert desk.register.complaints.get(desk_subject(desk)).number.series == "L2"


def desk_subject(desk: Counter) -> UUID:
    """A complaint of L2 that the desk reads."""
    subject: Any = desk.connection.execute("SELECT subject FROM complaint WHERE series = 'L2' LIMIT 1").get
    return UUID(bytes=subject)


def test_what_a_supervisor_accepts_stays_set_aside(centre: Centre, enrol: Enrol) -> None:
    stolen, one = enrol("L9"), enrol("L1")
    one.record(1)
    stolen.record(3)
    settle(stolen, one)
    with centre.connect() as office:
        set_aside.set_aside(office, revoke(office, stolen))
    one.sync()
    (offered,) = one.register.aside_offers.all()
    one.register.aside_offers.accept(offered.origin, SUPERVISOR)
    one.sync()
    assert (one.register.aside_offers.all(), one.numbers()) == ((), [("L1", 1)])


def test_a_series_goes_back_when_whoever_made_it_leap_is_revoked(centre: Centre, enrol: Enrol) -> None:
    stolen, one = enrol("L9"), enrol("L1")
    one.record(1)
    settle(stolen, one)
    body = {"series": "L1", "year": 2026, "known": 1, "last": 9_000, "evidence": "paper", "why": "x", "by": "x"}
    with stolen.register.unit.writing():
        append_any(stolen.register.unit, uuid4(), ids.subject("numbers", "L1"), "numbers.resumed", body, SUPERVISOR)
    settle(stolen, one)
    assert one.register.numbering.last_known().no == 9_000
    with centre.connect() as office:
        set_aside.set_aside(office, revoke(office, stolen))
    assert one.sync().complete
    assert one.record(1)[0].number.no == 2


def test_a_desk_of_which_something_was_set_aside_counts_what_all_others_count_and_goes_on(
    centre: Centre, enrol: Enrol
) -> None:
    desk, one = enrol("L9"), enrol("L1")
    desk.record(2)
    one.record(1)
    settle(desk, one)
    with centre.connect() as office:
        set_aside.set_aside(office, revoke(office, desk))
        label = office.execute("SELECT label FROM journal.device WHERE NOT active").fetchone() or ("",)
        made = enrolling.enrol(office, "Loket 9 lagi", replaces=label[0])
    desk.address, desk.secret = centre.address_of(made.role), made.secret
    desk.record(1)
    written = desk.register.unit.origin
    done = desk.sync()
    assert done.complete
    assert [(healed.cause, healed.origin, healed.entries) for healed in done.healed] == [
        (HealCause.SPOKEN_FOR, written, 0),
        (HealCause.SET_ASIDE, written, 3),
    ]
    assert desk.sync().healed == ()
    assert desk.register.unit.origin != written
    assert desk.numbers() == [("L1", 1)], "what the office set aside counts here as little as elsewhere"
    (later,) = desk.record(1)
    assert later.number.no == 4, "no number is printed twice"
    settle(desk, one)
    tables = projected_tables.read(one.connection)
    assert one.numbers() == [("L1", 1), ("L9", 4)]
    assert projected_tables.read(desk.connection) == tables
    assert desk.register.maintenance.verify().broken == ""
    desk.register.maintenance.rebuild()
    assert projected_tables.read(desk.connection) == tables
    with centre.connect() as office:
        assert counted(centre) == 2
        assert set_aside.take_back(office, [written]) == 1
    settle(desk, one)
    agree(desk, one)
    assert len(desk.numbers()) == 5, "and it counts again as it does elsewhere"


@pytest.mark.thorough
def test_what_no_desk_takes_keeps_none_incomplete_once_it_is_set_aside(centre: Centre, enrol: Enrol) -> None:
    """An entry without its body, from before it was refused."""
    one = enrol("L1")
    chain = Chain()
    address, secret = centre.enrol("Loket curian")
    with centre_connection.open_link(address, secret) as link:
        hello(link, chain)
        push(link, chain.write(2))
    with centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        row = chain.entry()
        put(office, row)
        office.execute("DELETE FROM journal.payload WHERE origin = %s AND seq = 3", (chain.origin,))
        office.execute("UPDATE journal.entry SET received_at = '2019-01-01' WHERE seq < 3")
    assert not one.sync().complete
    with centre.connect() as office:
        assert "its body is missing" in verify(office).broken
        assert set_aside.set_aside(office, [ChainBound(chain.origin, 2, 3)]) == 1
        assert verify(office).broken == ""
    assert one.sync().complete
    assert one.sync().pulled == 0


@pytest.mark.thorough
def test_the_true_entry_is_taken_when_the_forged_one_was_set_aside(centre: Centre, enrol: Enrol) -> None:
    """The centre was put back, and a stolen counter sent another content under the entry's identity first."""
    victim, one = enrol("L1"), enrol("L2")
    victim.record(1)
    rows: Any = victim.connection.execute("SELECT entry_id, subject, kind FROM journal")
    ((entry_id, subject, kind),) = rows.fetchall()
    forger = Chain()
    address, secret = centre.enrol("Loket curian")
    with centre_connection.open_link(address, secret) as link:
        hello(link, forger)
        push(link, [forger.entry(entry_id=UUID(bytes=entry_id), subject=UUID(bytes=subject), kind=kind)])
    with pytest.raises(Unavailable, match="centre_identity") as refused:
        victim.sync()
    assert refused.value.facts["device"] == "Loket curian"
    with centre.connect() as office:
        enrolling.revoke(office, "Loket curian")
        set_aside.set_aside(office, [ChainBound(forger.origin, 0, 1)])
    assert victim.sync().complete
    one.sync()
    assert one.numbers() == [("L1", 1)]
    with centre.connect() as office:
        assert verify(office).broken == ""
        assert counted(centre) == 1
    agree(victim, one)


def test_what_a_stolen_counter_repeated_as_its_own_names_it_until_it_is_revoked(
    centre: Centre, enrol: Enrol, capsys: pytest.CaptureFixture[str]
) -> None:
    """The centre was put back, and the stolen counter sent the victim's entries in a chain of its own first."""
    victim, one = enrol("L1"), enrol("L2")
    victim.record(2)
    carry(victim.register, one.register)
    with closing(victim.register.replica()) as replica:
        (origin,) = replica.heads()
        (rows,) = replica.entries(origin, 0, 2)
    thief = Chain()
    with centre_connection.open_link(*centre.enrol("Loket curian")) as link:
        hello(link, thief)
        push(link, [thief.restamped(row) for row in rows])
    with pytest.raises(Unavailable, match="centre_identity") as refused:
        victim.sync()
    assert refused.value.facts["device"] == "Loket curian"
    one.sync()  # which sets the victim's chain aside for the office
    for _ in range(2):
        assert main(["centre", "merge", centre.dsn, "--accept", "all"]) == 2
        assert 'centre revoke DSN "Loket curian" --since' in capsys.readouterr().err
    assert main(["centre", "revoke", centre.dsn, "Loket curian", "--since", "2026-11-01", "--yes"]) == 0
    assert main(["centre", "merge", centre.dsn, "--accept", "all"]) == 0
    settle(victim, one)
    agree(victim, one)
    with centre.connect() as office:
        assert verify(office).broken == ""


def test_only_what_counts_is_pulled() -> None:
    first, second, third = uuid4(), uuid4(), uuid4()
    spans = {first: (0, 5), second: (3, 5), third: (0, 2)}
    assert set_aside.clip(spans, {first: 2, second: 3}) == {first: (0, 2), third: (0, 2)}


def held_words(desk: Counter, series: str) -> int:
    """How many bodies of a series' entries lie in the desk's file, counting or not."""
    found: Any = desk.connection.execute(
        "SELECT count(*) FROM payload WHERE entry_id IN (SELECT entry_id FROM journal WHERE series = ?1"
        " UNION SELECT entry_id FROM journal_fork WHERE series = ?1)",
        (series,),
    ).get
    return int(found)


def write_much(desk: Counter, megabytes: int) -> None:
    """What a thief leaves: long words of a kind that nobody reads."""
    unit = desk.register.unit
    new = (
        NewEntry(
            uuid4(),
            uuid4(),
            "contact.logged",
            {"x": "y" * 100_000},
            desk.clock(),
            "X",
            "officer",
            Number("L9", 2026, no),
        )
        for no in range(100, 100 + megabytes * 10)
    )
    with unit.writing():
        append_all(unit.connection, unit.origin, new, desk.clock(), "WIB")


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_the_words_of_a_revoked_device_leave_the_file_and_their_space_with_them(
    centre: Centre, enrol: Enrol, is_encrypted: bool
) -> None:
    with register_keys.known(register_keys.KEY):
        revoke_and_look(centre, enrol, is_encrypted)


def revoke_and_look(centre: Centre, enrol: Enrol, is_encrypted: bool) -> None:
    stolen, one = enrol("L9"), enrol("L1")
    one.record(2)
    stolen.record(3)
    write_much(stolen, 30)
    settle(stolen, one)
    if is_encrypted:
        one.register.close()
        conversion.encrypt(one.register.path, register_keys.KEY)
        one.open()
    office = SigningOffice()
    for desk in (stolen, one):
        office.join(desk)
        desk.sync()
    with centre.connect() as keeper:
        revoke(keeper, stolen)
    office.certify(device_of(stolen), upto=((stolen.register.unit.origin, 3),))
    office.publish(centre)
    assert one.sync().complete
    assert (one.numbers(), held_words(one, "L9")) == ([("L1", 1), ("L1", 2), *[("L9", no) for no in (1, 2, 3)]], 3)
    assert one.sync().complete
    assert one.register.path.stat().st_size < 12_000_000
    assert one.record()[0].number.no == 3
    assert not one.register.maintenance.verify().broken
    kept: Any = one.connection.execute("SELECT count(*) FROM journal_fork").get
    assert kept == 300  # every entry with the digest of its words
    one.reopen()
    assert one.register.notices() == ()
    two = enrol("L2")
    office.join(two)
    settle(one, two)
    agree(one, two)


def test_words_stay_until_a_supervisor_accepts_it_and_come_again_when_the_office_takes_it_back(
    centre: Centre, enrol: Enrol
) -> None:
    stolen, one = enrol("L9"), enrol("L1")
    one.record(1)
    stolen.record(3)
    settle(stolen, one)
    origin = stolen.register.unit.origin
    with centre.connect() as office:
        revoke(office, stolen)
        set_aside.set_aside(office, [ChainBound(origin, 2, 3)])
    one.sync()
    assert held_words(one, "L9") == 3
    one.register.aside_offers.accept(origin, SUPERVISOR)
    one.sync()
    assert (held_words(one, "L9"), one.register.aside_offers.all()) == (2, ())
    assert not one.register.maintenance.verify().broken
    with centre.connect() as keeper:  # of what was accepted nothing follows for what stands before it
        set_aside.set_aside(keeper, [ChainBound(origin, 0, 3)])
    one.sync()
    (offered,) = one.register.aside_offers.all()
    assert (offered.entries, held_words(one, "L9")) == (3, 2)
    with centre.connect() as office:
        set_aside.take_back(office, [origin])
    one.sync()
    assert (held_words(one, "L9"), one.numbers()) == (3, [("L1", 1), *[("L9", no) for no in (1, 2, 3)]])
    assert not one.register.maintenance.verify().broken
