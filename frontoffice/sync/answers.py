"""Answers of the centre, validated and read into the requested types.

Whoever keeps its database can have it say anything.

What is no answer to the question fails the round as the network would: nothing was done by it, and the next one asks
anew. Nothing above has to doubt the types.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from types import GenericAlias, UnionType
from typing import Any, Final

import psycopg
from psycopg import Cursor

from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure

_log: Final = logging.getLogger(__name__)

Kind = type | UnionType | GenericAlias
"""A type, several of which one may be None, or ``list`` of one."""


def rows(found: Cursor[Any], *kinds: Kind) -> list[tuple[Any, ...]]:
    """Every row, with a column of each of these kinds. Raises Unavailable (``centre_failed``) for any other."""
    try:
        every = found.fetchall()
    except (psycopg.DataError, ValueError) as error:  # a text that is none, a moment that no calendar has
        raise unreadable(_column_names(found)) from error
    for row in every:
        if len(row) != len(kinds) or not all(map(_is_of, row, kinds)):
            raise unreadable(_column_names(found))
    return every


def row(found: Cursor[Any], *kinds: Kind) -> tuple[Any, ...]:
    """The one row of an answer. Raises Unavailable (``centre_failed``) for none, several or one of other kinds."""
    every = rows(found, *kinds)
    if len(every) != 1:
        raise unreadable(_column_names(found))
    return every[0]


def _is_of(value: object, kind: Kind) -> bool:
    if isinstance(kind, UnionType):
        return any(_is_of(value, one) for one in kind.__args__)
    if isinstance(kind, GenericAlias):
        (each,) = kind.__args__
        return isinstance(value, list) and all(isinstance(one, each) for one in value)
    return isinstance(value, kind)


def abreast(*columns: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Columns of an answer as rows. Raises Unavailable (``centre_failed``) where they are not of one length."""
    if len({len(one) for one in columns}) > 1:
        raise unreadable("columns")
    return zip(*columns, strict=True)


def unreadable(what: str) -> Unavailable:
    """Failure (``centre_failed``) for an invalid answer; the log says of ``what``."""
    _log.error("the centre answered otherwise than it was asked: %s", what)
    return Unavailable(CentreFailure.FAILED)


def _column_names(found: Cursor[Any]) -> str:
    return ", ".join(one.name for one in found.description or ())
