from __future__ import annotations

import dataclasses
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import print_run
from frontoffice.printing.abilities import Timings
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome, PrintStep, Ready
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.print_run import PrintRequest, check_printer, run_print
from frontoffice.printing.printer_session import PrinterLocks, PrinterSession
from frontoffice.printing.resynchronising import InStep
from frontoffice.printing.transports import open_connection
from frontoffice.register.codes import RegisterFailure
from tests.support import other_servers
from tests.support.fake_connection import HeldConnection
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import ALL, CLONE, FAST, MUTE, RECEIPT, SHORT, Watched, let_go, never
from tests.support.printer_emulator import EVERYTHING, drawn


def a_sheet(printer: PaperPrinter, data: bytes = RECEIPT, *, torn: bool = False) -> PrintRequest:
    address = printer.address
    return PrintRequest(data, f"network {address}", lambda: open_connection("network", address), EVERYTHING, torn=torn)


def run(
    sheet: PrintRequest,
    commit: Callable[[], None] = lambda: None,
    *,
    locks: PrinterLocks | None = None,
    watched: Watched | None = None,
    stopped: Callable[[], bool] = never,
    timings: Timings = FAST,
) -> PrintOutcome:
    return run_print(
        sheet, locks or PrinterLocks(), commit, on_step=watched or Watched(), stopped=stopped, timings=timings
    )


@pytest.mark.thorough
def test_the_register_says_sending_when_the_printer_is_ready_and_before_the_first_byte() -> None:
    with PaperPrinter() as printer:
        watched = Watched()
        seen: list[tuple[int, list[PrintStep]]] = []
        outcome = run(
            a_sheet(printer),
            lambda: seen.append((len(printer.paper), [step for step, _ in watched.steps])),
            watched=watched,
        )
        assert outcome.end is End.CONFIRMED
        assert seen == [(0, [PrintStep.CHECKING])]
        assert [step for step, _ in watched.steps] == [PrintStep.CHECKING, PrintStep.SENDING, PrintStep.AWAITING]


@pytest.mark.thorough
def test_when_the_register_cannot_say_so_nothing_is_printed() -> None:
    def full() -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

    with PaperPrinter() as printer:
        assert run(a_sheet(printer), full) == PrintOutcome(End.NOT_SENT, reason=RegisterFailure.DISK_FULL)
        printer.rest()
        assert printer.paper == []
        assert run(a_sheet(printer)).end is End.CONFIRMED


@pytest.mark.thorough
@pytest.mark.parametrize("device", [None, ""])
def test_a_printer_is_asked_what_it_is_only_for_a_paper_that_wants_to_know(device: str | None) -> None:
    names: list[str] = []
    with PaperPrinter() as printer:
        sheet = dataclasses.replace(a_sheet(printer), device=device, on_device=names.append)
        assert run(sheet).end is End.CONFIRMED
    assert names == ([] if device is None else ["PALSU TM-PALSU\tPLS0001"])


def test_a_printer_that_is_not_ready_is_not_told_to_the_register() -> None:
    with PaperPrinter() as printer:
        printer.new_roll(0)
        committed: list[bool] = []
        outcome = run(a_sheet(printer), lambda: committed.append(True))
        assert (outcome.end, outcome.reason, committed) == (End.NOT_SENT, "printer_paper_out", [])


def test_a_line_that_does_not_open_says_why() -> None:
    with PaperPrinter() as printer:
        sheet = a_sheet(printer)
    assert run(sheet) == PrintOutcome(End.NOT_SENT, reason=PrintReason.REFUSED)


@pytest.mark.thorough
def test_a_roll_that_ends_soon_is_told_before_the_paper() -> None:
    with PaperPrinter() as printer:
        printer.new_roll(99)
        watched = Watched()
        assert run(a_sheet(printer), watched=watched).end is End.CONFIRMED
        assert watched.steps[1] == (PrintStep.CHECKING, "printer_near_end")


@pytest.mark.thorough
def test_the_light_tells_how_the_printer_is_without_a_paper() -> None:
    locks = PrinterLocks()
    with PaperPrinter() as printer:
        sheet = a_sheet(printer)
        assert check_printer(sheet, locks, FAST) == ""
        printer.new_roll(50)
        assert check_printer(sheet, locks, FAST) == "printer_near_end"
        printer.cover(is_open=True)
        assert check_printer(sheet, locks, FAST) == "printer_cover_open"
        printer.engine.frozen = True
        assert check_printer(sheet, locks, SHORT) == "printer_mute"
        with locks.hold(sheet.printer, 0):
            assert check_printer(sheet, locks, FAST) == "", "while it prints it is not disturbed"
        assert printer.paper == []
    assert check_printer(sheet, locks, FAST) == "printer_refused"


@pytest.mark.thorough
def test_two_officers_at_once_get_two_whole_papers() -> None:
    locks, outcomes = PrinterLocks(), []
    with PaperPrinter(line_time=0.001) as printer:

        def officer(number: int) -> None:
            data = f"\x1b@LOKET {number}\nsatu\ndua\ntiga\n\x1dVA\x00".encode()
            outcome = PrintOutcome(End.NOT_SENT)
            while outcome.end is End.NOT_SENT:  # the machine tries again what was not sent
                outcome = run(a_sheet(printer, data), locks=locks)
            outcomes.append(outcome.end)

        officers = [threading.Thread(target=officer, args=(number,)) for number in (1, 2)]
        for each in officers:
            each.start()
        for each in officers:
            each.join(10)
        assert outcomes == [End.CONFIRMED, End.CONFIRMED]
        assert sorted(printer.engine.sheets) == [[f"LOKET {number}", "satu", "dua", "tiga"] for number in (1, 2)]


@pytest.mark.thorough
def test_whoever_comes_while_a_paper_is_printed_is_told_to_wait() -> None:
    locks = PrinterLocks()
    with PaperPrinter() as printer, locks.hold(a_sheet(printer).printer, 0):
        assert run(a_sheet(printer), locks=locks) == PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)


class Chaos:
    """A day of receipts on a printer with which everything goes wrong, and an officer who looks at the paper."""

    def __init__(self, printer: PaperPrinter, seed: int) -> None:
        self.printer = printer
        self.chance = random.Random(seed)  # noqa: S311
        self.locks = PrinterLocks()
        self.torn = False
        self.ends: dict[str, int] = {}
        self.sheets: dict[int, list[list[str]]] = {}

    def receipt(self, number: int) -> None:
        """Until the complainant has a paper."""
        for attempt in range(1, 100):
            data = self.paper(number, attempt)
            (sheet,) = drawn(data)
            self.sheets.setdefault(number, []).append(sheet)
            outcome = self.until_sent(data)
            let_go(outcome)
            self.mend()
            self.ends[outcome.end] = self.ends.get(outcome.end, 0) + 1
            if outcome.end is End.CONFIRMED:
                assert self.printer.times(sheet) == 1, "confirmed, and not on paper"
                self.torn = False
                return
            assert outcome.end is End.UNCERTAIN
            self.torn = True
            if self.printer.times(sheet):
                return  # the officer says: it came out whole
        raise AssertionError(number)

    def paper(self, number: int, attempt: int) -> bytes:
        mark = "" if attempt == 1 else f"PENGGANTI {attempt - 1}\n"
        lines = "".join(f"{number:04} baris {line}\n" for line in range(self.chance.randint(3, 30)))
        image = b"\x1dv0\x00\x30\x00\x40\x00" + bytes([number % 200 + 32] * 48 * 64)
        return f"\x1b@RESI {number:04}\n{mark}{lines}".encode() + image + b"\nselesai\n\x1dVA\x00"

    def until_sent(self, data: bytes) -> PrintOutcome:
        for _ in range(100):
            self.break_something()
            before = len(self.printer.paper)
            stop = threading.Event()
            patience = threading.Timer(0.6, stop.set)
            outcome = run(
                self.sheet(data),
                locks=self.locks,
                watched=Watched({PrintStep.BLOCKED: patience.start}),
                stopped=stop.is_set,
                timings=SHORT,  # on such a day every limit is run into
            )
            patience.cancel()
            if outcome.end is not End.NOT_SENT:
                return outcome
            self.mend()
            assert len(self.printer.paper) - before <= 1, (
                "not sent, and on paper"
            )  # a connection that was held comes out
        raise AssertionError(outcome)

    def sheet(self, data: bytes) -> PrintRequest:
        address, able = self.printer.address, self.printer.engine.abilities
        return PrintRequest(data, address, lambda: open_connection("network", address), able, torn=self.torn)

    def break_something(self) -> None:
        engine, printer = self.printer.engine, self.printer
        at = engine.printed + self.chance.randint(1, 40)
        fault = self.chance.choice(
            [
                None,
                printer.hang_up,
                printer.reset,
                printer.power_cycle,
                lambda: self.for_a_while("roll", 0, 1_000_000),
                lambda: self.for_a_while("cover_open", True, False),
                lambda: self.for_a_while("switched_offline", True, False),
                lambda: self.for_a_while("frozen", True, False),
                lambda: setattr(engine, "swallowing", True),
                lambda: setattr(engine, "answers_missing", 1),
                lambda: setattr(engine, "wrong_id", b"1234"),
            ]
        )
        printer.do(lambda: setattr(printer, "flood", self.chance.random() < 0.2))
        if fault:
            printer.do(lambda: engine.at_line.__setitem__(at, fault))

    def for_a_while(self, name: str, ill: object, well: object) -> None:
        """In the printer's own thread; somebody mends it soon, or the officer loses patience first."""
        self.printer.engine.stop(name, ill)
        if self.chance.random() < 0.7:
            mending = threading.Timer(
                self.chance.uniform(0.01, 0.3), lambda: self.printer.do(lambda: self.printer.engine.stop(name, well))
            )
            mending.daemon = True
            mending.start()

    def mend(self) -> None:
        engine = self.printer.engine

        def well() -> None:
            engine.at_line.clear()
            engine.swallowing, engine.frozen, engine.wrong_id, engine.answers_missing = False, False, None, 0
            engine.roll, engine.cover_open, engine.switched_offline = 1_000_000, False, False

        self.printer.do(well)
        self.printer.rest()


def live_through(abilities_of: str, count: int, seed: int) -> Chaos:
    able = ALL if abilities_of == "process id" else CLONE
    with PaperPrinter(able, buffer=2048, line_time=0.0005) as printer:
        chaos = Chaos(printer, seed)
        for number in range(1, count + 1):
            chaos.receipt(number)
        chaos.mend()
        for number, sheets in chaos.sheets.items():
            assert any(printer.times(sheet) for sheet in sheets), f"lost: {number}"
            assert all(printer.times(sheet) <= 1 for sheet in sheets), f"doubled without a mark: {number}"
    return chaos


@pytest.mark.thorough
@pytest.mark.parametrize("abilities_of", ["process id", "in order"])
def test_a_bad_day_loses_no_receipt_and_doubles_none(abilities_of: str) -> None:
    assert live_through(abilities_of, 8, seed=24112026).ends[End.CONFIRMED] > 0


@pytest.mark.long
@pytest.mark.parametrize("abilities_of", ["process id", "in order"])
@pytest.mark.parametrize("seed", [1, 2])
def test_two_hundred_receipts_on_a_bad_day(abilities_of: str, seed: int) -> None:
    chaos = live_through(abilities_of, 100, seed)
    assert chaos.ends[End.CONFIRMED] > 50
    assert chaos.ends[End.UNCERTAIN] > 10


# --- what is handed on ----------------------------------------------------------------------------------------------


class AskedOfficer:
    """Stands where the conversation does, and notes what it was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session = PrinterSession(HeldConnection(), SHORT, never)
        self.prepared: dict[str, object] = {}
        self.sent: dict[str, object] = {}
        self.near_end = False
        monkeypatch.setattr(print_run, "prepare", self._prepare)
        monkeypatch.setattr(print_run, "send", self._send)

    def _prepare(self, connection: object, abilities: object, **how: object) -> Ready:
        self.prepared = {"connection": connection, "abilities": abilities, **how}
        return Ready(self.session, EVERYTHING, InStep(Evidence.NONE), False, self.near_end, "TM-T82")

    def _send(self, ready: Ready, data: bytes, **how: object) -> PrintOutcome:
        self.sent = {"session": ready.session, "data": data, **how}
        return PrintOutcome(End.CONFIRMED)


def test_a_request_is_prepared_and_sent_with_all_that_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, connection, names = AskedOfficer(monkeypatch), HeldConnection(), list[str]()
    request = PrintRequest(
        b"resi", "usb 1", lambda: connection, EVERYTHING, cut=False, device="TM-T82", on_device=names.append, torn=True
    )
    watched = Watched()
    assert run(request, watched=watched, stopped=never, timings=SHORT) == PrintOutcome(End.CONFIRMED)
    on_wait = asked.prepared.pop("on_wait")
    assert asked.prepared == {
        "connection": connection,
        "abilities": EVERYTHING,
        "torn": True,
        "device": "TM-T82",
        "timings": SHORT,
        "stopped": never,
    }
    assert asked.sent == {"session": asked.session, "data": b"resi", "cut": False, "on_step": watched}
    assert names == ["TM-T82"]
    assert watched.steps == [(PrintStep.CHECKING, "")]
    assert callable(on_wait)
    on_wait()
    assert watched.steps[1:] == [(PrintStep.CHECKING, PrintReason.SLOW)]


def test_unless_told_a_printer_cuts_is_asked_no_name_and_nothing_was_torn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = AskedOfficer(monkeypatch)
    asked.near_end = True
    watched = Watched()
    run_print(
        PrintRequest(b"resi", "usb 1", HeldConnection, EVERYTHING),
        PrinterLocks(),
        lambda: None,
        on_step=watched,
        stopped=never,
    )
    assert (asked.prepared["torn"], asked.prepared["device"], asked.prepared["timings"]) == (False, None, Timings())
    assert asked.sent["cut"] is True
    assert watched.steps == [(PrintStep.CHECKING, ""), (PrintStep.CHECKING, PrintReason.NEAR_END)]


def test_a_printer_whose_paper_may_not_be_sent_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

    asked = AskedOfficer(monkeypatch)
    outcome = run(PrintRequest(b"resi", "usb 1", HeldConnection, EVERYTHING), refuse)
    assert outcome == PrintOutcome(End.NOT_SENT, reason=RegisterFailure.DISK_FULL)
    assert asked.sent == {}
    assert asked.session.connection.ended == "aborted"  # type: ignore[attr-defined]


def test_a_printer_is_waited_for_half_a_second_and_the_light_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[tuple[str, float]] = []

    class Locks(PrinterLocks):
        @contextmanager
        def hold(self, printer: str, seconds: float) -> Iterator[bool]:
            held.append((printer, seconds))
            yield False

    request = PrintRequest(b"resi", "usb 1", HeldConnection, EVERYTHING)
    assert run(request, locks=Locks()) == PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)
    assert check_printer(request, Locks()) == ""
    assert held == [("usb 1", 0.5), ("usb 1", 0)]


def test_the_light_asks_as_the_request_says(monkeypatch: pytest.MonkeyPatch) -> None:
    connection, asked = HeldConnection(), list[object]()

    def query(*what: object, **how: object) -> str:
        asked.extend((*what, how))
        return "printer_offline"

    monkeypatch.setattr(print_run, "query_state", query)
    request = PrintRequest(b"resi", "usb 1", lambda: connection, EVERYTHING, torn=True)
    assert check_printer(request, PrinterLocks(), SHORT) == "printer_offline"
    assert asked == [connection, EVERYTHING, SHORT, {"torn": True, "asks_mute": False}]


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_shared_printer_that_was_switched_on_cuts_off_what_another_counter_may_have_torn(is_shared: bool) -> None:
    with PaperPrinter() as printer:
        printer.engine.sheet = ["half a paper"]
        request = dataclasses.replace(a_sheet(printer), is_shared=is_shared)
        for _ in range(2):
            assert run(request).end is End.CONFIRMED
        alone, hanging = (
            [["half a paper"], *drawn(RECEIPT) * 2],
            [["half a paper", *drawn(RECEIPT)[0]], *drawn(RECEIPT)],
        )
        assert printer.engine.sheets == (alone if is_shared else hanging)


def test_a_printer_without_a_cutter_is_not_told_to_cut_first() -> None:
    with PaperPrinter() as printer:
        request = dataclasses.replace(a_sheet(printer, b"\x1b@satu\n"), is_shared=True, cut=False)
        assert run(request).end is End.CONFIRMED
        assert printer.engine.sheets == []


def test_a_light_that_asks_looks_twice_at_what_hangs_up() -> None:
    for answer, asks, reason in (
        (other_servers.hangs_up, True, PrintReason.NOT_A_PRINTER),
        (lambda _data: None, True, PrintReason.INTERRUPTED),
        (other_servers.hangs_up, False, ""),
    ):
        with other_servers.serving(answer) as address:
            request = PrintRequest(b"", address, lambda: open_connection("network", address), MUTE)
            assert check_printer(request, PrinterLocks(), SHORT, asks_mute=asks) == reason
