"""Specification of a kind of entry: its bodies, its effect, its writer, its words, its examples."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import Body
from frontoffice.domain.people import May


class Effect(StrEnum):
    """Effect of an entry on its complaint."""

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
    """Wording in the dossier (legal text, Indonesian).

    ``entry`` in the list of entries, ``event`` among the events.

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
