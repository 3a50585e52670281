"""Python's own ``import``, put back after PySide6 has put one of its own in its place.

That one reads the source of every module that is imported after Qt, to see whether it may ask for a name of Qt in
another spelling (``__feature__``); nothing here ever does. It was a twentieth of the way to the sign-in page.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  (which puts its own in place when it is first imported)


def restore() -> None:
    """Have modules imported as Python does it, from here on; done already, or by another PySide6, nothing changes."""
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
