"""The fields of a step that take a choice of a list: what is in none of it is written as *other*, and said to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox

from frontoffice.domain.choices import ListName, Meanings
from frontoffice.domain.list_match import key, meant_by
from frontoffice.domain.text.typed_text import LONGEST_LINE
from frontoffice.ui.widgets.completing import Completing

LISTS: Final[Mapping[str, ListName]] = {
    "officers": ListName.TEAM,
    "technical": ListName.TEAM,
    "opd": ListName.AGENCY,
    "agency": ListName.AGENCY,
}


class StepLists(QObject):
    """Of one form. A text that means no choice gets the word for *other* before it as soon as its field is left."""

    def __init__(self, combos: Mapping[str, QComboBox], go_on: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._combos = combos
        self._known: Mapping[ListName, Meanings] = {}
        self._people: tuple[str, ...] = ()
        for combo in combos.values():
            line = combo.lineEdit()
            if line is not None:
                line.setMaxLength(LONGEST_LINE + len(self.other()) + 1)
                line.editingFinished.connect(self.settle)
            Completing(combo).moved_on.connect(go_on)

    def not_yet(self) -> str:
        """The words for a level or a team that is left open, chosen as any other."""
        return self.tr("Not decided yet")

    def other(self) -> str:
        """What stands before a name that is in no list."""
        return self.tr("Other:")

    def offer(self, known: Mapping[ListName, Meanings], people: Iterable[str]) -> None:
        """Offer the choices of these lists for what is asked next, and the office's ``people`` besides its teams."""
        self._known, self._people = known, tuple(people)

    def list_choices(self, name: str) -> tuple[str, ...]:
        """The choices of a field, the way to a name that is none of them at the end."""
        return (*self._list_names(name), f"{self.other()} ") if name in LISTS else self._list_names(name)

    def settle(self) -> None:
        """Let what was typed be the choice that was meant, or what is in no list."""
        for name, combo in self._combos.items():
            said, is_other = self._split_other(combo.currentText())
            meant = self._meant(name, said)
            if is_other and key(meant) != key(said):  # half a word is no choice where somebody said that it is none
                meant = ""
            wanted = meant or (f"{self.other()} {said}" if said else combo.currentText())
            if wanted != combo.currentText():
                combo.setEditText(wanted)

    def read(self, name: str) -> tuple[str, bool]:
        """The name in a field, and whether it is in no list."""
        self.settle()
        return self._split_other(self._combos[name].currentText())

    def _meant(self, name: str, said: str) -> str:
        """The choice that was meant, or several with commas between; "" where one is none, so that none is lost."""
        listed, known = self._list_names(name), self._known.get(LISTS[name])
        whole = meant_by(said, listed, known) if said else ""
        if "," not in said or key(whole) == key(said):
            return whole
        several = [meant_by(one, listed, known) for one in said.split(",") if one.strip()]
        return ", ".join(several) if several and all(several) else ""

    def _split_other(self, typed: str) -> tuple[str, bool]:
        said, other = typed.strip(), self.other()
        is_other = said.casefold().startswith(other.casefold())
        return (said[len(other) :].strip(), True) if is_other else (said, False)

    def _list_names(self, name: str) -> tuple[str, ...]:
        known = self._known.get(LISTS.get(name, ListName.CATEGORY))
        names = tuple(choice.name for choice in known.choices.values() if choice.active) if known else ()
        people = (one for one in self._people if one not in names)
        return (*names, *people, self.not_yet()) if name == "officers" else names
