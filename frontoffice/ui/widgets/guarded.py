"""One way to try something and to say on the page why it did not happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from frontoffice.errors import Refused, Unavailable
from frontoffice.ui.messages import wording


@dataclass(slots=True)
class GuardedCall:
    """Success of a guarded block; known after the block."""

    worked: bool = False


@contextmanager
def show_errors(
    show: Callable[[str], object], show_refused: Callable[[Refused], object] | None = None
) -> Iterator[GuardedCall]:
    """Show a Refused or an Unavailable of the block as a sentence; other exceptions are bugs and go on.

    ``show_refused`` takes a refusal instead, where its problems stand beside the fields.
    """
    attempt = GuardedCall()
    try:
        yield attempt
    except Refused as refused:
        if show_refused is None:
            show(wording.refusal_text(refused))
        else:
            show_refused(refused)
    except Unavailable as failure:
        show(wording.unavailable(failure))
    else:
        attempt.worked = True


@contextmanager
def show_unavailable(show: Callable[[Unavailable], object]) -> Iterator[GuardedCall]:
    """Show an Unavailable of the block by a custom function; a Refused goes on."""
    attempt = GuardedCall()
    try:
        yield attempt
    except Unavailable as failure:
        show(failure)
    else:
        attempt.worked = True
