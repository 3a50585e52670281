"""Step for judging the authority of each entry.

Its own, or what it does with another one about the same subject.

A correction is judged by the step that it takes back, whatever it says of it itself; an absence by whether it is its
writer's own, and so is what withdraws one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from frontoffice.domain.authority import OF_ANOTHER
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.story_line import StoryLine

_SPEAK_OF_OTHERS: Final = frozenset({EntryKind.STEP_CORRECTED, EntryKind.ABSENCE_SET})
_STEPS: Final[Mapping[str, str]] = {EntryKind.REVIEWED: "review", EntryKind.CANCELLED: "cancel"}
_HAVE_A_STEP: Final = frozenset({EntryKind.STEPPED, EntryKind.AMENDED})


def steps(subject: UUID, lines: Sequence[StoryLine], asked: Sequence[StoryLine]) -> Iterator[tuple[StoryLine, object]]:
    """Each line of ``asked`` with its step, None for none; ``lines`` are all about the subject."""
    known: dict[str, StoryLine] = {}
    if any(line.kind in _SPEAK_OF_OTHERS for line in asked):
        known = {str(line.entry_id): line for line in lines}
    for line in asked:
        if line.kind == EntryKind.STEP_CORRECTED:
            named = line.body.get("entry")
            taken_back = known.get(named) if isinstance(named, str) else None
            yield line, taken_back and _own_step(taken_back)
        elif line.kind == EntryKind.ABSENCE_SET:
            yield line, OF_ANOTHER if _is_of_another(line, known.get(str(subject))) else None
        else:
            yield line, _own_step(line)


def _own_step(line: StoryLine) -> object:
    return line.body.get("step") if line.kind in _HAVE_A_STEP else _STEPS.get(line.kind)


def _is_of_another(line: StoryLine, first: StoryLine | None) -> bool:
    """Return whether an absence, or the one changed by it, is of another person than its writer."""
    of, by = line.body.get("officer"), line.body.get("by")
    if not isinstance(of, str):
        return False
    was = first.body.get("officer") if first is not None and first.kind == EntryKind.ABSENCE_SET else of
    return by != of or (isinstance(was, str) and was != of)
