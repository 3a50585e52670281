from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from frontoffice.domain.proof import office_notes
from frontoffice.domain.proof.office_notes import ErasureVerdict, Succession, Verdict

MADE = datetime(2026, 11, 27, 1, 5, tzinfo=UTC)
SUCCESSION = Succession(3, bytes(32), bytes(range(32)), MADE)
ERASURE = ErasureVerdict(4, UUID(int=1), UUID(int=2), Verdict.REJECTED, MADE)
SUCCESSION_TEXT = f"""frontoffice-office-key/1
serial 3
before {"A" * 43}=
after AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
made 2026-11-27T01:05:00.000000Z
"""
ERASURE_TEXT = """frontoffice-erasure/1
serial 4
subject 00000000-0000-0000-0000-000000000001
entry 00000000-0000-0000-0000-000000000002
verdict rejected
made 2026-11-27T01:05:00.000000Z
"""


def test_a_succession_says_both_keys() -> None:
    assert office_notes.text_of(SUCCESSION) == SUCCESSION_TEXT
    assert office_notes.read_succession(SUCCESSION_TEXT) == SUCCESSION


def test_a_word_on_an_erasure_names_the_entry_that_asked_for_it() -> None:
    assert office_notes.text_of(ERASURE) == ERASURE_TEXT
    assert office_notes.read_erasure(ERASURE_TEXT) == ERASURE


_CHANGES: list[Callable[[str], str]] = [
    lambda text: text[:-1],
    lambda text: text + "more\n",
    lambda text: text.replace("/1\n", "/2\n"),
    lambda text: text.replace("serial ", "serial 0"),
    lambda text: text.replace("serial ", "serial -"),
    lambda text: text.replace("made ", "done "),
    lambda text: text.replace("2026-11-27", "2026-11-31"),
]


@pytest.mark.parametrize("change", [*_CHANGES, lambda text: text.replace("AAEC", "")])
def test_any_other_text_is_no_succession(change: Callable[[str], str]) -> None:
    with pytest.raises(ValueError):
        office_notes.read_succession(change(SUCCESSION_TEXT))


@pytest.mark.parametrize("change", [*_CHANGES, lambda text: text.replace("rejected", "perhaps")])
def test_any_other_text_is_no_word_on_an_erasure(change: Callable[[str], str]) -> None:
    with pytest.raises(ValueError):
        office_notes.read_erasure(change(ERASURE_TEXT))


def test_one_is_not_read_as_the_other() -> None:
    with pytest.raises(ValueError):
        office_notes.read_erasure(SUCCESSION_TEXT)
    with pytest.raises(ValueError):
        office_notes.read_succession(ERASURE_TEXT)
