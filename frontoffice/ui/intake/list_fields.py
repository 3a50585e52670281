"""The fields of the intake that are picked from lists: regency, district, sector, service, type of complaint.

Whatever is typed is completed when the field is left; what is in no list stays as it was typed, and is said to be among
the others (*Lainnya*), where the administrator finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox

from frontoffice.domain.codes import IntakeRefusal
from frontoffice.domain.complaint import CATEGORIES
from frontoffice.domain.list_match import match
from frontoffice.errors import Problem
from frontoffice.ui.intake.administrative_areas import districts, districts_of
from frontoffice.ui.widgets.completing import offer

if TYPE_CHECKING:
    from frontoffice.register.commands.reference_data import Service

LISTS: Final = ("regency", "district", "sector", "service", "category")


class ListFields:
    """Keeps the proposals of each field in step with the others; ``combos`` are by field.

    ``is_writing`` says whether a whole case is put into the form, which brings nothing that it has not.
    """

    def __init__(self, combos: Mapping[str, QComboBox], is_writing: Callable[[], bool] = lambda: False) -> None:
        self.combos, self._is_writing = combos, is_writing
        self._services: tuple[Service, ...] = ()
        offer(combos["category"], CATEGORIES)
        offer(combos["regency"], districts())
        self._regency_typed()
        combos["regency"].editTextChanged.connect(self._regency_typed)
        combos["sector"].editTextChanged.connect(self._sector_typed)
        combos["service"].editTextChanged.connect(self._service_typed)

    def offer_services(self, services: Iterable[Service]) -> None:
        """Offer these services and their sectors."""
        self._services = tuple(service for service in services if service.active)
        offer(self.combos["sector"], dict.fromkeys(service.sector for service in self._services))
        self._sector_typed()

    def settle(self, name: str) -> None:
        """Let what was typed be the entry of its list that was meant."""
        meant = match(self.text(name), self._offered(name))
        if meant and meant != self.combos[name].currentText():
            self.combos[name].setEditText(meant)

    def not_listed(self) -> Iterator[Problem]:
        """What stands in a field and is in no list, as a warning; of elsewhere no district is known."""
        for name in LISTS:
            text = self.text(name)
            elsewhere = name == "district" and not match(self.text("regency"), districts())
            if text and not elsewhere and not match(text, self._offered(name)):
                yield Problem(name, IntakeRefusal.NOT_LISTED, {"text": text}, warning=True)

    def _offered(self, name: str) -> tuple[str, ...]:
        if name == "regency":
            return tuple(districts())
        if name == "district":
            return districts_of(self.text("regency"))
        if name == "sector":
            return tuple(service.sector for service in self._services)
        if name == "service":
            return self._of_sector() or tuple(service.name for service in self._services)
        return CATEGORIES

    def _of_sector(self) -> tuple[str, ...]:
        sector = self.text("sector").casefold()
        return tuple(service.name for service in self._services if service.sector.casefold() == sector)

    def _regency_typed(self) -> None:
        offer(self.combos["district"], districts_of(self.text("regency")))

    def _sector_typed(self) -> None:
        offer(self.combos["service"], self._offered("service"))

    def _service_typed(self) -> None:
        """A service from the list brings its sector, when none was given."""
        sectors = {service.sector for service in self._services if service.name == self.text("service")}
        if len(sectors) == 1 and not self._is_writing() and not self.text("sector"):
            self.combos["sector"].setEditText(sectors.pop())

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.combos[name].currentText().strip()
