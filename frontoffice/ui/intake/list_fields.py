"""The fields of the intake that are picked from lists: regency, district, sector, service, type of complaint.

Whatever is typed is completed when the field is left; what is in no list stays as it was typed, and is said to be among
the others (*Lainnya*), where the administrator finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtWidgets import QComboBox

from frontoffice.domain.choices import Choice, ListName, Meanings
from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.list_match import meant_by
from frontoffice.domain.text.typed_text import one_line
from frontoffice.errors import Problem
from frontoffice.ui.widgets.completing import offer

LISTS: Final = ("regency", "district", "sector", "service", "category")


class ListFields:
    """Keeps the proposals of each field in step with the others; ``combos`` are by field.

    ``is_writing`` says whether a whole case is put into the form, which brings nothing that it has not.
    """

    def __init__(self, combos: Mapping[str, QComboBox], is_writing: Callable[[], bool] = lambda: False) -> None:
        self.combos, self._is_writing = combos, is_writing
        self._known: Mapping[ListName, Meanings] = {}
        combos["regency"].editTextChanged.connect(self._regency_typed)
        combos["sector"].editTextChanged.connect(self._sector_typed)
        combos["service"].editTextChanged.connect(self._service_typed)

    def offer_lists(self, known: Mapping[ListName, Meanings]) -> None:
        """Offer the choices in use of these lists."""
        self._known = known
        for name in LISTS:
            offer(self.combos[name], self._list_choices(name))

    def settle(self, name: str) -> None:
        """Let what was typed be the choice that was meant."""
        meant = meant_by(self.text(name), self._list_choices(name), self._known.get(ListName(name)))
        if meant and meant != self.combos[name].currentText():
            self.combos[name].setEditText(meant)

    def not_listed(self) -> Iterator[Problem]:
        """What stands in a field and is in no list, as a warning; of elsewhere no district is known."""
        for name in LISTS:
            text = self.text(name)
            elsewhere = name == "district" and not self._is_listed("regency")
            if text and not elsewhere and not self._is_listed(name):
                yield Problem(name, IntakeRefusal.NOT_LISTED, {"text": text}, warning=True)

    def _is_listed(self, name: str) -> bool:
        """Whether it is one of those offered or counts as a choice; a district is one of the regency that is given."""
        known, text, offered = self._known.get(ListName(name)), self.text(name), self._list_choices(name)
        if meant_by(text, offered, known):
            return True
        return name != "district" and known is not None and known.one(text) in known.choices

    def _list_choices(self, name: str) -> tuple[str, ...]:
        if name == "district":
            return self._in_group(ListName.DISTRICT, self._meant("regency"))
        if name == "service":
            return self._in_group(ListName.SERVICE, self._meant("sector"))
        return tuple(choice.name for choice in self._choices(ListName(name)))

    def _in_group(self, of: ListName, group: str) -> tuple[str, ...]:
        """The choices of a group; all of them while it is not known."""
        choices = self._choices(of)
        names = [choice.name for choice in choices if choice.group.casefold() == group.casefold()]
        return tuple(names or sorted({choice.name for choice in choices}, key=str.casefold))

    def _meant(self, name: str) -> str:
        """The choice that a field means as it stands, or what stands there."""
        known, text = self._known.get(ListName(name)), self.text(name)
        return known.display_text(text) if known and known.one(text) in known.choices else text

    def _choices(self, of: ListName) -> list[Choice]:
        known = self._known.get(of)
        return [choice for choice in known.choices.values() if choice.active] if known else []

    def _regency_typed(self) -> None:
        offer(self.combos["district"], self._list_choices("district"))

    def _sector_typed(self) -> None:
        offer(self.combos["service"], self._list_choices("service"))

    def _service_typed(self) -> None:
        """A service from the list brings its sector, when none was given."""
        sectors = {one.group for one in self._choices(ListName.SERVICE) if one.name == self.text("service")}
        if len(sectors) == 1 and not self._is_writing() and not self.text("sector"):
            self.combos["sector"].setEditText(sectors.pop())

    def text(self, name: str) -> str:
        """What stands in a field."""
        return one_line(self.combos[name].currentText())
