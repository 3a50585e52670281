"""Every key and every button of every page: for whoever lost their role meanwhile, and for nobody, under the lock."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import ATTACHED, COMPLAINT, FIND, open_complaint
from frontoffice.app.window.desk_pages import BACKUPS, DESK_PAGES
from frontoffice.app.window.office_pages import OFFICE_PAGES
from frontoffice.app.window.page_registry import PAGES
from frontoffice.app.window.report_pages import EXPORTS, READS
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Role, may, roles_that
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.shell.named_keys import WINDOW_KEYS
from frontoffice.ui.shell.page_spec import SIGN_IN
from frontoffice.ui.widgets import completing
from frontoffice.ui.widgets.completing import open_dialogs
from frontoffice.ui.widgets.due_explanation import DueDialog
from tests.support.attached_files import a_scan
from tests.support.examples import a_reader, a_signed_in, an_intake
from tests.support.intake_desk import GRAB
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.qt_log_ignore(GRAB)
ENTERED = frozenset({SIGN_IN, "help", "about"})  # what everybody may read
WALKED = (  # the quick one, then those with few keys and buttons, then the others
    EXPORTS.name,
    *(pytest.param(one.name, marks=pytest.mark.thorough) for one in (*OFFICE_PAGES, *DESK_PAGES)),
    *(
        pytest.param(one.name, marks=pytest.mark.long)
        for one in PAGES
        if one not in (*OFFICE_PAGES, *DESK_PAGES, EXPORTS) and one.name != SIGN_IN
    ),
)
READ_NAMES = {
    one.name for one in PAGES if one.name != SIGN_IN and (one.needs is None or Role.READER in roles_that(one.needs))
}
READ = (  # the quick one, and the others
    READS.name,
    *(pytest.param(name, marks=pytest.mark.thorough) for name in sorted(READ_NAMES - {READS.name})),
)
LARGER = [one.key for one in WINDOW_KEYS if one.action in ("larger", "smaller", "usual_size")]  # whoever reads, may
SAID = "Your role here is"


class LostRole:
    """A supervisor who sits before a page and whose role is taken at another desk."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.window, self.register = desk, desk.counter.window, desk.counter.register
        self.boss = a_signed_in(self.register, Role.SUPERVISOR, "Hendra Saputra")
        self.subject = self.register.complaints.record(an_intake(), desk.supervisor, new_id()).complaint.subject
        self.register.attachments.attach(self.subject, a_scan(100), desk.supervisor, new_id())
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def give(self, role: Role) -> None:
        """As an entry of another desk does it."""
        self.register.officers.change(dataclasses.replace(self.desk.supervisor, role=role), self.boss, new_id())

    def open(self, name: str) -> None:
        """Let the supervisor sit before that page."""
        self.give(Role.SUPERVISOR)
        QCoreApplication.processEvents()
        self.desk.counter.sign_in(self.register.officers.as_now(self.desk.supervisor))
        self.window.drop_notice("role_changed")
        if name in (COMPLAINT.name, ATTACHED.name):
            open_complaint(self.desk.counter, self.subject)
            self.window.stack.view(ATTACHED).open(self.subject)
            self.window.show_page(name)
        else:
            self.window.show_page(name)
            self.window.stack.page(name).start()
        QCoreApplication.processEvents()

    def open_again(self, name: str) -> None:
        """Let the role be the supervisor's again, and the page in front; nothing on it is begun anew."""
        self.give(Role.SUPERVISOR)
        self.desk.counter.session.follow_role()
        self.window.drop_notice("role_changed")
        self.window.show_page(name)

    def stands(self) -> tuple[object, ...]:
        """What a verb would change: the journal, the settings, drafts, files, the clipboard, what stands open."""
        files = sorted(
            str(path) for path in self.desk.where.folder.rglob("*") if not path.name.endswith(("-wal", "-shm"))
        )
        return (
            self.register.outbox.own_entries(),
            self.desk.counter.settings,
            self.register.drafts.all(),
            files,
            QGuiApplication.clipboard().text(),
            len(open_dialogs(self.window)),
        )

    def kept(self) -> tuple[object, ...]:
        """What a reader may not change: all entries but those of reading, the settings, what is kept beside them."""
        kinds: Any = self.register.unit.connection.execute("SELECT kind FROM journal ORDER BY seq")
        filters: Any = self.register.unit.connection.execute("SELECT count(*) FROM kept_filter")
        forms: Any = self.register.unit.connection.execute("SELECT count(*) FROM form_draft")
        jobs: Any = self.register.unit.connection.execute("SELECT count(*) FROM paper_job")
        written = [kind for (kind,) in kinds if kind not in (EntryKind.READ, EntryKind.LIST_EXPORTED)]
        return (written, self.desk.counter.settings, self.register.drafts.all(), filters.get, forms.get, jobs.get)

    def press(self, key: str) -> None:
        QTest.keySequence(self.window.windowHandle(), QKeySequence(key))

    def click(self, button: QAbstractButton) -> None:
        place = button.mapTo(self.window, button.visibleRegion().boundingRect().center())
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def lost(desk: Desk, qtbot: QtBot) -> Iterator[LostRole]:
    found = LostRole(desk, qtbot)
    yield found
    QGuiApplication.clipboard().clear()


def keys_of(view: QWidget) -> list[str]:
    return [*dict.fromkeys(shortcut.key().toString() for shortcut in view.findChildren(QShortcut))]


def buttons_of(view: QWidget) -> list[QAbstractButton]:
    return [one for one in view.findChildren(QAbstractButton) if one.isEnabled() and not one.visibleRegion().isEmpty()]


def can_be_clicked(button: QAbstractButton) -> bool:
    return shiboken6.isValid(button) and not button.visibleRegion().isEmpty()


def assert_nothing_was_done(lost: LostRole, before: tuple[object, ...], role: Role, what: str) -> None:
    for dialog in open_dialogs(lost.window):
        if isinstance(dialog, DueDialog):  # how a date was counted, for whoever sees the complaint
            dialog.close()
    QCoreApplication.processEvents()
    after = lost.stands()
    assert [(was, now) for was, now in zip(before, after, strict=True) if was != now] == [], what
    assert lost.window.signed_in is not None
    assert lost.window.signed_in.role is role, what
    assert any(SAID in text for text in lost.window.notice_texts()), what


@pytest.mark.parametrize("name", WALKED)
def test_no_key_and_no_button_acts_by_a_role_that_was_lost_since_the_page_was_opened(lost: LostRole, name: str) -> None:
    (spec,) = [one for one in PAGES if one.name == name]
    of_administrators = spec.needs is not None and Role.ADMINISTRATOR in roles_that(spec.needs)
    role = Role.OFFICER if of_administrators else Role.ADMINISTRATOR
    lost.open(name)
    view = lost.window.stack.page(name).view
    presses: list[partial[None]] = [partial(lost.press, key) for key in keys_of(view)]
    presses += [partial(lost.click, button) for button in buttons_of(view)]
    assert presses
    for press in presses:
        lost.open_again(name)
        if isinstance(press.args[0], QAbstractButton) and not can_be_clicked(press.args[0]):
            continue  # what is offered was made anew, or what is asked for stands before it
        lost.give(role)
        before = lost.stands()
        press()
        assert_nothing_was_done(lost, before, role, f"{press.args} on {name}")


@pytest.mark.parametrize("name", READ)
def test_no_key_and_no_button_of_any_page_writes_anything_for_a_reader(lost: LostRole, name: str) -> None:
    (spec,) = [one for one in PAGES if one.name == name]
    reader = a_reader(lost.register)
    lost.desk.counter.sign_in(reader)

    def open_it() -> None:
        if name in (COMPLAINT.name, ATTACHED.name):
            open_complaint(lost.desk.counter, lost.subject)
            lost.window.stack.view(ATTACHED).open(lost.subject)
            lost.window.show_page(name)
        else:
            lost.window.go(name)
        QCoreApplication.processEvents()

    open_it()
    assert lost.window.page_name == name
    view = lost.window.stack.page(name).view
    presses: list[partial[None]] = [partial(lost.press, key) for key in keys_of(view)]
    presses += [partial(lost.click, button) for button in buttons_of(view)]
    assert presses
    assert spec.needs is None or may(reader, spec.needs)
    before = lost.kept()
    for press in presses:
        if isinstance(press.args[0], QAbstractButton) and not can_be_clicked(press.args[0]):
            continue  # what is offered was made anew, or another press moved it out of sight
        press()
        QCoreApplication.processEvents()
        completing.close_all(lost.window)
        assert lost.kept() == before, f"{press.args} on {name}"
        assert lost.window.page_name in READ_NAMES, press.args
        open_it()


def test_what_was_being_chosen_is_closed_with_the_role(lost: LostRole, qtbot: QtBot) -> None:
    lost.open(BACKUPS.name)
    lost.window.stack.view(BACKUPS).save_copy.click()
    (dialog,) = open_dialogs(lost.window)
    assert isinstance(dialog, QFileDialog)
    lost.give(Role.HANDLER)
    qtbot.waitUntil(lambda: SAID in "".join(lost.window.notice_texts()))
    assert open_dialogs(lost.window) == []
    assert lost.window.page_name != BACKUPS.name


@pytest.mark.thorough
def test_under_the_lock_no_key_and_no_button_does_anything(lost: LostRole) -> None:
    while lost.window.stack.make_next():
        pass
    lost.open(FIND.name)
    lost.window.show_notice("Kertas pemulihan belum dibuat", "paper_due", ("Buat…", lambda: lost.window.go("recovery")))
    QGuiApplication.clipboard().setText("0812-7766-5544")
    lost.window.lock()
    assert QGuiApplication.clipboard().text() == ""
    before = lost.stands()
    for key in keys_of(lost.window):
        if key in LARGER:
            continue
        lost.press(key)
        QCoreApplication.processEvents()
        assert lost.window.page_name in ENTERED, key
        assert (lost.stands(), lost.window.is_locked) == (before, True), key
    sign_in = lost.window.stack.page(SIGN_IN).view
    lost.window.show_page(SIGN_IN)
    for button in buttons_of(lost.window):
        if shiboken6.isValid(button) and not sign_in.isAncestorOf(button):
            lost.click(button)
            QCoreApplication.processEvents()
            assert lost.window.page_name in ENTERED, button.text()
            assert (lost.stands(), lost.window.is_locked) == (before, True), button.text()
            lost.window.show_page(SIGN_IN)
