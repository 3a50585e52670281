"""Description of a page for the window: its line in the registry, and what can be asked of it once it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from frontoffice.domain.people import May, Officer, may
from frontoffice.settings import Settings

SIGN_IN: Final = "sign_in"  # the page in front while nobody is signed in
View = TypeVar("View", bound=QWidget)


class DeskKind(StrEnum):
    """Purpose of a desk, decisive for the first page."""

    NUMBERING = "numbering"
    HANDLING = "handling"


class MenuGroup(StrEnum):
    """Heading of a page in the menu, in this order."""

    WORK = "work"
    OFFICE = "office"
    COMPUTER = "computer"


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts in header and status bar for the signed-in officer."""

    today: int = 0
    unprinted: int = 0
    waiting: int = 0
    late: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """The number on a page's button, and its state: ``soon``, ``late`` or "" for an ordinary one."""

    count: int
    state: str = ""


def _nothing(*_: object) -> None:
    """Do nothing, as default of an optional call."""


def _all_kept() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Page(Generic[View]):
    """Created page.

    Its widget, and the calls of the window that it answers.

    ``start`` is called when somebody goes to the page, ``refresh`` when something was committed while it is in front
    (it keeps its place and what is typed), ``use`` when the settings are others. ``keep`` stores what is half-typed and
    returns whether all of it is safe. ``open_at`` gets the manual's chapter on the page that was left for this one.
    """

    view: View
    start: Callable[[], object] = _nothing
    refresh: Callable[[], object] = _nothing
    use: Callable[[Settings], object] = _nothing
    keep: Callable[[], bool] = _all_kept
    open_at: Callable[[str], object] = _nothing


def always(_settings: Settings) -> bool:
    """Rule for a page seldom needed in every office: it is rare."""
    return True


@dataclass(frozen=True, slots=True)
class PageSpec(Generic[View]):
    """One line of the registry. ``factory`` makes the page from its counter.

    Texts are sources for the translator: those of the header in the context ``Header``, the menu's in ``MainWindow``.
    ``switch`` is a limit that the office has on or off: off, the page is nowhere. ``is_rare`` says by the settings
    whether the menu has the page behind *More*. ``own_menu`` is what the menu says to
    whoever has not that right; ``locked_text`` what the button says while the page is in front and nobody is signed in,
    which only a page that everybody may read has.
    """

    name: str
    factory: Callable[[Any], Page[View]]
    needs: May | None = None
    needs_numbers: bool = False
    hidden_in_training: bool = False
    switch: str = ""
    key: str = ""
    icon: str = ""
    header_text: str = ""
    locked_text: str = ""
    icon_suffices: bool = False
    badge: Callable[[Counts], Badge] | None = None
    menu_text: str = ""
    menu_group: MenuGroup | None = None
    own_menu: tuple[May, str] | None = None
    is_rare: Callable[[Settings], bool] | None = None
    chapter: str = ""
    leads_back: bool = False
    first_at: DeskKind | None = None


@dataclass(frozen=True, slots=True)
class OfferedPages:
    """Pages offered by the office: whether this is training, the switches set to off, and the rare pages by name."""

    training: bool = False
    off: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()


def may_see(spec: PageSpec[Any], officer: Officer | None, offered: OfferedPages) -> bool:
    """Whether this officer (None: nobody) may have the page in front."""
    if (spec.hidden_in_training and offered.training) or spec.switch in offered.off:
        return False
    if spec.locked_text:
        return True
    return officer is not None and (spec.needs is None or may(officer, spec.needs))
