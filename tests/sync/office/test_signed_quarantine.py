"""Of what is put aside, an office with a key takes back unseen what a certified device signed, and nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import merging, verifying
from frontoffice.sync.office.signed_quarantine import Covered, SignedQuarantine
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, relay
from tests.support.counters import Counter, agree, settle
from tests.support.database_keeper import origin_of
from tests.support.signing_office import SigningOffice, device_key, device_of, relay_signed
from tests.sync.conftest import Enrol

Output = pytest.CaptureFixture[str]


def lose(centre: Centre, origin: UUID, after: int = 0) -> None:
    """Let the centre be of an older backup, without a chain's entries after one."""
    with centre.connect() as keeper:
        keeper.execute("SET session_replication_role = replica")
        for name in ("entry", "payload"):
            keeper.execute(f"DELETE FROM journal.{name} WHERE origin = %s AND seq > %s".encode(), (origin, after))
        for name in ("checkpoint", "head", "origin"):
            keeper.execute(f"DELETE FROM journal.{name} WHERE origin = %s".encode(), (origin,))
        if after:
            keeper.execute(
                "INSERT INTO journal.head (origin, seq, hash, lc)"
                " SELECT origin, seq, hash, lc FROM journal.entry WHERE (origin, seq) = (%s, %s)",
                (origin, after),
            )
        keeper.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")


def signing(centre: Centre, enrol: Enrol) -> tuple[SigningOffice, Counter, Counter]:
    office, lost, holder = SigningOffice(), enrol("L1"), enrol("L2")
    for one in (lost, holder):
        office.join(one)
    with centre.connect() as keeper:
        keeper.execute("INSERT INTO journal.office_key (since_serial, public_key) VALUES (1, %s)", (office.public,))
    lost.record(4)
    settle(lost, holder)
    return office, lost, holder


@pytest.mark.parametrize("after", [0, pytest.param(2, marks=pytest.mark.thorough)])
def test_all_takes_what_a_certified_device_signed_and_names_the_rest(
    centre: Centre, enrol: Enrol, capsys: Output, after: int
) -> None:
    _, lost, holder = signing(centre, enrol)
    origin, invented = origin_of(lost), Chain()
    lose(centre, origin, after)
    with centre_connection.open_link(*centre.enrol("Loket curian")) as thief:
        relay(thief, invented.write(3))
        holder.sync()
    assert main(["centre", "merge", centre.dsn]) == 0
    shown = capsys.readouterr().out
    assert f"{invented.origin}: 3 catatan (1-3), dari Loket curian" in shown
    assert shown.count("; 3 TANPA TANDA TANGAN\n") == shown.count("TANPA TANDA TANGAN") == 1
    assert main(["centre", "merge", centre.dsn, "--accept", "all"]) == 0
    shown = capsys.readouterr().out
    assert f"{origin}: {4 - after} dikembalikan" in shown
    assert f"{invented.origin}: tanpa tanda tangan, tetap tersisih. Sesudah diperiksa: --accept" in shown
    with centre.connect() as office:
        assert [one.origin for one in merging.quarantined(office)] == [invented.origin]
        assert office.execute(
            "SELECT o.device_id, c.signer, c.size FROM journal.origin o JOIN journal.checkpoint c USING (origin)"
            " WHERE origin = %s",
            (origin,),
        ).fetchall() == [(device_of(lost), str(device_of(lost)), 4)], "its device's, and signed, as it was"
        assert verifying.verify(office).broken == ""
    settle(lost, holder)
    agree(lost, holder)
    assert main(["centre", "merge", centre.dsn, "--accept", str(invented.origin)]) == 0
    assert "3 dikembalikan" in capsys.readouterr().out, "the office may, by its name"


@pytest.mark.parametrize("knows", ["a certificate", "the centre", "nobody"])
def test_a_certified_device_signs_for_no_chain_but_its_own(
    centre: Centre, enrol: Enrol, capsys: Output, knows: str
) -> None:
    keys, lost, holder = signing(centre, enrol)
    thief, origin, forged = enrol("L9"), origin_of(lost), Chain(origin_of(lost))
    keys.join(thief, label="Loket curian")
    lose(centre, origin, 2)
    with centre.connect() as office:
        rows = office.execute("SELECT hash, lc FROM journal.entry WHERE origin = %s ORDER BY seq", (origin,)).fetchall()
        forged.seq, forged.lc, forged.head = 2, rows[-1][1], rows[-1][0]
        with centre_connection.open_link(thief.address, thief.secret) as link:
            relay_signed(link, device_key(device_of(thief)), forged.write(3), [digest for digest, _ in rows])
        if knows == "a certificate":
            keys.certify(device_of(lost), label="Loket L1", before=((origin, 4),))
            keys.publish(centre)
        elif knows == "the centre":
            office.execute("INSERT INTO journal.origin (origin, device_id) VALUES (%s, %s)", (origin, device_of(lost)))
        alone = SignedQuarantine(office).covered(origin)
        assert (len(alone.hashes), alone.strangers) == (0, ("Loket curian",)), "nobody bears it out"
        holder.sync()
        covered = SignedQuarantine(office).covered(origin)
        assert (len(covered.hashes), covered.strangers) == (2, ("Loket curian",))
        assert [one.signer for one, _ in covered.signed] == [str(device_of(lost))]
    assert main(["centre", "merge", centre.dsn]) == 0
    assert "DITANDATANGANI" in capsys.readouterr().out
    assert main(["centre", "merge", centre.dsn, "--accept", "all"]) == 0
    shown = capsys.readouterr().out
    assert f"{origin}: 2 dikembalikan" in shown


def owner_at(office: Connection, origin: UUID) -> UUID:
    ((device,),) = office.execute("SELECT device_id FROM journal.origin WHERE origin = %s", (origin,)).fetchall()
    return UUID(str(device))


def test_who_greeted_with_a_lost_chain_and_wrote_none_of_it_does_not_keep_it(centre: Centre, enrol: Enrol) -> None:
    keys, lost, holder = signing(centre, enrol)
    thief, origin = enrol("L9"), origin_of(lost)
    keys.join(thief, label="Loket curian")
    lose(centre, origin)
    with centre_connection.open_link(thief.address, thief.secret) as link:
        hello(link, Chain(origin))
    with centre.connect() as office:
        assert owner_at(office, origin) == device_of(thief)
        holder.sync()
        assert main(["centre", "merge", centre.dsn, "--accept", "all"]) == 0
        assert owner_at(office, origin) == device_of(lost)
    settle(lost, holder)
    agree(lost, holder)


@pytest.mark.parametrize("by_name", [False, True])
def test_nobody_has_a_whole_chain_by_its_own_word_but_one_that_the_office_took_by_its_name(
    centre: Centre, enrol: Enrol, by_name: bool
) -> None:
    keys, lost, holder = signing(centre, enrol)
    thief, invented = enrol("L9"), Chain()
    device = keys.join(thief, label="Loket curian")
    settle(lost, holder, thief)
    with centre_connection.open_link(thief.address, thief.secret) as link:
        relay_signed(link, device_key(device), [*invented.write(2), (*invented.entry()[:-2], None, None)])
    with centre.connect() as office:
        covered = SignedQuarantine(office).covered(invented.origin, by_name=by_name)
        assert (len(covered.hashes), covered.strangers) == ((3, ()) if by_name else (0, ("Loket curian",)))
        assert merging.accept(office, invented.origin).restored == 2
        SignedQuarantine(office).adopt(covered)
        if by_name:
            assert owner_at(office, invented.origin) == device, "though the last entry waits for its words"


@pytest.mark.thorough
def test_what_nobody_certified_signed_what_was_cut_and_what_was_put_behind_is_not_covered(
    centre: Centre, enrol: Enrol
) -> None:
    _, lost, holder = signing(centre, enrol)
    origin, device = origin_of(lost), device_of(lost)
    lose(centre, origin)
    holder.sync()
    with centre.connect() as office:
        whole = SignedQuarantine(office).covered(origin)
        assert (len(whole.hashes), [one.size for one, _ in whole.signed]) == (4, [4])
        forged = Chain(origin)
        ((forged.seq, forged.lc, forged.head, before),) = office.execute(
            "SELECT seq, lc, hash, prev FROM journal.quarantine WHERE origin = %s ORDER BY seq DESC LIMIT 1", (origin,)
        ).fetchall()
        with centre_connection.open_link(*centre.enrol("Loket curian")) as thief:
            relay(thief, forged.write(2))
            other = Chain(origin)  # another last entry under the true signature
            other.seq, other.lc, other.head = 3, forged.lc, before
            relay(thief, other.write(1))
            signed = whole.signed[0][0]
            thief.execute(
                "SELECT journal.relay_checkpoint(%s, %s, %s, %s, %s)",
                (origin, signed.signer, 4, other.head, signed.note),
            )
            assert SignedQuarantine(office).covered(origin) == whole
            for signer, size, digest, note in (  # no signature, another's, one of another length
                (str(device), 6, forged.head, "frontoffice-register"),
                (str(device), 6, forged.head, whole.signed[0][0].note),
                ("office", 4, whole.signed[0][1], whole.signed[0][0].note),
            ):
                thief.execute(
                    "SELECT journal.relay_checkpoint(%s, %s, %s, %s, %s)", (origin, signer, size, digest, note)
                )
                assert SignedQuarantine(office).covered(origin) == whole
        made = merging.accept(office, origin, whole.hashes)
        assert (made.restored, len(merging.quarantined(office))) == (4, 1), "and it hinders nothing"
        assert SignedQuarantine(office).covered(origin) == Covered()


@pytest.mark.thorough
def test_what_came_after_a_revoked_device_is_not_covered(centre: Centre, enrol: Enrol) -> None:
    keys, lost, holder = signing(centre, enrol)
    origin = origin_of(lost)
    lose(centre, origin)
    holder.sync()
    with centre.connect() as office:
        assert SignedQuarantine(office).covered(origin).hashes
        for upto, is_covered in ((3, False), (4, True)):
            keys.certify(device_of(lost), label="Loket L1", upto=((origin, upto),))
            keys.publish(centre)
            assert bool(SignedQuarantine(office).covered(origin).hashes) is is_covered
