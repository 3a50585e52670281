"""A printer that stands in an error which it can recover from goes on once its cause is cleared, and not before."""

from __future__ import annotations

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.conversation import End, PrintStep, Ready, send
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import ALL, CLONE, ONLY_STATE, RECEIPT, WHOLE, Watched, ready_for


@pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_STATE], ids=["by itself", "asked", "state alone"])
def test_a_cover_that_was_opened_in_print_and_left_an_error_is_recovered_from_when_it_is_closed(
    abilities: Abilities,
) -> None:
    with PaperPrinter(abilities, buffer=8192) as printer:
        printer.engine.cover_leaves_error = True
        printer.engine.at_line[9] = lambda: printer.engine.stop("cover_open", True)
        ready = ready_for(printer, abilities)
        assert isinstance(ready, Ready)
        questions: list[int] = []

        def close() -> None:
            questions.append(printer.recovered)
            printer.cover(is_open=False)

        outcome = send(ready, RECEIPT, on_step=Watched({PrintStep.BLOCKED: close}))
        printer.rest()
        assert questions == [0], "while the cover is open nothing is to move"
        assert printer.recovered == 1
        assert printer.times(WHOLE) == 1
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused")


def test_a_cutter_that_is_jammed_goes_on_when_the_officer_says_that_it_is_cleared() -> None:
    with PaperPrinter(CLONE, buffer=8192) as printer:
        printer.engine.at_line[9] = lambda: printer.engine.stop("error", True)
        ready = ready_for(printer, CLONE)
        assert isinstance(ready, Ready)
        cleared: list[bool] = []
        ready.session.recovers = lambda: bool(cleared) and cleared.pop()
        outcome = send(ready, RECEIPT, on_step=Watched({PrintStep.BLOCKED: lambda: cleared.append(True)}))
        printer.rest()
        assert (printer.recovered, outcome.reason, printer.times(WHOLE)) == (1, "printer_paused", 1)
