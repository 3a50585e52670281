"""Size bounds of entries, the same at entering and at verification.

At the centre and at every desk.

What breaks them was written by no program of an office. It would be kept by one side and refused by the other, or be
counted on from by everybody: a number, a logical clock. The centre's own (``sync/schema/functions``) are held against
these by a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

HIGHEST_NO: Final = 1_000_000_000  # no office counts so far
HIGHEST_YEAR: Final = 9999  # no date has a later one
SALT: Final = 16  # of one length, or what of it is salt could be read in two ways
MOST_WORDS: Final = 1 << 20  # bytes of what it says besides its body
MOST_PARENTS: Final = 64  # heads that an entry goes on from: desks that worked apart at once on one complaint
MOST_BODY: Final = 1 << 22  # bytes; ten times what the largest form can hold
MOST_LEVELS: Final = 100  # of lists and objects in a body: no form has ten, and no reader has less room
LEAP: Final = 1_000_000  # of a logical clock, ahead of the entry before it and of all that stands there
LEAPS_END: Final = 1 << 59
"""Where a desk begins to refuse leaps, too.

The centre refuses each. A desk that refused one below this would keep what honest desks counted on from away for good,
when its cause was set aside or never came; above, what leaps is refused, and what goes on by ones has room for ever.
"""
LAST_CLOCK: Final = 1 << 60  # the next entry of every desk counts on from the highest, and no table keeps a wider one


def are_bounded(texts: Iterable[str | None], year: int | None, no: int | None, parents: bytes) -> bool:
    """Whether the texts and numbers of an entry besides its body are within the bounds of every desk."""
    if not (0 <= (no or 0) <= HIGHEST_NO and 0 <= (year or 0) <= HIGHEST_YEAR):
        return False
    if len(parents) % 16 or len(parents) > 16 * MOST_PARENTS:
        return False
    said = "".join([text for text in texts if text is not None])
    return "\0" not in said and len(parents) + (len(said) if said.isascii() else len(said.encode())) <= MOST_WORDS


def is_body_bounded(body: bytes | None) -> bool:
    """Whether every desk has room for a body (None: erased), and every reader reads it: its size and its levels."""
    return body is None or (len(body) <= MOST_BODY and is_shallow(body))


def is_shallow(body: bytes) -> bool:
    """Whether no more brackets are open at once than :data:`MOST_LEVELS`.

    What is between quotes is text, and what closes none closes nothing.
    How deep JSON may be nested depends else on how deep its reader is in its own calls: two desks might read the same
    body differently. Said of bytes, since what is no JSON has no other levels. NUL is in no JSON, nor in PostgreSQL.
    """
    if body.count(b"[") + body.count(b"{") <= MOST_LEVELS or b"\0" in body:
        return True
    brackets = _TEXT.sub(b"", body).translate(_ONE_KIND, _NO_BRACKETS) + b"]" * (MOST_LEVELS + 1)
    if brackets.count(b"[") > brackets.count(b"]"):
        return False
    for _ in range(MOST_LEVELS):  # the innermost pairs go first, so what is left afterwards is deeper
        before, brackets = len(brackets), brackets.replace(b"[]", b"")
        if len(brackets) == before:
            break
    return b"[" not in brackets


_TEXT: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_ONE_KIND: Final = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS: Final = bytes(set(range(256)) - set(b"[{]}"))


def is_reached(clock: int, before: int) -> bool:
    """Whether a desk can count on from this logical clock; ``before`` is its highest known clock."""
    return clock < LAST_CLOCK and (clock <= LEAPS_END or clock - before <= LEAP)
