"""Masking of complaint lines with hidden identity.

What was written, without who it is.

The read table keeps what was written, as it keeps what a text means (``canonical``): it is masked in the reading, from
the entries, which are read for these few alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

import apsw

from frontoffice.domain.cases import masked_case
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complainant, Complaint, Identity, display_name
from frontoffice.register.journal import journal
from frontoffice.register.projection import complaint_columns, complaint_fold
from frontoffice.register.projection.text_tokens import tokens

_Line = TypeVar("_Line", bound=tuple[Any, ...])
_HIDDEN: Final = frozenset(display_name(Complainant(identity=one)) for one in Identity if one is not Identity.OPEN)
_WHERE: Final = frozenset({"regency", "district"})
_WRITTEN: Final = ("summary", "service", "letter_no", "action", "remark")


def mask_lines(connection: apsw.Connection, lines: Iterable[_Line]) -> tuple[_Line, ...]:
    """Mask the written texts of the lines for everyone; they have ``subject`` and ``name``."""
    every: Any = lines
    return tuple([_mask_line(connection, line) if line.name in _HIDDEN else line for line in every])


def load_full_texts(connection: apsw.Connection, lines: Iterable[_Line]) -> tuple[_Line, ...]:
    """Fill in the full texts of lines shortened in the read table, masked as in :func:`mask_lines`."""
    every: Any = lines
    return tuple([_whole(connection, line) if _may_be_cut(line) else line for line in every])


def _may_be_cut(line: Any) -> bool:
    return any(len(text) >= complaint_columns.SUMMARY for text in (line.summary, line.action, line.remark))


def _whole(connection: apsw.Connection, line: _Line) -> _Line:
    found = _read(connection, line)
    if found is None:
        return line
    some: Any = line
    replaced: _Line = some._replace(
        **complaint_columns.whole_texts(complaint_columns.Row(*masked_case.mask_both(*found)))
    )
    return replaced


def filter_public_matches(
    connection: apsw.Connection, lines: Iterable[_Line], words: Sequence[str], *, ended: bool
) -> tuple[_Line, ...]:
    """Keep lines matched by ``words`` in public text only: a name in the words of a case finds nobody."""
    return tuple(line for line in lines if not _is_hidden(line) or _has(connection, line, words, ended=ended))


def _mask_line(connection: apsw.Connection, line: _Line) -> _Line:
    found = _read(connection, line)
    if found is None:
        return line
    row, hidden = complaint_columns.Row(*found), complaint_columns.Row(*masked_case.mask_both(*found))
    fields: tuple[str, ...] = getattr(line, "_fields", ())
    columns = {name: complaint_columns.COLUMNS[name] for name in _WRITTEN if name in fields}
    changed: Any = {name: column(hidden) for name, column in columns.items() if column(hidden) != column(row)}
    changed |= dict.fromkeys(_WHERE & {*fields}, "")
    some: Any = line
    replaced: _Line = some._replace(**changed)
    return replaced


def _has(connection: apsw.Connection, line: _Line, words: Sequence[str], *, ended: bool) -> bool:
    found = _read(connection, line)
    there = tokens(complaint_columns.words(masked_case.mask_complaint(found[0]))) if found else ()
    *whole, last = words or ("",)
    return all(word in there for word in whole) and any(one == last if ended else one.startswith(last) for one in there)


def _is_hidden(line: Any) -> bool:
    return line.name in _HIDDEN


def _read(connection: apsw.Connection, line: Any) -> tuple[Complaint, Case] | None:
    """The complaint of a line and its case; None where its recording is not here."""
    subject: UUID = line.subject
    return complaint_fold.fold_case(journal.story(connection, subject))
