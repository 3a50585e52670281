"""Every page and form of the window opened one after the other, and what a screen reader finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QPushButton, QWidget

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import COMPLAINT, INTAKE, open_complaint
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Settings
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank

SETTINGS = Settings(office=Office(address="Air Itam"))

_PARTS = QAccessible.Role
_OF_ROWS = {_PARTS.Table, _PARTS.List, _PARTS.Tree}  # what stands in them is called by what it says


def a_counter(folder: Path) -> Counter:
    """A counter on a blank register in ``folder``, whose window was not shown yet; end it yourself."""
    where = Places(folder)
    lay_blank(where.register)
    register = open_register(where.register, desk_of(SETTINGS), clock=OfficeClock())
    return open_counter(register, SETTINGS, where, lambda _: None, check=lambda _: FileReport())


def open_everything(counter: Counter, role: Role) -> Iterator[str]:
    """What stands open now: every page that the role has, and what opens on them, one after the other."""
    window, register = counter.window, counter.register
    recorded = register.complaints.record(an_intake(), a_signed_in(register), new_id())
    counter.sign_in(a_signed_in(register, role, f"Budi {role}"))
    while window.stack.make_next():
        pass
    for spec in PAGES:
        window.go(spec.name)
        window.show_page(spec.name)
        turn()
        yield spec.name
    window.show_page(INTAKE.name)
    for fold in window.stack.view(INTAKE).form.findChildren(QPushButton):
        if fold.isVisible() and fold.isCheckable() and fold.objectName().endswith("_fold"):
            fold.setChecked(True)
            turn()
    yield "record, unfolded"
    window.stack.view(INTAKE).recorded.emit(recorded)
    turn()
    yield "recorded"
    open_complaint(counter, recorded.complaint.subject)
    handling = window.stack.view(COMPLAINT).handling
    for purpose in tuple(handling.buttons):
        handling.ask(purpose)
        turn()
        yield purpose
    counter.controllers.documents.explain_due(recorded.complaint)
    turn()


def tree_of(top: QWidget) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds in a window, seen or not, down to the lists."""
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(top)]
    while waiting:
        here = waiting.pop(0)
        if here is None:
            continue
        yield here
        if here.role() not in _OF_ROWS:
            waiting[:0] = [here.child(place) for place in range(here.childCount())]


def turn(times: int = 1) -> None:
    """Let the window take in what was asked of it, and what that asks for as often as is said."""
    for _ in range(times):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
