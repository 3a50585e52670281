"""The registry of pages: a page that is added to it has its button, its key, its line in the menu and its rights."""

from __future__ import annotations

import dataclasses
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window import case_pages, desk_pages, office_pages, page_registry, report_pages
from frontoffice.app.window.case_pages import COMPLAINT, DAY, INBOX, INTAKE, WORK, open_complaint
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desktop_notifier import DesktopNotifier
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import MAIL, PAGES, SENDING, open_counter
from frontoffice.domain.people import May, Officer, Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Settings, Theme
from frontoffice.ui.shell.page_spec import DeskKind, MenuGroup, Page, PageSpec
from frontoffice.ui.widgets import text_size
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.mail_account import a_message
from tests.support.opened_pages import turn
from tests.support.window_desk import Desk, desk

SETTINGS = Settings(office=Office(address="Air Itam"))


class PagesDesk:
    """A counter with these pages, its officer and its supervisor."""

    def __init__(self, folder: Path, settings: Settings, pages: Sequence[PageSpec[Any]]) -> None:
        where = Places(folder)
        lay_blank(where.register)
        register = open_register(where.register, desk_of(settings), clock=OfficeClock())
        self.officer, self.supervisor = a_signed_in(register), a_signed_in(register, Role.SUPERVISOR)
        self.counter: Counter = open_counter(
            register, settings, where, lambda _: None, check=lambda _: FileReport(), pages=pages
        )
        self.window = self.counter.window
        self.window.resize(1920, 768)

    def sign_in(self, officer: Officer) -> None:
        self.counter.sign_in(officer)


Make = Callable[..., PagesDesk]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    made: list[PagesDesk] = []

    def make_desk(*more: PageSpec[Any], settings: Settings = SETTINGS) -> PagesDesk:
        made.append(PagesDesk(tmp_path, settings, (*PAGES, *more)))
        qtbot.addWidget(made[-1].window)
        return made[-1]

    yield make_desk
    for one in made:
        one.counter.end()


class About:
    """A page such as somebody may add, and what the window asked of it."""

    def __init__(self, **more: Any) -> None:
        self.asked: list[str] = []
        self.spec: PageSpec[QWidget] = PageSpec(
            "about",
            self._make,
            key="F12",
            icon="help",
            header_text="About",
            menu_text="&About",
            menu_group=MenuGroup.COMPUTER,
            leads_back=True,
            **more,
        )

    def _make(self, _counter: Counter) -> Page[QWidget]:
        self.asked.append("made")
        return Page(
            QLabel("0.2.0"),
            start=lambda: self.asked.append("start"),
            refresh=lambda: self.asked.append("refresh"),
            use=lambda settings: self.asked.append(settings.counter_name),
        )


def test_a_page_in_the_registry_has_button_key_menu_and_is_made_when_it_is_wanted(make: Make, qtbot: QtBot) -> None:
    about = About()
    desk = make(about.spec)
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    assert not desk.window.header.buttons["about"].isEnabled()
    desk.sign_in(desk.supervisor)
    assert about.asked == []
    assert desk.window.header.buttons["about"].text().endswith("About")
    QTest.keyClick(desk.window, Qt.Key.Key_F12)
    assert (desk.window.page_name, about.asked) == ("about", ["made", "start"])
    assert desk.window.header.buttons["about"].isChecked()
    desk.window.go(DAY.name)
    desk.window.menu.page_actions["about"].trigger()
    assert desk.window.page_name == "about"
    desk.counter.settings_controller.keep(dataclasses.replace(SETTINGS, counter_name="Loket depan"))
    assert about.asked[-1] == "Loket depan"


@pytest.mark.thorough
def test_a_complaint_that_was_opened_on_it_leads_back_to_it(make: Make) -> None:
    desk = make(About().spec)
    desk.sign_in(desk.officer)
    subject = desk.counter.register.complaints.record(an_intake(), desk.officer, new_id()).complaint.subject
    desk.window.go("about")
    open_complaint(desk.counter, subject)
    desk.window.stack.page("complaint").view.left.emit()
    assert desk.window.page_name == "about"


@pytest.mark.thorough
def test_a_page_that_wants_a_right_is_for_those_who_have_it(make: Make) -> None:
    desk = make(About(needs=May.KEEP_SETTINGS).spec)
    for officer, may_see in ((desk.officer, False), (desk.supervisor, True)):
        desk.sign_in(officer)
        desk.window.go("about")
        assert (desk.window.page_name == "about") is may_see
        assert desk.window.header.buttons["about"].isEnabled() is may_see
        assert desk.window.menu.page_actions["about"].isVisible() is may_see
        desk.window.lock()


@pytest.mark.thorough
def test_training_reads_no_mailbox_and_offers_the_inbox_all_the_same(make: Make, qtbot: QtBot) -> None:
    desk = make(settings=dataclasses.replace(SETTINGS, training=True))
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    desk.sign_in(desk.officer)
    assert desk.window.menu.page_actions[INBOX.name].isVisible()
    QTest.keyClick(desk.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert desk.window.page_name == INBOX.name


def test_a_commit_refreshes_the_page_in_front_and_no_other(make: Make) -> None:
    about = About()
    desk = make(about.spec)
    desk.sign_in(desk.officer)
    desk.window.go("about")
    turn()
    about.asked.clear()
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    turn()
    assert about.asked == ["refresh"]
    desk.window.go(DAY.name)
    desk.counter.register.complaints.record(an_intake(), desk.officer, new_id())
    turn()
    assert about.asked == ["refresh"]


def test_every_page_that_is_specified_is_in_the_registry() -> None:
    specified = [
        one
        for module in (case_pages, report_pages, office_pages, page_registry, desk_pages)
        for one in vars(module).values()
        if isinstance(one, PageSpec)
    ]
    assert {spec.name for spec in specified} == {spec.name for spec in PAGES}


@pytest.mark.thorough
def test_the_desktop_is_told_from_the_warm_window_on_until_the_counter_ends(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for verb in ("begin", "end"):
        monkeypatch.setattr(DesktopNotifier, verb, lambda _notifier, verb=verb: done.append(verb))
    desk = make()
    assert desk.counter.findChildren(DesktopNotifier) == []
    desk.counter.warm.emit()
    assert len(desk.counter.findChildren(DesktopNotifier)) == 1  # it lives as long as the counter
    desk.counter.ending.emit()
    assert done == ["begin", "end"]


def test_every_page_in_the_menu_stands_under_a_heading_that_its_line_names() -> None:
    assert [spec.name for spec in PAGES if spec.menu_text and spec.menu_group is None] == []


def test_no_two_pages_have_one_name_or_one_key() -> None:
    for field in ("name", "key", "factory"):
        seen = Tally(getattr(spec, field) for spec in PAGES if getattr(spec, field))
        assert [one for one, times in seen.items() if times > 1] == []


@pytest.mark.thorough
def test_every_page_with_a_button_has_key_icon_and_text_in_the_language_of_the_screen(make: Make) -> None:
    desk = make()
    for spec in PAGES:
        assert spec.key or not spec.header_text, spec.name
        if spec.header_text or spec.menu_text:
            assert f"{spec.icon}.svg" in assets.names("icons"), spec.name
        for context, text in (("Header", spec.header_text), ("MainWindow", spec.menu_text)):
            assert QCoreApplication.translate(context, text) == text
    assert list(desk.window.header.buttons) == [spec.name for spec in PAGES if spec.header_text]


@pytest.mark.thorough
@pytest.mark.parametrize(("gives_numbers", "first"), [(True, INTAKE), (False, WORK)])
def test_the_first_page_is_that_of_such_a_desk(make: Make, gives_numbers: bool, first: PageSpec[Any]) -> None:
    desk = make(settings=dataclasses.replace(SETTINGS, gives_numbers=gives_numbers))
    desk.sign_in(desk.officer)
    assert desk.window.page_name == first.name


def test_whoever_signs_in_finds_a_first_page_at_every_kind_of_desk() -> None:
    for kind in DeskKind:
        assert any(spec.needs is None for spec in PAGES if spec.first_at is kind)


def test_another_size_of_text_is_in_use_at_once_and_kept_on_this_computer(tmp_path: Path, qtbot: QtBot) -> None:
    where = Places(tmp_path)
    dressed: list[Theme] = []
    lay_blank(where.register)
    register = open_register(where.register, desk_of(SETTINGS), clock=OfficeClock())
    counter = open_counter(register, SETTINGS, where, dressed.append, check=lambda _: FileReport())
    qtbot.addWidget(counter.window)
    try:
        counter.window.text_size_asked.emit(150)
        assert (dressed, text_size.percent()) == ([SETTINGS.theme], 150)
        text_size.use(100)
        text_size.restore(where.text_size)
        assert text_size.percent() == 150
    finally:
        text_size.use(100)
        counter.end()


__all__ = ["desk"]


def test_the_messages_lead_to_the_mail_account_and_to_their_complaints(desk: Desk) -> None:
    desk.sign_in(desk.supervisor)
    window = desk.counter.window
    complaint = desk.record(desk.officer)
    desk.counter.register.sending.queue(a_message(complaint.subject), desk.officer, new_id())
    window.go(SENDING.name)
    page = window.stack.view(SENDING)
    page.settings_button.click()
    assert window.page_name == MAIL.name
    window.stack.view(MAIL).leave.click()
    assert window.page_name == SENDING.name
    page.open_button.click()
    assert window.page_name == COMPLAINT.name
