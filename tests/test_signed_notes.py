from __future__ import annotations

import pytest

from frontoffice import signed_notes
from frontoffice.domain import checkpoint

OFFICE, DEVICE = bytes(range(32)), bytes(range(1, 33))
TEXT = "frontoffice-test/1\nof the office\n"


def _note(*names: tuple[str, bytes]) -> str:
    return checkpoint.signed(TEXT, tuple(signed_notes.signature(name, key, TEXT) for name, key in names))


def test_a_note_says_whose_keys_signed_it() -> None:
    keys = {"office": signed_notes.public_key(OFFICE), "loket": signed_notes.public_key(DEVICE)}
    assert signed_notes.opened(_note(("office", OFFICE), ("loket", DEVICE)), keys) == (
        TEXT,
        frozenset({"office", "loket"}),
    )
    assert signed_notes.opened(_note(("loket", DEVICE)), keys) == (TEXT, frozenset({"loket"}))


def test_a_key_that_is_not_known_has_signed_nothing() -> None:
    assert signed_notes.opened(_note(("office", OFFICE)), {}) == (TEXT, frozenset())
    another = {"office": signed_notes.public_key(DEVICE)}
    assert signed_notes.opened(_note(("office", OFFICE)), another) == (TEXT, frozenset())


def test_a_signature_of_another_text_is_refused() -> None:
    keys = {"office": signed_notes.public_key(OFFICE)}
    with pytest.raises(ValueError, match="office"):
        signed_notes.opened(_note(("office", OFFICE)).replace("of the", "of no"), keys)


def test_a_key_that_is_no_point_of_the_curve_signs_nothing() -> None:
    broken = b"\xff" * 32
    text, (one,) = checkpoint.read_signed(_note(("office", OFFICE)))
    named = checkpoint.NoteSignature("office", checkpoint.key_id("office", broken), one.signature)
    with pytest.raises(ValueError, match="office"):
        signed_notes.opened(checkpoint.signed(text, (named,)), {"office": broken})
