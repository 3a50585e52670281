"""A specification that lacks a part is found out, whichever part that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RevealedBody
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.entries.kind_spec import Effect, PaperWords, StoryWords
from tests.support.kind_gaps import gaps

WHOLE: Final = KINDS[EntryKind.ERASED]


@dataclass(frozen=True)
class Stranger:
    """A body that nobody gave to the codec."""

    why: str


UNKNOWN: Any = (Stranger,)
NO_EXAMPLE: Any = (RevealedBody(why=7),)  # type: ignore[arg-type]


def test_a_kind_that_lacks_a_part_is_not_whole() -> None:
    cases: list[tuple[str, dict[str, Any]]] = [
        ("a body of each version", {"bodies": ()}),
        ("a body that the codec knows", {"bodies": UNKNOWN}),
        ("who may", {"may": None}),
        ("an effect that every program knows", {"effect": Effect.SAYS}),
        ("an example of each body", {"examples": ()}),
        ("examples that are whole", {"bodies": (RevealedBody,), "examples": NO_EXAMPLE}),
        ("words in the story", {"story": None}),
        ("words in the story of what its body has", {"story": StoryWords("Erased {}")}),
        ("words in the story of what its body has", {"story": StoryWords("Erased {}", ("nowhere",))}),
        ("words in the story of what its body has", {"story": StoryWords("Erased", details=(("Why", "nowhere"),))}),
        ("words in the dossier", {"paper": None}),
        ("words in the dossier", {"paper": PaperWords("")}),
        ("words in the dossier of what its body has", {"paper": PaperWords("dihapus: {nowhere}")}),
        ("words in the dossier of what its body has", {"paper": PaperWords("dihapus", "Dihapus: {nowhere}")}),
        ("one place of its words in the dossier", {"kind": EntryKind.AMENDED}),
        ("words in the story", {"of_office": True}),
        ("words in the dossier", {"of_office": True}),
    ]
    for part, without in cases:
        assert gaps(WHOLE) == ()
        assert part in gaps(replace(WHOLE, **without))


def test_a_kind_that_needs_no_right_has_none() -> None:
    stepped = KINDS[EntryKind.STEPPED]
    assert gaps(replace(stepped, may=WHOLE.may)) == ("who may",)
