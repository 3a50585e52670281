from __future__ import annotations

import dataclasses
import socket
from pathlib import Path

import pytest

from frontoffice.app.printing.print_task import (
    Devices,
    Printout,
    check_printer,
    may_be_held,
    open_queue,
    recall_job,
    run_printer_test,
    send_printout,
)
from frontoffice.app.printing.printer_setup import sample_receipt
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.printing.torn_paper import TORN
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import Printer, Transport
from tests.support import other_servers
from tests.support.examples import MORNING
from tests.support.paper_desk import fast, on_printer
from tests.support.paper_printer import PaperPrinter
from tests.support.papers import MADE_AT
from tests.support.print_assertions import MUTE, SHORT, Watched, never
from tests.support.print_queues import FakeQueue


def a_paper(printer: Printer, folder: Path = Path()) -> Printout:
    return Printout(sample_receipt(48), printer, "an-id", "CETAK UJI", folder, MADE_AT)


def carried(paper: Printout, devices: Devices, commits: list[int], saved: list[Path] | None = None) -> PrintOutcome:
    paths = saved if saved is not None else []
    return send_printout(paper, devices, lambda: commits.append(1), Watched(), never, paths.append)


def in_a_queue(queue: FakeQueue) -> Devices:
    return Devices(queue=lambda _kind, _name: queue)


@pytest.mark.parametrize("transport", [Transport.CUPS, Transport.WINDOWS])
def test_a_queue_gets_an_id_only_and_keeps_what_others_gave_it(transport: Transport) -> None:
    queue, commits = FakeQueue(), list[int]()
    queue.held["laporan kas"] = b"kas"
    outcome = carried(a_paper(Printer("", transport, "resi")), in_a_queue(queue), commits)
    assert (outcome.end, commits, queue.cancelled) == (End.HANDED_OVER, [1], [])
    assert [title for title, _ in queue.printed] == ["laporan kas", "an-id"]


def test_a_queue_that_takes_nothing_is_not_committed() -> None:
    queue, commits = FakeQueue(), list[int]()
    queue.is_wrong = PrintReason.QUEUE_STOPPED
    printer = Printer("", Transport.CUPS, "resi")
    devices = in_a_queue(queue)
    assert carried(a_paper(printer), devices, commits) == PrintOutcome(End.NOT_SENT, reason=PrintReason.QUEUE_STOPPED)
    assert (commits, queue.printed) == ([], [])
    assert check_printer(printer, devices) == "queue_stopped"


@pytest.mark.thorough
def test_a_queue_is_at_one_paper_at_a_time() -> None:
    printer, queue, commits = Printer("", Transport.CUPS, "resi"), FakeQueue(), list[int]()
    devices = in_a_queue(queue)
    queue.is_wrong = PrintReason.QUEUE_STOPPED
    with devices.locks.hold(printer.identity, 0):
        assert carried(a_paper(printer), devices, commits) == PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)
        assert check_printer(printer, devices) == "", "it is printing, and tells of itself"
    assert (commits, queue.printed) == ([], [])


def test_after_a_torn_paper_a_queue_is_given_what_fills_up_its_image_and_a_separator() -> None:
    queue = FakeQueue()
    devices, printer = in_a_queue(queue), Printer("", Transport.CUPS, "resi", cut="full")
    for torn in (False, True):
        assert carried(dataclasses.replace(a_paper(printer), torn=torn), devices, []).end is End.HANDED_OVER
    (_, plain), (_, after) = queue.printed
    assert after == bytes(16_384) + TORN + b"\x1dVB\x00" + plain


@pytest.mark.thorough
def test_after_a_torn_image_the_next_paper_of_a_queue_comes_out_whole() -> None:
    """Without the filling the printer takes it for the dots that it still waits for, and prints nothing."""
    queue = FakeQueue()
    paper = dataclasses.replace(a_paper(Printer("", Transport.CUPS, "resi", cut="full")), torn=True)
    carried(paper, in_a_queue(queue), [])
    with PaperPrinter(MUTE) as printer:
        for data in (b"\x1b@\x1dv0\x00\x48\x00\x80\x00" + b"\xff" * 500, queue.printed[0][1]):
            given(printer, data)
        printer.until(lambda: len(printer.engine.sheets) == 2)
        assert any("terputus" in line for line in printer.engine.sheets[0])
        assert any("UJI" in line for line in printer.engine.sheets[1])


def given(printer: PaperPrinter, data: bytes) -> None:
    """As a spooler does: connect, send, leave."""
    host, port = printer.address.split(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(data)


def test_only_a_paper_of_a_queue_that_nobody_knows_of_is_taken_back() -> None:
    queue = FakeQueue(passes_on=False)
    job = PrintJob(new_id(), new_id(), "0001", 1, JobState.UNCERTAIN, "", "", "Siti", MORNING, printer_id="cups resi")
    queue.held[str(job.job_id)] = queue.held["laporan kas"] = b"paper"
    assert may_be_held(job)
    recall_job(job, in_a_queue(queue))
    assert list(queue.held) == ["laporan kas"]
    assert not may_be_held(dataclasses.replace(job, state=JobState.CONFIRMED))
    assert not may_be_held(dataclasses.replace(job, printer_id="network 10.0.0.5"))


def test_when_the_register_cannot_say_sending_nothing_goes_into_a_queue() -> None:
    def full() -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

    queue = FakeQueue()
    paper = a_paper(Printer("", Transport.CUPS, "resi"))
    outcome = send_printout(paper, in_a_queue(queue), full, Watched(), never, print)
    assert (outcome, queue.printed) == (PrintOutcome(End.NOT_SENT, reason=RegisterFailure.DISK_FULL), [])


def test_a_name_that_no_queue_can_have_is_an_address_that_is_wrong() -> None:
    with pytest.raises(Unavailable) as wrong:
        open_queue("cups", "-o raw")
    assert wrong.value.code == "printer_address"
    assert check_printer(Printer("", Transport.CUPS, ""), Devices()) == "printer_address"


def test_a_pdf_is_committed_before_it_is_saved(tmp_path: Path) -> None:
    commits, saved = list[int](), list[Path]()
    outcome = carried(a_paper(Printer("", Transport.PDF), tmp_path), Devices(), commits, saved)
    assert (outcome.end, commits, len(saved)) == (End.HANDED_OVER, [1], 1)


@pytest.mark.thorough
def test_a_printer_without_a_cutter_gets_no_cut() -> None:
    with PaperPrinter() as printer:
        chosen = on_printer(printer).printer
        for cut in ("none", "full"):
            paper = a_paper(Printer("", chosen.transport, chosen.address, cut=cut, abilities="none"))
            assert carried(paper, Devices(timings=fast), []).end is End.HANDED_OVER
            printer.rest()
            assert len(printer.engine.sheets) == (0 if cut == "none" else 1)


def test_a_server_that_is_no_printer_gets_no_test_page_whether_it_answers_or_hangs_up() -> None:
    for answer in (other_servers.TALKING["broker"], other_servers.hangs_up):
        with other_servers.serving(answer) as address:
            paper = a_paper(Printer("", Transport.NETWORK, address))
            result = run_printer_test(paper, Devices(timings=lambda _transport: SHORT), never)
        assert result.outcome == PrintOutcome(End.NOT_SENT, reason=PrintReason.NOT_A_PRINTER)
        assert not result.may_be_out


def test_what_speaks_when_it_gets_lines_has_no_page_to_look_at() -> None:
    def answer(data: bytes) -> bytes:
        return b"lpd: illegal service request\n" if b"\n" in data else b""

    with other_servers.serving(answer) as address:
        paper = a_paper(Printer("", Transport.NETWORK, address))
        timings = dataclasses.replace(SHORT, quiet=0.5)
        result = run_printer_test(paper, Devices(timings=lambda _transport: timings), never)
    assert (result.outcome.end, result.outcome.reason) == (End.UNCERTAIN, PrintReason.NOT_A_PRINTER)
    assert not result.worked
    assert not result.may_be_out


def test_a_mute_printer_on_the_network_is_asked_by_the_light_until_it_was_found_well() -> None:
    asked = list[bytes]()

    def answer(data: bytes) -> bytes:
        asked.append(data)
        return b"SSH" if data and len(asked) < 4 else b""

    devices = Devices(timings=lambda _transport: dataclasses.replace(SHORT, longer=0.3))
    with other_servers.serving(answer) as address:
        printer = Printer("", Transport.NETWORK, address, abilities="none")
        found = [check_printer(printer, devices) for _ in range(3)]
        assert found == [PrintReason.NOT_A_PRINTER, "", ""]
        assert check_printer(dataclasses.replace(printer, transport=Transport.DEVICE), devices) != ""
    assert asked[-1] == b""
