"""What knowing costs: from asking for a paper to its being confirmed, beside the printer's own time (aim 50 ms more)."""

from __future__ import annotations

import statistics
import time

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.conversation import End
from frontoffice.printing.lines import open_line
from frontoffice.printing.paper_run import Sheet, bring
from frontoffice.printing.turns import Turns
from tests.printing.paper_printer import PaperPrinter
from tests.printing.print_house import ALL, CLONE, RECEIPT, WHOLE, Watched, never

pytestmark = pytest.mark.bench


@pytest.mark.parametrize(("name", "abilities"), [("process id", ALL), ("in order", CLONE)])
def test_a_healthy_network_job(name: str, abilities: Abilities, capsys: pytest.CaptureFixture[str]) -> None:
    taken = []
    with PaperPrinter(abilities, buffer=65_536) as printer:
        sheet = Sheet(RECEIPT, printer.address, lambda: open_line("network", printer.address), abilities)
        for _ in range(50):
            began = time.perf_counter()
            outcome = bring(sheet, Turns(), lambda: None, on_step=Watched(), stopped=never)
            taken.append(time.perf_counter() - began)
            assert outcome.end is End.CONFIRMED
        assert printer.times(WHOLE) == 50
    with capsys.disabled():
        median, worst = statistics.median(taken) * 1000, max(taken) * 1000
        print(f"\nconfirmed, {name}, on a printer that takes no time: {median:.1f} ms, at most {worst:.1f} (aim 50)")  # noqa: T201
