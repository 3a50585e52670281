"""What goes to whoever helps: enough to see what is wrong, and nothing that anybody typed."""

from __future__ import annotations

import dataclasses
import errno
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice import __version__, build_stamp
from frontoffice.app.cli import diagnose_command
from frontoffice.paper_layout import SheetChoice
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.settings import BackupPlace, Centre, Printer, Settings, Signatory, Transport, save
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.faulty_disk import file_syncs_fail

SECRETS = Settings(
    counter="L7",
    counter_name="Loket Mawar",
    printer=Printer("Printer Melati", Transport.NETWORK, "10.20.30.40:9100", tested="2026-11-24", model="panda"),
    centre=Centre(address="db.kantor.example/pusat", role="loket_mawar", root_certificate="/srv/akar.pem"),
    signatory=Signatory("Kepala Bidang", "Rahmat Hidayat", "19700101 199503 1 001", "Kepala Dinas"),
    backup_places=(BackupPlace("/media/stik-kenanga", "tanda-kenanga", "dalam-kenanga"),),
    sheet_choices=(SheetChoice("Nota Dinas", "Printer-Anggrek"),),
)


def texts_of(value: object) -> Iterator[str]:
    """Every text of four letters and more that stands somewhere in a value."""
    if isinstance(value, str):
        yield from (word for word in (value, *value.split()) if len(word) > 3)
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts_of(one)


@pytest.fixture
def where(tmp_path: Path) -> Places:
    where = Places(tmp_path / "data")
    where.folder.mkdir()
    register = a_register(where.folder)
    register.complaints.record(an_intake(), a_signed_in(register, name="Siti Kamboja"), new_id())
    register.close()
    save(where.settings, SECRETS)
    log = (
        f"2026-11-24 10:00:00,123 WARNING frontoffice.app: {where.folder}/x is still there\n"
        f"2026-11-24 10:00:01,123 WARNING frontoffice.app: {Path.home()}/y is still there\n"
        "Nurhayati binti Saleh, of a library that writes as it likes\n"
    )
    where.log.write_text(log, encoding="utf-8")
    return where


def parts_of(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as made:
        return {name: made.read(name).decode() for name in made.namelist()}


@pytest.mark.thorough
def test_it_says_what_runs_here_and_how_the_register_is(where: Places, tmp_path: Path) -> None:
    assert diagnose_command.run(where, tmp_path / "a.zip") == diagnose_command.WRITTEN
    parts = parts_of(tmp_path / "a.zip")
    assert f"frontoffice: {__version__}\nbuild: {build_stamp.build()}\n" in parts["versi.txt"]
    assert "reportlab: " in parts["versi.txt"]
    assert "hasil: utuh" in parts["register.txt"]
    assert "printer 1: network, 48 kolom, QR image, diuji" in parts["setelan.txt"]
    assert "pusat tersambung: True" in parts["setelan.txt"]
    assert parts["log.txt"].splitlines() == [
        "2026-11-24 10:00:00,123 WARNING frontoffice.app: DATA/x is still there",
        "2026-11-24 10:00:01,123 WARNING frontoffice.app: RUMAH/y is still there",
    ]


@pytest.mark.thorough
def test_nothing_that_anybody_typed_stands_in_it(where: Places, tmp_path: Path) -> None:
    diagnose_command.run(where, tmp_path / "a.zip")
    whole = "\n".join(parts_of(tmp_path / "a.zip").values()).casefold()
    own = {
        "image",
        "full",
        "network",
        "system",
        "printer",
        "kantor",
        "nomor",
        "register",
        "2026-11-24",
    }  # of the program
    words = (dataclasses.asdict(an_intake()), dataclasses.asdict(SECRETS), "Siti Kamboja", str(where.folder))
    typed = {text.casefold() for value in words for text in texts_of(value)} - own
    assert len(typed) > 40
    assert sorted(text for text in typed if text in whole) == []


def test_a_register_that_is_not_there_and_broken_settings_are_said_too(tmp_path: Path) -> None:
    where = Places(tmp_path / "none")
    where.folder.mkdir()
    where.settings.write_text("counter = ")
    assert diagnose_command.run(where, tmp_path / "a.zip") == diagnose_command.WRITTEN
    parts = parts_of(tmp_path / "a.zip")
    assert "hasil: tidak dapat diperiksa" in parts["register.txt"]
    assert parts["setelan.txt"] == "settings_damaged\n"


def test_a_file_that_is_there_stays(where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.zip"
    file.write_text("of somebody else")
    assert diagnose_command.run(where, file) == diagnose_command.NOT_WRITTEN
    assert file.read_text() == "of somebody else"
    assert f"{file} tidak dapat ditulis: sudah ada" in capsys.readouterr().err
    assert diagnose_command.run(where, tmp_path / "none" / "a.zip") == diagnose_command.NOT_WRITTEN
    assert "folder atau berkasnya tidak ada" in capsys.readouterr().err


def test_of_a_full_disk_nothing_half_is_left(
    where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.zip"
    with file_syncs_fail(monkeypatch, errno.ENOSPC):
        assert diagnose_command.run(where, file) == diagnose_command.NOT_WRITTEN
    assert f"{file} tidak dapat ditulis: tidak ada ruang" in capsys.readouterr().err
    assert diagnose_command.run(where, file) == diagnose_command.WRITTEN
