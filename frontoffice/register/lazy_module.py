"""Modules that are read in when they are first asked for something, not when the program starts.

From the command line to the sign-in page only the officers and the tail of the journal are needed; the rules of
complaints, of handling and of searching cost a third of that time and follow while the officer types the PIN.
"""

from __future__ import annotations

import importlib
from typing import Any


class Later:
    """The module ``name``, imported at its first use; safe from every thread, as ``import`` is."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, what: str) -> Any:
        return getattr(importlib.import_module(self._name), what)
