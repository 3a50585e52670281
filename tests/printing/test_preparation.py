"""Before a receipt: what is torn is forgotten, another printer or none at all is reported, and nothing was sent."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, NotSent, PrintOutcome, Ready, prepare, query_state, release, send
from frontoffice.printing.printer_session import CLEAR_BUFFERS
from frontoffice.printing.transports import open_connection
from tests.support import other_servers
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import (
    ALL,
    CLONE,
    FAST,
    MUTE,
    ONLY_IN_ORDER,
    RECEIPT,
    SHORT,
    WHOLE,
    Later,
    a_receipt,
    no_ghost,
    print_on,
    ready_for,
)
from tests.support.timed_line import TimedLine


def also(name: str) -> ParameterSet:
    """A value more of a rule that another one shows."""
    return pytest.param(name, marks=pytest.mark.thorough)


BOTH = pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])


def torn_while_out_of_paper(printer: PaperPrinter, abilities: Abilities) -> PrintOutcome:
    """A receipt whose roll ends and whose connection breaks: the printer holds the rest."""
    printer.new_roll(5)
    ready = ready_for(printer, abilities, timings=SHORT)
    assert isinstance(ready, Ready)
    cut = Later(lambda: printer.engine.roll <= 0, lambda: printer.do(printer.reset))
    outcome = send(ready, RECEIPT)
    cut.join()
    assert outcome.end is End.UNCERTAIN
    return outcome


@pytest.mark.thorough
@BOTH
def test_what_a_printer_holds_of_a_torn_receipt_is_forgotten_before_the_new_roll(abilities: Abilities) -> None:
    with PaperPrinter(abilities, buffer=16_384) as printer:
        torn_while_out_of_paper(printer, abilities)
        assert print_on(printer, abilities, torn=True).reason == "printer_paper_out"
        lines = len(printer.paper)
        no_ghost(printer)
        assert len(printer.paper) == lines, "the rest of the torn one came out"
        assert print_on(printer, abilities, torn=True).end is End.CONFIRMED
        assert printer.times(WHOLE) == 1


@BOTH
def test_the_light_has_it_forgotten_as_well(abilities: Abilities) -> None:
    with PaperPrinter(abilities, buffer=16_384) as printer:
        torn_while_out_of_paper(printer, abilities)
        lines = len(printer.paper)
        connection = open_connection("network", printer.address)
        assert query_state(connection, abilities, FAST, torn=True) == PrintReason.PAPER_OUT
        no_ghost(printer)
        assert len(printer.paper) == lines


@pytest.mark.thorough
@BOTH
def test_a_printer_that_cannot_forget_has_to_be_switched_off(abilities: Abilities) -> None:
    with PaperPrinter(abilities, buffer=16_384) as printer:
        printer.forgets = False
        torn_while_out_of_paper(printer, abilities)
        assert print_on(printer, abilities, torn=True, timings=SHORT).reason == "printer_holds"
        connection = open_connection("network", printer.address)
        assert query_state(connection, abilities, SHORT, torn=True) == PrintReason.HOLDS


@pytest.mark.parametrize(
    ("device", "found"),
    [
        ("", True),
        ("PALSU TM-PALSU", True),
        ("PALSU TM-PALSU\tPLS0001", True),
        ("PALSU TM-PALSU\tPLS0002", False),
        ("PALSU TM-LAIN", False),
    ],
)
def test_another_printer_at_the_address_is_sent_nothing(device: str, found: bool) -> None:
    with PaperPrinter() as printer:
        ready = prepare(open_connection("network", printer.address), ALL, device=device, timings=FAST)
        if isinstance(ready, Ready):
            assert ready.device == "PALSU TM-PALSU\tPLS0001"
            release(ready)
        assert isinstance(ready, Ready) == found
        if not found:
            assert ready == NotSent(PrintReason.OTHER_PRINTER)
        assert printer.paper == []


@pytest.mark.thorough
def test_a_printer_that_named_itself_and_does_not_any_more_is_another() -> None:
    with PaperPrinter() as printer:
        printer.engine.names = {}
        ready = prepare(open_connection("network", printer.address), ALL, device="PALSU TM-PALSU", timings=SHORT)
        assert ready == NotSent(PrintReason.OTHER_PRINTER)


def test_a_printer_that_gives_no_serial_number_is_asked_for_it_once() -> None:
    patient = dataclasses.replace(FAST, longer=2.0)
    with PaperPrinter(CLONE) as printer:
        del printer.engine.names[68]
        known = "PALSU TM-PALSU"
        for _ in range(3):
            ready = prepare(open_connection("network", printer.address), CLONE, device=known, timings=patient)
            assert isinstance(ready, Ready)
            assert printer.engine.names_asked.count(68) == 1
            release(ready)
            known = ready.device
        assert known == "PALSU TM-PALSU\t"


@pytest.mark.parametrize("name", ["web", "files", "echo", *map(also, ("desktop", "directory", "broker", "shares"))])
def test_a_server_that_is_no_printer_gets_no_receipt(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    patient = dataclasses.replace(SHORT, quiet=5.0)  # no more than its answer takes
    with other_servers.serving(other_servers.TALKING[name]) as address:
        assert prepare(open_connection("network", address), MUTE, timings=patient) == NotSent(PrintReason.NOT_A_PRINTER)
    for abilities in (ALL, CLONE):  # where it was to answer in a given time, which a busy computer's server does not
        line = TimedLine(monkeypatch, lambda taken: other_servers.TALKING[name](taken) or b"")
        line.says = [other_servers.TALKING[name](b"") or b""]
        assert prepare(line, abilities, timings=SHORT) == NotSent(PrintReason.NOT_A_PRINTER)


@pytest.mark.thorough
def test_a_server_that_swallows_everything_proves_nothing() -> None:
    with other_servers.serving(other_servers.sink) as address:
        ready = prepare(open_connection("network", address), MUTE, timings=SHORT)
        assert isinstance(ready, Ready)
        assert send(ready, RECEIPT).end is End.HANDED_OVER
        assert prepare(open_connection("network", address), ALL, timings=SHORT) == NotSent(PrintReason.MUTE)


def test_the_light_of_a_file_server_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = dataclasses.replace(SHORT, quiet=5.0)
    with other_servers.serving(other_servers.files) as address:
        assert query_state(open_connection("network", address), MUTE, patient) == "printer_not_a_printer"
    for abilities in (MUTE, ALL, ONLY_IN_ORDER):
        line = TimedLine(monkeypatch)
        line.says = [other_servers.FILES]
        assert query_state(line, abilities, SHORT) == "printer_not_a_printer"


@pytest.mark.parametrize("name", ["broker", *map(also, other_servers.TALKING)])
def test_a_light_that_asks_finds_what_speaks_only_when_it_is_asked(name: str) -> None:
    patient = dataclasses.replace(SHORT, longer=5.0)
    with other_servers.serving(other_servers.TALKING[name]) as address:
        connection = open_connection("network", address)
        assert query_state(connection, MUTE, patient, asks_mute=True) == "printer_not_a_printer"


def test_a_light_that_asks_a_mute_printer_finds_it_well_and_prints_nothing() -> None:
    with PaperPrinter(MUTE) as printer:
        assert query_state(open_connection("network", printer.address), MUTE, SHORT, asks_mute=True) == ""
        printer.rest()
        assert (printer.paper, printer.engine.unknown, bytes(printer.engine.row)) == ([], [], b"")


@pytest.mark.thorough
@BOTH
@pytest.mark.parametrize("line_time", [0.0, pytest.param(0.03, marks=pytest.mark.long)])
def test_a_killed_clients_questions_and_another_programs_paper_confirm_nothing(
    abilities: Abilities, line_time: float
) -> None:
    """A question stands in the printer, a paper of another program behind it; then it is switched off in the middle."""
    for lost_at in (5, 45) if line_time == 0.0 else (5, 20, 45, 70):
        with PaperPrinter(abilities, keeps_words=True, buffer=16_384, line_time=line_time) as printer:
            other = a_receipt(native_qr=True)
            printer.do(lambda: printer.engine.buffer.extend(b"\x1dr\x01" * 2 + other))  # noqa: B023
            printer.engine.at_line[lost_at] = printer.restart_behind_server
            ready = ready_for(printer, abilities, timings=SHORT)
            if isinstance(ready, NotSent):
                continue  # the other paper takes longer than we wait; it is tried again
            outcome = send(ready, RECEIPT)
            came_out = [sheet[-len(WHOLE) :] == WHOLE for sheet in printer.engine.sheets]
            # what is left of the other paper stands above ours where the printer was off before we came
            assert outcome.end is not End.CONFIRMED or came_out.count(True) == 1
            if outcome.pending is not None:
                release(outcome.pending)


# --- without a printer ----------------------------------------------------------------------------------------------

STATE = Abilities(dle_eot=True)


def replies(answers: dict[int, bytes]) -> Callable[[bytes], bytes]:
    """What a printer says to DLE EOT; to the command that has it forget, that it did."""

    def answer(taken: bytes) -> bytes:
        if taken.startswith(b"\x10\x04"):
            return answers.get(taken[2], b"\x12")
        return b"\x37\x25\x00" if CLEAR_BUFFERS in taken else b""

    return answer


@pytest.mark.parametrize(
    ("answers", "reason", "asked"),
    [
        ({}, "", [1, 4]),
        ({1: b"\x1a"}, PrintReason.OFFLINE, [1, 2, 4]),
        ({1: b"\x1a", 2: b"\x16"}, PrintReason.COVER_OPEN, [1, 2, 4]),
        ({1: b"\x1a", 2: b"\x52"}, PrintReason.ERROR, [1, 2, 4]),
        ({4: b"\x72"}, PrintReason.PAPER_OUT, [1, 4]),
        ({4: b"\x1e"}, "", [1, 4]),
    ],
)
def test_the_state_is_asked_for_with_its_cause_and_the_roll(
    monkeypatch: pytest.MonkeyPatch, answers: dict[int, bytes], reason: str, asked: list[int]
) -> None:
    line = TimedLine(monkeypatch, replies(answers))
    found = prepare(line, STATE, timings=SHORT)
    assert [data[2] for _, data in line.writes if data.startswith(b"\x10\x04")] == asked
    if reason:
        assert found == NotSent(reason)  # type: ignore[arg-type]
        assert line.ended == "aborted"
    else:
        assert isinstance(found, Ready)
        assert (found.near_end, found.torn, found.device, line.ended) == (4 in answers, False, "", "")
    line = TimedLine(monkeypatch, replies(answers))
    light = query_state(line, STATE, SHORT)
    assert light == (reason or (PrintReason.NEAR_END if 4 in answers else ""))
    assert line.ended == "aborted"


@pytest.mark.parametrize(("words", "reason"), [(b"HALO", PrintReason.NOT_A_PRINTER), (b"\x14\x00", "")])
def test_only_what_answers_nothing_is_listened_to_for_letters(
    monkeypatch: pytest.MonkeyPatch, words: bytes, reason: str
) -> None:
    for able, expected in ((MUTE, reason), (STATE, "")):
        line = TimedLine(monkeypatch, replies({}))
        line.says = [words]
        found = prepare(line, able, timings=SHORT)
        assert (found.reason if isinstance(found, NotSent) else "") == expected
        line = TimedLine(monkeypatch, replies({}))
        line.says = [words]
        assert query_state(line, able, SHORT) == expected
        assert line.ended == "aborted"


@pytest.mark.parametrize(
    ("error", "light", "reason"),
    [
        (TimeoutError(), PrintReason.MUTE, PrintReason.MUTE),
        (ConnectionResetError(), PrintReason.INTERRUPTED, PrintReason.INTERRUPTED),
    ],
)
def test_a_line_that_fails_says_how_and_is_closed(
    monkeypatch: pytest.MonkeyPatch, error: OSError, light: str, reason: str
) -> None:
    def fail(_taken: bytes) -> bytes:
        raise error

    for able in (STATE, MUTE):
        line = TimedLine(monkeypatch, fail)
        assert prepare(line, able, timings=SHORT) == NotSent(reason)  # type: ignore[arg-type]
        assert line.ended == "aborted"
    line = TimedLine(monkeypatch, fail)
    assert query_state(line, STATE, SHORT) == light
    assert line.ended == "aborted"


def test_a_server_that_had_its_say_and_hung_up_is_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    for able in (MUTE, STATE):
        line = TimedLine(monkeypatch)

        def hang_up() -> None:
            raise ConnectionResetError

        line.says = [b"HTTP/1.1 400 Bad Request"]
        line.at = {0.001: hang_up}
        assert prepare(line, able, timings=SHORT) == NotSent(PrintReason.NOT_A_PRINTER)


def test_a_printer_that_holds_a_torn_paper_is_made_to_forget_it_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for says, out, reason in (
        (b"\x37\x25\x00", b"\x72", PrintReason.PAPER_OUT),
        (b"", b"\x72", PrintReason.HOLDS),
        (b"", b"\x12", ""),
    ):
        line = TimedLine(
            monkeypatch,
            lambda taken, says=says, out=out: (
                (out if taken == b"\x10\x04\x04" else b"\x12")  # type: ignore[misc]
                if taken.startswith(b"\x10\x04")
                else says
            ),
        )
        found = prepare(line, STATE, torn=True, timings=SHORT)
        assert line.writes[0][1] == CLEAR_BUFFERS
        if reason:
            assert found == NotSent(reason)  # type: ignore[arg-type]
        else:
            assert isinstance(found, Ready)
            assert found.torn
        line.ended, line.writes = "", []
        light = query_state(line, STATE, SHORT, torn=True)
        assert light == reason
        assert (CLEAR_BUFFERS in [data for _, data in line.writes]) is bool(reason)


def test_whoever_says_stop_before_a_paper_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    assert prepare(line, STATE, timings=SHORT, stopped=lambda: True) == NotSent(PrintReason.STOPPED)
    assert line.ended == "aborted"
