"""Desk of this register, and notices for its owner at the opening."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from frontoffice.domain.numbering import DEFAULT_FORMAT
from frontoffice.errors import NoticeCode


@dataclass(frozen=True, slots=True)
class Desk:
    """Counter of this register's number series.

    ``zone`` is the office's (WIB, WITA or WIT).

    A desk of the handling team or the supervisor ``gives_numbers`` in no series and records nothing. One for
    ``training`` has invented people, and the PIN that everybody knows.
    """

    counter: str = "L1"
    counter_name: str = "Loket 1"
    number_format: str = DEFAULT_FORMAT
    zone: str = "WIB"
    gives_numbers: bool = True
    training: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the office should know about the register itself: clock behind, unclean end."""

    code: NoticeCode
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
