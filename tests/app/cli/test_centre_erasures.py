"""``frontoffice centre erase``, as the IT person types it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.domain.cases.steps import Source, Step
from frontoffice.domain.people import Role
from frontoffice.sync.office import note_book
from frontoffice.sync.office.note_book import NoteKind
from tests.support.centre_server import Centre
from tests.support.counters import SUPERVISOR, Counter, settle
from tests.support.erasure_requests import asked
from tests.support.examples import an_officer

Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", "erase", *arguments])


def bodies(centre: Centre, subject: UUID) -> int:
    with centre.connect() as connection:
        ((count,),) = connection.execute(
            "SELECT count(*) FROM journal.entry JOIN journal.payload USING (origin, seq) WHERE subject = %s", (subject,)
        )
    return int(count)


def test_each_is_shown_and_chosen_by_its_number(centre: Centre, capsys: Output) -> None:
    first, second, third = asked(centre, 1, 2, 3)
    assert run(centre.dsn) == 0
    shown = capsys.readouterr().out
    assert "L1/2026/2, diputuskan Siti Rahmawati" in shown
    assert "--carry-out NOMOR" in shown
    assert run(centre.dsn, "--carry-out", "l1/2026/2", "--reject", "L1/2026/3") == 0
    assert "L1/2026/2: 1 catatan dihapus isinya" in capsys.readouterr().out
    assert [bodies(centre, one) for one in (first, second, third)] == [2, 1, 2]
    assert run(centre.dsn) == 0
    shown = capsys.readouterr().out
    assert "L1/2026/1" in shown
    assert "L1/2026/3" not in shown
    assert run(centre.dsn, "--carry-out", "L1/2026/7") == 2
    assert "L1/2026/7" in capsys.readouterr().err
    assert run(centre.dsn, "--carry-out", "semua") == 0
    assert run(centre.dsn) == 0
    assert "Tidak ada penghapusan" in capsys.readouterr().out


def test_what_another_desk_opened_again_is_erased_by_its_number_only(
    centre: Centre, tmp_path: Path, capsys: Output
) -> None:
    """It was closed where the erasure was decided; where it is handled on, nobody had heard of that."""
    one, other = (Counter(tmp_path / series, centre, series) for series in ("L1", "L2"))
    (complaint,) = one.record()
    one.advance(complaint.subject, Step.WITHDRAW, source=Source.SPOKEN)
    settle(one, other)
    one.register.erasures.erase(complaint.subject, "Nota 12", (SUPERVISOR, an_officer(Role.ADMINISTRATOR)), uuid4())
    other.advance(complaint.subject, Step.REOPEN)
    settle(one, other)
    again = "dibuka kembali di meja lain dan belum selesai"
    for arguments, had in (((), True), (("--carry-out", "semua"), True), (("--carry-out", "L1/2026/1"), False)):
        assert run(centre.dsn, *arguments) == 0
        assert (again in capsys.readouterr().out) == had
    settle(one, other)
    for desk in (one, other):
        assert desk.register.complaints.get(complaint.subject).erased
        desk.register.close()


def test_a_number_is_taken_as_it_stands_on_the_resi_and_is_never_anothers(centre: Centre, capsys: Output) -> None:
    first, second = asked(centre, 1, 2026)
    for other in ("0003/PGD-L1/2026", "0001/PGD-L2/2026", "0001/PGD-L1/2025", "0001bis/PGD-L1/2026", "1", "L1"):
        assert run(centre.dsn, "--carry-out", other) == 2, other
    assert run(centre.dsn, "--carry-out", "0001/pgd-l1/2026") == 0
    assert "L1/2026/1: 1 catatan dihapus isinya" in capsys.readouterr().out
    assert [bodies(centre, one) for one in (first, second)] == [1, 2]


@pytest.mark.thorough
def test_an_office_with_a_key_signs_its_word(
    centre: Centre,
    office: Connection,
    file: str,
    capsys: Output,
) -> None:
    first, second = asked(centre, 1, 2)
    assert run(centre.dsn, "--carry-out", "L1/2026/1") == 2
    assert "--office-key" in capsys.readouterr().err
    assert bodies(centre, first) == 2
    chosen = ("--carry-out", "L1/2026/1", "--reject", "L1/2026/2")
    assert run(centre.dsn, *chosen, "--office-key", file) == 0
    said = [(one.about, one.note.split("verdict ")[1].split()[0]) for one in note_book.read(office)]
    assert said == [(first, "carried_out"), (second, "rejected")]
    assert {one.kind for one in note_book.read(office)} == {NoteKind.ERASURE}
    assert note_book.check(office).broken == ()
