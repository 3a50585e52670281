"""Which folds an officer left open: kept in the register, so that they are so again on another day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from frontoffice.domain.people import Officer
from frontoffice.register.register import Register
from frontoffice.ui.widgets.guarded import show_errors

_FORM: Final = "folds"


class KeptFolds:
    """Open folds by name; of a disk that cannot be read or written, those of this run alone."""

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        self._register, self._officer = register, officer
        self._open: dict[UUID, frozenset[str]] = {}

    def is_open(self, name: str) -> bool:
        """Whether who works here now left it open."""
        who = self._officer().officer_id
        if who not in self._open:
            self._open[who] = self._read(who)
        return name in self._open[who]

    def keep(self, name: str, *, is_open: bool) -> None:
        """Keep it open or closed for who works here now; nothing is written of what is so already."""
        if self.is_open(name) == is_open:
            return
        who = self._officer().officer_id
        others = self._read(who) - {name}  # another page has kept its own since
        self._open[who] = others | {name} if is_open else others
        with show_errors(lambda _why: None):
            self._register.drafts.save_form(_FORM, who, dict.fromkeys(sorted(self._open[who]), "open"))

    def _read(self, who: UUID) -> frozenset[str]:
        found: list[str] = []
        with show_errors(lambda _why: None):
            found.extend(self._register.drafts.find_form(_FORM, who) or {})
        return frozenset(found)


def keep_fold(button: QPushButton, name: str, kept: KeptFolds) -> Callable[[], None]:
    """Keep how the officer leaves a fold; call the result to open or close it as they left it."""
    button.clicked.connect(lambda is_open: kept.keep(name, is_open=is_open))
    return lambda: button.setChecked(kept.is_open(name))
