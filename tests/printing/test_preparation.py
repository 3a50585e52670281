"""Before a receipt: what is torn is forgotten, another printer or none at all is reported, and nothing was sent."""

from __future__ import annotations

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, NotSent, PrintOutcome, Ready, prepare, query_state, release, send
from frontoffice.printing.transports import open_connection
from tests.support import other_servers
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import (
    ALL,
    CLONE,
    FAST,
    MUTE,
    RECEIPT,
    SHORT,
    WHOLE,
    Later,
    a_receipt,
    no_ghost,
    print_on,
    ready_for,
)

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


@BOTH
def test_a_printer_that_cannot_forget_has_to_be_switched_off(abilities: Abilities) -> None:
    with PaperPrinter(abilities, buffer=16_384) as printer:
        printer.forgets = False
        torn_while_out_of_paper(printer, abilities)
        assert print_on(printer, abilities, torn=True, timings=SHORT).reason == "printer_holds"
        connection = open_connection("network", printer.address)
        assert query_state(connection, abilities, SHORT, torn=True) == PrintReason.HOLDS


@pytest.mark.parametrize(("device", "found"), [("", True), ("PALSU TM-PALSU", True), ("PALSU TM-LAIN", False)])
def test_another_printer_at_the_address_is_sent_nothing(device: str, found: bool) -> None:
    with PaperPrinter() as printer:
        ready = prepare(open_connection("network", printer.address), ALL, device=device, timings=FAST)
        if isinstance(ready, Ready):
            assert ready.device == "PALSU TM-PALSU"
            release(ready)
        assert isinstance(ready, Ready) == found
        if not found:
            assert ready == NotSent(PrintReason.OTHER_PRINTER)
        assert printer.paper == []


def test_a_printer_that_named_itself_and_does_not_any_more_is_another() -> None:
    with PaperPrinter() as printer:
        printer.engine.names = {}
        ready = prepare(open_connection("network", printer.address), ALL, device="PALSU TM-PALSU", timings=SHORT)
        assert ready == NotSent(PrintReason.OTHER_PRINTER)


@pytest.mark.parametrize("answer", [other_servers.web, other_servers.files, other_servers.echo])
@pytest.mark.parametrize("abilities", [MUTE, ALL, CLONE])
def test_a_server_that_is_no_printer_gets_no_receipt(answer: object, abilities: Abilities) -> None:
    with other_servers.serving(answer) as address:  # type: ignore[arg-type]
        ready = prepare(open_connection("network", address), abilities, timings=SHORT)
        assert isinstance(ready, NotSent)
        if abilities is MUTE:
            assert ready.reason == "printer_not_a_printer"


def test_a_server_that_swallows_everything_proves_nothing() -> None:
    with other_servers.serving(other_servers.sink) as address:
        ready = prepare(open_connection("network", address), MUTE, timings=SHORT)
        assert isinstance(ready, Ready)
        assert send(ready, RECEIPT).end is End.HANDED_OVER
        assert prepare(open_connection("network", address), ALL, timings=SHORT) == NotSent(PrintReason.MUTE)


def test_the_light_of_a_file_server_says_what_it_is() -> None:
    with other_servers.serving(other_servers.files) as address:
        assert query_state(open_connection("network", address), MUTE, FAST) == "printer_not_a_printer"


@BOTH
@pytest.mark.parametrize("line_time", [0.0, 0.03])
def test_a_killed_clients_questions_and_another_programs_paper_confirm_nothing(
    abilities: Abilities, line_time: float
) -> None:
    """A question stands in the printer, a paper of another program behind it; then it is switched off in the middle."""
    for lost_at in (5, 20, 45, 70):
        with PaperPrinter(abilities, keeps_words=True, buffer=16_384, line_time=line_time) as printer:
            other = a_receipt(native_qr=True)
            printer.do(lambda: printer.engine.buffer.extend(b"\x1dr\x01" * 2 + other))  # noqa: B023
            printer.engine.at_line[lost_at] = printer.restart_behind_server
            ready = ready_for(printer, abilities, timings=SHORT)
            if isinstance(ready, NotSent):
                continue  # the other paper takes longer than we wait; it is tried again
            outcome = send(ready, RECEIPT)
            assert outcome.end is not End.CONFIRMED or printer.times(WHOLE) == 1
            if outcome.pending is not None:
                release(outcome.pending)
