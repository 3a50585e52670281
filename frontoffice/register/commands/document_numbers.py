"""Numbers of the office's papers: proposed, written by a person, remembered with the paper.

The office's own agenda gives the number, so what stands here is a proposal: the one after the highest that was written
here in this calendar year. A number that is written otherwise is kept as text; one that fits is never given twice here.
"""

from __future__ import annotations

from frontoffice.domain import numbering
from frontoffice.domain.numbering import Number
from frontoffice.domain.typed_text import LONGEST_LINE, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import reference_data
from frontoffice.register.journal import journal
from frontoffice.register.unit_of_work import Ledger


def proposal(ledger: Ledger) -> str:
    """The number that comes next, "" when the office does not number its papers."""
    pattern = reference_data.paper_format(ledger)
    if not pattern:
        return ""
    today, counter = ledger.today(), ledger.desk.counter
    with ledger.reading():
        last = journal.last_no(ledger.connection, _series(counter), today.year)
    return numbering.write(Number(counter, today.year, numbering.next_no(last)), pattern, today.month)


def read(ledger: Ledger, text: str) -> Number | None:
    """The place in this year's series, None for a number that is written otherwise (or none).

    Raises Refused: ``paper_number_taken``, ``too_long``.
    """
    text = clean(text)
    if len(text) > LONGEST_LINE:
        raise Refused(Problem("number", "too_long", {"length": len(text), "most": LONGEST_LINE}))
    counter, year = ledger.desk.counter, ledger.today().year
    no = numbering.read_paper_no(text, reference_data.paper_format(ledger), counter, year)
    if no is None:
        return None
    number = Number(_series(counter), year, no)
    given = "SELECT 1 FROM journal WHERE series = ? AND year = ? AND no = ?"
    with ledger.reading():
        if ledger.connection.execute(given, (number.series, number.year, number.no)).get is not None:
            raise Refused(Problem("number", "paper_number_taken", {"number": text}))
    return number


def _series(counter: str) -> str:
    return f"{numbering.PAPERS}/{counter}"
