"""The office's figures say what the desks' registers say, whichever way they came to be written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from psycopg import Connection

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.sync import figures, set_aside
from frontoffice.sync.figures import FiguresWritten
from frontoffice.sync.office import erasing
from frontoffice.sync.set_aside import ChainBound
from tests.support.centre_server import Centre
from tests.support.counters import SUPERVISOR, Counter, settle
from tests.support.examples import an_officer
from tests.sync.conftest import Enrol

TABLES = (
    "complaint_row",
    "cycle_row",
    "consultation_row",
    "message_row",
    "again_row",
    "number_twice_row",
    "choice_row",
)


def rows(centre: Centre) -> dict[str, list[str]]:
    """All that the figures hold, as text."""
    with centre.connect() as office:
        return {
            table: sorted(row for (row,) in office.execute(f"SELECT t::text FROM office.{table} t".encode()))
            for table in TABLES
        }


def numbers(centre: Centre) -> list[str]:
    with centre.connect() as office:
        return [number for (number,) in office.execute("SELECT number FROM office.complaints ORDER BY number")]


@contextmanager
def traced_changes(centre: Centre) -> Iterator[list[Any]]:
    """The subjects of the complaints whose rows are written meanwhile."""
    found: list[Any] = []
    with centre.connect() as office:
        office.execute("CREATE TABLE IF NOT EXISTS public.traced (subject uuid)")
        office.execute(
            "CREATE OR REPLACE FUNCTION public.trace() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN INSERT INTO public.traced VALUES (NEW.subject); RETURN NEW; END$$"
        )
        office.execute(
            "CREATE OR REPLACE TRIGGER trace AFTER INSERT ON office.complaint_row"
            " FOR EACH ROW EXECUTE FUNCTION public.trace()"
        )
        yield found
        found += [subject for (subject,) in office.execute("SELECT subject FROM public.traced")]
        office.execute("DROP TABLE public.traced; DROP TRIGGER trace ON office.complaint_row")


def test_only_what_changed_is_written_and_is_what_a_whole_writing_writes(centre: Centre, enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    first, second, third = one.record(3)
    settle(one, two)
    assert centre.write_figures() == FiguresWritten(3, 3, anew=True)
    one.review(first.subject)
    two.record()
    settle(one, two)
    with traced_changes(centre) as changed:
        done = centre.write_figures()
    assert (done.written, done.anew) == (2, False)
    assert len(changed) == 2
    assert first.subject in changed
    assert {second.subject, third.subject}.isdisjoint(changed)
    incremental = rows(centre)
    assert centre.write_figures(anew=True).anew
    assert rows(centre) == incremental
    assert len(numbers(centre)) == 4


def test_what_did_not_change_is_not_written_again(centre: Centre, enrol: Enrol) -> None:
    one = enrol()
    one.record(2)
    settle(one)
    centre.write_figures()
    before = rows(centre)
    assert centre.write_figures() == FiguresWritten(0, 0, anew=False)
    assert rows(centre) == before


def test_a_list_that_changed_has_every_complaint_counted_by_it(centre: Centre, enrol: Enrol) -> None:
    one = enrol()
    one.record(service="Izin Baru")
    settle(one)
    services = "SELECT service, service_code FROM office.complaints"
    with centre.reported() as office:
        assert office.execute(services).fetchall() == [("Lainnya", "other")]
    line = Choice("baru", "Izin Baru", "Lainnya")
    one.register.reference_data.set_choice(ListName.SERVICE, line, SUPERVISOR, uuid4())
    settle(one)
    assert centre.write_figures().anew
    with centre.connect() as office:
        assert office.execute(services).fetchall() == [("Izin Baru", "baru")]


def test_what_was_set_aside_leaves_the_figures_and_comes_back_with_it(centre: Centre, enrol: Enrol) -> None:
    one, stolen = enrol("L1"), enrol("L9")
    one.record(2)
    stolen.record(1)
    settle(one, stolen)
    centre.write_figures()
    origin = stolen.register.unit.origin
    with centre.connect() as office:
        set_aside.set_aside(office, [ChainBound(origin, 0, 1)])
    centre.write_figures()
    assert len(numbers(centre)) == 2
    with centre.connect() as office:
        set_aside.take_back(office, [origin])
    assert centre.write_figures().pulled == 1
    assert len(numbers(centre)) == 3


def test_an_erasure_takes_its_words_from_the_register_of_the_figures(
    centre: Centre, enrol: Enrol, tmp_path: Path
) -> None:
    one = enrol()
    (complaint,) = one.record(description="Rahasia sekali")
    one.review(complaint.subject)
    one.advance(complaint.subject, Step.FORWARD)
    settle(one)
    held = tmp_path / "centre-figures" / "register.db"

    def write() -> bool:
        with centre.connect() as office:
            figures.write(office, tmp_path)
        return any(b"Rahasia sekali" in path.read_bytes() for path in held.parent.iterdir() if path.is_file())

    assert write()
    second = an_officer(name="Yuliana Putri")
    one.register.erasures.erase(complaint.subject, "Nota Dinas", (SUPERVISOR, second), uuid4())
    settle(one)
    assert write(), "the office has not agreed to it"
    with centre.connect() as office:
        (waiting,) = erasing.waiting(office)
        erasing.carry_out(office, waiting)
    assert not write()
    assert numbers(centre) == [complaint.number_text]
    with centre.connect() as office:
        assert office.execute("SELECT service, status FROM office.complaints").fetchall() == [("", "forwarded")]


def test_after_a_centre_that_was_put_back_the_register_begins_anew(
    centre: Centre, enrol: Enrol, tmp_path: Path
) -> None:
    one = enrol()
    one.record(1)
    settle(one)
    older = centre.copy()
    try:
        one.record(2)
        settle(one)
        with centre.connect() as office:
            assert figures.write(office, tmp_path).pulled == 3
        with older.connect() as office:
            assert figures.write(office, tmp_path) == FiguresWritten(1, 1, anew=True)
        assert len(numbers(older)) == 1
    finally:
        older.drop()


def command(centre: Centre, folder: Path) -> list[str]:
    return [sys.executable, "-m", "frontoffice", "centre", "figures", centre.dsn, "--folder", str(folder)]


def is_waited_for(office: Connection) -> bool:
    asked = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'office.figures'::regclass"
    return office.execute(asked).fetchone() is not None


@pytest.mark.thorough
@pytest.mark.posix("SIGKILL")
def test_killed_between_pull_and_write_it_leaves_the_rows_of_before(
    centre: Centre, enrol: Enrol, tmp_path: Path
) -> None:
    one = enrol()
    one.record(2)
    settle(one)
    subprocess.run(command(centre, tmp_path), check=True, capture_output=True)
    before = rows(centre)
    one.record(3)
    settle(one)
    with centre.connect() as office, centre.connect() as watching, office.transaction():
        office.execute("LOCK TABLE office.figures IN EXCLUSIVE MODE")  # it has pulled when it comes here
        with subprocess.Popen(command(centre, tmp_path)) as running:
            while not is_waited_for(watching):
                assert running.poll() is None
            running.kill()
    assert rows(centre) == before
    subprocess.run(command(centre, tmp_path), check=True, capture_output=True)
    assert len(numbers(centre)) == 5
    incremental = rows(centre)
    with centre.connect() as office:
        figures.write(office, tmp_path / "another", anew=True)
    assert rows(centre) == incremental


def test_who_complained_is_in_no_row(centre: Centre, enrol: Enrol) -> None:
    counter: Counter = enrol()
    (complaint,) = counter.record()
    settle(counter)
    centre.write_figures()
    seen = str(rows(centre))
    assert complaint.number_text in seen
    assert complaint.intake.complainant.name not in seen
