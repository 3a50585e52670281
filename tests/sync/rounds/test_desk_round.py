"""A round with the kept secret: refused before anything is sent, or done whole."""

from __future__ import annotations

import base64
import dataclasses
import socket
import time
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.app.keys import signed_proof
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.register import Register
from frontoffice.sync.link import connecting
from frontoffice.sync.link.connecting import address_of
from frontoffice.sync.office import device_limits
from frontoffice.sync.rounds import desk_round
from frontoffice.sync.rounds.round_progress import Progress, Stage
from frontoffice.sync.signing import Signing, Standing
from tests.support.attached_files import a_scan
from tests.support.centre_desks import clock, enrolled, entries_at
from tests.support.centre_server import Centre
from tests.support.examples import a_signed_in, an_intake
from tests.support.keyrings import MemoryKeyring
from tests.support.signing_office import SigningOffice

__all__ = ["clock"]


@pytest.mark.thorough
def test_a_round_takes_what_is_here_to_the_centre(register: Register, centre: Centre, keys: MemoryKeyring) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, uuid4())
    done = desk_round.go(lambda: closing(register.replica()), enrolled(centre))
    assert done.complete
    assert done.pushed == entries_at(centre) == register.outbox.own_entries()
    assert len(keys.kept) == 1


def test_a_desk_that_was_given_the_offices_key_signs_with_its_own(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    office = SigningOffice()
    kept = dataclasses.replace(enrolled(centre), office_key=base64.b64encode(office.public).decode())
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())

    def one_round() -> Signing:
        return desk_round.go(
            lambda: closing(register.replica()),
            kept,
            signer_of=lambda name: signed_proof.find_or_make(register.path, name),
        ).signing

    offered = one_round()
    key = signed_proof.find_or_make(register.path, "")
    assert key is not None
    assert offered == Signing(Standing.OFFERED, "", key.fingerprint, base64.b64encode(key.public).decode())
    with centre.connect() as keeper:
        device, public = keeper.execute("SELECT device_id, offered_key FROM journal.device").fetchone() or ()
    office.certify(device, public_key=bytes(public))
    office.publish(centre)
    assert (one_round().standing, one_round().unsigned) == (Standing.CERTIFIED, 0)
    assert desk_round.go(lambda: closing(register.replica()), kept).signing.standing is Standing.NO_KEY


@pytest.mark.thorough
def test_between_two_rounds_no_link_stands_open_that_the_centre_could_end(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    kept = enrolled(centre)
    with centre.connect() as office:
        for _ in range(2):
            assert desk_round.go(lambda: closing(register.replica()), kept).complete
            until = time.monotonic() + 60
            while office.execute("SELECT 1 FROM pg_stat_activity WHERE usename = %s", (kept.role,)).fetchone():
                assert time.monotonic() < until
    assert keys.kept


@pytest.mark.thorough
def test_without_its_secret_nobody_is_asked(register: Register, centre: Centre, keys: MemoryKeyring) -> None:
    kept = enrolled(centre)
    keys.kept.clear()
    with pytest.raises(Unavailable, match="centre_secret"):
        desk_round.go(lambda: closing(register.replica()), kept)


def test_without_its_certificate_nobody_is_asked(
    register: Register, centre: Centre, tmp_path: Path, keys: MemoryKeyring
) -> None:
    kept = dataclasses.replace(enrolled(centre), root_certificate=str(tmp_path / "gone.crt"))
    with pytest.raises(Refused, match="centre_certificate_file"):
        desk_round.go(lambda: closing(register.replica()), kept)
    assert keys.kept


@pytest.mark.thorough
def test_a_centre_that_takes_nothing_says_so_and_nothing_is_lost(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    kept = enrolled(centre)
    a_signed_in(register)
    with centre.connect() as office:
        office.execute(f"ALTER DATABASE {centre.name} SET default_transaction_read_only = on")
    with pytest.raises(Unavailable, match="centre_read_only"):
        desk_round.go(lambda: closing(register.replica()), kept)
    with centre.connect() as office:
        office.execute("SET default_transaction_read_only = off")
        office.execute(f"ALTER DATABASE {centre.name} RESET default_transaction_read_only")
    assert desk_round.go(lambda: closing(register.replica()), kept).complete
    assert entries_at(centre) == register.outbox.own_entries()
    assert keys.kept


@pytest.mark.thorough
def test_a_database_without_the_schema_says_so(register: Register, centre: Centre, keys: MemoryKeyring) -> None:
    kept = enrolled(centre)
    with centre.connect() as office:
        office.execute("DROP SCHEMA journal CASCADE")
    with pytest.raises(Unavailable, match="centre_no_schema"):
        desk_round.go(lambda: closing(register.replica()), kept)
    assert keys.kept


@pytest.mark.thorough
def test_the_register_is_taken_only_when_the_centre_has_answered(centre: Centre, keys: MemoryKeyring) -> None:
    kept = enrolled(centre)
    role, word = next((role, word) for (_, role), word in keys.kept.items())
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        away = dataclasses.replace(kept, address=f"127.0.0.1:{port}/pengaduan")
        connecting.keep_secret(address_of(away), word)
        asked: list[bool] = []

        def stop() -> bool:
            asked.append(True)
            return len(asked) > 3

        with pytest.raises(Unavailable, match="centre_unreachable"):
            desk_round.go(lambda: pytest.fail("the register was taken"), away, stop=stop)
    assert role


@pytest.mark.thorough
def test_a_round_that_is_ended_while_it_waits_for_the_centre_is_a_stopped_one(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    kept = enrolled(centre)
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    seen: list[Progress] = []
    with centre.connect() as office, office.transaction():
        office.execute("LOCK TABLE journal.payload")  # the push waits for it
        done = desk_round.go(
            lambda: closing(register.replica()),
            kept,
            seen.append,
            stop=lambda: any(one.stage is Stage.PUSH for one in seen),
        )
    assert (done.stopped, done.complete) == (True, False)
    assert desk_round.go(lambda: closing(register.replica()), kept).complete
    assert entries_at(centre) == register.outbox.own_entries()
    assert keys.kept


def at_centre(centre: Centre) -> int:
    with centre.connect() as office:
        ((count,),) = office.execute("SELECT count(*) FROM journal.content_chunk")
    return int(count)


@pytest.mark.thorough
def test_contents_follow_their_entries_as_long_as_there_is_time(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    officer, kept = a_signed_in(register), enrolled(centre)
    scans = (a_scan(1_000, 1), a_scan(1_000, 2))
    register.complaints.record(an_intake(), officer, uuid4(), attached=scans)
    done = desk_round.go(lambda: closing(register.replica()), kept, seconds=0)
    assert (done.complete, done.contents_left, at_centre(centre)) == (True, 2, 0)
    done = desk_round.go(lambda: closing(register.replica()), kept)
    assert (done.complete, done.contents_left, at_centre(centre)) == (True, 0, 2)
    assert keys.kept


@pytest.mark.thorough
def test_what_this_desk_writes_meanwhile_goes_before_what_is_left_of_the_contents(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    officer, kept = a_signed_in(register), enrolled(centre)
    register.complaints.record(an_intake(), officer, uuid4(), attached=(a_scan(1_000, 1), a_scan(1_000, 2)))

    def write(progress: Progress) -> None:
        if (progress.stage, progress.done) == (Stage.CONTENTS, 1):
            register.complaints.record(an_intake(), officer, uuid4())

    done = desk_round.go(lambda: closing(register.replica()), kept, write)
    assert (done.complete, done.contents_left, at_centre(centre)) == (True, 1, 1)
    assert keys.kept


@pytest.mark.thorough
def test_why_contents_do_not_go_on_is_said_with_the_round(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    officer, kept = a_signed_in(register), enrolled(centre)
    register.complaints.record(an_intake(), officer, uuid4(), attached=[a_scan(1_000)])
    with centre.connect() as office:
        device_limits.set_content_limit(office, "", 0, None)
        done = desk_round.go(lambda: closing(register.replica()), kept)
        assert (done.complete, done.contents_left, done.contents_failure) == (True, 0, "centre_content_limit")
        device_limits.set_content_limit(office, "", 1, None)
        office.execute(  # as PostgreSQL says it when its disk is full
            "CREATE FUNCTION journal.full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        office.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON journal.content_chunk EXECUTE FUNCTION journal.full()"
        )
        done = desk_round.go(lambda: closing(register.replica()), kept)
        assert (done.complete, done.contents_failure) == (True, "centre_disk_full")
        office.execute("DROP TRIGGER full_disk ON journal.content_chunk")
    done = desk_round.go(lambda: closing(register.replica()), kept)
    assert (done.complete, done.contents_failure, at_centre(centre)) == (True, None, 1)
    assert keys.kept


@pytest.mark.thorough
def test_a_line_that_is_cut_in_a_content_fails_no_round(
    register: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    officer, kept = a_signed_in(register), enrolled(centre)
    register.complaints.record(an_intake(), officer, uuid4(), attached=[a_scan(1_000)])

    def cut(progress: Progress) -> None:
        if progress.stage is Stage.CONTENTS:
            with centre.connect() as office:
                office.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (kept.role,)
                )

    done = desk_round.go(lambda: closing(register.replica()), kept, cut)
    assert (done.complete, done.contents_left, done.contents_failure, at_centre(centre)) == (True, 0, None, 0)
    assert desk_round.go(lambda: closing(register.replica()), kept).complete
    assert at_centre(centre) == 1
    assert keys.kept
