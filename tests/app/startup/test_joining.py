"""A desk that starts from nothing: connected, filled from a real centre, and its first supervisor at work."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import keyring.backends.fail
import pytest
from PySide6.QtWidgets import QApplication, QWidget  # noqa: TID251  (the fixture's type)
from pytestqt.qtbot import QtBot

from frontoffice import settings as settings_file
from frontoffice.app.keys import passphrase
from frontoffice.app.keys.passphrase import Cost
from frontoffice.app.startup.joining import Joining
from frontoffice.app.startup.starting import Starting
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.journal import NewEntry, append_all
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.replication.replica import LIVE_CHUNK
from frontoffice.register.storage import encryption
from frontoffice.settings import Centre as Kept
from frontoffice.settings import Settings
from frontoffice.sync import secret_file
from frontoffice.sync.rounds import desk_round
from frontoffice.ui.centre.connection_page import ConnectionPage
from frontoffice.ui.centre.joining_page import JoiningPage
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart
from frontoffice.ui.shell.start_pages import PassphrasePage
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.protection_choice import ProtectionChoice, ProtectionOption
from tests.support import keyrings, register_keys, timers
from tests.support.centre_desks import clock, enrolled
from tests.support.centre_server import Centre
from tests.support.examples import SECRET, OfficeClock, a_register, a_signed_in, an_intake
from tests.support.keyrings import MemoryKeyring
from tests.support.kills import KILLED

__all__ = ["clock"]
OFFICE = DeskConfiguredBody(office={"address": "Air Itam", "name": "DPMPTSP"}, counter="L1", counter_name="Loket 1")


class NewDesk:
    """A computer on which the program was never started."""

    def __init__(self, application: QApplication, folder: Path, qtbot: QtBot, clock: OfficeClock) -> None:
        self._application, self.qtbot, self._clock = application, qtbot, clock
        self.where = Places(folder / "data")
        self.starting = Starting(application, self.where, training=False, clock=clock)

    def start(self) -> QWidget:
        self.starting = Starting(self._application, self.where, training=False, clock=self._clock)
        self.starting.begin()
        return self.page

    @property
    def page(self) -> QWidget:
        window = self.starting.window
        assert window is not None
        page = window.centralWidget()
        assert page is not None
        return page

    @property
    def joining(self) -> Joining:
        at_work = self.starting.at_work
        assert isinstance(at_work, Joining)
        return at_work

    def connect(
        self, line: str, code: str = "L2", choose: Callable[[ProtectionChoice], object] = lambda _choice: None
    ) -> JoiningPage:
        first = self.start()
        assert isinstance(first, FirstStart)
        first.join.click()
        page = self.page
        assert isinstance(page, ConnectionPage)
        page.pasted.setText(line)
        page.counter.setText(code)
        page.counter_name.setText("Loket 2")
        choose(child(page, ProtectionChoice))
        page.connect_button.click()
        self.qtbot.waitUntil(lambda: isinstance(self.page, JoiningPage))
        joining = self.page
        assert isinstance(joining, JoiningPage)
        return joining

    def sign_up(self, page: JoiningPage, proof: str = "") -> None:
        self.qtbot.waitUntil(page.begin.isEnabled)
        page.secret.setText(SECRET)
        page.secret_again.setText(SECRET)
        page.connected_by.setText("Yuliana Putri")
        page.proof.setText(proof)
        page.begin.click()

    def end(self) -> None:
        self.starting.end()
        for window in (self.starting.window, self.starting.counter.window if self.starting.counter else None):
            if window is not None:
                window.close()


@pytest.fixture
def new(qapp: QApplication, tmp_path: Path, qtbot: QtBot, clock: OfficeClock, keys: MemoryKeyring) -> Iterator[NewDesk]:
    assert keys.kept == {}
    desk = NewDesk(qapp, tmp_path, qtbot, clock)
    yield desk
    desk.end()


@pytest.fixture
def first_device(centre: Centre, keys: MemoryKeyring) -> tuple[Kept, dict[tuple[str, str], str]]:
    """The first counter's connection, and what its own computer's keyring holds."""
    kept = enrolled(centre)
    held = dict(keys.kept)
    return kept, held


@pytest.fixture
def office(
    tmp_path: Path, clock: OfficeClock, keys: MemoryKeyring, first_device: tuple[Kept, dict[tuple[str, str], str]]
) -> Iterator[Register]:
    """The office's first counter, whose register is at the centre."""
    (tmp_path / "first").mkdir()
    pattern = "{no:5}/PGD-{counter}/{year}"
    register = a_register(tmp_path / "first", clock=clock, number_format=pattern)
    boss = a_signed_in(register, Role.SUPERVISOR)
    register.configuration.record(dataclasses.replace(OFFICE, number_format=pattern), boss)
    for _ in range(3):
        register.complaints.record(an_intake(), a_signed_in(register), new_id())
    desk_round.go(lambda: closing(register.replica()), first_device[0])
    keys.kept.clear()
    yield register
    register.close()


def line_of(centre: Centre, label: str = "Loket 2") -> tuple[str, str]:
    address, word = centre.enrol(label)
    return f"Alamat : {address.text}\n  Nama   : {address.role}\n  Sandi  : {word}", word


def test_a_new_desk_has_the_offices_register_and_its_supervisor_at_work(
    new: NewDesk, office: Register, centre: Centre
) -> None:
    new.sign_up(new.connect(line_of(centre)[0]))
    counter = new.starting.counter
    assert counter is not None
    assert len(counter.register.search.find("Nurhayati")) == 3
    assert {one.name for one in counter.register.officers.all()} == {one.name for one in office.officers.all()}
    (boss,) = counter.register.officers.with_secret()
    assert counter.register.officers.sign_in(boss, SECRET).role is Role.SUPERVISOR
    assert counter.register.complaints.story(boss)[-1].officer == "Yuliana Putri"
    kept = settings_file.load(new.where.settings)
    assert kept == counter.settings
    assert (kept.office.address, kept.number_format) == ("Air Itam", "{no:5}/PGD-{counter}/{year}")
    assert (kept.counter, kept.counter_name, kept.centre.first_pull) == ("L2", "Loket 2", False)
    assert "gives_numbers = true" in new.where.settings.read_text()


@pytest.mark.thorough
def test_a_desk_that_took_another_ones_code_says_so_to_whoever_signs_in(
    new: NewDesk, office: Register, centre: Centre
) -> None:
    new.sign_up(new.connect(line_of(centre)[0], code=office.desk.counter))
    counter = new.starting.counter
    assert counter is not None
    (boss,) = counter.register.officers.with_secret()
    counter.sign_in(counter.register.officers.sign_in(boss, SECRET))
    assert "series_of_another_desk" in counter.window.notice_lines


WORDS = "kopi pagi di loket satu"


@contextmanager
def no_keyring(where: Places) -> Iterator[None]:
    """A computer without one: whatever the test's other computers keep is out of reach."""
    before = secret_file.set_data_folder(where)
    none = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    with pytest.MonkeyPatch.context() as monkeypatch, keyrings.in_use(none):
        monkeypatch.setattr(passphrase, "COST", Cost(1, 64, 1))
        yield
    secret_file.set_data_folder(before)


def with_passphrase(choice: ProtectionChoice) -> None:
    choice.passphrase.setText(WORDS)
    choice.passphrase_again.setText(WORDS)


def plain_by_decision(choice: ProtectionChoice) -> None:
    choice.protection.setCurrentIndex(choice.protection.findData(ProtectionOption.PLAIN))
    choice.decided_by.setText("Yuliana Putri")


@pytest.mark.thorough
@pytest.mark.seconds
def test_without_a_keyring_a_new_desks_register_is_behind_a_passphrase_before_it_comes(
    new: NewDesk, office: Register, centre: Centre
) -> None:
    line, word = line_of(centre)
    with no_keyring(new.where):
        page = new.connect(line, choose=with_passphrase)
        new.qtbot.waitUntil(page.begin.isEnabled)
        assert encryption.key_name(new.where.register)
        assert word not in new.where.centre_secret.read_text()
        new.end()
        register_keys.begin_anew()
        asked = new.start()
        assert isinstance(asked, PassphrasePage)
        asked.typed.emit(WORDS)
        again = new.page
        assert isinstance(again, JoiningPage)
        new.sign_up(again, proof=word)
        new.qtbot.waitUntil(lambda: new.starting.counter is not None)
        counter = new.starting.counter
        assert counter is not None
        assert len(counter.register.search.find("Nurhayati")) == 3
        counter.sign_in(next(who for who in counter.register.officers.all() if who.role is Role.SUPERVISOR))
        assert "paper_due" in counter.window.notice_lines
    assert office.outbox.own_entries()


@pytest.mark.thorough
def test_without_a_keyring_a_new_desks_register_is_plain_only_by_a_decision_that_is_kept(
    new: NewDesk, office: Register, centre: Centre
) -> None:
    with no_keyring(new.where):
        new.sign_up(new.connect(line_of(centre)[0], choose=plain_by_decision))
        counter = new.starting.counter
        assert counter is not None
        assert not encryption.key_name(new.where.register)
        assert (counter.settings.plain_by, counter.settings_controller.is_plain_by_decision) == ("Yuliana Putri", True)
        counter.sign_in(next(who for who in counter.register.officers.all() if who.role is Role.SUPERVISOR))
        assert "plain" in counter.window.notice_lines
    assert office.outbox.own_entries()


@pytest.mark.thorough
def test_the_secret_stands_in_the_keyring_only(
    new: NewDesk, office: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    line, word = line_of(centre)
    new.sign_up(new.connect(line))
    assert [secret for (service, _), secret in keys.kept.items() if service == "frontoffice centre"] == [word]
    assert ("frontoffice register", encryption.key_name(new.where.register)) in keys.kept, "encrypted from its start"
    assert office.outbox.own_entries()
    assert word not in new.where.settings.read_text()
    assert word.encode() not in new.where.register.read_bytes()


@pytest.mark.thorough
def test_who_was_switched_off_before_the_first_pin_proves_it_again(
    new: NewDesk, office: Register, centre: Centre
) -> None:
    line, word = line_of(centre)
    page = new.connect(line)
    new.qtbot.waitUntil(page.begin.isEnabled)
    new.end()
    again = new.start()
    assert isinstance(again, JoiningPage)
    new.sign_up(again, proof="gd8ty-9v637-w0j44-kkrs1-2p0zx")
    new.qtbot.waitUntil(again.begin.isEnabled)
    assert again.proof.property("problem")
    assert new.starting.counter is None
    new.sign_up(again, proof=word)
    new.qtbot.waitUntil(lambda: new.starting.counter is not None)
    assert office.outbox.own_entries()


def test_the_first_desk_of_all_goes_on_with_the_usual_questions(new: NewDesk, centre: Centre) -> None:
    line, _ = line_of(centre)
    new.start()
    first = new.page
    assert isinstance(first, FirstStart)
    first.join.click()
    page = new.page
    assert isinstance(page, ConnectionPage)
    page.pasted.setText(line)
    page.counter.setText("L1")
    page.counter_name.setText("Loket 1")
    page.connect_button.click()
    new.qtbot.waitUntil(lambda: isinstance(new.page, FirstStart) and new.page is not first)
    kept = settings_file.load(new.where.settings)
    assert kept is not None
    assert kept.centre.address
    assert not kept.centre.first_pull


@pytest.mark.thorough
def test_leaving_the_connection_leads_back_to_the_first_questions(new: NewDesk) -> None:
    first = new.start()
    assert isinstance(first, FirstStart)
    first.join.click()
    page = new.page
    assert isinstance(page, ConnectionPage)
    page.leave.click()
    assert isinstance(new.page, FirstStart)


KILLED_PULL = """
import os, sys
from pathlib import Path
from frontoffice.register.storage.desk import Desk
from frontoffice.register.opened import open_register
from frontoffice.sync.link.centre_address import parse
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.link.centre_connection import open_link
def show(progress):
    if progress.done:  # one chunk is kept, the next one is here
        os.kill(os.getpid(), 9)
register = open_register(Path(sys.argv[1]), Desk("L2", "Loket 2"))
with open_link(parse(sys.argv[2], sys.argv[3]), sys.argv[4]) as link:
    exchange(register.replica(), link, show)
"""


def many_entries(register: Register, count: int) -> None:
    """Entries of a kind that this version does not know: kept and carried, never projected."""
    unit, by, now = register.unit, a_signed_in(register), register.now()
    body = {"text": "Dari versi yang akan datang"}
    new = (NewEntry(new_id(), new_id(), "office.later", body, now, by.name, str(by.role)) for _ in range(count))
    with unit.writing():
        append_all(unit.connection, unit.origin, new, now, unit.desk.zone)


def entries_of(register: Register) -> int:
    return int(register.unit.connection.execute("SELECT count(*) FROM journal").get)


@pytest.mark.thorough
@pytest.mark.seconds
def test_a_first_pull_that_was_killed_goes_on_where_it_was(
    new: NewDesk,
    office: Register,
    centre: Centre,
    keys: MemoryKeyring,
    first_device: tuple[Kept, dict[tuple[str, str], str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many_entries(office, 1_200)
    keys.kept.update(first_device[1])
    desk_round.go(lambda: closing(office.replica()), first_device[0])
    kept = enrolled(centre, "Loket 2")
    word = keys.kept["frontoffice centre", f"{kept.role}@{kept.address}"]
    waiting = Settings(counter="L2", counter_name="Loket 2", centre=dataclasses.replace(kept, first_pull=True))
    settings_file.save(new.where.settings, waiting)
    command = [sys.executable, "-c", KILLED_PULL, str(new.where.register), kept.address, kept.role, word]
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == KILLED, done.stderr
    with closing(open_register(new.where.register, office.desk)) as half:
        assert entries_of(half) == LIVE_CHUNK
    before: list[int] = []
    show = JoiningPage.show_on_its_way

    def note(shown: JoiningPage, came_in: int = 0) -> None:
        before.append(came_in)
        show(shown, came_in)

    monkeypatch.setattr(JoiningPage, "show_on_its_way", note)
    page = new.start()
    assert isinstance(page, JoiningPage)
    new.sign_up(page, proof=word)
    new.qtbot.waitUntil(lambda: new.starting.counter is not None)
    assert new.starting.counter is not None
    assert max(before) == LIVE_CHUNK
    whole = new.starting.counter.register
    assert entries_of(whole) - whole.outbox.own_entries() == entries_of(office)
    assert whole.maintenance.verify().broken == ""


@pytest.mark.thorough
def test_receiving_is_stopped_and_gone_on_with_by_a_key(
    new: NewDesk, office: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    kept = enrolled(centre, "Loket 2")
    waiting = Settings(counter="L2", counter_name="Loket 2", centre=dataclasses.replace(kept, first_pull=True))
    settings_file.save(new.where.settings, waiting)
    page = new.start()
    assert isinstance(page, JoiningPage)
    page.stop.click()
    new.qtbot.waitUntil(lambda: not new.joining.desk.overview.busy)
    assert (page.go_on.isEnabled(), page.begin.isEnabled()) == (True, False)
    assert timers.running(new.joining.desk) == []
    page.go_on.click()
    new.qtbot.waitUntil(page.begin.isEnabled)
    assert office.outbox.own_entries()
    assert keys.kept


def test_receiving_that_goes_on_by_itself_can_be_stopped(
    new: NewDesk, office: Register, centre: Centre, keys: MemoryKeyring
) -> None:
    assert office.outbox.own_entries()
    kept = enrolled(centre, "Loket 2")
    waiting = Settings(counter="L2", counter_name="Loket 2", centre=dataclasses.replace(kept, first_pull=True))
    settings_file.save(new.where.settings, waiting)
    allow(centre, connections=False)
    page = new.start()
    assert isinstance(page, JoiningPage)
    new.qtbot.waitUntil(page.go_on.isEnabled)
    [again] = timers.running(new.joining.desk)
    again.timeout.emit()
    assert (page.stop.isEnabled(), page.go_on.isEnabled(), page.message.text()) == (True, False, "")
    page.stop.click()
    stopped = page.doing.text()
    new.qtbot.waitUntil(lambda: not new.joining.desk.overview.busy)
    assert (page.go_on.isEnabled(), page.message.text(), page.doing.text()) == (True, "", stopped)
    assert timers.running(new.joining.desk) == []
    allow(centre, connections=True)
    page.go_on.click()
    new.qtbot.waitUntil(page.begin.isEnabled)


def allow(centre: Centre, *, connections: bool) -> None:
    with centre.server.connect() as office:
        office.execute(f"ALTER DATABASE {centre.name} ALLOW_CONNECTIONS {'true' if connections else 'false'}")


@pytest.mark.thorough
def test_people_of_other_desks_are_never_renamed_by_a_first_start(new: NewDesk) -> None:
    with closing(a_register(new.where.folder)) as register:
        a_signed_in(register, Role.SUPERVISOR, "Penyelia dari pusat")
    first = new.start()
    assert isinstance(first, FirstStart)
    first.finished.emit(FirstAnswers(Settings(), "Budi Penyelia", "Kepala Bidang", SECRET))
    assert new.starting.counter is not None
    names = {one.name for one in new.starting.counter.register.officers.all()}
    assert names == {"Penyelia dari pusat", "Budi Penyelia"}
