"""What was refused and what failed, whole: a code alone would let a sentence stand beside the wrong field, or name none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.domain.people import May, Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.storage.opening import close_file, open_file

Refusal = tuple[str, str, dict[str, object]]


def refusals(what: Callable[[], object]) -> list[Refusal]:
    """Field, code and facts of everything that the rules have against it."""
    with pytest.raises(Refused) as refused:
        what()
    return [(problem.field, str(problem.code), dict(problem.facts)) for problem in refused.value.problems]


def refusal(what: Callable[[], object]) -> Refusal:
    """The same of the one thing that they have."""
    (found,) = refusals(what)
    return found


def not_allowed(by: Officer, what: May) -> Refusal:
    """That this person's role does not do that."""
    return "", "not_allowed", {"role": by.role, "what": what}


def too_long(field: str, length: int, most: int) -> Refusal:
    """That a field holds more than it may."""
    return field, "too_long", {"length": length, "most": most}


def failure(what: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """Code and facts of what could not be done."""
    with pytest.raises(Unavailable) as unavailable:
        what()
    return str(unavailable.value.code), dict(unavailable.value.facts)


def code_of_opening(path: Path) -> str:
    """Why a register is not opened."""
    return failure(lambda: close_file(open_file(path)))[0]
