"""What a kind of entry lacks: every part that its specification and its readers must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from frontoffice.documents.dossiers import dossier_entries
from frontoffice.domain.entries.body_codec import FIELDS, encode
from frontoffice.domain.entries.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.entries.kind_spec import Effect, KindSpec
from frontoffice.ui.messages import story_sentences
from tests.support.bodies import whole

# Kinds that lack a part on purpose, with the reason.
NO_RIGHT: Final[Mapping[str, str]] = {
    EntryKind.STEPPED: "each step has its own right, in steps.RULES",
    EntryKind.STEP_CORRECTED: "as the step that it corrects, or whoever decides: correcting.refusal",
    EntryKind.CLOCK_BEHIND: "the program notices it by itself",
    EntryKind.READ: "the program writes it down where a reader reads",
    EntryKind.MESSAGE_ARRIVED: "the program takes it in by itself",
    EntryKind.BACKUP_TRIED: "the program tries a copy by itself each month",
}
# The kinds that only say are closed, since desks of different ages would differ about one more (see entry_kinds).
SAYING: Final = frozenset(
    {
        *("identity.revealed", "receipt.paper", "contact.logged", "papers.requested", "papers.completed"),
        *("due.moved", "document.made", "complaint.renumbered"),
    }
)


def gaps(spec: KindSpec) -> tuple[str, ...]:
    """The parts that a kind lacks, or has and should not; empty for a kind that is whole."""
    return tuple(dict.fromkeys(_gaps(spec)))


def _gaps(spec: KindSpec) -> Iterator[str]:
    if len(spec.bodies) != KNOWN_VERSION:
        yield "a body of each version"
    if not {*spec.bodies} <= FIELDS.keys():
        yield "a body that the codec knows"
    if (spec.may is None) != (spec.kind in NO_RIGHT):
        yield "who may"
    if (spec.effect is Effect.SAYS) != (spec.kind in SAYING):
        yield "an effect that every program knows"
    if {type(example) for example in spec.examples} != {*spec.bodies}:
        yield "an example of each body"
    elif not all(whole(type(example), encode(example)) == example for example in spec.examples):
        yield "examples that are whole"
    yield from _lacking_words(spec)


def _lacking_words(spec: KindSpec) -> Iterator[str]:
    names = {name for cls in spec.bodies for name in FIELDS.get(cls, ())}
    if (spec.story is not None) + (spec.kind in story_sentences.SENTENCES) != (not spec.of_office):
        yield "words in the story"
    if spec.story is not None and (
        spec.story.text.count("{}") != len(spec.story.fields)
        or not {*spec.story.fields, *(field for _, field in spec.story.details)} <= names
    ):
        yield "words in the story of what its body has"
    if (spec.paper is not None and spec.paper.entry != "") != (not spec.of_office):
        yield "words in the dossier"
    if spec.paper is not None and not {*re.findall(r"\{(\w*)\}", spec.paper.entry + spec.paper.event)} <= names:
        yield "words in the dossier of what its body has"
    if spec.paper is not None and spec.paper.event and spec.kind in dossier_entries.EVENTS:
        yield "one place of its words in the dossier"
