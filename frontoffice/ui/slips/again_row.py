"""Slips in the drawer of a register that came back without them: which they are, and when they were printed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain import numbering
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import FieldRefusal, NumberRefusal
from frontoffice.domain.numbering import Number
from frontoffice.domain.slips import in_words
from frontoffice.errors import Problem, Refused
from frontoffice.register.register import Register
from frontoffice.ui.widgets.filled_lines import FilledLines, LinePart
from frontoffice.ui.widgets.form import child

_SHARES = {"numbers": (170, 3), "first": (150, 2), "last": (150, 2), "on": (100, 1), "button": (0, 0)}


class SlipsTyped(NamedTuple):
    """First and last number of slips, and the day on which they were printed."""

    span: tuple[int, int]
    printed_on: date


class AgainRow:
    """The fields for it on the page; seen while numbers are known to be on paper only."""

    def __init__(self, page: QWidget, register: Register) -> None:
        self._register = register
        self._whole = child(page, QWidget, "again")
        self.numbers = child(page, QLabel, "again_numbers")
        self.first, self.last, self.on = (child(page, QLineEdit, f"again_{name}") for name in ("first", "last", "on"))
        self.button = child(page, QPushButton, "again_button")
        cells = [LinePart(child(page, QWidget, f"again_{name}_cell"), *share) for name, share in _SHARES.items()]
        FilledLines.into(child(page, QVBoxLayout, "again_lines"), cells)
        self.first.returnPressed.connect(self.last.setFocus)
        self.last.returnPressed.connect(self.on.setFocus)
        self.on.returnPressed.connect(self.button.click)

    def refresh(self, *, records: bool) -> None:
        """Read the numbers anew; who does not record is not asked for them."""
        found = self._register.slips.on_paper_only()
        self.numbers.setText("; ".join(f"{year}: {in_words(runs)}" for year, runs in found))
        self._whole.setVisible(records and bool(found))

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.first, self.last, self.on):
            field.clear()

    @property
    def is_asked(self) -> bool:
        """Whether it is seen."""
        return not self._whole.isHidden()

    def read(self) -> SlipsTyped:
        """What stands in the fields. Raises Refused by field for what cannot be read."""
        printed_on = dates.read_date("again_on", self.on.text(), self._register.today())
        if printed_on is None:
            raise Refused(Problem("again_on", FieldRefusal.DATE_UNREADABLE, {"text": ""}))
        first, last = (self._number(name, printed_on.year) for name in ("first", "last"))
        return SlipsTyped((first, last), printed_on)

    def _number(self, name: str, year: int) -> int:
        """The number typed or scanned off a slip of that year."""
        desk, text = self._register.desk, getattr(self, name).text()
        number = numbering.read_number(text, desk.number_format, desk.counter, year)
        if number is None or number.year != year:
            sample = numbering.write(Number(desk.counter, year, 56), desk.number_format, self._register.today().month)
            facts = {"counter": desk.counter, "sample": sample}
            raise Refused(Problem(f"again_{name}", NumberRefusal.LAST_NUMBER_UNREADABLE, facts))
        return number.no
