"""GS I 1 may be answered with any byte, or with a text: it is a printer all the same, and what it prints is believed."""

from __future__ import annotations

import pytest

from frontoffice.printing.conversation import End, Ready, prepare, send
from frontoffice.printing.probe import probe_abilities
from tests.support import waited_time
from tests.support.print_assertions import ALL, CLONE, ONLY_IN_ORDER, SHORT
from tests.support.printer_emulator import Engine, drawn
from tests.support.rebooting_printer import ServedPrinter

PAPER = b"\x1b@\x1c.satu\ndua\ntiga\n\x1dVA\x10"
(SHEET,) = drawn(PAPER)
TEXTS = [b"_KPM216H\x00", b"KPM216H\x00", b"KPM216H", b"TM-T82X\r\n", b"\x59\x00", b"\x58\x59"]
TEXTS += [b"\0\0", b"\x03\0", b"\0\0\0", b"A" * 1_000]
PRINTERS = pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER], ids=["process id", "in order", "no state"])


def confirm(printer: ServedPrinter) -> None:
    """Test it and print on it twice: as found, it is a printer, and nothing above is said to be void."""
    able = printer.engine.abilities
    with waited_time.in_force():
        found = probe_abilities(printer, SHORT)
        assert (found.abilities, found.no_printer, found.state.trouble) == (able, False, "")
        for count in (1, 2):
            ready = prepare(printer, able, timings=SHORT, device="")
            assert isinstance(ready, Ready), ready
            assert not ready.torn
            assert send(ready, PAPER).end is End.CONFIRMED
            assert printer.engine.sheets == [SHEET] * count


@PRINTERS
def test_every_byte_may_answer_for_the_model(abilities: object) -> None:
    for answer in range(256):
        printer = ServedPrinter(abilities)  # type: ignore[arg-type]
        printer.engine.names[1] = bytes([answer])
        confirm(printer)


@PRINTERS
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_may_answer_for_the_model(abilities: object, text: bytes) -> None:
    printer = ServedPrinter(abilities)  # type: ignore[arg-type]
    printer.engine.names[1] = text
    confirm(printer)


def test_an_answer_that_is_another_each_time_leaves_the_questions_of_the_roll() -> None:
    printer = ServedPrinter(CLONE)
    answers = iter(range(10_000))

    class Changing(dict[int, bytes]):
        def get(self, key: int, default: object = None) -> bytes:
            return b"model %d\x00" % next(answers) if key == 1 else super().__getitem__(key)

    printer.engine.names = Changing(printer.engine.names)
    confirm(printer)


@pytest.mark.parametrize("more", [0x20, 0x40, 0x60])
@pytest.mark.parametrize("model", [b"\x02", b"\x20", b""])
def test_bits_of_the_roll_that_are_not_defined_mean_nothing(
    more: int, model: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "_near_end", more)
    printer = ServedPrinter(CLONE)
    printer.engine.names[1] = model
    confirm(printer)
