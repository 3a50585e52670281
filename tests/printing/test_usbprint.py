"""A USB printer behind Windows' driver: its evidence is the others', and whatever goes wrong with a plug is said truly.

The whole of ``test_conversation`` runs over it as well, among the long tests.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.connection import InUseError, OpenError
from frontoffice.printing.conversation import End, NotSent, PrintStep, Ready, prepare, query_state, send
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.probe import probe_abilities
from frontoffice.printing.usbprint import (
    ACCESS_DENIED,
    BUSY,
    SHARING_VIOLATION,
    KernelError,
    UsbprintConnection,
    UsbPrinter,
    name_in,
    open_usbprint,
    printers,
)
from tests.support.paper_printer import PaperPrinter
from tests.support.plugged_printer import ADDRESS, PluggedPrinters
from tests.support.print_assertions import ALL, CLONE, FAST, MUTE, RECEIPT, SHORT, WHOLE, Watched, no_ghost

GUID = "{28d78fad-5a12-11d1-ae5b-0000f803a8c2}"


class Plugged(NamedTuple):
    printer: PaperPrinter
    kernel: PluggedPrinters

    def ready(self, abilities: Abilities = ALL) -> Ready:
        ready = prepare(open_usbprint(ADDRESS, self.kernel), abilities, timings=FAST)
        assert isinstance(ready, Ready)
        return ready


@pytest.fixture
def plugged() -> Iterator[Plugged]:
    with PaperPrinter(buffer=512) as printer:
        yield Plugged(printer, PluggedPrinters(printer))


def line_to(plugged: Plugged) -> UsbprintConnection:
    return open_usbprint(ADDRESS, plugged.kernel)


@pytest.mark.parametrize(
    ("abilities", "end", "evidence"),
    [
        (ALL, End.CONFIRMED, Evidence.PROCESS_ID),
        (CLONE, End.CONFIRMED, Evidence.GS_R),
        (MUTE, End.HANDED_OVER, Evidence.NONE),
    ],
    ids=["process id", "in order", "mute"],
)
def test_a_healthy_printer_has_it_on_the_evidence_that_it_gives(
    plugged: Plugged, abilities: Abilities, end: End, evidence: Evidence
) -> None:
    outcome = send(plugged.ready(abilities), RECEIPT)
    plugged.printer.rest()
    assert (outcome.end, outcome.evidence, outcome.reason) == (end, evidence, "")
    assert plugged.printer.times(WHOLE) == 1
    assert (plugged.kernel.handles, plugged.kernel.held_elsewhere) == ({}, 0), "it is let go for the next program"


@pytest.mark.thorough
def test_the_first_answers_may_be_empty(plugged: Plugged) -> None:
    plugged.kernel.empty_reads = 3
    assert send(plugged.ready(), RECEIPT).end is End.CONFIRMED
    assert plugged.kernel.empty_reads == 0


@pytest.mark.thorough
def test_a_printer_that_is_slow_is_waited_for(plugged: Plugged) -> None:
    plugged.printer.engine.line_time = 0.002
    assert send(plugged.ready(), RECEIPT).end is End.CONFIRMED


@pytest.mark.thorough
def test_a_roll_that_ends_in_the_middle_is_waited_for(plugged: Plugged) -> None:
    plugged.printer.new_roll(5)
    watched = Watched({PrintStep.BLOCKED: plugged.printer.new_roll})
    assert send(plugged.ready(), RECEIPT, on_step=watched).reason == "printer_paused"
    assert watched.reasons == ["printer_paper_out"]
    assert plugged.printer.times(WHOLE) == 1


@pytest.mark.thorough
def test_a_plug_that_is_pulled_in_the_middle_leaves_it_uncertain(plugged: Plugged) -> None:
    ready = plugged.ready()
    plugged.printer.engine.at_line[4] = plugged.kernel.unplug
    outcome = send(ready, RECEIPT)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_interrupted")
    assert plugged.kernel.handles == {}
    no_ghost(plugged.printer)
    with pytest.raises(OpenError):
        line_to(plugged)


def test_a_plug_that_is_pulled_before_the_paper_has_sent_nothing(plugged: Plugged) -> None:
    ready = plugged.ready()
    plugged.kernel.unplug()
    outcome = send(ready, RECEIPT)
    assert (outcome.end, outcome.reason, outcome.sent) == (End.NOT_SENT, "printer_interrupted", 0)


def test_a_plug_that_is_pulled_while_the_line_is_opened_is_no_one_way_printer(plugged: Plugged) -> None:
    device = plugged.kernel.open(plugged.kernel.devices()[0])
    plugged.kernel.unplug()
    connection = UsbprintConnection(plugged.kernel, device)
    with pytest.raises(KernelError, match="1167"):
        connection.exchange(memoryview(b""), 0.01)
    connection.abort()


@pytest.mark.parametrize("number", [ACCESS_DENIED, SHARING_VIOLATION, BUSY])
def test_a_printer_that_another_program_holds_is_said_to_be_held(plugged: Plugged, number: int) -> None:
    plugged.kernel.held_elsewhere = number
    with pytest.raises(InUseError):
        line_to(plugged)
    assert printers(plugged.kernel) == (UsbPrinter(f"{ADDRESS}:j7ab00", ""),), "it is listed, without its name"


def test_any_other_refusal_is_not_taken_for_another_program(plugged: Plugged) -> None:
    plugged.kernel.held_elsewhere = 31
    with pytest.raises(OpenError) as failed:
        line_to(plugged)
    assert not isinstance(failed.value, InUseError)


@pytest.mark.thorough
def test_what_windows_took_counts_as_taken_though_the_printer_may_never_get_it(plugged: Plugged) -> None:
    connection = line_to(plugged)
    plugged.printer.engine.frozen = True
    assert connection.exchange(memoryview(bytes(2048)), 0.05) == (2048, b"")
    began = time.monotonic()
    assert connection.exchange(memoryview(bytes(2048)), 0.05) == (0, b""), "one write at a time"
    assert time.monotonic() - began > 0.03, "it waits for the time it is given, by a clock that may be coarse"
    with pytest.raises(TimeoutError):
        connection.finish(0.05)
    connection.abort()
    assert plugged.kernel.cancelled == 2, "the one that writes, and the one that reads"


@pytest.mark.thorough
def test_a_receipt_that_the_printer_stops_taking_is_uncertain_and_does_not_come_out_later(plugged: Plugged) -> None:
    ready = prepare(line_to(plugged), MUTE, timings=SHORT)
    assert isinstance(ready, Ready)
    plugged.printer.engine.at_line[3] = lambda: setattr(plugged.printer.engine, "frozen", True)
    outcome = send(ready, RECEIPT)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_timeout")
    no_ghost(plugged.printer)


def test_an_answer_that_comes_while_the_printer_is_full_is_heard(plugged: Plugged) -> None:
    connection = line_to(plugged)
    plugged.printer.engine.frozen = True
    connection.exchange(memoryview(bytes(2048)), 0.01)
    plugged.printer.do(lambda: plugged.printer.say(b"\x1a"))
    assert connection.exchange(memoryview(b"more"), 3) == (0, b"\x1a")
    connection.abort()


def test_a_printer_without_a_way_back_is_not_listened_to(plugged: Plugged) -> None:
    plugged.kernel.reads = False
    connection = line_to(plugged)
    assert not connection.bidirectional
    assert connection.exchange(memoryview(b"\x1b@"), 0.05) == (2, b"")
    began = time.monotonic()
    assert connection.exchange(memoryview(b""), 0.05) == (0, b"")
    assert time.monotonic() - began >= 0.045  # a clock of milliseconds
    connection.finish(3)
    assert plugged.printer.received == 2


def test_the_port_says_by_itself_how_the_printer_is(plugged: Plugged) -> None:
    connection = line_to(plugged)
    assert connection.port_status() == 0x18
    plugged.printer.engine.frozen = True
    connection.exchange(memoryview(bytes(2048)), 0.01)
    plugged.printer.new_roll(0)
    assert connection.port_status() == 0x30, "beside the data, which are stuck"
    plugged.kernel.unplug()
    assert connection.port_status() is None
    connection.abort()


def test_a_port_that_never_answers_is_given_up(plugged: Plugged, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontoffice.printing.usbprint._ANSWER", 0.01)
    plugged.kernel.deaf_port = True
    connection = line_to(plugged)
    assert connection.port_status() is None
    assert plugged.kernel.cancelled == 1
    connection.abort()


# a printer that answers nothing, whose port does

PORT = Abilities(port_status=True)


@pytest.fixture
def mute(plugged: Plugged) -> Plugged:
    plugged.printer.engine.abilities = MUTE
    return plugged


@pytest.mark.thorough
def test_a_mute_printer_is_known_by_its_port(mute: Plugged) -> None:
    limits = dataclasses.replace(SHORT, status=0.02, sync=0.02)
    assert probe_abilities(line_to(mute), limits).abilities == PORT
    mute.kernel.reads = False
    assert probe_abilities(line_to(mute), limits).abilities == PORT


@pytest.mark.parametrize("status", [0x38, 0x10, 0x00])
def test_a_port_that_says_no_though_the_printer_can_print_is_not_believed(mute: Plugged, status: int) -> None:
    mute.kernel.port_status, mute.kernel.reads = status, False
    found = probe_abilities(line_to(mute), SHORT)
    assert (found.abilities, found.state.trouble) == (MUTE, "")


@pytest.mark.parametrize("reads", [True, False])
def test_a_mute_printer_without_paper_is_sent_nothing(mute: Plugged, reads: bool) -> None:
    mute.kernel.reads = reads
    mute.printer.new_roll(0)
    assert prepare(line_to(mute), PORT, timings=SHORT) == NotSent(PrintReason.PAPER_OUT)
    assert query_state(line_to(mute), PORT, SHORT) == "printer_paper_out"
    assert mute.printer.paper == []
    mute.printer.new_roll()
    assert query_state(line_to(mute), PORT, SHORT) == ""


@pytest.mark.thorough
@pytest.mark.parametrize(
    "data", [b"\x1b@" + b"baris\n" * 50 + b"\x1dVA\x00", RECEIPT, RECEIPT * 3], ids=["in its buffer", "short", "long"]
)
def test_a_mute_printer_whose_roll_ends_is_waited_for_and_the_officer_looks(mute: Plugged, data: bytes) -> None:
    mute.printer.new_roll(5)
    watched = Watched({PrintStep.BLOCKED: mute.printer.new_roll})
    ready = prepare(line_to(mute), PORT, timings=dataclasses.replace(SHORT, stall=3.0))
    assert isinstance(ready, Ready)
    outcome = send(ready, data, on_step=watched)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused")
    assert watched.reasons == ["printer_paper_out"]


@pytest.mark.thorough
def test_a_mute_printer_that_is_well_takes_it(mute: Plugged) -> None:
    ready = prepare(line_to(mute), PORT, timings=SHORT)
    assert isinstance(ready, Ready)
    outcome = send(ready, RECEIPT)
    assert (outcome.end, outcome.evidence, outcome.reason) == (End.HANDED_OVER, Evidence.NONE, "")


# which there are


def test_printers_are_listed_by_numbers_and_by_the_name_that_they_give(plugged: Plugged) -> None:
    assert printers(plugged.kernel) == (UsbPrinter(f"{ADDRESS}:j7ab00", "PALSU TM-PALSU"),)
    assert plugged.kernel.handles == {}
    plugged.kernel.deaf_port = True
    plugged.kernel.unplug()
    assert printers(plugged.kernel) == ()


def as_listed(*instances: str) -> list[str]:
    kernel = PluggedPrinters()
    with PaperPrinter() as printer:
        kernel.plugged = {rf"\\?\USB#VID_04B8&PID_0E15{one}#{GUID}": printer for one in instances}
        return [one.address for one in printers(kernel)]


def test_a_place_is_part_of_the_address_only_where_two_are_alike() -> None:
    assert as_listed("#J7AB01") == ["04b8:0e15:j7ab01"]
    assert as_listed("#6&2a4e5f&0&1") == ["04b8:0e15"]
    assert as_listed("&MI_00#6&2a4e5f&0&0000") == ["04b8:0e15"]
    assert as_listed("#6&2a4e5f&0&1", "#6&2a4e5f&0&2") == ["04b8:0e15:6&2a4e5f&0&1", "04b8:0e15:6&2a4e5f&0&2"]


@pytest.mark.parametrize("address", [ADDRESS, f" {ADDRESS.upper()}:J7AB00 ", f"{ADDRESS}:j7ab00"])
def test_the_printer_at_an_address_is_opened(plugged: Plugged, address: str) -> None:
    open_usbprint(address, plugged.kernel).abort()


def test_an_address_of_two_printers_is_none() -> None:
    with PaperPrinter() as one, PaperPrinter() as other, pytest.raises(ValueError):
        open_usbprint(ADDRESS, PluggedPrinters(one, other))


@pytest.mark.parametrize("address", ["", "0fe6", "0fe6:", ":811e", "0fe6:811e:", "0fe6:811e:a:b"])
def test_what_is_no_address_of_a_usb_printer_is_refused(plugged: Plugged, address: str) -> None:
    with pytest.raises(ValueError):
        open_usbprint(address, plugged.kernel)


@pytest.mark.parametrize("address", ["0fe6:811", "0fe6:811e:j7ab0", "0fe6:811f"])
def test_an_address_that_no_printer_has_is_not_taken_for_another(plugged: Plugged, address: str) -> None:
    with pytest.raises(OpenError):
        open_usbprint(address, plugged.kernel)


def test_what_is_no_usb_path_is_no_printer() -> None:
    kernel = PluggedPrinters()
    with PaperPrinter() as printer:
        kernel.plugged = {r"\\?\swd#printenum#foo": printer}
        assert printers(kernel) == ()
        with pytest.raises(OpenError):
            open_usbprint(ADDRESS, kernel)


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        (b"\x00\x20MFG:EPSON;CMD:ESCPL2;MDL:TM-T82X;", "EPSON TM-T82X"),
        (b"\x00\x20MANUFACTURER: Zjiang ;MODEL:POS58;", "Zjiang POS58"),
        (b"\x00\x20MFG:Xprinter;MDL:Xprinter XP-58;", "Xprinter XP-58"),
        (b"\x00\x20MDL:POS-80\x1b[2J\x00", "POS-80[2J"),
        (b"\x00\x20" + b"MDL:" + b"x" * 900, "x" * 60),
        (b"\xff\xff;;:;\xc3", ""),
        (b"\x00", ""),
        (b"", ""),
    ],
)
def test_a_name_is_what_can_be_shown_of_it(identity: bytes, name: str) -> None:
    assert name_in(identity) == name
