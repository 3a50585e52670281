"""A paper desk in front of a paper printer, whose time is short."""

from __future__ import annotations

from frontoffice.app.workers.background import Background
from frontoffice.printing.abilities import Timings
from frontoffice.settings import Office, Printer, Settings, Transport
from tests.support.fakes import AtOnce
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import FAST, SHORT


def at_once(_name: str) -> Background:
    return AtOnce()


def fast(_transport: str) -> Timings:
    return FAST


def short(_transport: str) -> Timings:
    return SHORT


def on_printer(printer: PaperPrinter, name: str = "Loket") -> Settings:
    """The settings of a counter with that printer, which tells all that it can."""
    abilities = printer.engine.abilities.as_text()
    chosen = Printer(name, Transport.NETWORK, printer.address, abilities=abilities)
    return Settings(office=Office(address="Air Itam"), printer=chosen)


def text_of(printer: PaperPrinter, sheet: int = 0) -> str:
    printer.rest()
    return "\n".join(printer.engine.sheets[sheet])


def voided(text: str) -> bool:
    """Whether this paper says that the one before it is void."""
    return "PENGGANTI" in text
