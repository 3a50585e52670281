"""Marker for texts translated later, at display time."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """``text`` as it is; lupdate finds it by this name, which PySide6 types as object."""
    return text
