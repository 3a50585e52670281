"""What is specified of a kind of entry: its bodies, its effect, its writer, its words, its examples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import Body
from frontoffice.domain.people import May

# --- Bounds of what an entry may say, the same wherever one comes in or is verified: at the centre and at every
# desk ---
# What breaks them was written by no program of an office. It would be kept by one side and refused by the other, or be
# counted on from by everybody: a number, a logical clock. The centre's own (``sync/schema/functions``) are held
# against these by a test.

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
    """Whether what an entry says besides its body is of a size that every desk can keep and count on from."""
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
    """Whether a desk can count on from this logical clock; ``before`` is the highest that it knows."""
    return clock < LAST_CLOCK and (clock <= LEAPS_END or clock - before <= LEAP)


# --- kind spec ---


class Effect(StrEnum):
    """What an entry does to the complaint that it is about."""

    MOVES = "moves"  # may be a step of the handling; settles as well
    SETTLES = "settles"  # no step, but whoever wrote it had seen the complaint as it stood: every new kind
    SAYS = "says"  # something besides, and is never named as seen: no new kind, see entry_kinds


def _text(_context: str, source: str) -> str:
    """Mark an English sentence for lupdate; the window translates it where it is shown."""
    return source


QT_TRANSLATE_NOOP: Final = _text  # the name by which lupdate finds it


@dataclass(frozen=True, slots=True)
class StoryWords:
    """An entry's sentence in the story: English, translated in the context ``StoryWords``.

    Each ``{}`` of the text takes the next of ``fields`` of the body; ``details`` are label and field, and are left out
    where the field is empty. ``icon`` and ``state`` go with it.
    """

    text: str
    fields: tuple[str, ...] = ()
    icon: str = "record"
    state: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What the dossier says (legal text, Indonesian): ``entry`` in the list of entries, ``event`` among the events.

    ``{name}`` is a field of the body; an empty ``event`` leaves the entry out there.
    """

    entry: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """One kind of entry, whole.

    ``bodies`` are the classes of version 1, 2 and so on; ``may`` is the right that writing it asks for, None where the
    program writes it itself or the step's own rule says so. ``story`` is None where a function of
    ``ui/messages/story_sentences`` builds the sentence, and both kinds of words where an entry is the office's own.
    ``examples`` are bodies for the fuzz and the centre's views, the plainest first.
    """

    kind: EntryKind
    effect: Effect
    bodies: tuple[type[Body], ...]
    may: May | None
    examples: tuple[Body, ...]
    story: StoryWords | None = None
    paper: PaperWords | None = None
    of_office: bool = False  # about people, lists and desks: no erasure of a complaint is about it


EXAMPLE_ID: Final = "01932d5e-0000-7000-8000-000000000001"
