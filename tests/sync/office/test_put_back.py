"""What is put aside is looked at and put back; by an office with a key one chain at a time, signed."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.app.cli.passphrase_prompt import OFFICE_KEY_VARIABLE
from frontoffice.app.keys import office_key
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_stories, merging, note_book, verifying
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, relay
from tests.support.counters import Counter, agree, settle
from tests.support.database_keeper import origin_of
from tests.support.signing_office import SigningOffice, device_of
from tests.sync.conftest import Enrol

Output = pytest.CaptureFixture[str]
WORDS = "kunci kantor di laci besi"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The file of the office's key, whose passphrase is given."""
    monkeypatch.setenv(OFFICE_KEY_VARIABLE, WORDS)
    office_key.write(tmp_path / "kantor.kunci", SigningOffice().seed, WORDS)
    return str(tmp_path / "kantor.kunci")


def run(centre: Centre, *words: str) -> int:
    return main(["centre", "merge", centre.dsn, *words])


def lose(centre: Centre, origin: UUID) -> None:
    """Let the centre be of a backup that was made before a chain began."""
    with centre.connect() as keeper:
        keeper.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "checkpoint", "head", "origin"):
            keeper.execute(f"DELETE FROM journal.{name} WHERE origin = %s".encode(), (origin,))
        keeper.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")


def lost_chain(centre: Centre, enrol: Enrol) -> tuple[SigningOffice, Counter, Counter]:
    """An office with a key and two certified counters, of which the centre lost the first one's chain."""
    office, lost, holder = SigningOffice(), enrol("L1"), enrol("L2")
    for one in (lost, holder):
        office.join(one)
    with centre.connect() as keeper:
        keeper.execute("INSERT INTO journal.office_key (since_serial, public_key) VALUES (1, %s)", (office.public,))
    lost.record(4)
    settle(lost, holder)
    lose(centre, origin_of(lost))
    holder.sync()
    return office, lost, holder


def owner_at(office: Connection, origin: UUID) -> UUID | None:
    parts = centre_stories.rights(office).get(origin.bytes, ())
    return UUID(bytes=parts[-1].device) if parts else None


def test_an_office_with_a_key_puts_back_what_it_looked_at_as_its_writers_and_signs_it(
    centre: Centre, enrol: Enrol, file: str, capsys: Output
) -> None:
    _, lost, holder = lost_chain(centre, enrol)
    origin = origin_of(lost)
    assert run(centre) == 0
    assert f"{origin}: 4 catatan (1-4), dari L2 L2-1: waktu itu tidak ada di pusat; PEMILIKNYA TIDAK DIKENAL\n" in (
        capsys.readouterr().out
    )
    assert run(centre, "--show", str(origin)) == 0
    seen = capsys.readouterr().out.splitlines()
    assert (len(seen), " complaint.recorded L1/2026/1, " in seen[0]) == (4, True), seen
    for words in (("--accept", "all"), ("--accept", "all", "--office-key", file), ("--accept", str(origin))):
        assert run(centre, *words) == 2
        assert "kembalikan satu per satu: --accept RANTAI --office-key BERKAS" in capsys.readouterr().err
    assert run(centre, "--accept", str(origin), "--office-key", file) == 2
    assert "sebutkan perangkatnya: --of NAMA" in capsys.readouterr().err
    assert run(centre, "--accept", str(origin), "--of", lost.address.role, "--office-key", file) == 0
    assert capsys.readouterr().out == (
        f"{origin}: 4 dikembalikan, 0 dibawa ke rantai baru, 0 sudah ada, 0 menunggu catatan di antaranya\n"
        f"{origin}: 4 catatan ditandatangani\n"
    )
    with centre.connect() as office:
        assert owner_at(office, origin) == device_of(lost)
        assert note_book.check(office).certificates[-1].before == ((origin, 4),)
        assert verifying.verify(office).broken == ""
    settle(lost, holder)
    agree(lost, holder)


def test_who_greeted_with_a_lost_chain_and_wrote_none_of_it_does_not_get_it(
    centre: Centre, enrol: Enrol, file: str, capsys: Output
) -> None:
    keys, lost, holder = lost_chain(centre, enrol)
    thief, origin = enrol("L9"), origin_of(lost)
    keys.join(thief, label="Loket curian")
    with centre_connection.open_link(thief.address, thief.secret) as link:
        hello(link, Chain(origin))
    assert run(centre) == 0
    assert "PEMILIKNYA TIDAK DIKENAL" in capsys.readouterr().out
    assert run(centre, "--accept", str(origin), "--of", lost.address.role, "--office-key", file) == 0
    with centre.connect() as office:
        assert owner_at(office, origin) == device_of(lost)
    settle(lost, holder)
    agree(lost, holder)


def test_a_device_that_nobody_certified_gets_no_chain(centre: Centre, enrol: Enrol, file: str, capsys: Output) -> None:
    lost_chain(centre, enrol)
    invented = Chain()
    with centre_connection.open_link(*centre.enrol("Loket curian")) as thief:
        relay(thief, invented.write(2))
    assert run(centre, "--accept", str(invented.origin), "--of", "Loket curian", "--office-key", file) == 2
    assert "perangkat itu belum disahkan" in capsys.readouterr().err
    with centre.connect() as office:
        assert invented.origin in [one.origin for one in merging.list_quarantined(office)], "and nothing was put back"
        assert office.execute("SELECT 1 FROM journal.entry WHERE origin = %s", (invented.origin,)).fetchone() is None


def test_of_a_chain_that_stands_the_centre_knows_the_device(
    centre: Centre, enrol: Enrol, file: str, capsys: Output
) -> None:
    _, lost, _ = lost_chain(centre, enrol)
    lost.sync()  # its own computer sends it again
    branch = Chain(origin_of(lost))
    with centre_connection.open_link(*centre.enrol("Loket lain")) as other:
        relay(other, branch.write(1))
    capsys.readouterr()
    assert run(centre) == 0
    assert "; rantai L1 L1-0\n" in capsys.readouterr().out
    assert run(centre, "--accept", str(branch.origin), "--office-key", file) == 0
    with centre.connect() as office:
        ((carrier,),) = office.execute("SELECT origin FROM journal.origin WHERE reason = 'carried'").fetchall()
        assert owner_at(office, carrier) == device_of(lost), "the branch has its class, too"


@pytest.mark.thorough
def test_the_lost_end_of_a_chain_reaches_a_new_desk_by_the_offices_signature(
    centre: Centre, enrol: Enrol, file: str, capsys: Output
) -> None:
    keys, lost, holder = lost_chain(centre, enrol)
    origin = origin_of(lost)
    assert run(centre, "--accept", str(origin), "--of", lost.address.role, "--office-key", file) == 0
    with centre.connect() as office:
        keys.take_in(office)
        office.execute("SET session_replication_role = replica")
        office.execute("UPDATE journal.origin SET device_id = %s WHERE origin = %s", (device_of(lost), origin))
        for name in ("entry", "payload"):
            office.execute(f"DELETE FROM journal.{name} WHERE origin = %s AND seq > 2".encode(), (origin,))
        office.execute("DELETE FROM journal.checkpoint WHERE origin = %s", (origin,))
        office.execute(
            "UPDATE journal.head h SET (seq, hash, lc) = (SELECT seq, hash, lc FROM journal.entry e"
            " WHERE (e.origin, e.seq) = (h.origin, 2)) WHERE origin = %s",
            (origin,),
        )
        office.execute("UPDATE journal.quarantine SET settled_at = NULL, settled = '' WHERE seq > 2")
        office.execute("INSERT INTO journal.head_change SELECT generate_series(0, 255)")
    capsys.readouterr()
    assert run(centre, "--accept", str(origin), "--office-key", file) == 0
    assert f"{origin}: 4 catatan ditandatangani\n" in capsys.readouterr().out, "though its device is known"
    newcomer = enrol("L3")
    keys.join(newcomer)
    settle(holder, newcomer)
    agree(holder, newcomer)
