from __future__ import annotations

import pytest

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint

OFFICE, DEVICE = bytes(range(32)), bytes(range(1, 33))
TEXT = "frontoffice-test/1\nof the office\n"


def _note(*names: tuple[str, bytes]) -> str:
    return checkpoint.append_signatures(TEXT, tuple(signed_notes.signature(name, key, TEXT) for name, key in names))


def test_a_note_says_whose_keys_signed_it() -> None:
    keys = {"office": signed_notes.public_key(OFFICE), "loket": signed_notes.public_key(DEVICE)}
    assert signed_notes.verify_note(_note(("office", OFFICE), ("loket", DEVICE)), keys) == (
        TEXT,
        frozenset({"office", "loket"}),
    )
    assert signed_notes.verify_note(_note(("loket", DEVICE)), keys) == (TEXT, frozenset({"loket"}))


def test_a_key_that_is_not_known_has_signed_nothing() -> None:
    assert signed_notes.verify_note(_note(("office", OFFICE)), {}) == (TEXT, frozenset())
    another = {"office": signed_notes.public_key(DEVICE)}
    assert signed_notes.verify_note(_note(("office", OFFICE)), another) == (TEXT, frozenset())


def test_a_signature_of_another_text_is_refused() -> None:
    keys = {"office": signed_notes.public_key(OFFICE)}
    with pytest.raises(ValueError, match="office"):
        signed_notes.verify_note(_note(("office", OFFICE)).replace("of the", "of no"), keys)


def test_a_key_that_is_no_point_of_the_curve_signs_nothing() -> None:
    broken = b"\xff" * 32
    text, (one,) = checkpoint.read_signed(_note(("office", OFFICE)))
    named = checkpoint.NoteSignature("office", checkpoint.key_id("office", broken), one.signature)
    with pytest.raises(ValueError, match="office"):
        signed_notes.verify_note(checkpoint.append_signatures(text, (named,)), {"office": broken})


def test_a_key_for_which_anybody_finds_signatures_signs_nothing() -> None:
    """The points of small order, also as no honest encoder writes them: RFC 8032 lets a verifier take them."""
    eighth = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
    prime = 2**255 - 19
    heights = {0, 1, prime - 1, prime, prime + 1, (eight := int.from_bytes(eighth, "little")), prime - eight}
    weak = [(height | sign << 255).to_bytes(32, "little") for height in heights for sign in (0, 1)]
    text, _ = checkpoint.read_signed(_note(("office", OFFICE)))
    for key in weak:
        assert signed_notes.is_weak(key)
        for point in weak:  # one of them is that of a signature which the curve itself accepts
            made = checkpoint.NoteSignature("office", checkpoint.key_id("office", key), point + bytes(32))
            with pytest.raises(ValueError, match="office"):
                signed_notes.verify_note(checkpoint.append_signatures(text, (made,)), {"office": key})
    for seed in (OFFICE, DEVICE):
        assert not signed_notes.is_weak(signed_notes.public_key(seed))
