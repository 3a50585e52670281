"""Whatever opens over a page by key and is left again, typing goes on in the field where it was: no keystroke is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Settings
from frontoffice.ui.widgets.page_keys import PageKey
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.opened_pages import turn

SETTINGS = Settings(office=Office(address="Air Itam"))
EVERY = {spec.name for spec in PAGES}
FOLDS = {  # fields of the form itself: Esc there is the page's
    *(("record", "show_more"), ("joined", "show_more"), ("consultations", "show_more")),
    *(("day", "filter"), ("work", "filter")),
}
PANELS = {
    *(("record", "show_drafts"), ("record", "show_attachments"), ("record", "explain_due")),
    *(("day", "close_page"), ("report_papers", "identities")),
}


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    where = Places(tmp_path)
    lay_blank(where.register)
    register = open_register(where.register, desk_of(SETTINGS), clock=OfficeClock())
    register.complaints.record(an_intake(), a_signed_in(register), new_id())
    counter = open_counter(register, SETTINGS, where, lambda _: None, check=lambda _: FileReport())
    window = counter.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    counter.sign_in(a_signed_in(register, Role.SUPERVISOR))
    yield counter
    counter.end()


def keys_of(view: QWidget) -> list[PageKey]:
    """The keys that hold on a page while a field of it has the focus."""
    names = {type(part).__module__ for part in (view, *view.findChildren(QObject))}
    tables = [vars(sys.modules[name]).values() for name in sorted(names) if name.startswith("frontoffice.ui.")]
    keys = [key for table in chain(*tables) if isinstance(table, tuple) for key in table if isinstance(key, PageKey)]
    held = {key.key: key for key in keys if key.key.startswith(("Ctrl+", "Shift+F", "F")) and len(key.key) > 1}
    return [key for key in held.values() if not key.within]


def field_of(view: QWidget) -> QLineEdit | QPlainTextEdit | None:
    """The first field of a page that takes text now."""
    fields = (part for part in view.findChildren(QWidget) if isinstance(part, (QLineEdit, QPlainTextEdit)))
    of_text = (one for one in fields if one.isVisible() and one.isEnabled() and not one.isReadOnly())
    return next((one for one in of_text if one.objectName() != "qt_spinbox_lineedit"), None)


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def seen(view: QWidget) -> set[QWidget]:
    return {part for part in view.findChildren(QWidget) if part.isVisible()}


@pytest.mark.parametrize(
    "names", [{"record"}, pytest.param(EVERY, marks=pytest.mark.thorough)], ids=["intake", "every"]
)
def test_after_every_panel_of_every_page_what_is_typed_goes_into_the_field(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, names: set[str]
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    window, opened = counter.window, set()
    for spec in (one for one in PAGES if one.name in names):
        for key in keys_of(window.stack.page(spec.name).view):
            window.go(spec.name)
            turn()
            view = window.stack.page(spec.name).view
            field = field_of(view) if window.page_name == spec.name else None
            if field is None:
                break
            field.setFocus()
            before, said = seen(view), text_of(field)
            pressed = QKeySequence(key.key)[0]  # type: ignore[index]
            QTest.keyClick(field, pressed.key(), pressed.keyboardModifiers())
            turn()
            focused = view.focusWidget()
            has_opened = focused not in (None, field) and focused not in before and seen(view) - before
            if window.page_name != spec.name or not has_opened or (spec.name, key.action) in FOLDS:
                continue
            opened.add((spec.name, key.action))
            QTest.keyClick(focused, Qt.Key.Key_Escape)
            turn()
            now = window.focusWidget()
            assert now is not None
            QTest.keyClicks(now, "typed")
            assert text_of(field).replace(said, "") == "typed", (spec.name, key.key)
            field.clear()
            turn()
    assert opened >= {panel for panel in PANELS if panel[0] in names}
