from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import Checkpoint, NoteSignature

ONE = Checkpoint(UUID(int=0x147), 20_852_163, bytes(range(32)), datetime(2026, 11, 24, 1, 5, tzinfo=UTC))
TEXT = """frontoffice-register/00000000-0000-0000-0000-000000000147
20852163
AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
made 2026-11-24T01:05:00.000000Z
"""
SIGNATURE = NoteSignature("frontoffice-desk/7", b"\1\2\3\4", bytes(64))


def test_a_checkpoint_is_the_standards_three_lines_and_when_it_was_made() -> None:
    assert checkpoint.text_of(ONE) == TEXT
    assert checkpoint.read_text(TEXT) == ONE


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text + "more\n",
        lambda text: text.replace("20852163", "020852163"),
        lambda text: text.replace("20852163", "-1"),
        lambda text: text.replace("20852163", "9" * 19),
        lambda text: text.replace("Hh8=", "Hh9="),
        lambda text: text.replace("Hh8=", "Hg=="),
        lambda text: text.replace("frontoffice-register", "another"),
        lambda text: text.replace("-0000-0000-0000-", "000000000000----"),
        lambda text: text.replace("made ", "made"),
        lambda text: text.replace("2026-11-24", "2026-13-24"),
        lambda text: text.replace("T01:05", "T1:005"),
        lambda text: text.replace("147", "14A"),
        lambda text: text[:0],
    ],
)
def test_any_other_text_is_no_checkpoint(change: Callable[[str], str]) -> None:
    with pytest.raises(ValueError):
        checkpoint.read_text(change(TEXT))


def test_a_signed_note_is_the_text_a_blank_line_and_the_signatures() -> None:
    note = checkpoint.append_signatures(TEXT, (SIGNATURE, SIGNATURE))
    assert note.startswith(TEXT + "\n\N{EM DASH} frontoffice-desk/7 AQIDBAAA")
    assert note.endswith("=\n")
    assert checkpoint.read_signed(note) == (TEXT, (SIGNATURE, SIGNATURE))


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note[:-1],
        lambda note: note + "\n",
        lambda note: note.replace("\N{EM DASH} ", "- "),
        lambda note: note.replace("AQIDB", "AQIDB!"),
        lambda note: note.replace("AQIDB", ""),
        lambda note: note.replace("desk/7", "desk 7"),
        lambda note: note + note.split("\n\n")[1] * 16,
        lambda note: note.split("\n\n")[0] + "\n\n",
    ],
)
def test_any_other_text_is_no_signed_note(change: Callable[[str], str]) -> None:
    with pytest.raises(ValueError):
        checkpoint.read_signed(change(checkpoint.append_signatures(TEXT, (SIGNATURE,))))


def test_a_key_is_known_by_its_name_and_its_bytes() -> None:
    """C2SP signed-note: SHA-256 over name, newline, type 1 and key; the first four bytes."""
    key = bytes(range(32))
    digest = hashlib.sha256(b"frontoffice-desk/7\n\x01" + key).digest()
    assert checkpoint.key_id("frontoffice-desk/7", key) == digest[:4]
    for name in ("", "two words", "a+b", "x" * 101):
        with pytest.raises(ValueError, match="name"):
            checkpoint.key_id(name, key)


@given(
    st.uuids(),
    st.integers(0, 10**18 - 1),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 3_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
)
def test_every_checkpoint_is_read_as_it_was_written(origin: UUID, size: int, root: bytes, made_at: datetime) -> None:
    one = Checkpoint(origin, size, root, made_at)
    text, _ = checkpoint.read_signed(checkpoint.append_signatures(checkpoint.text_of(one), (SIGNATURE,)))
    assert checkpoint.read_text(text) == one
