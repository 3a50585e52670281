"""The worker that speaks with the centre while the window is open: a real PostgreSQL, a real thread."""

from __future__ import annotations

import dataclasses
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from frontoffice.errors import Refused, Unavailable
from frontoffice.settings import Centre as Kept
from frontoffice.sync.link import centre_connection, connecting
from frontoffice.sync.link.connecting import address_of
from frontoffice.sync.rounds import desk_round
from frontoffice.sync.rounds.centre_overview import Concern, State
from frontoffice.sync.rounds.round_progress import HealCause, Round
from tests.support import timers
from tests.support.attached_files import a_scan
from tests.support.centre_desks import AtCentre, clock, enrolled, entries_at
from tests.support.centre_server import Centre
from tests.support.examples import OfficeClock, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.keyrings import MemoryKeyring

__all__ = ["clock"]
pytestmark = pytest.mark.usefixtures("keys")


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot, clock: OfficeClock) -> Iterator[AtCentre]:
    desk = AtCentre(tmp_path, qtbot, clock)
    yield desk
    desk.end()


def test_a_desk_that_is_not_connected_asks_nobody(at: AtCentre) -> None:
    at.desk.start_round()
    at.desk.use(Kept())
    assert at.desk.overview.state is State.NONE
    assert at.shown == []


def test_once_connected_both_sides_hold_the_same(at: AtCentre, centre: Centre) -> None:
    at.record()
    at.desk.use(enrolled(centre))
    overview = at.wait(State.CONNECTED)
    assert entries_at(centre) == at.register.outbox.own_entries()
    assert (overview.waiting, overview.last_complete) == (0, at.clock())


@pytest.mark.thorough
def test_when_the_next_round_comes_is_left_to_chance(
    at: AtCentre, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("random.random", lambda: 0.0)
    at.desk.use(enrolled(centre))
    at.wait(State.CONNECTED)
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    assert [timer.interval() for timer in at.desk.findChildren(QTimer, options=directly)] == [54_000]


@pytest.mark.thorough
def test_what_is_written_goes_to_the_centre_soon(at: AtCentre, centre: Centre) -> None:
    at.desk.use(enrolled(centre))
    at.wait(State.CONNECTED)
    at.record()
    at.qtbot.waitUntil(lambda: entries_at(centre) == at.register.outbox.own_entries())
    at.wait(State.CONNECTED)
    assert any(one.waiting for one in at.shown)


@pytest.mark.thorough
def test_without_the_centre_it_waits_and_goes_there_when_it_is_back(at: AtCentre, centre: Centre) -> None:
    kept = enrolled(centre)
    at.desk.use(kept)
    at.wait(State.CONNECTED)
    away = dataclasses.replace(kept, address=kept.address.replace(str(centre.server.port), "9"))
    connecting.keep_secret(address_of(away), connecting.find_secret(address_of(kept)))
    at.desk.use(away)
    since = at.clock()
    overview = at.wait(State.UNREACHABLE)
    assert overview.failed_at == since
    at.clock.move(minutes=3)
    at.record()
    at.desk.check_outbox()
    before = len([one for one in at.shown if one.busy])
    assert at.desk.overview.waiting > 0
    assert len([one for one in at.shown if one.busy]) == before  # nobody is asked sooner for it
    at.desk.start_round()
    at.qtbot.waitUntil(lambda: at.desk.overview.failures == 2)
    assert at.desk.overview.failed_at == since
    at.desk.use(kept)
    assert at.wait(State.CONNECTED).waiting == 0
    assert entries_at(centre) == at.register.outbox.own_entries()


@pytest.mark.thorough
def test_after_a_restart_without_the_centre_the_light_still_knows_what_waits(
    tmp_path: Path, qtbot: QtBot, clock: OfficeClock, centre: Centre
) -> None:
    at = AtCentre(tmp_path, qtbot, clock)
    at.record()
    at.desk.use(enrolled(centre))
    at.wait(State.CONNECTED)
    at.end()
    clock.move(minutes=5)
    again = AtCentre(tmp_path, qtbot, clock)
    sent = again.register.outbox.own_entries()
    again.record()
    again.desk.use(Kept("127.0.0.1:9/pengaduan", "fo_loket_1_3f2a9c"))
    assert again.desk.overview.waiting == again.register.outbox.own_entries() - sent > 0
    again.end()


def test_after_a_restart_without_the_centre_what_waits_there_for_the_office_is_still_told(at: AtCentre) -> None:
    with closing(at.register.replica()) as replica:
        replica.sync_log.keep(Round(at.clock(), complete=True, relayed=2, quarantined=2).outcome(), complete=True)
    at.desk.use(Kept("127.0.0.1:9/pengaduan", "fo_loket_1_3f2a9c"))
    assert at.desk.overview.state is State.ATTENTION
    assert at.desk.overview.concerns == {Concern.QUARANTINED}


@pytest.mark.thorough
@pytest.mark.parametrize("code", ["centre_secret", "centre_certificate_file"])
def test_what_does_not_pass_by_itself_wants_attention(at: AtCentre, centre: Centre, code: str) -> None:
    kept = enrolled(centre)
    if code == "centre_secret":
        connecting.keep_secret(address_of(kept), "gd8ty-9v637-w0j44-kkrs1-2p0zx")
    else:
        kept = dataclasses.replace(kept, root_certificate="/nowhere/root.crt")
    at.desk.use(kept)
    failure = at.wait(State.ATTENTION).failure
    assert failure is not None
    assert code in str(failure)


@pytest.mark.thorough
def test_a_clock_that_is_a_year_off_wants_attention_and_stops_nothing(at: AtCentre, centre: Centre) -> None:
    at.clock.move(days=365)
    at.record()
    at.desk.use(enrolled(centre))
    assert at.wait(State.ATTENTION).concerns == {Concern.CLOCK}
    assert entries_at(centre) == at.register.outbox.own_entries()


@pytest.mark.thorough
def test_what_others_wrote_comes_in_and_is_told(
    at: AtCentre, centre: Centre, tmp_path: Path, qtbot: QtBot, clock: OfficeClock
) -> None:
    other = AtCentre(tmp_path / "other", qtbot, clock, "L2")
    other.record()
    other.desk.use(enrolled(centre, "Loket 2"))
    other.wait(State.CONNECTED)
    at.desk.use(enrolled(centre))
    at.wait(State.CONNECTED)
    assert at.came_in == 1
    assert len(at.register.search.find("Nurhayati")) == 1
    other.end()


@pytest.mark.thorough
def test_a_disk_that_is_full_while_receiving_loses_nothing(
    tmp_path: Path, qtbot: QtBot, clock: OfficeClock, centre: Centre
) -> None:
    other = AtCentre(tmp_path / "other", qtbot, clock, "L2")
    other.record()
    other.desk.use(enrolled(centre, "Loket 2"))
    other.wait(State.CONNECTED)
    disk = FaultyDisk("full-while-receiving")
    at = AtCentre(tmp_path / "here", qtbot, clock, vfs=disk.name)
    at.supervisor()
    disk.fail(1, 100_000, apsw.FullError)
    at.desk.use(enrolled(centre))
    overview = at.wait(State.ATTENTION)
    assert "disk_full" in str(overview.failure)
    assert at.register.search.find("Nurhayati") == ()
    disk.heal()
    at.desk.start_round()
    at.wait(State.CONNECTED)
    assert len(at.register.search.find("Nurhayati")) == 1
    assert at.register.maintenance.verify().broken == ""
    other.end()
    at.end()
    disk.unregister()


@pytest.mark.thorough
def test_a_round_asked_for_while_one_is_on_its_way_comes_after_it(at: AtCentre, centre: Centre) -> None:
    at.desk.use(enrolled(centre))
    at.desk.start_round()
    at.desk.start_round()
    at.wait(State.CONNECTED)
    begun = [now for before, now in zip(at.shown, at.shown[1:], strict=False) if now.busy and not before.busy]
    at.qtbot.waitUntil(lambda: len([one for one in at.shown if one.busy]) >= 2)
    assert len(begun) >= 1


@pytest.mark.thorough
def test_a_connection_is_tried_without_the_window_waiting(at: AtCentre, centre: Centre, keys: MemoryKeyring) -> None:
    address, word = centre.enrol()
    kept = Kept(address.text, address.role)
    ended: list[object] = []
    at.desk.try_out(kept, word, lambda: ended.append("works"), ended.append)
    assert ended == []
    at.qtbot.waitUntil(lambda: bool(ended))
    assert (ended, keys.kept) == (["works"], {})
    at.desk.connect_to(kept, word, lambda: ended.append("kept"), ended.append)
    at.qtbot.waitUntil(lambda: len(ended) == 2)
    assert list(keys.kept.values()) == [word]
    at.desk.forget(kept)
    at.qtbot.waitUntil(lambda: keys.kept == {})


@pytest.mark.thorough
def test_a_connection_that_does_not_work_is_told_and_not_kept(
    at: AtCentre, centre: Centre, keys: MemoryKeyring
) -> None:
    address, _ = centre.enrol()
    failed: list[Refused | Unavailable] = []
    at.desk.connect_to(Kept(address.text, address.role), "salah", lambda: None, failed.append)
    at.qtbot.waitUntil(lambda: bool(failed))
    assert (str(failed[0]).count("centre_secret"), keys.kept) == (1, {})


@pytest.mark.thorough
def test_the_worker_stops_before_the_register_closes(
    tmp_path: Path, qtbot: QtBot, clock: OfficeClock, centre: Centre
) -> None:
    at = AtCentre(tmp_path, qtbot, clock)
    at.record()
    at.desk.use(enrolled(centre))
    at.end()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("centre")]


@pytest.mark.thorough
def test_a_desk_that_rests_has_no_round_until_it_is_asked(at: AtCentre, centre: Centre) -> None:
    at.desk.use(enrolled(centre))
    at.desk.suspend_rounds()
    at.qtbot.waitUntil(lambda: not at.desk.overview.busy)
    at.record()
    at.desk.check_outbox()
    assert not at.desk.overview.busy
    assert timers.running(at.desk) == []
    at.desk.start_round()
    at.wait(State.CONNECTED)
    assert entries_at(centre) == at.register.outbox.own_entries()


@pytest.mark.thorough
@pytest.mark.parametrize("asked", ["a round", "a try"])
def test_ending_never_waits_for_a_centre_that_does_not_answer(at: AtCentre, centre: Centre, asked: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        away = dataclasses.replace(enrolled(centre), address=f"127.0.0.1:{silent.getsockname()[1]}/pengaduan")
        connecting.keep_secret(address_of(away), "x")
        if asked == "a round":
            at.desk.use(away)
        else:
            at.desk.try_out(away, "x", lambda: None, lambda _: None)
        line, _ = silent.accept()
        began = time.monotonic()
        at.desk.end()
        assert time.monotonic() - began < centre_connection.TIMEOUT
        line.close()


@pytest.mark.thorough
def test_a_round_that_is_stopped_before_the_centre_answers_is_no_failure(at: AtCentre, centre: Centre) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        away = dataclasses.replace(enrolled(centre), address=f"127.0.0.1:{silent.getsockname()[1]}/pengaduan")
        connecting.keep_secret(address_of(away), "x")
        at.desk.use(away)
        at.desk.suspend_rounds()
        at.qtbot.waitUntil(lambda: not at.desk.overview.busy)
    assert (at.desk.overview.failure, at.desk.overview.failures) == (None, 0)


@pytest.mark.thorough
def test_what_a_round_healed_before_it_broke_off_is_told(at: AtCentre, centre: Centre) -> None:
    healed: list[Round] = []
    at.desk.healed.connect(healed.append)
    at.supervisor()
    at.desk.use(enrolled(centre))
    at.wait(State.CONNECTED)
    connection = at.register.unit.connection
    connection.execute("UPDATE my_origin SET token = randomblob(16), next_token = NULL")  # another copy had spoken
    at.record()
    connection.execute("DROP TRIGGER payload_no_UPDATE")
    connection.execute("UPDATE payload SET body = CAST(body || ' ' AS BLOB)")  # and the disk spoilt what is to be sent
    at.desk.start_round()
    assert "centre_chain" in str(at.wait(State.ATTENTION).failure)
    assert [one.cause for round_ in healed for one in round_.healed] == [HealCause.SPOKEN_FOR]


def test_contents_that_are_left_are_gone_on_with_at_once(
    at: AtCentre, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_round.go, "__kwdefaults__", {"seconds": 0})
    complaint = at.record()
    at.register.attachments.attach(complaint.subject, a_scan(1_000), an_officer(), uuid4())
    at.desk.use(enrolled(centre))
    at.qtbot.waitUntil(lambda: len([one for one in at.shown if one.last and one.last.contents_left]) > 1)
    monkeypatch.undo()
    at.qtbot.waitUntil(lambda: bool(at.desk.overview.last and not at.desk.overview.last.contents_left))
    with centre.connect() as office:
        assert office.execute("SELECT count(*) FROM journal.content").fetchone() == (1,)


def test_what_one_desk_records_another_has_without_waiting_for_its_minute(
    tmp_path: Path, qtbot: QtBot, clock: OfficeClock, centre: Centre
) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    one, two = (AtCentre(folder, qtbot, clock, series) for folder, series in zip(folders, ("L1", "L2"), strict=True))
    try:
        for desk, label in ((one, "Loket 1"), (two, "Loket 2")):
            desk.desk.use(dataclasses.replace(enrolled(centre, label), seconds=3_600))
            desk.wait(State.CONNECTED)
        complaint = one.record()
        qtbot.waitUntil(lambda: two.came_in > 0)
        assert two.register.complaints.get(complaint.subject).number == complaint.number
        two.wait(State.CONNECTED)
        two.desk.suspend_rounds()
        with centre.connect() as office:
            ended = "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'fo_loket_2%'"
            qtbot.waitUntil(lambda: office.execute(ended).fetchone() == (0,))
    finally:
        one.end()
        two.end()
