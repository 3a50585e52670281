"""Two desks, two windows, one centre: what one does the other sees, and what both do at once is settled."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window.case_pages import COMPLAINT, DAY, INTAKE, WORK, open_complaint
from frontoffice.app.window.controllers import CentreController
from frontoffice.app.window.counter import CommitSignal
from frontoffice.app.window.desk_pages import CENTRE, CONNECTION, DESK_SETTINGS
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import open_counter
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Channel, Complaint, Manner
from frontoffice.domain.people import NOBODY, Officer, Role
from frontoffice.places import Places
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.queries.worklist import CONFLICT
from frontoffice.register.register import Register
from frontoffice.settings import Centre as Kept
from frontoffice.settings import Office, Settings
from frontoffice.sync.rounds.centre_overview import State
from frontoffice.ui.shell.main_window import MainWindow
from tests.support.centre_desks import clock, enrolled
from tests.support.centre_server import Centre
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.keyrings import MemoryKeyring

__all__ = ["clock"]
pytestmark = pytest.mark.usefixtures("keys")
COUNTER = Settings(office=Office(address="Air Itam"))
HANDLING = dataclasses.replace(COUNTER, counter="TP", counter_name="Tim penanganan", gives_numbers=False)


class Window:
    """One desk with its window, and who works there."""

    def __init__(self, folder: Path, qtbot: QtBot, clock: OfficeClock, settings: Settings) -> None:
        self.qtbot = qtbot
        self.where = Places(folder)
        lay_blank(self.where.register)
        register = open_register(self.where.register, desk_of(settings), clock=clock)
        self.boss = a_signed_in(register, Role.SUPERVISOR, f"Penyelia {settings.counter}")
        self.officer = a_signed_in(register, Role.OFFICER, f"Petugas {settings.counter}")
        self.counter = open_counter(
            register, settings, self.where, lambda _theme: None, check=lambda _where: FileReport()
        )
        qtbot.addWidget(self.counter.window)
        self.counter.window.resize(1366, 768)
        self.counter.window.show()

    def connect(self, kept: Kept) -> None:
        settings = dataclasses.replace(self.counter.settings, centre=kept)
        self.counter.settings_controller.current = settings
        self.counter.controllers.centre.begin()
        self.wait(State.CONNECTED)

    def wait(self, state: State) -> None:
        desk = self.counter.controllers.centre.desk

        def stands() -> None:
            assert (desk.overview.state, desk.overview.busy) == (state, False), desk.overview

        self.qtbot.waitUntil(stands)

    def exchange(self) -> None:
        """One round, as with F5."""
        self.counter.controllers.centre.desk.start_round()
        self.wait(State.CONNECTED)

    def sign_in(self, officer: Officer) -> None:
        self.counter.window.show_officer(officer)

    def record(self) -> Complaint:
        return self.counter.register.complaints.record(an_intake(), self.officer, new_id()).complaint

    def step(self, complaint: Complaint, step: Step) -> Complaint:
        form = StepForm(step, text="Sudah", letter="1", agency="OPD")
        return self.counter.register.handling.advance(complaint.subject, form, self.boss, new_id())

    @property
    def light(self) -> str:
        return self.counter.window.centre_light.text()


@pytest.fixture
def loket(qtbot: QtBot, tmp_path: Path, clock: OfficeClock) -> Iterator[Window]:
    window = Window(tmp_path / "loket", qtbot, clock, COUNTER)
    yield window
    window.counter.end()


@pytest.fixture
def team(qtbot: QtBot, tmp_path: Path, clock: OfficeClock) -> Iterator[Window]:
    window = Window(tmp_path / "team", qtbot, clock, HANDLING)
    yield window
    window.counter.end()


@pytest.mark.thorough
@pytest.mark.seconds
def test_what_the_counter_records_the_team_handles_and_the_counter_sees(
    loket: Window, team: Window, centre: Centre
) -> None:
    loket.sign_in(loket.officer)
    team.sign_in(team.boss)
    loket.connect(enrolled(centre, "Loket 1"))
    complaint = loket.record()
    loket.counter.window.stack.view(INTAKE).recorded.emit(Recorded(complaint))
    loket.exchange()
    team.counter.window.go("day")
    team.connect(enrolled(centre, "Tim"))
    lines = team.counter.window.stack.view(DAY).table
    assert [lines.line(row).number_text for row in range(lines.rowCount())] == [complaint.number_text]  # type: ignore[union-attr]
    open_complaint(loket.counter, complaint.subject)
    before = loket.counter.window.stack.view(COMPLAINT).status_label.text()  # the centre may wake it by itself
    open_complaint(team.counter, complaint.subject)
    team.counter.register.handling.review(complaint.subject, "", team.boss, new_id())
    team.step(complaint, Step.ANALYSE)
    team.exchange()
    loket.exchange()
    assert loket.counter.window.stack.view(COMPLAINT).status_label.text() != before
    assert loket.counter.register.complaints.get(complaint.subject) == team.counter.register.complaints.get(
        complaint.subject
    )


@pytest.mark.thorough
def test_two_steps_at_once_are_to_be_checked_until_one_settles_them(
    loket: Window, team: Window, centre: Centre
) -> None:
    loket.sign_in(loket.boss)
    team.sign_in(team.boss)
    loket.connect(enrolled(centre, "Loket 1"))
    complaint = loket.record()
    loket.counter.register.handling.review(complaint.subject, "", loket.boss, new_id())
    loket.exchange()
    team.connect(enrolled(centre, "Tim"))
    loket.step(complaint, Step.ANALYSE)
    team.step(complaint, Step.FORWARD)
    loket.exchange()
    team.exchange()
    loket.exchange()
    for window in (loket, team):
        stands = window.counter.register.complaints.get(complaint.subject)
        assert stands.conflict
        assert len({line.officer for line in window.counter.register.complaints.story(complaint.subject)}) == 3
        open_complaint(window.counter, complaint.subject)
        assert "two desks" in window.counter.window.stack.view(COMPLAINT).status_label.text()
        window.counter.window.go("centre")
        found = window.counter.window.stack.view(CENTRE).findings.shown
        assert [finding.presses for finding in found] == [("conflicts",)]
        window.counter.window.stack.view(CENTRE).conflicts_asked.emit()
        assert (window.counter.window.page_name, window.counter.window.stack.view(WORK).group) == ("work", CONFLICT)
        assert window.counter.window.stack.view(WORK).table.headings() == (0,)
        assert len(window.counter.window.stack.view(WORK).table.lines) == 1
    team.step(complaint, Step.DECIDE)
    team.exchange()
    loket.exchange()
    assert not loket.counter.register.complaints.get(complaint.subject).conflict
    loket.counter.window.go("centre")
    assert loket.counter.window.stack.view(CENTRE).findings.shown == ()


@pytest.mark.thorough
def test_before_the_first_round_no_page_calls_a_desk_unconnected_that_is_to_be(loket: Window) -> None:
    kept = Kept("pusat.invalid:5432/pengaduan", "loket_1")
    loket.counter.settings_controller.current = dataclasses.replace(loket.counter.settings, centre=kept)
    loket.sign_in(loket.officer)
    loket.counter.window.go("centre")
    assert loket.counter.window.stack.view(CENTRE).headline.text() == "The first exchange is on its way."
    assert loket.counter.window.centre_light.isHidden()


@pytest.mark.thorough
def test_while_the_centre_is_away_the_light_counts_and_afterwards_it_is_empty(loket: Window, centre: Centre) -> None:
    kept = enrolled(centre)
    loket.sign_in(loket.officer)
    assert loket.counter.window.centre_light.isHidden()
    loket.connect(kept)
    assert loket.light == "Centre: connected"
    with centre.server.connect() as office:
        office.execute(f"ALTER DATABASE {centre.name} ALLOW_CONNECTIONS false")
        office.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (centre.name,))
    loket.record()
    loket.counter.controllers.centre.desk.start_round()
    loket.qtbot.waitUntil(lambda: loket.counter.controllers.centre.desk.overview.failures == 1)
    loket.record()
    loket.counter.controllers.centre.desk.check_outbox()
    assert "waiting" in loket.light or "attention" in loket.light
    with centre.server.connect() as office:
        office.execute(f"ALTER DATABASE {centre.name} ALLOW_CONNECTIONS true")
    loket.exchange()
    assert loket.light == "Centre: connected"


@pytest.mark.thorough
def test_a_desk_without_a_series_says_why_it_records_nothing(team: Window) -> None:
    team.sign_in(team.officer)
    assert team.counter.window.page_name == "work"
    assert not team.counter.window.header.buttons["record"].isEnabled()
    team.counter.window.go("record")
    assert team.counter.window.page_name == "work"
    assert len(team.counter.window.notice_texts()) == 1


@pytest.mark.thorough
def test_what_comes_in_leaves_the_mark_and_the_typing_where_they_are(
    loket: Window, team: Window, centre: Centre
) -> None:
    loket.sign_in(loket.officer)
    team.sign_in(team.boss)
    loket.connect(enrolled(centre, "Loket 1"))
    first, second = loket.record(), loket.record()
    loket.exchange()
    team.connect(enrolled(centre, "Tim"))
    team.counter.window.go("work")
    team.counter.window.stack.view(WORK).show_group("")
    row = team.counter.window.stack.view(WORK).table.row_of(second.subject)
    team.counter.window.stack.view(WORK).lines.selectRow(row)
    third = loket.record()
    loket.counter.register.handling.cancel(first.subject, "Salah catat", loket.boss, new_id())
    loket.exchange()
    team.exchange()
    lines = team.counter.window.stack.view(WORK)
    assert [line.subject for line in lines.table.list.lines] == [second.subject, third.subject]
    marked = lines.table.line(lines.lines.currentIndex().row())
    assert marked is not None
    assert marked.subject == second.subject
    open_complaint(team.counter, third.subject)
    team.counter.window.stack.view(COMPLAINT).handling.ask("contact")
    team.counter.window.stack.view(COMPLAINT).handling.form.text.setPlainText("Sedang diketik")
    loket.counter.register.amendments.amend(
        third.subject, an_intake(wish="Lain"), "Salah dengar", loket.officer, new_id()
    )
    loket.exchange()
    team.exchange()
    assert team.counter.window.stack.view(COMPLAINT).handling.form.text.toPlainText() == "Sedang diketik"
    assert not team.counter.window.stack.view(COMPLAINT).handling.form.isHidden()


def test_a_connection_is_set_up_from_the_menu_and_taken_back(
    loket: Window, centre: Centre, keys: MemoryKeyring
) -> None:
    loket.sign_in(loket.boss)
    loket.counter.warm_up()
    loket.counter.window.go("connecting")
    page = loket.counter.window.stack.view(CONNECTION)
    address, word = centre.enrol()
    page.pasted.setText(f"{address.text} {address.role} {word}")
    page.test.click()
    loket.qtbot.waitUntil(lambda: page.test.isEnabled() and page.message.property("state") == "done")
    assert keys.kept == {}
    page.connect_button.click()
    loket.wait(State.CONNECTED)
    kept = settings_file.load(loket.where.settings)
    assert kept is not None
    assert kept.centre.role == address.role
    assert list(keys.kept.values()) == [word]
    page.disconnect_button.click()
    loket.qtbot.waitUntil(lambda: keys.kept == {})
    assert loket.light == "Centre: not connected"
    loket.counter.window.go("settings")
    loket.counter.window.stack.view(DESK_SETTINGS).save.click()
    kept = settings_file.load(loket.where.settings)
    assert kept is not None
    assert kept.centre.address == ""


@pytest.mark.thorough
def test_a_wrong_secret_is_told_beside_its_field(loket: Window, centre: Centre) -> None:
    loket.sign_in(loket.boss)
    loket.counter.window.go("connecting")
    page = loket.counter.window.stack.view(CONNECTION)
    address, _ = centre.enrol()
    page.pasted.setText(f"{address.text} {address.role} gd8ty-9v637-w0j44-kkrs1-2p0zx")
    page.connect_button.click()
    loket.qtbot.waitUntil(page.connect_button.isEnabled)
    assert page.secret.property("problem")
    assert loket.counter.settings.centre == Kept()


@pytest.mark.thorough
def test_the_light_leads_to_its_page_and_a_key_exchanges_at_once(loket: Window, centre: Centre) -> None:
    loket.sign_in(loket.officer)
    loket.connect(enrolled(centre))
    loket.counter.window.centre_light.click()
    page = loket.counter.window.stack.view(CENTRE)
    assert loket.counter.window.page_name == "centre"
    rounds: list[object] = []
    loket.counter.controllers.centre.desk.changed.connect(rounds.append)
    loket.counter.window.activateWindow()
    loket.qtbot.waitUntil(loket.counter.window.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_F5)
    loket.qtbot.waitUntil(lambda: len(rounds) >= 2)
    assert Role.OFFICER is loket.counter.officer().role
    assert page.connection.isHidden()


@pytest.mark.thorough
def test_two_amendments_at_once_are_both_readable_until_one_settles_them(
    loket: Window, team: Window, centre: Centre
) -> None:
    loket.sign_in(loket.boss)
    team.sign_in(team.boss)
    loket.connect(enrolled(centre, "Loket 1"))
    subject = loket.record().subject
    loket.exchange()
    team.connect(enrolled(centre, "Tim"))
    loket.counter.register.amendments.amend(subject, an_intake(wish="Segera"), "Ditanya lagi", loket.boss, new_id())
    team.counter.register.amendments.amend(subject, an_intake(wish="Besok"), "Ditelepon", team.boss, new_id())
    loket.exchange()
    team.exchange()
    loket.exchange()
    open_complaint(loket.counter, subject)
    page = loket.counter.window.stack.view(COMPLAINT)
    assert page.disputed_note.isVisible()
    assert "two desks" in page.status_label.text()
    stands = loket.counter.register.complaints.get(subject)
    assert stands == team.counter.register.complaints.get(subject)
    loket.counter.register.amendments.amend(subject, an_intake(wish="Lusa"), "Dipastikan", loket.boss, new_id())
    page.refresh()
    assert page.disputed_note.isHidden()
    assert not loket.counter.register.complaints.get(subject).conflict


@pytest.mark.thorough
def test_what_was_invented_for_practice_never_leaves(
    qtbot: QtBot, tmp_path: Path, clock: OfficeClock, centre: Centre
) -> None:
    training = dataclasses.replace(COUNTER, training=True, centre=enrolled(centre))
    window = Window(tmp_path / "latihan", qtbot, clock, training)
    window.sign_in(window.boss)
    window.counter.controllers.centre.begin()
    window.counter.window.go("connecting")
    assert window.counter.window.page_name != "connecting"
    assert window.counter.controllers.centre.desk.overview.state is State.NONE
    window.counter.end()


@pytest.mark.thorough
def test_a_channel_that_another_desk_added_is_offered_here(loket: Window, team: Window, centre: Centre) -> None:
    loket.sign_in(loket.boss)
    team.sign_in(team.boss)
    loket.connect(enrolled(centre, "Loket 1"))
    assert "radio" not in loket.counter.register.reference_data.channels()  # read once, and kept
    assert loket.counter.window.stack.view(INTAKE)
    team.connect(enrolled(centre, "Tim"))
    team.counter.register.reference_data.set_channel(Channel("radio", "Radio RRI", Manner.ORAL), team.boss, new_id())
    team.exchange()
    loket.exchange()
    assert loket.counter.register.reference_data.channels()["radio"].name == "Radio RRI"


@pytest.mark.thorough
def test_the_exchange_ends_with_the_window_in_whatever_order_qt_lets_its_objects_go(
    register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    """At the end of the program Qt's objects are destroyed in no order, but for those that belong to another."""
    window = MainWindow(COUNTER, register.now, register.zone, (), lambda _spec: None)  # type: ignore[arg-type, return-value]
    kept = SettingsController(register, COUNTER, tmp_path / "settings.toml", lambda: NOBODY)
    commits = CommitSignal(register.on_commit)
    controller = CentreController(register, kept, window, commits.committed)
    with qtbot.capture_exceptions() as raised:
        for one in (controller.desk, window):
            if shiboken6.ownedByPython(one):
                shiboken6.delete(one)
    assert raised == []
    assert not shiboken6.isValid(window)
