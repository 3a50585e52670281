"""``frontoffice sync`` for the scheduler: its exit code and the sentence of the page."""

from __future__ import annotations

import dataclasses
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)

from frontoffice import settings as settings_file
from frontoffice.app.cli import sync_command
from frontoffice.app.startup import single_instance
from frontoffice.domain.people import Role
from frontoffice.domain.proof import checkpoint
from frontoffice.places import Places
from frontoffice.register.opened import open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Centre as Kept
from frontoffice.settings import Settings
from frontoffice.sync.link import connecting
from frontoffice.sync.link.connecting import address_of
from tests.support import keyrings
from tests.support.centre_desks import enrolled, entries_at
from tests.support.centre_server import Centre
from tests.support.examples import a_signed_in, an_intake, lay_blank
from tests.support.keyrings import ClosedKeyring

pytestmark = pytest.mark.usefixtures("keys")
Said = Callable[[], str]


@pytest.fixture
def where(tmp_path: Path, qapp: QApplication) -> Places:
    assert qapp
    return Places(tmp_path)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return lambda: capsys.readouterr().out


def a_desk(where: Places, kept: Kept) -> None:
    settings_file.save(where.settings, Settings(centre=kept))
    lay_blank(where.register)
    register = open_register(where.register, Desk())
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    register.close()


@pytest.mark.thorough
def test_a_desk_that_is_not_connected_is_not_set_up(where: Places, said: Said) -> None:
    a_desk(where, Kept())
    assert sync_command.run(where) == 2
    assert "tidak tersambung" in said()


@pytest.mark.parametrize("content", [None, b""])
def test_no_register_is_said_to_be_none_and_of_a_connected_desk_to_be_gone(
    tmp_path: Path, qapp: QApplication, said: Said, content: bytes | None
) -> None:
    assert qapp
    where = Places(tmp_path / "data")
    if content is not None:
        where.folder.mkdir()
        where.register.write_bytes(content)
    assert sync_command.run(where) == 2
    assert said() == f"tidak ada register di {where.folder}\n"
    settings_file.save(where.settings, Settings(centre=Kept("127.0.0.1/kantor")))
    assert sync_command.run(where) == 1
    assert "tidak ada di tempatnya" in said()
    assert not where.register.with_name("register.db.lock").exists()


@pytest.mark.thorough
def test_one_round_takes_everything_there(where: Places, centre: Centre, said: Said) -> None:
    a_desk(where, enrolled(centre))
    assert sync_command.run(where) == 0
    assert "Meja ini dan pusat memiliki register yang sama." in said()
    assert entries_at(centre) > 2
    assert sync_command.run(where) == 0
    assert "0 dikirim, 0 diterima" in said()


@pytest.mark.thorough
def test_while_the_window_is_open_it_has_its_own_rounds(where: Places, centre: Centre, said: Said) -> None:
    a_desk(where, enrolled(centre))
    register = open_register(where.register, Desk())
    assert sync_command.run(where) == 0
    assert "terbuka" in said()
    assert entries_at(centre) == 0
    register.close()


@pytest.mark.thorough
def test_while_the_centre_does_not_answer_the_register_is_free(where: Places, centre: Centre, said: Said) -> None:
    kept = enrolled(centre)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        away = dataclasses.replace(kept, address=f"127.0.0.1:{silent.getsockname()[1]}/pengaduan")
        connecting.keep_secret(address_of(away), "x")
        a_desk(where, away)
        opened: list[bool] = []

        def hang_up() -> None:
            line, _ = silent.accept()
            open_register(where.register, Desk()).close()
            opened.append(True)
            line.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        assert sync_command.run(where) == 1
        thread.join()
    assert opened
    assert "Pusat tidak menjawab" in said()


def test_a_window_that_is_started_meanwhile_is_let_in(
    where: Places, centre: Centre, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_command, "_SECOND", 0.0)
    a_desk(where, enrolled(centre))
    first = single_instance.FirstInstance(where.folder)
    assert sync_command.run(where) == 0
    assert "terbuka" in said()
    assert entries_at(centre) == 0
    open_register(where.register, Desk()).close()
    first.stop()


@pytest.mark.thorough
def test_a_centre_that_is_away_is_one_and_the_next_run_catches_up(where: Places, centre: Centre, said: Said) -> None:
    kept = enrolled(centre)
    a_desk(where, kept)
    away = dataclasses.replace(kept, address="127.0.0.1:9/pengaduan")
    settings_file.save(where.settings, Settings(centre=away))
    assert sync_command.run(where) == 1  # no secret is kept for that address
    settings_file.save(where.settings, Settings(centre=kept))
    assert sync_command.run(where) == 0
    assert said().count("\n") >= 3


def test_a_keyring_that_a_scheduler_of_windows_cannot_open_is_one_with_its_sentence(where: Places, said: Said) -> None:
    a_desk(where, Kept(address="127.0.0.1:9/pengaduan", role="frontoffice_counter_1"))
    with keyrings.in_use(ClosedKeyring()):
        assert sync_command.run(where) == 1
    assert "penjadwal" in said()
    open_register(where.register, Desk()).close()


def test_what_somebody_has_to_look_at_is_one_with_its_sentence(where: Places, centre: Centre, said: Said) -> None:
    kept = enrolled(centre)
    a_desk(where, kept)
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET min_protocol = 99")
    assert sync_command.run(where) == 1
    assert "Pasang versi yang lebih baru" in said()
    assert entries_at(centre) == 0


@pytest.mark.thorough
def test_a_desk_with_the_office_key_says_how_it_is_signed_and_another_does_not(
    where: Places, centre: Centre, said: Said
) -> None:
    kept = enrolled(centre)
    a_desk(where, kept)
    assert sync_command.run(where) == 0
    assert "Tanda tangan" not in said()
    pinned = dataclasses.replace(kept, office_key=checkpoint.root_text(bytes(range(32))))
    settings_file.save(where.settings, Settings(centre=pinned))
    assert sync_command.run(where) == 0
    shown = said()
    assert "Tanda tangan: belum disahkan kantor" in shown
    assert "Kunci komputer ini: " in shown


@pytest.mark.thorough
def test_settings_that_cannot_be_read_are_told(where: Places, said: Said) -> None:
    where.settings.write_text("counter = [", encoding="utf-8")
    assert sync_command.run(where) == 1
    assert said()
    register = open_register(where.register, Desk())
    a_signed_in(register, Role.SUPERVISOR)
    register.close()
