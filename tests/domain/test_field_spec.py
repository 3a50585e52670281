"""A text that is marked for translation stays as it is until it is shown."""

from __future__ import annotations

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP


def test_a_marked_text_is_itself() -> None:
    assert QT_TRANSLATE_NOOP("words", "Write why.") == "Write why."
