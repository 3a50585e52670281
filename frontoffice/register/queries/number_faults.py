"""Explanation of a search without a hit for a whole number.

Its check code is another's, or it is no number here.

Asked only once nothing was found, so what is found while typing costs no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.text.printable_text import clean
from frontoffice.register.journal import reading
from frontoffice.register.queries import search
from frontoffice.register.unit_of_work import UnitOfWork

CODE_LETTERS: Final = search.CODE_LETTERS
_NEAR: Final = 3


class NumberFault(StrEnum):
    """Fault of a number without a hit."""

    CODE_UNFINISHED = "code_unfinished"
    CODE_OF_ANOTHER = "code_of_another"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class FaultyNumber:
    """A number as it was typed and its fault; ``near`` are the newest here with its running number."""

    fault: NumberFault
    typed: str
    near: tuple[str, ...] = ()


class NumberFaults:
    """Checks of typed or scanned numbers without a hit."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def find_by_check_code(self, text: str) -> UUID | None:
        """Find the complaint by its number followed by the whole check code in ``text``; None for anything else."""
        number, _, rest = clean(text).partition(" ")
        code = rest.replace(" ", "").upper()
        if len(code) != CODE_LETTERS:
            return None
        with self._unit.reading():
            found = search.exact(self._unit.connection, f"{number} {code}", 2)
            if len(found) != 1:
                return None
            rows: Any = self._unit.connection.execute(
                "SELECT check_code FROM complaint WHERE subject = ?", (found[0].subject.bytes,)
            )
            return found[0].subject if [code] == [there for (there,) in rows] else None

    def of(self, text: str) -> FaultyNumber | None:
        """Find the fault of ``text`` as a number, alone or with a check code; None where it is none, or fits."""
        number, _, rest = clean(text).partition(" ")
        code = rest.replace(" ", "")
        parts = _PARTS.findall(number)
        running = _running(parts)
        if parts == [number] and number.isdecimal() and len(number) <= search.LONGEST_NO:
            return self._of_running(number, code)
        if not (running and _CODE.fullmatch(code)):
            return None
        with self._unit.reading():
            connection = self._unit.connection
            if search.exact(connection, clean(text), 1):
                return None
            if search.exact(connection, number, 1):
                return FaultyNumber(
                    NumberFault.CODE_UNFINISHED if len(code) < CODE_LETTERS else NumberFault.CODE_OF_ANOTHER, number
                )
            marks = ", ".join("?" * len(running))
            near = tuple(
                text
                for (text,) in reading.validate_rows(
                    "complaint",
                    connection.execute(
                        f"SELECT number_text FROM complaint WHERE no IN ({marks}) ORDER BY id DESC LIMIT {_NEAR}",
                        running,
                    ),
                    (str,),
                )
            )
        return FaultyNumber(NumberFault.NOT_HERE, number, near)

    def _of_running(self, number: str, code: str) -> FaultyNumber | None:
        """Find the fault of a whole check code after a running number alone; any other text is words."""
        if len(code) != CODE_LETTERS or not _CODE.fullmatch(code):
            return None
        with self._unit.reading():
            connection = self._unit.connection
            if search.exact(connection, f"{number} {code}", 1):
                return None
            rows: Any = connection.execute("SELECT 1 FROM complaint WHERE no = ? LIMIT 1", (int(number),))
            return FaultyNumber(NumberFault.CODE_OF_ANOTHER, number) if list(rows) else None


def _running(parts: list[str]) -> list[int]:
    """Candidates for the running number among the parts of a number with its year; else nothing."""
    year = next((part for part in parts if _YEAR.fullmatch(part)), None)
    others = [part for place, part in enumerate(parts) if year is None or place != parts.index(year)]
    running = [int(part) for part in others if part.isdecimal() and len(part) <= search.LONGEST_NO]
    return running if year else []


_PARTS: Final = re.compile(r"[^\W_]+")
_CODE: Final = re.compile(rf"[A-Za-z0-9]{{0,{CODE_LETTERS}}}", re.ASCII)
_YEAR: Final = re.compile(r"20\d\d", re.ASCII)
