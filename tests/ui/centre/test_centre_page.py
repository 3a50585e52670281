"""The page of the centre: how it stands, what was mended, and what a supervisor settles there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.settings import Centre, Theme
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern, concerns_of
from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage
from frontoffice.sync.signing import Signing, Standing
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.centre.centre_page import CentrePage
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import child
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.themes import colours_of, in_theme

AT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)


class AtCentrePage:
    """The page and who looks at it."""

    def __init__(self, register: Register, qtbot: QtBot) -> None:
        self.register = register
        self.who: Officer = a_signed_in(register, Role.SUPERVISOR)
        self.page = CentrePage(register, lambda: self.who)
        qtbot.addWidget(self.page)
        self.page.use(Centre("pusat/pengaduan", "fo_loket_1_3f2a9c"))
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def presses(self) -> list[tuple[str, ...]]:
        return [finding.presses for finding in self.page.findings.shown]

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def at(register: Register, qtbot: QtBot) -> AtCentrePage:
    return AtCentrePage(register, qtbot)


def given_twice(register: Register, folder: Path) -> tuple[UUID, UUID]:
    """The first number of the counter stands on two papers, as after a file was copied: the copy's entries came in."""
    first = register.complaints.record(an_intake(), a_signed_in(register), uuid4()).complaint
    (folder / "copy").mkdir()
    with closing(a_register(folder / "copy", OfficeClock(AT + timedelta(hours=1)))) as copy:
        second = copy.complaints.record(an_intake(), a_signed_in(copy), uuid4()).complaint
        there, here = copy.replica(), register.replica()
        for origin, head in there.heads().items():
            for rows in there.entries(origin, 0, head.seq):
                here.take(rows)
        there.close()
        here.close()
    return first.subject, second.subject


@pytest.mark.thorough
def test_it_says_how_it_stands(at: AtCentrePage) -> None:
    last = Round(AT, complete=True, pushed=12, pulled=7, clock_ahead=timedelta(seconds=-40))
    at.page.show_overview(CentreOverview(is_set_up=True, waiting=3, last=last, last_complete=AT))
    assert at.page.complete_at.text() == "10.32 WIB"
    assert at.page.last_round.text() == "12 sent, 7 received"
    assert at.page.clock.text() == "40 second(s) slow"
    assert at.page.desk.text() == "fo_loket_1_3f2a9c · pusat/pengaduan"
    assert at.page.look_panel.isHidden()
    assert at.page.healed_panel.isHidden()


@pytest.mark.thorough
def test_a_desk_that_is_not_connected_has_nothing_to_exchange(at: AtCentrePage) -> None:
    at.page.show_overview(CentreOverview())
    assert not at.page.now_button.isEnabled()
    at.page.start()
    assert at.page.connection.hasFocus()


@pytest.mark.thorough
def test_a_failure_stands_at_the_top(at: AtCentrePage) -> None:
    at.page.show_overview(
        CentreOverview(is_set_up=True, failure=Unavailable(CentreFailure.REVOKED), failures=2, failed_at=AT)
    )
    assert "took its access back" in at.page.headline.text()


@pytest.mark.thorough
def test_a_round_on_its_way_says_what_it_does(at: AtCentrePage) -> None:
    at.page.show_overview(CentreOverview(is_set_up=True, busy=True))
    at.page.show_doing(Progress(Stage.PULL, 5, 10))
    assert at.page.doing.isVisible()
    at.page.show_overview(CentreOverview(is_set_up=True))
    assert at.page.doing.isHidden()


@pytest.mark.thorough
def test_what_wants_looking_at_stands_there_in_words(at: AtCentrePage) -> None:
    last = Round(AT, complete=False, broken=("0f/7: hash",), too_old=True)
    at.page.show_overview(
        CentreOverview(is_set_up=True, last=last, concerns=frozenset({Concern.BROKEN, Concern.TOO_OLD}))
    )
    assert "0f/7: hash" in at.texts()
    assert "too old" in at.texts()


def test_what_was_mended_stays_readable(at: AtCentrePage, register: Register) -> None:
    replica = register.replica()
    replica.sync_log.keep(
        Round(AT, complete=True, healed=(Healed(HealCause.COPIED, uuid4(), 7),)).outcome(), complete=True
    )
    replica.close()
    at.page.refresh()
    assert "7 moved" in at.texts()


@pytest.mark.thorough
def test_a_supervisor_settles_a_number_that_stands_on_two_papers(
    at: AtCentrePage, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    _, second = given_twice(register, tmp_path)
    at.page.refresh()
    assert at.presses()[:2] == [("open",), ("open", "bis")]
    child(at.page, QPushButton, "bis").click()
    at.page.reasons.reason.setText("Salinan berkas dipakai di dua komputer")
    with qtbot.waitSignal(at.page.settled):
        QTest.keyClick(at.page.reasons.reason, Qt.Key.Key_Return)
    assert "bis" in register.complaints.get(second).number_text
    assert register.numbering.duplicates() == ()
    assert at.presses() == [("take_over",)]


def erased_by_the_centre(register: Register) -> UUID:
    """A complaint of which a centre without a key says that the office erased it."""
    supervisor = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
    subject = register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.subject
    register.handling.cancel(subject, "x", supervisor, uuid4())
    with closing(register.replica()) as replica:
        replica.sync_log.keep(Round(AT, complete=True).outcome(), complete=True)
        second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
        register.erasures.erase(subject, "Nota Dinas 12/2031", (supervisor, second), action := uuid4())
        assert replica.offer_erasures({subject: {action: "carried_out"}})
    return subject


@pytest.mark.thorough
@pytest.mark.parametrize("keeps", [True, False])
def test_a_supervisor_confirms_what_the_centre_says_was_erased_in_two_presses_or_keeps_it(
    at: AtCentrePage, register: Register, keeps: bool
) -> None:
    subject = erased_by_the_centre(register)
    at.page.refresh()
    assert "Nota Dinas 12/2031" in at.texts()
    assert at.presses()[0] == ("erase", "keep")
    child(at.page, QPushButton, "erase").click()
    assert at.presses()[0] == ("erase_now", "keep")
    assert register.erasure_offers.all() != ()
    child(at.page, QPushButton, "keep" if keeps else "erase_now").click()
    assert register.erasure_offers.all() == ()
    assert register.complaints.get(subject).erased is not keeps


@pytest.mark.thorough
@pytest.mark.parametrize("press", ["accept", "count_again"])
def test_a_supervisor_says_whether_the_office_set_a_chain_aside(
    at: AtCentrePage, register: Register, press: str, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with closing(a_register(tmp_path / "other", counter="L2")) as other, closing(register.replica()) as replica:
        other.complaints.record(an_intake(), an_officer(), uuid4())
        origin = other.unit.origin
        carry(other, register)
        replica.archive(origin, 0, "set_aside")
        at.page.refresh()
        assert "counter L2 aside" in at.texts()
        assert at.presses()[0] == ("accept", "count_again")
        child(at.page, QPushButton, press).click()
        assert register.aside_offers.all() == ()
        assert replica.load_kept_chains() == (frozenset({origin}) if press == "count_again" else frozenset())


@pytest.mark.thorough
def test_nobody_else_is_offered_to_settle_it(at: AtCentrePage, register: Register, tmp_path: Path) -> None:
    given_twice(register, tmp_path)
    at.who = a_signed_in(register)
    at.page.refresh()
    assert at.presses() == [("open",), ("open",), ()]


@pytest.mark.thorough
def test_both_papers_of_a_number_can_be_told_apart_and_read(
    at: AtCentrePage, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    subjects = given_twice(register, tmp_path)
    at.page.refresh()
    buttons = at.page.findChildren(QPushButton, "open")
    for subject, finding, button in zip(subjects, at.page.findings.shown, buttons, strict=False):
        assert register.complaints.get(subject).check_code in finding.text
        with qtbot.waitSignal(at.page.opened) as emitted:
            button.click()
        assert emitted.args == [subject]


def test_behind_another_page_nothing_is_read_until_it_is_opened(
    at: AtCentrePage, register: Register, tmp_path: Path
) -> None:
    at.page.hide()
    given_twice(register, tmp_path)
    at.page.show_overview(CentreOverview(is_set_up=True, last_complete=AT))
    assert at.presses() == []
    at.page.show()
    assert at.presses()[:2] == [("open",), ("open", "bis")]
    assert at.page.headline.text() == centre_messages.headline(CentreOverview(is_set_up=True, last_complete=AT))


@pytest.mark.thorough
def test_in_another_theme_its_icons_have_that_ones_colours(
    at: AtCentrePage, register: Register, tmp_path: Path
) -> None:
    given_twice(register, tmp_path)
    at.page.show_overview(CentreOverview(is_set_up=True, last_complete=AT))
    with in_theme(Theme.DARK):
        (warning, *_) = at.page.findings.findChildren(QLabel)
        assert colours_of(warning.pixmap().toImage()) == {theme.DARK.late.lower()}
        assert colours_of(at.page.sign.pixmap().toImage()) == {theme.DARK.done.lower()}


def test_a_series_that_another_desk_counts_in_is_taken_over_by_a_supervisor(
    at: AtCentrePage, register: Register, qtbot: QtBot
) -> None:
    register.unit.connection.execute("INSERT INTO foreign_series VALUES ('L1', ?)", (uuid4().bytes,))
    at.page.refresh()
    child(at.page, QPushButton, "take_over").click()
    at.page.reasons.reason.setText("Komputer lama rusak")
    with qtbot.waitSignal(at.page.settled):
        QTest.keyClick(at.page.reasons.reason, Qt.Key.Key_Return)
    assert register.numbering.find_block() is None
    register.complaints.record(an_intake(), at.who, uuid4())


@pytest.mark.thorough
def test_a_clock_in_doubt_is_confirmed_by_a_supervisor(
    at: AtCentrePage, register: Register, clock: OfficeClock, qtbot: QtBot
) -> None:
    register.complaints.record(an_intake(), at.who, uuid4())
    clock.move(days=366)
    at.page.refresh()
    child(at.page, QPushButton, "clock_right").click()
    at.page.reasons.reason.setText("Dicocokkan dengan jam kantor")
    with qtbot.waitSignal(at.page.settled):
        QTest.keyClick(at.page.reasons.reason, Qt.Key.Key_Return)
    assert register.numbering.find_block() is None
    assert (
        register.complaints.record(an_intake(service_date=None, event_date=None), at.who, uuid4()).complaint.number.no
        == 1
    )


@pytest.mark.thorough
def test_a_register_that_came_back_leads_a_supervisor_to_the_last_number(
    at: AtCentrePage, register: Register, qtbot: QtBot
) -> None:
    register.unit.connection.execute("INSERT INTO meta (k, v) VALUES ('moved_to', 'here')")
    at.page.refresh()
    with qtbot.waitSignal(at.page.last_number_asked):
        child(at.page, QPushButton, "last_number").click()


def test_it_shows_the_key_to_be_compared_and_how_the_office_certified_it(at: AtCentrePage) -> None:
    signing = Signing(Standing.CERTIFIED, "counter", "0a1b 2c3d", "a2V5", held=(("Loket 2", 7),))
    overview = CentreOverview(is_set_up=True, last=Round(AT, complete=True, signing=signing), last_complete=AT)
    overview = replace(overview, concerns=concerns_of(Round(AT, complete=True, signing=signing)))
    at.page.show_overview(overview)
    assert "no key of the office" in at.page.standing.text()
    at.page.use(Centre("pusat/pengaduan", "fo_loket_1_3f2a9c", office_key="a2V5"))
    assert (at.page.standing.text(), at.page.key.text()) == ("certified by the office as a counter", "0a1b 2c3d\na2V5")
    assert "Loket 2 (7)" in at.texts()


def test_who_is_shut_out_is_not_called_certified(at: AtCentrePage) -> None:
    signing = Signing(Standing.CERTIFIED, "counter", "0a1b 2c3d", "a2V5")
    last = Round(AT, complete=True, signing=signing)
    at.page.use(Centre("pusat/pengaduan", "fo_loket_1_3f2a9c", office_key="a2V5"))
    shut_out = (CentreFailure.REVOKED, "\N{EN DASH}")
    for code, shown in ((CentreFailure.UNREACHABLE, "certified by the office as a counter"), shut_out):
        at.page.show_overview(CentreOverview(True, 0, last, AT, failure=Unavailable(code), failures=1, failed_at=AT))
        assert (at.page.standing.text(), at.page.key.text()) == (shown, "0a1b 2c3d\na2V5")


def test_where_it_is_narrow_each_fact_stands_beneath_its_name_and_nothing_is_cut(
    at: AtCentrePage, qtbot: QtBot
) -> None:
    at.page.use(Centre("pusat.dpmptsp.babelprov.go.id:5432/pengaduan", "fo_loket_1_3f2a9c"))
    at.page.resize(640, 600)
    qtbot.waitUntil(lambda: at.page.desk.y() > child(at.page, QLabel, "desk_label").y())
    scroll = child(at.page, QScrollArea, "scroll")
    inner = scroll.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.width() <= scroll.viewport().width())
    at.page.resize(1200, 600)
    qtbot.waitUntil(lambda: at.page.desk.y() == child(at.page, QLabel, "desk_label").y())
