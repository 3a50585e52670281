"""Screen texts, translated at display time, with their placeholders for keys and pages filled in."""

from __future__ import annotations

import re
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

# --- Screen texts with placeholders for keys and pages, filled in at display time ---
# ``{key:preview.pdf}`` is the key of an action by its table, ``{key:complaint.step.2}`` the second of several, and
# ``{keys:complaint.step}`` all of them. ``{page:printers}`` is the way to a page (*F10, Printer*) for whoever may
# open it, and its name for anybody else; ``{title:printers}`` is its name; ``{ask:printers}`` is nothing for the
# first and *let a supervisor* for the others, ``{Ask:printers}`` the same where a sentence begins. Where a key needs
# a right, ``{ask:complaint.amend}`` says so likewise, and ``{by:complaint.amend}`` is *(Alt+E)* for who has it,
# nothing else. Every text is asked of a translator, of ``tr`` and of forms alike, so that is where they are filled
# in; the manual and the key card are filled in as they are read. No text that is shown names a key in another way.

PLACE: Final = re.compile(r"\{(keys?|page|title|by|ask|Ask):([\w.*]+)\}([^{]?)")


class Names(Protocol):
    """Names of keys and pages: by the tables of the pages, and by the rights of who is signed in."""

    def key(self, name: str) -> str:
        """A key of an action, given as ``table.action`` or ``table.action.2``; KeyError when there is none."""

    def keys(self, name: str) -> str:
        """All keys of an action or of a pattern (``table.kind_*``); KeyError when there is none."""

    def page(self, name: str) -> str:
        """How its reader calls a page: the way to it, or its name alone."""

    def title(self, name: str) -> str:
        """The name of a page."""

    def who_opens(self, name: str) -> str:
        """Roles allowed to open a page or press a key (``table.action``) forbidden to its reader; "" when they may."""


class KeyedTexts(QTranslator):
    """Translator filling in keys and pages, in catalogue texts or, without a catalogue, in source texts."""

    def __init__(self, names: Names, catalogue: bytes | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names, self._catalogue = names, catalogue  # which Qt reads as long as it is asked
        if catalogue is not None and not self.load(catalogue):
            raise ValueError(catalogue[:8])

    def isEmpty(self) -> bool:
        """Never, or Qt would not ask a translator without a catalogue."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # noqa: N803
        """The text with its keys and pages; None when the catalogue has none, and Qt asks elsewhere."""
        text = super().translate(context, sourceText, disambiguation, n) if self._catalogue else sourceText
        if not text or "{" not in text:
            return text or None
        return fill(self._names, text)


def fill(names: Names, text: str) -> str:
    """A text with its keys and pages as these names have them."""
    return PLACE.sub(partial(_fill_match, names), text)


def _fill_match(names: Names, found: re.Match[str]) -> str:
    kind, name, after = found.groups()
    named = {"key": names.key, "keys": names.keys, "page": names.page, "title": names.title}
    if kind in named:
        return f"{named[kind](name)}{after}"
    who = names.who_opens(name)
    if kind == "by":
        return after if who else f" ({names.key(name)}){after}"
    if not who:
        return after.upper() if kind == "Ask" else after
    asked = QCoreApplication.translate("KeyedTexts", "let a {who}").format(who=who)
    return f"{asked[0].upper()}{asked[1:]} {after}" if kind == "Ask" else f"{asked} {after}"
