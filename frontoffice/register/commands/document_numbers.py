"""Numbers of the office's papers: proposed, written by a person, remembered with the paper.

The office's own agenda gives the number, so what stands here is a proposal: the one after the highest that was written
here in this calendar year. A number that is written otherwise is kept as text; one that fits is never given twice here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from frontoffice.domain import numbering
from frontoffice.domain.codes import FieldRefusal, NumberRefusal
from frontoffice.domain.complainants import Addressee
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import Json
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Officer
from frontoffice.domain.text.typed_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.reference_data import choice_body
from frontoffice.register.journal import journal
from frontoffice.register.journal.ids import subject as subject_of
from frontoffice.register.journal.tables import ListChoiceRow
from frontoffice.register.queries import complaint_query
from frontoffice.register.unit_of_work import UnitOfWork

_FORM: Final = "form"  # how something is written: its name is the pattern
_PAPER_NUMBER: Final = "paper_number"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A paper that was made: what it is called, its number ("" for none), whether a hidden name stands on it.

    ``to`` is whom alone it goes to, of several on one number. ``sha256`` is of a file that was made of such a paper,
    under the number that the paper has already.
    """

    name: str
    number: str = ""
    named: bool = False
    to: Addressee | None = None
    sha256: str = ""


class Documents:
    """Number the office's documents, and remember those that were made."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def next_number(
        self,
    ) -> str:
        """The number that comes next, "" when the office does not number its papers."""
        pattern = self.number_format
        if not pattern:
            return ""
        today, counter = self._unit.today(), self._unit.desk.counter
        with self._unit.reading():
            last = journal.last_no(self._unit.connection, _series(counter), today.year)
        return numbering.write(Number(counter, today.year, numbering.next_no(last)), pattern, today.month)

    def check_number(self, text: str) -> Number | None:
        """The place in this year's series, None for a number that is written otherwise (or none).

        Raises Refused: ``paper_number_taken``, ``too_long``.
        """
        text = one_line(text)
        if len(text) > LONGEST_LINE:
            raise Refused(Problem("number", FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_LINE}))
        counter, year = self._unit.desk.counter, self._unit.today().year
        no = numbering.read_paper_no(text, self.number_format, counter, year)
        if no is None:
            return None
        number = Number(_series(counter), year, no)
        given = f"SELECT 1 FROM journal j WHERE series = ? AND year = ? AND no = ? AND NOT {journal.OUTSIDE_SERIES}"
        with self._unit.reading():
            if self._unit.connection.execute(given, (number.series, number.year, number.no)).get is not None:
                raise Refused(Problem("number", NumberRefusal.PAPER_NUMBER_TAKEN, {"number": text}))
        return number

    def record(self, subject: UUID, made: DocumentRecord, by: Officer, action: UUID) -> None:
        """Remember a paper in the story, with its number; that is then given."""
        entry_kinds.demand(by, EntryKind.DOCUMENT)

        def work() -> None:
            complaint_query.with_case(self._unit, subject)  # Refused when there is none
            number = None if made.sha256 else self.check_number(made.number)
            body = bodies.DocumentBody(
                name=made.name,
                number=one_line(made.number),
                named=made.named,
                by=str(by.officer_id),
                to=_addressee_body(made.to),
                sha256=made.sha256 or None,
            )
            self._unit.append_entry(action, subject, EntryKind.DOCUMENT, body, by, number=number)

        self._unit.run_once(action, work)

    @property
    def number_format(self) -> str:
        """How the office writes the numbers of its papers (``numbering.check_paper_format``), "" when it has none."""
        with self._unit.reading():
            wanted = ListChoiceRow.select().where((ListChoiceRow.list == _FORM) & (ListChoiceRow.code == _PAPER_NUMBER))
            rows = list(wanted.execute(self._unit.db))
        return str(rows[0].name) if rows else ""

    def set_number_format(self, pattern: str, by: Officer, action: UUID) -> None:
        """Number the office's papers so from now on; "" for not at all."""
        entry_kinds.demand(by, EntryKind.CHOICE_SET)
        pattern = one_line(pattern)
        numbering.check_paper_format(pattern)
        body, about = (
            choice_body(_FORM, _PAPER_NUMBER, pattern, "", active=bool(pattern)),
            subject_of(_FORM, _PAPER_NUMBER),
        )
        self._unit.run_once(action, lambda: self._unit.append_entry(action, about, EntryKind.CHOICE_SET, body, by))


def _addressee_body(to: Addressee | None) -> Json | None:
    if to is None:
        return None
    return {"place": to.place, **({"joined": str(to.joined)} if to.joined else {})}


def _series(counter: str) -> str:
    return f"{numbering.PAPERS}/{counter}"
