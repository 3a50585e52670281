"""Whether a register with the attachments of years is slower than one without: paired, in CPU time; printed, never judged.

``FRONTOFFICE_BENCH_ATTACHMENTS`` is how many there are, of 300 kB each (10,000 take 3 GB, and three times that while
they go through a centre); ``FRONTOFFICE_BENCH_ATTACHMENT_SIZE`` makes them of another size.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.register import Register
from frontoffice.sync.rounds.desk_round import CONTENT_SECONDS, ContentsMoved, exchange_contents
from tests.support.attached_files import a_scan
from tests.support.centre_server import Centre
from tests.support.counters import Counter
from tests.support.examples import TODAY, a_register, an_intake, an_officer
from tests.support.measured_table import Report
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench
MANY = int(os.environ.get("FRONTOFFICE_BENCH_ATTACHMENTS", "1000"))
COMPLAINTS = max(MANY // 4, 1)
SIZE = int(os.environ.get("FRONTOFFICE_BENCH_ATTACHMENT_SIZE", "300000"))
TURNS = 200
OFFICER = an_officer()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Register, Register]]:
    """The same complaints without and with attachments."""
    folder = tmp_path_factory.mktemp("pair")
    for name in ("without", "with"):
        (folder / name).mkdir()
    with closing(a_register(folder / "without")) as plain:
        for _ in range(COMPLAINTS):
            plain.complaints.record(an_intake(), OFFICER, uuid4())
    shutil.copy(folder / "without" / "register.db", folder / "with" / "register.db")
    with closing(a_register(folder / "without")) as plain, closing(a_register(folder / "with")) as full:
        subjects = [line.subject for line in full.days.read(TODAY).lines]
        for no in range(MANY):
            scan = a_scan(SIZE, no, text=f"Halaman {no} tentang terminal")
            full.attachments.attach(subjects[no % len(subjects)], scan, OFFICER, uuid4())
        yield plain, full
    shutil.rmtree(folder)


JOBS: dict[str, Callable[[Register], object]] = {
    "recording": lambda register: register.complaints.record(an_intake(), OFFICER, uuid4()),
    "the day's page": lambda register: register.days.read(TODAY),
    "finding a word": lambda register: register.search.find("trayek"),
    "finding a number": lambda register: register.search.find("17"),
}


@pytest.mark.parametrize("name", list(JOBS))
def test_what_attachments_cost_what_has_nothing_to_do_with_them(
    pair: tuple[Register, Register], report: Report, name: str
) -> None:
    turns = TURNS if name == "recording" else TURNS // 10
    for register in pair:
        JOBS[name](register)
    taken = [[worked(lambda register=register: JOBS[name](register)) for register in pair] for _ in range(turns)]  # type: ignore[misc]
    without, with_them = (statistics.median(column) for column in zip(*taken, strict=True))
    ratio = statistics.median(one[1] / one[0] for one in taken)
    report(f"{name}: {without:.2f} ms without, {with_them:.2f} ms with {MANY:,} attachments, ratio {ratio:.3f}")


def test_sending_them_all_and_a_new_desk_that_fetches_them(tmp_path: Path, centre: Centre, report: Report) -> None:
    one, two = Counter(tmp_path / "L1", centre, "L1"), Counter(tmp_path / "L2", centre, "L2")
    subjects = [one.record()[0].subject for _ in range(COMPLAINTS)]
    for no in range(MANY):
        one.register.attachments.attach(subjects[no % COMPLAINTS], a_scan(SIZE, no), OFFICER, uuid4())
    for counter, name in ((one, "sending"), (two, "fetching")):
        counter.sync()
        began = time.perf_counter()
        rounds: list[ContentsMoved] = []
        cpu = worked(lambda counter=counter, rounds=rounds: move_all(counter, rounds))  # type: ignore[misc]
        took = time.perf_counter() - began
        assert sum(done.sent + done.fetched for done in rounds) == MANY
        report(f"{name} {MANY:,} of {SIZE:,} bytes: {cpu / 1000:.1f} s of CPU, {took:.1f} s, in {len(rounds)} rounds")
        counter.register.close()


def move_all(counter: Counter, rounds: list[ContentsMoved]) -> None:
    """Rounds as a window has them: each ends after 20 seconds, and the next goes on."""
    while not rounds or rounds[-1].left:
        until = time.monotonic() + CONTENT_SECONDS
        with closing(counter.link()) as link, closing(counter.register.replica()) as replica:
            rounds.append(
                exchange_contents(replica.contents, link, may_go_on=lambda until=until: time.monotonic() < until)  # type: ignore[misc]
            )


def test_what_is_done_with_attachments(pair: tuple[Register, Register], report: Report) -> None:
    _, full = pair
    subject = full.days.read(TODAY).lines[0].subject
    one = full.attachments.of(subject)[0].attachment_id
    scans = iter(a_scan(SIZE, seed) for seed in range(MANY, MANY + 100))
    for name, job in {
        "attaching 300 kB": lambda: full.attachments.attach(subject, next(scans), OFFICER, uuid4()),
        "listing those of a complaint": lambda: full.attachments.of(subject),
        "giving 300 kB": lambda: full.attachments.content(one),
        "finding a word of their texts": lambda: full.search.find("terminal"),
    }.items():
        report(f"{name}: {statistics.median(worked(job) for _ in range(20)):.2f} ms")
    report(f"verifying all of it: {worked(full.maintenance.verify) / 1000:.1f} s")
