"""Devices are let in, and their rights end at once."""

from __future__ import annotations

import time
from functools import partial
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from frontoffice.errors import Unavailable
from frontoffice.sync import schema, wire
from frontoffice.sync.link import centre_connection, connecting
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import enrolling
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, relay, stage
from tests.support.refusals import refusal


@pytest.mark.thorough
def test_a_device_gets_a_role_of_its_own_and_a_secret_that_can_be_typed(centre: Centre) -> None:
    with centre.connect() as office:
        first = enrolling.enrol(office, "  Loket   1 ")
        second = enrolling.enrol(office, "Bidang Penanganan (meja 2)")
        assert (first.label, second.label) == ("Loket 1", "Bidang Penanganan (meja 2)")
        assert first.role.startswith("fo_loket_1_")
        assert second.role.startswith("fo_bidang_penanganan_mej")
        assert first.secret == connecting.normalise_secret(first.secret)
        assert first.secret != second.secret
        kept = office.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (first.role,)).fetchone()
        assert kept is not None
        assert kept[0].startswith("SCRAM-SHA-256$")
        limits = office.execute(
            "SELECT rolconnlimit, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = %s",
            (first.role,),
        ).fetchone()
        assert limits == (2, False, False, False, False)


def test_a_role_that_the_server_has_already_is_drawn_again(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 24 bits; of a thousand worlds on three servers two had such a role."""
    one, other = uuid4(), uuid4()
    drawn = iter((one, UUID(int=one.int ^ 1), other))
    monkeypatch.setattr(enrolling, "uuid4", lambda: next(drawn))
    with centre.connect() as office:
        first, second = (enrolling.enrol(office, label) for label in ("Loket 1", "Loket-1"))
    assert [first.device_id, second.device_id] == [one, other]
    assert first.role != second.role


@pytest.mark.thorough
def test_a_third_session_of_a_device_is_not_let_in(centre: Centre) -> None:
    address, word = centre.enrol()
    with (
        centre_connection.open_link(address, word),
        centre_connection.open_link(address, word),
        pytest.raises(Unavailable, match="centre_busy"),
    ):
        centre_connection.open_link(address, word)


TIMES = {
    "statement_timeout": "5min",
    "idle_in_transaction_session_timeout": "1min",
    "lock_timeout": "30s",
    "idle_session_timeout": "2min",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "300000",
}


def times(counter: psycopg.Connection) -> dict[str, str]:
    rows = counter.execute("SELECT name, current_setting(name) FROM unnest(%s::text[]) AS wanted (name)", ([*TIMES],))
    return dict(rows.fetchall())


@pytest.mark.thorough
def test_a_dead_counter_leaves_nothing_hanging(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter:
        assert times(counter) == TIMES


@pytest.mark.thorough
def test_who_was_enrolled_before_there_were_such_limits_or_lifted_them_gets_them_at_the_next_upgrade(
    centre: Centre,
) -> None:
    before, lifted = centre.enrol("Loket 1"), centre.enrol("Loket 2")
    with centre.connect() as office:
        for name in TIMES.keys() - {"statement_timeout", "idle_in_transaction_session_timeout"}:
            office.execute(f"ALTER ROLE {before[0].role} RESET {name}")
        with centre_connection.open_link(*lifted) as counter:
            for name in TIMES:
                counter.execute(f"ALTER ROLE CURRENT_USER SET {name} = 0")
        for one in (before, lifted):
            with centre_connection.open_link(*one) as counter:
                assert times(counter) != TIMES
        schema.upgrade(office)
    for one in (before, lifted):
        with centre_connection.open_link(*one) as counter:
            assert times(counter) == TIMES


@pytest.mark.thorough
def test_sessions_that_a_dead_line_left_make_room_for_the_counter(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre_connection.open_link(address, word) as one, centre_connection.open_link(address, word) as two:
        for left in (one, two):
            left.execute("SET idle_session_timeout = '10ms'")
        until = time.monotonic() + 60
        while not is_let_in(address, word):
            assert time.monotonic() < until


def is_let_in(address: CentreAddress, word: str) -> bool:
    try:
        centre_connection.open_link(address, word).close()
    except Unavailable:
        return False
    return True


@pytest.mark.thorough
def test_a_device_needs_a_name(centre: Centre) -> None:
    with centre.connect() as office:
        for label in ("", "   ", "x" * 41):
            refused = refusal(partial(enrolling.enrol, office, label))
            assert refused == ("label", "device_label", {"most": 40}), label


@pytest.mark.thorough
def test_two_active_devices_never_have_one_name(centre: Centre) -> None:
    with centre.connect() as office:
        enrolling.enrol(office, "Loket 1")
        taken = refusal(lambda: enrolling.enrol(office, " Loket  1"))
        assert taken == ("label", "device_taken", {"label": "Loket 1"})
        enrolling.revoke(office, "Loket 1")
        enrolling.enrol(office, "Loket 1")


@pytest.mark.thorough
def test_a_revoked_device_is_not_let_in_again(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre.connect() as office:
        enrolling.revoke(office, "Loket 1")
        unknown = refusal(lambda: enrolling.revoke(office, "Loket 1"))
        assert unknown == ("label", "device_unknown", {"label": "Loket 1"})
    with pytest.raises(Unavailable, match="centre_revoked"):
        centre_connection.open_link(address, word)


@pytest.mark.thorough
def test_an_open_session_ends_with_the_revocation(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        enrolling.revoke(office, "Loket 1")
        with pytest.raises(psycopg.OperationalError):
            counter.execute("SELECT 1")


@pytest.mark.thorough
def test_a_session_that_cannot_be_ended_has_lost_its_rights_all_the_same(centre: Centre) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        hello(counter, chain)
        push(counter, chain.write(1))
        office.execute("UPDATE journal.device SET active = false")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            push(counter, chain.write(1))
        counter.execute("BEGIN")
        stage(counter, chain.write(1))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            counter.execute(wire.ADD_ENTRIES.removesuffix("ON CONFLICT (origin, seq) DO NOTHING"))
        counter.execute("ROLLBACK")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            relay(counter, chain.write(1))
        for table in ("entry", "payload", "head", "origin", "erased"):
            assert counter.execute(f"SELECT count(*) FROM journal.{table}").fetchone() == (0,)
        with pytest.raises(psycopg.DatabaseError) as refused:
            hello(counter, chain)
        assert refused.value.sqlstate == "FO002"
        assert counter.execute("SELECT journal.synced(0, interval '0')").fetchone() == (None,)


@pytest.mark.thorough
def test_a_push_under_way_is_cut_by_the_revocation(centre: Centre) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        hello(counter, chain)
        counter.execute("BEGIN")
        counter.execute("SELECT count(*) FROM journal.entry")
        office.execute("UPDATE journal.device SET active = false")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            push(counter, chain.write(1))


@pytest.mark.thorough
def test_a_device_that_replaces_another_goes_on_with_its_chains(centre: Centre) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol("Loket 1")) as lost:
        hello(lost, chain)
        push(lost, chain.write(2))
    with centre.connect() as office:
        made = enrolling.enrol(office, "Loket 1", replaces="Loket 1")
    address = centre.address_of(made.role)
    with centre_connection.open_link(address, made.secret) as counter:
        assert hello(counter, chain)[0] == "welcome"
        push(counter, chain.write(1))


def test_a_stolen_computer_is_revoked_at_once_and_replaced_later(centre: Centre) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol("Loket 1")) as stolen:
        hello(stolen, chain)
        push(stolen, chain.write(2))
    with centre.connect() as office:
        enrolling.revoke(office, "Loket 1")
        made = enrolling.enrol(office, "Loket 1", replaces="Loket 1")
    with centre_connection.open_link(centre.address_of(made.role), made.secret) as counter:
        assert hello(counter, chain)[0] == "welcome"
        push(counter, chain.write(1))


@pytest.mark.thorough
def test_of_revoked_devices_of_one_name_the_latest_that_wrote_is_replaced(centre: Centre) -> None:
    first, last = Chain(), Chain()
    with centre.connect() as office:
        for chain in (first, last):
            with centre_connection.open_link(*centre.enrol("Loket 1")) as counter:
                hello(counter, chain)
                push(counter, chain.write(1))
            enrolling.revoke(office, "Loket 1")
        centre.enrol("Loket 1")  # by mistake: it never spoke
        enrolling.revoke(office, "Loket 1")
        made = enrolling.enrol(office, "Loket 1 baru", replaces="Loket 1")
        rows = office.execute(
            "SELECT o.origin FROM journal.origin o JOIN journal.device USING (device_id) WHERE active"
        )
        assert rows.fetchall() == [(last.origin,)]
        assert made.label == "Loket 1 baru"


@pytest.mark.thorough
def test_the_active_device_is_replaced_before_a_revoked_one_of_its_name(centre: Centre) -> None:
    revoked, active = Chain(), Chain()
    with centre.connect() as office:
        for chain in (revoked, active):
            with centre_connection.open_link(*centre.enrol("Loket 1")) as counter:
                hello(counter, chain)
            if chain is revoked:
                enrolling.revoke(office, "Loket 1")
        enrolling.enrol(office, "Loket 1", replaces="Loket 1")
        rows = office.execute(
            "SELECT o.origin FROM journal.origin o JOIN journal.device USING (device_id) WHERE active"
        )
        assert rows.fetchall() == [(active.origin,)]


@pytest.mark.thorough
def test_replacing_somebody_unknown_makes_nobody(centre: Centre) -> None:
    with centre.connect() as office:
        unknown = refusal(lambda: enrolling.enrol(office, "Loket 1", replaces="Loket 9"))
        assert unknown == ("label", "device_unknown", {"label": "Loket 9"})
        assert office.execute("SELECT count(*) FROM journal.device").fetchone() == (0,)


@pytest.mark.thorough
def test_a_role_is_named_after_its_device_in_letters_that_any_server_takes(centre: Centre) -> None:
    with centre.connect() as office:
        for label, name in (
            ("LOKET-1  (Depan)", "fo_loket_1_depan_"),
            ("\N{LATIN CAPITAL LETTER E WITH ACUTE}", "fo__"),
            ("x" * 40, f"fo_{'x' * 24}_"),
        ):
            made = enrolling.enrol(office, label)
            assert made.role == name + made.device_id.hex[:6]
            kept = office.execute("SELECT label, active FROM journal.device WHERE role_name = %s", (made.role,))
            assert kept.fetchone() == (" ".join(label.split()), True)


def test_a_secret_is_five_groups_of_five_letters_that_are_not_mistaken() -> None:
    letters = set()
    for _ in range(40):
        groups = enrolling.new_secret().split("-")
        assert [len(group) for group in groups] == [5] * 5
        letters |= set("".join(groups))
    assert letters == set("0123456789abcdefghjkmnpqrstvwxyz")


@pytest.mark.thorough
def test_a_revoked_device_keeps_its_line_with_when_and_its_role_is_shut(centre: Centre) -> None:
    with centre.connect() as office:
        made = enrolling.enrol(office, "Loket 1")
        enrolling.revoke(office, "  Loket   1 ")
        kept = office.execute(
            "SELECT active, revoked_at IS NOT NULL, rolcanlogin FROM journal.device"
            " JOIN pg_roles ON rolname = role_name WHERE device_id = %s",
            (made.device_id,),
        )
        assert kept.fetchone() == (False, True, False)


@pytest.mark.thorough
def test_devices_whose_roles_are_not_on_this_server_are_named_in_order(centre: Centre) -> None:
    with centre.connect() as office:
        assert enrolling.without_role(office) == ()
        made = [enrolling.enrol(office, label) for label in ("Loket 2", "Loket 1", "Loket 3")]
        for one in made:
            office.execute(SQL("DROP OWNED BY {}").format(Identifier(one.role)))
            office.execute(SQL("DROP ROLE {}").format(Identifier(one.role)))
        enrolling.revoke(office, "Loket 3")  # without a role there is none to shut
        assert enrolling.without_role(office) == ("Loket 1", "Loket 2")
