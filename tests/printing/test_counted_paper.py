"""A printer that loses a part of a paper behind a connection that stays: never is such a paper called printed."""

from __future__ import annotations

import random
import secrets
from collections import Counter
from collections.abc import Sequence

import pytest

from frontoffice.printing.abilities import Abilities, timings_for
from frontoffice.printing.conversation import End, PrintOutcome, Ready, await_late_evidence, prepare, release, send
from frontoffice.printing.counted_paper import PROOFS, AnswerCount, CountedPaper
from frontoffice.printing.escpos import raster
from frontoffice.printing.macro import seal_command
from frontoffice.printing.paper_pieces import Piece, split_paper
from frontoffice.printing.printer_session import PrinterSession
from tests.support import waited_time
from tests.support.fake_connection import HeldConnection
from tests.support.hostile_server import HostileServer
from tests.support.print_assertions import ALL, CLONE, NO_MACRO, ONLY_IN_ORDER, SHORT, a_receipt, never
from tests.support.printer_emulator import drawn
from tests.support.rebooting_printer import Fault, ServedPrinter
from tests.support.timed_line import TimedLine

RASTER, NATIVE = a_receipt(), a_receipt(native_qr=True)
PRINTERS = pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER], ids=["process id", "in order", "no state"])
PAPERS = pytest.mark.parametrize("data", [RASTER, NATIVE], ids=["drawn code", "code of the printer"])


def printed(printer: ServedPrinter, data: bytes, fault: Fault) -> PrintOutcome:
    """Print while ``fault`` happens; when it is called printed, it is on the paper."""
    with waited_time.in_force():
        ready = prepare(printer, printer.engine.abilities, timings=SHORT)
        assert isinstance(ready, Ready)
        printer.begin(fault)
        outcome = send(ready, data)
        if outcome.pending is not None:
            release(outcome.pending)
    if outcome.end is End.CONFIRMED:
        (sheet,) = drawn(data)
        assert printer.engine.sheets[-1] == sheet, f"called printed, and it is not: {fault}"
    return outcome


@pytest.mark.thorough
@PRINTERS
@PAPERS
@pytest.mark.parametrize("buffer", [64, pytest.param(512, marks=pytest.mark.long), 4096])
def test_a_printer_that_restarts_behind_a_device_server_is_never_believed(
    abilities: Abilities, data: bytes, buffer: int
) -> None:
    confirmed = 0
    for at in range(2, 2200, 419):
        outcome = printed(ServedPrinter(abilities, buffer=buffer), data, Fault(reboot_at=at))
        confirmed += outcome.end is End.CONFIRMED
    assert confirmed <= 1, "a restart between two lines may take nothing along"
    for line in (1, 9, 20, 27):
        outcome = printed(ServedPrinter(abilities, buffer=buffer, busy=True), data, Fault(reboot_at_line=line))
        assert outcome.end is End.UNCERTAIN


def ends(data: bytes) -> list[bytes]:
    """What stands right before that which prints a line, and at the end of the image or of the printer's own code."""
    pieces = split_paper(data)
    lines = [piece.fragments[-1][:-1] for piece in pieces if piece.fragments[-1].endswith(b"\n") and not piece.alone]
    return [
        *[line for line in lines if len(line) > 3][::6],
        *(piece.fragments[-1][-8:] for piece in pieces if piece.alone),
    ]


@pytest.mark.thorough
@PRINTERS
@PAPERS
@pytest.mark.parametrize("buffer", [1, pytest.param(64, marks=pytest.mark.long)], ids=["as quick as its line", "64"])
def test_a_restart_between_the_last_answer_of_a_line_and_its_end_is_known_by_the_macro_that_is_gone(
    abilities: Abilities, data: bytes, buffer: int
) -> None:
    for end in ends(data):
        outcome = printed(ServedPrinter(abilities, buffer=buffer), data, Fault(reboot_after=end))
        assert outcome.end is End.UNCERTAIN


@pytest.mark.thorough
@PAPERS
def test_without_a_macro_nothing_shows_such_a_restart_so_nothing_is_called_printed(data: bytes) -> None:
    (sheet,) = drawn(data)
    torn = 0
    for end in ends(data):
        printer = ServedPrinter(NO_MACRO, buffer=1)
        outcome = printed(printer, data, Fault(reboot_after=end))
        assert outcome.end in (End.HANDED_OVER, End.UNCERTAIN)
        torn += outcome.end is End.HANDED_OVER and printer.engine.sheets[-1] != sheet
    assert torn >= 2, "all was answered for, and is not on the paper"


ONE_OF_EACH = (
    b"\x1b@\x1c.satu baris yang panjang\n" + raster(((True, False), (False, True)), 24) + b"\n"
    b"\x1d(k\x04\x001A2\x00\x1d(k\x04\x001P0a\x1d(k\x03\x001Q0\nakhir\n\x1dVA\x10"
)


def restart_anywhere(abilities: Abilities, data: bytes, buffer: int, step: int = 1, says: bytes = b"") -> None:
    """Restart it at each byte of a paper in turn: it is called printed only when all of it was out by then."""
    at, passed = 1, step
    while at <= passed:
        printer = ServedPrinter(abilities, buffer=buffer)
        outcome = printed(printer, data, Fault(reboot_at=at, says_at_boot=says))
        assert outcome.end is not End.CONFIRMED or at >= outcome.sent - len(seal_command(own=True)[0])
        at, passed = at + step, printer.passed


@PRINTERS
@pytest.mark.parametrize("buffer", [64, pytest.param(4096, marks=pytest.mark.thorough)])
def test_a_restart_at_each_thirteenth_byte_of_a_short_paper_is_never_believed(
    abilities: Abilities, buffer: int
) -> None:
    restart_anywhere(abilities, ONE_OF_EACH, buffer, step=13)


@pytest.mark.thorough
@pytest.mark.parametrize("zeros", [4, 8, 15])
def test_no_few_zeros_of_a_start_stand_in_for_a_macro_where_all_answers_are_alike(zeros: int) -> None:
    for at in range(1, 480, 13):
        printer = ServedPrinter(CLONE, buffer=64)
        printer.engine.names[1] = b"\x00"  # to GS I 1
        outcome = printed(printer, ONE_OF_EACH, Fault(reboot_at=at, says_at_boot=bytes(zeros)))
        assert outcome.end is not End.CONFIRMED or at >= outcome.sent


class Guesser(ServedPrinter):
    """Has no macro any more, and yet says as many zeros as a run of it would, so many times."""

    guesses = questions = 0

    def _pass(self, byte: int) -> None:
        super()._pass(byte)
        if self._last[-5:-3] == b"\x1d^" and self.guesses and not self.engine.macro:
            self.guesses -= 1
            self.say(bytes(self._last[-3] * self.questions))


@pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER], ids=["process id", "in order", "no state"])
@pytest.mark.parametrize("guesses", [1, PROOFS - 1])
def test_no_start_that_says_exactly_as_many_zeros_as_a_macro_stands_in_for_one_where_all_answers_are_alike(
    abilities: Abilities, guesses: int
) -> None:
    printer = Guesser(abilities, buffer=1)
    printer.engine.names[1] = b"\x00"  # to GS I 1
    with waited_time.in_force():
        ready = prepare(printer, abilities, timings=SHORT)
        assert isinstance(ready, Ready)
        assert ready.macro is not None
        printer.guesses, printer.questions = guesses, len(ready.macro.questions)
        printer.begin(Fault(reboot_after=b"akhir"))
        outcome = send(ready, ONE_OF_EACH)
    assert printer.guesses == 0
    assert "akhir" not in printer.engine.sheets[-1], "it was forgotten"
    assert outcome.end is End.UNCERTAIN


@pytest.mark.long
@PRINTERS
@pytest.mark.parametrize("buffer", [64, 128, 4096])
@pytest.mark.parametrize("says", [b"", b"\x00" * 3, b"\x00" * 8], ids=["silent", "three zeros", "eight"])
def test_a_restart_at_each_byte_of_a_short_paper_is_never_believed(
    abilities: Abilities, buffer: int, says: bytes
) -> None:
    restart_anywhere(abilities, ONE_OF_EACH, buffer, says=says)


@pytest.mark.long
@PRINTERS
@PAPERS
@pytest.mark.parametrize("buffer", [64, 128, 4096])
def test_a_restart_at_each_eleventh_byte_of_a_resi_is_never_believed(
    abilities: Abilities, data: bytes, buffer: int
) -> None:
    restart_anywhere(abilities, data, buffer, step=11)


@pytest.mark.thorough
@PRINTERS
@PAPERS
@pytest.mark.parametrize(
    "lost", [pytest.param(64, marks=pytest.mark.long), 300, pytest.param(1000, marks=pytest.mark.long)]
)
def test_bytes_that_are_lost_in_the_middle_take_a_question_along(abilities: Abilities, data: bytes, lost: int) -> None:
    for at in range(0, 2000, 223):
        outcome = printed(ServedPrinter(abilities, buffer=512), data, Fault(lose_at=at, lose=lost))
        assert outcome.end is End.UNCERTAIN


@pytest.mark.thorough
@PRINTERS
def test_twenty_bytes_that_are_lost_of_a_line_and_its_style_take_a_question_along(abilities: Abilities) -> None:
    data = b"\x1d!\x11\x1bE\x01\x1ba\x010147/PGD-L1/2026\n\x1d!\x00\x1bE\x00\x1ba\x00\n" * 2
    for at in range(len(data)):
        outcome = printed(ServedPrinter(abilities, buffer=512), data, Fault(lose_at=at, lose=20))
        assert outcome.end is End.UNCERTAIN


def test_what_looks_like_a_trouble_of_a_printer_that_tells_none_is_not_waited_for() -> None:
    fault = Fault(stray={40: b"\x18\x00\x0c\x00"}, lose_at=60, lose=100)
    assert printed(ServedPrinter(ONLY_IN_ORDER), NATIVE, fault).end is End.UNCERTAIN


@pytest.mark.thorough
@pytest.mark.parametrize("says", [b"\x00", b"\x00" * 3, b"\x12\x00", b"\x10\x00\x00\x00"])
@PAPERS
def test_what_a_printer_says_when_it_starts_stands_in_for_no_answer(data: bytes, says: bytes) -> None:
    for abilities in (ALL, CLONE):
        for at in range(30, 2100, 619):
            printed(ServedPrinter(abilities, buffer=512), data, Fault(reboot_at=at, says_at_boot=says))


@pytest.mark.thorough
@PRINTERS
def test_a_stray_answer_neither_confirms_nor_is_taken_for_a_weaker_printer(abilities: Abilities) -> None:
    printer = ServedPrinter(abilities)
    outcome = printed(printer, NATIVE, Fault(stray={900: b"\x00"}))
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_unasked_answer")
    assert printer.engine.sheets == drawn(NATIVE), "it is printed all the same, for the officer to look at"


@pytest.mark.thorough
@PRINTERS
@PAPERS
@pytest.mark.parametrize("buffer", [64, 4096])
@pytest.mark.parametrize("busy", [True, False])
def test_a_small_buffer_with_a_healthy_printer_is_believed(
    abilities: Abilities, data: bytes, buffer: int, busy: bool
) -> None:
    assert printed(ServedPrinter(abilities, buffer=buffer, busy=busy), data, Fault()).end is End.CONFIRMED


def test_the_next_line_waits_for_the_answers_and_an_image_for_all_of_them() -> None:
    image = Piece((b"\x1dv0\x00\x01\x00\x01\x00\xff",), alone=True)
    connection = HeldConnection()
    session = PrinterSession(connection, SHORT, never)
    paper = CountedPaper(
        (Piece((b"satu\n",)), image, Piece((b"dua\n",))), AnswerCount(by_process_id=False, in_order=True)
    )
    assert paper.write_next(session)
    assert not paper.write_next(session)
    session.exchange()
    assert connection.taken.count(b"\x1dv0") == 0
    answers = connection.taken.count(b"\x1dr\x01")
    connection.says = [b"\x00" * answers]
    paper.take(session.exchange())
    assert paper.write_next(session)
    assert not paper.all_written


def line(text: bytes) -> Piece:
    return Piece((text + b"\n",))


def paper_of(connection: TimedLine, *pieces: Piece) -> tuple[CountedPaper, PrinterSession]:
    count = AnswerCount(by_process_id=False, in_order=True)
    return CountedPaper(pieces, count), PrinterSession(connection, SHORT, never)


def answer_all(connection: TimedLine, paper: CountedPaper, session: PrinterSession) -> bool:
    """Everything that was asked, at once."""
    asked = connection.taken.count(b"\x1dr\x01")
    connection.taken = b""
    connection.says = [b"\x00" * asked]
    return paper.take(session.exchange())


def test_a_printer_that_has_not_answered_for_a_moment_gets_the_next_line_in_advance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connection = TimedLine(monkeypatch)
    paper, session = paper_of(connection, line(b"a"), line(b"b"), line(b"c"))
    assert (paper.complete, paper.all_written, paper.pause) == (False, False, 1.0)
    assert paper.write_next(session)
    session.exchange()
    assert paper.pause == 0.0005
    for now, goes in ((0.0005, False), (0.001, False), (0.0011, True)):
        connection.now = 1000.0 + now
        assert paper.write_next(session) is goes
    session.exchange()
    connection.now += 9
    assert paper.pause == 1.0
    assert not paper.write_next(session), "the last goes only when all before it is answered for"
    assert answer_all(connection, paper, session)
    assert paper.write_next(session)
    session.exchange()
    assert (paper.all_written, paper.complete, paper.pause) == (True, False, 1.0)
    assert not paper.write_next(session)
    assert answer_all(connection, paper, session)
    assert paper.complete
    assert not paper.take(())


@pytest.mark.parametrize(("transport", "most"), [("serial", 256), ("network", 1024)])
def test_no_more_than_so_many_bytes_are_on_their_way_in_advance(
    monkeypatch: pytest.MonkeyPatch, transport: str, most: int
) -> None:
    connection = TimedLine(monkeypatch)
    count = AnswerCount(by_process_id=False, in_order=True)
    paper = CountedPaper(tuple(line(b"x" * 40) for _ in range(40)), count, timings_for(transport))
    session = PrinterSession(connection, SHORT, never)
    written = 0
    while paper.write_next(session):
        session.exchange()
        before, written = written, paper.count.outstanding
        assert before < most
        connection.now += 0.002
    assert written >= most


def test_an_image_goes_alone_and_what_follows_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = TimedLine(monkeypatch)
    image = Piece((b"\x1dv0\x00\x01\x00\x01\x00\xff",), alone=True)
    paper, session = paper_of(connection, line(b"a"), image, line(b"b"), line(b"c"), line(b"d"))
    for _ in range(3):
        assert paper.write_next(session)
        session.exchange()
        connection.now += 1
        if _ < 2:
            assert not paper.write_next(session)
            assert paper.pause == 1.0
            answer_all(connection, paper, session)
    assert paper.write_next(session), "behind a line the next line is given"


def misbehaved(abilities: Abilities, papers: Sequence[bytes], seed: int) -> End:
    """A paper through a server that does its worst: when it is called printed, it is on the paper, whole."""
    draw = random.Random(seed)  # noqa: S311  (the same again for the same seed)
    printer, data = HostileServer(abilities, draw), draw.choice(papers)
    with waited_time.in_force():
        ready = prepare(printer, abilities, timings=SHORT, device=draw.choice((None, "")))
        assert isinstance(ready, Ready)
        printer.misbehave(len(data) * 3 + 200)
        outcome = send(ready, data)
        if outcome.pending is not None:
            outcome = await_late_evidence(outcome.pending, 0.1)
    if outcome.end is End.CONFIRMED:
        (sheet,) = drawn(data)
        assert printer.engine.sheets[-1:] == [sheet], f"called printed, and it is not: {seed} {printer.deeds}"
    return outcome.end


@pytest.mark.thorough
@pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER, NO_MACRO], ids=["id", "in order", "no state", "none"])
@pytest.mark.parametrize(
    ("many", "papers"),
    [(50, (ONE_OF_EACH,)), pytest.param(600, (ONE_OF_EACH, NATIVE, RASTER), marks=pytest.mark.long)],
)
def test_whatever_a_server_does_to_bytes_and_answers_no_torn_paper_is_called_printed(
    abilities: Abilities, many: int, papers: Sequence[bytes]
) -> None:
    ends = Counter(misbehaved(abilities, papers, secrets.randbelow(2**48)) for _ in range(many))
    assert ends[End.UNCERTAIN] > many // 5
    assert (ends[End.CONFIRMED] > 0) is abilities.macro, "what does no harm is believed, where a restart would show"
