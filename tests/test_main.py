from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from frontoffice import settings
from frontoffice.__main__ import main
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from tests.conftest import Announce
from tests.support.desktop_session import Desktop
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.ordinary_user import as_an_ordinary_user


def _filled(folder: Path) -> Path:
    register = a_register(folder)
    officer = a_signed_in(register)
    for _ in range(3):
        register.complaints.record(an_intake(), officer, new_id())
    register.close()
    return folder


def test_verify_ends_with_0_for_a_sound_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(_filled(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith("utuh: ")


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param("Data Kantor/Loket 1", id="blanks"),
        pytest.param("Pengaduan – Café Ünïcødé 総務", id="letters"),
        pytest.param(
            "a" * 150 + "/" + "b" * 150,
            id="longer than 260",
            marks=pytest.mark.no_wine("GetFinalPathNameByHandle fails for it there"),
        ),
    ],
)
def test_a_data_folder_may_be_called_whatever_a_person_calls_one(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, copies = tmp_path / folder, tmp_path / folder / "salinan"
    copies.mkdir(parents=True)
    _filled(data)
    assert main(["verify", "--data", str(data)]) == 0
    assert main(["backup", str(copies), "--data", str(data)]) == 0
    (copy,) = (one for one in copies.iterdir() if one.suffix == ".db")
    assert main(["restore", str(copy), "--data", str(data)]) == 0
    assert main(["verify", "--data", str(data)]) == 0
    assert capsys.readouterr().out.count("utuh") >= 3


def test_verify_ends_with_1_and_names_the_first_broken_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _filled(tmp_path)
    connection = sqlite3.connect(folder / "register.db")
    connection.execute("DROP TRIGGER journal_no_UPDATE")
    connection.execute("UPDATE journal SET officer = 'Orang Lain' WHERE no = 2")
    (seq,) = connection.execute("SELECT seq FROM journal WHERE no = 2").fetchone()
    connection.commit()
    connection.close()
    assert main(["verify", "--data", str(folder)]) == 1
    output = capsys.readouterr().out
    assert f"/{seq}: " in output
    assert "Orang Lain" not in output


def test_verify_ends_with_1_for_a_file_that_is_no_register(tmp_path: Path, announce: Announce) -> None:
    announce("the register cannot be read (NotADBError)")
    (tmp_path / "register.db").write_bytes(b"not a register at all" * 100)
    assert main(["verify", "--data", str(tmp_path)]) == 1


def test_verify_ends_with_2_where_there_is_no_register(tmp_path: Path) -> None:
    assert main(["verify", "--data", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == []


def test_verify_works_beside_an_open_register(tmp_path: Path) -> None:
    register = a_register(tmp_path)
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, new_id())
    assert main(["--data", str(tmp_path), "verify"]) == 0
    register.complaints.record(an_intake(), officer, new_id())
    register.close()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("frontoffice ")


LOOKING = """
import gc, sys
from PySide6.QtWidgets import QApplication
from frontoffice.__main__ import main
def stand(*_):
    while not QApplication.topLevelWidgets():
        QApplication.processEvents()
    QApplication.processEvents()
    print(gc.isenabled())
QApplication.exec = stand
main(["--data", sys.argv[1]])
"""


def test_once_the_window_stands_no_thread_looks_for_garbage_by_itself(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOOKING, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"HOME": str(tmp_path)})
    assert ran.stdout == "False\n"


STANDING = """
import sys
from PySide6.QtWidgets import QApplication
from frontoffice.__main__ import main
def stand(*_):
    while not QApplication.topLevelWidgets():
        QApplication.processEvents()
    (page,) = (window.page_name for window in QApplication.topLevelWidgets() if hasattr(window, "page_name"))
    print(page, *sys.modules)
QApplication.exec = stand
main(["--data", *sys.argv[1:]])
"""
MODULES_AT_SIGN_IN = 140
# The papers' libraries, the centre's, keys', files' and printers', and what asks for another process or the network.
COME_LATER = (
    *("reportlab", "xlsxwriter", "openpyxl", "PIL", "pypdfium2", "pikepdf", "qrcode", "escpos", "serial"),
    *(
        "peewee",
        "psycopg",
        "cryptography",
        "argon2",
        "keyring",
        "secretstorage",
        "jeepney",
        "sqlite3",
        "holidays",
        "dateutil",
    ),
    *("subprocess", "multiprocessing", "concurrent", "asyncio", "ssl", "http", "email", "importlib.resources"),
    *("PySide6.QtPrintSupport", "PySide6.QtPdf", "PySide6.QtNetwork", "frontoffice.documents", "frontoffice.attaching"),
    *(
        "frontoffice.updating",
        "frontoffice.app.training.practice_register",
        "frontoffice.domain.entries.entry_bodies",
        "frontoffice.domain.limits",
    ),
    *("frontoffice.domain.complaint", "frontoffice.register.queries.worklist", "frontoffice.ui.intake"),
)


@pytest.mark.posix("a start without a keyring: Windows has one, which is asked and so read in")
@pytest.mark.parametrize(
    "mode", [(), pytest.param(("--training",), marks=pytest.mark.thorough)], ids=["office", "training"]
)
def test_the_sign_in_page_reads_in_no_more_than_it_needs(tmp_path: Path, mode: tuple[str, ...]) -> None:
    """What comes later is imported while the officer types the PIN, or when it is first wanted."""
    desktop = Desktop(tmp_path)
    where = Places(desktop.data).training if mode else Places(desktop.data)
    _filled(where.folder)
    settings.save(where.settings, settings.Settings(office=settings.Office(address="Air Itam")))
    page, *modules = desktop.says(STANDING, str(desktop.data), *mode).split()
    assert page == "sign_in"
    assert [name for name in COME_LATER if name in modules] == []
    assert len([name for name in modules if name.startswith("frontoffice")]) <= MODULES_AT_SIGN_IN


def test_training_never_opens_the_folder_of_the_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _filled(tmp_path / "loket")
    assert main(["verify", "--data", str(folder), "--training"]) == 2
    assert "loket-latihan" in capsys.readouterr().err
    _filled(tmp_path / "loket-latihan")
    assert main(["verify", "--data", str(folder), "--training"]) == 0


@pytest.mark.usefixtures("qapp")
def test_sync_ends_with_2_where_no_centre_is_set_up(tmp_path: Path) -> None:
    assert main(["sync", "--data", str(_filled(tmp_path))]) == 2


@pytest.mark.thorough
@pytest.mark.posix("a pipe that ends a program")
def test_a_command_whose_reader_had_enough_ends_without_a_traceback(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "frontoffice", "verify", "--data", str(_filled(tmp_path))]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("why", "code", "said"), [(KeyboardInterrupt, 130, "dihentikan"), (EOFError, 2, "tidak ada yang menjawab")]
)
def test_a_command_that_is_broken_off_or_that_nobody_answers_says_so_in_a_line(
    why: type[BaseException],
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def asking(_options: object) -> int:
        raise why

    monkeypatch.setattr("frontoffice.__main__._WITHOUT_KEYS", {"read-file": asking})
    assert main(["read-file"]) == code
    assert said in capsys.readouterr().err


_ON_A_REGISTER = [
    *(["verify"], ["rebuild"], ["backup", "salinan"], ["restore", "salinan.db"], ["diagnose", "d.zip"], ["encrypt"]),
    *(["open-with-recovery"], ["sync"], ["report", "2026", "--csv", "."], ["erase", "x"], ["prove", "x", "bukti"]),
    ["timestamp", "ask", "cap.tsq"],
]


@pytest.mark.thorough
def test_a_data_folder_that_this_user_may_not_enter_is_one_line_of_every_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As the one of another user of the computer; a name that no disk takes is met by root as well, and on Windows."""
    monkeypatch.chdir(tmp_path)
    for command in _ON_A_REGISTER:
        assert main([*command, "--data", "a" * 300]) == 2, command
        said = capsys.readouterr()
        assert len((said.out + said.err).splitlines()) == 1, (command, said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.posix("modes of folders")
def test_a_data_folder_of_another_user_is_named_with_the_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main(["verify", "--data", str(tmp_path)])  # everything is imported before the user changes
    capsys.readouterr()
    with as_an_ordinary_user() as folder:
        folder.chmod(0)
        assert main(["verify", "--data", str(folder)]) == 2
        folder.chmod(0o700)
    assert f"folder data {folder} tidak dapat dibuka: pengguna komputer ini tidak diizinkan" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_no_command_begins_a_register_where_one_was_emptied(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It would give its numbers a second time, and bury what may still be saved."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "register.db").touch()
    (tmp_path / "jawaban").touch()
    monkeypatch.chdir(tmp_path)
    for command in (*_ON_A_REGISTER, ["timestamp", "keep", "jawaban", "--root", "jawaban"]):
        if command[0] in ("restore", "diagnose"):
            continue
        assert main([*command, "--data", "data"]) == 2, command
        assert {one.name: one.stat().st_size for one in (tmp_path / "data").iterdir()} == {"register.db": 0}, command
        assert len(capsys.readouterr().err.splitlines()) <= 1, command


def test_a_bug_in_a_command_says_where_and_never_what_and_ends_as_not_done(tmp_path: Path) -> None:
    faulty = (
        "import sys; from frontoffice.app.cli import maintenance_command as command; from frontoffice.__main__ import main;"
        " command.verify = lambda *_, **__: int('Nurhayati binti Saleh'); sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", faulty, "verify", "--data", str(_filled(tmp_path))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "frontoffice: kesalahan program; sampaikan baris ini kepada pembuatnya: ValueError at "
    )
    assert "Nurhayati" not in done.stderr
