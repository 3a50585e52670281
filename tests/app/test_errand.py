from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.app.errand import Devices, Paper, carry, look, open_queue
from frontoffice.app.trial import trial_page
from frontoffice.errors import Unavailable
from frontoffice.printing.conversation import End, Outcome
from frontoffice.printing.spooler import Job
from frontoffice.settings import Printer, Transport
from tests.app.paper_desk import fast, on_printer
from tests.printing.paper_printer import PaperPrinter
from tests.printing.print_house import Watched, never


class Queue:
    """A queue of the system that passes everything on."""

    def __init__(self, trouble: str = "") -> None:
        self.wrong = trouble
        self.left = ["old"]
        self.titles: list[str] = []
        self.cancelled: list[str] = []

    def trouble(self) -> str:
        return self.wrong

    def leftovers(self) -> tuple[str, ...]:
        return tuple(self.left)

    def add(self, data: bytes, title: str) -> str:
        assert data.startswith(b"\x1b@")
        self.titles.append(title)
        return "new"

    def look(self, job: str) -> Job:
        return Job.GONE

    def cancel(self, job: str) -> None:
        self.cancelled.append(job)


def a_paper(printer: Printer, folder: Path = Path()) -> Paper:
    return Paper(trial_page(48), printer, "an-id", "CETAK UJI", folder)


def carried(paper: Paper, devices: Devices, commits: list[int], saved: list[Path] | None = None) -> Outcome:
    told = saved if saved is not None else []
    return carry(paper, devices, lambda: commits.append(1), Watched(), never, told.append)


@pytest.mark.parametrize("transport", [Transport.CUPS, Transport.WINDOWS])
def test_a_queue_is_cleared_of_leftovers_and_told_an_id_only(transport: Transport) -> None:
    queue, commits = Queue(), list[int]()
    outcome = carried(a_paper(Printer("", transport, "resi")), Devices(queue=lambda _kind, _name: queue), commits)
    assert (outcome.end, queue.titles, queue.cancelled, commits) == (End.HANDED_OVER, ["an-id"], ["old"], [1])


def test_a_queue_that_takes_nothing_is_not_committed() -> None:
    queue, commits = Queue("queue_stopped"), list[int]()
    printer = Printer("", Transport.CUPS, "resi")
    devices = Devices(queue=lambda _kind, _name: queue)
    assert carried(a_paper(printer), devices, commits) == Outcome(End.NOT_SENT, reason="queue_stopped")
    assert (commits, queue.titles) == ([], [])
    assert look(printer, devices) == "queue_stopped"


def test_when_the_register_cannot_say_sending_nothing_goes_into_a_queue() -> None:
    def full() -> None:
        raise Unavailable("disk_full")

    queue = Queue()
    paper = a_paper(Printer("", Transport.CUPS, "resi"))
    outcome = carry(paper, Devices(queue=lambda _kind, _name: queue), full, Watched(), never, print)
    assert (outcome, queue.titles) == (Outcome(End.NOT_SENT, reason="disk_full"), [])


def test_a_name_that_no_queue_can_have_is_an_address_that_is_wrong() -> None:
    with pytest.raises(Unavailable) as wrong:
        open_queue("cups", "-o raw")
    assert wrong.value.code == "printer_address"
    assert look(Printer("", Transport.CUPS, ""), Devices()) == "printer_address"


def test_a_pdf_is_committed_before_it_is_saved(tmp_path: Path) -> None:
    commits, saved = list[int](), list[Path]()
    outcome = carried(a_paper(Printer("", Transport.PDF), tmp_path), Devices(), commits, saved)
    assert (outcome.end, commits, len(saved)) == (End.HANDED_OVER, [1], 1)


def test_a_printer_without_a_cutter_gets_no_cut() -> None:
    with PaperPrinter() as printer:
        chosen = on_printer(printer).printer
        for cut in ("none", "full"):
            paper = a_paper(Printer("", chosen.transport, chosen.address, timeout=0, cut=cut, abilities="none"))
            assert carried(paper, Devices(timings=fast), []).end is End.HANDED_OVER
            printer.rest()
            assert len(printer.engine.sheets) == (0 if cut == "none" else 1)
