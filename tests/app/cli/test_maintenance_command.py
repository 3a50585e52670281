from __future__ import annotations

import re
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.__main__ import main
from frontoffice.app.cli import maintenance_command
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.domain.slips import SlipUse
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_register
from frontoffice.register.queries import numbers
from frontoffice.register.storage.desk import Desk
from tests.support import foreign_process, place_keys
from tests.support.certified import meddled
from tests.support.examples import (
    MORNING,
    SECRET,
    TODAY,
    OfficeClock,
    a_register,
    a_signed_in,
    an_intake,
    an_officer,
    lay_blank,
)
from tests.support.manual_sync import carry
from tests.support.ordinary_user import as_an_ordinary_user

FALSE_NAME = "UPDATE complaint SET name = 'Orang Lain' WHERE no = 3"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A folder with a closed register of three complaints."""
    with closing(a_register(tmp_path)) as register:
        officer = a_signed_in(register)
        for _ in range(3):
            register.complaints.record(an_intake(), officer, new_id())
    return Places(tmp_path)


def names(where: Places) -> list[str]:
    with closing(a_register(where.folder)) as register:
        return [line.name for line in register.days.read(TODAY).lines]


def test_tables_that_say_something_else_end_verify_with_3_and_name_the_complaint(
    where: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign_process.run(where.register, "DELETE FROM complaint WHERE no = 2", FALSE_NAME)
    assert main(["verify", "--data", str(where.folder)]) == 3
    output = capsys.readouterr().out
    assert "0002/PGD-L1/2026" in output
    assert "frontoffice rebuild" in output
    assert "Orang" not in output


@pytest.mark.thorough
def test_rebuild_makes_the_tables_anew_from_the_journal(where: Places, capsys: pytest.CaptureFixture[str]) -> None:
    before = names(where)
    foreign_process.run(where.register, "DELETE FROM complaint WHERE no = 2", FALSE_NAME)
    assert names(where) != before
    assert main(["rebuild", "--data", str(where.folder)]) == 0
    assert "5 catatan" in capsys.readouterr().out
    assert names(where) == before
    assert main(["verify", "--data", str(where.folder)]) == 0


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["complaint_goes", "report_count_ends"])
def test_a_trigger_that_is_gone_is_named_and_a_rebuild_makes_it_anew(
    where: Places, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    foreign_process.run(where.register, f"DROP TRIGGER {name}")
    assert main(["verify", "--data", str(where.folder)]) == 3
    assert name in capsys.readouterr().out
    assert main(["rebuild", "--data", str(where.folder)]) == 0
    assert main(["verify", "--data", str(where.folder)]) == 0
    assert "utuh" in capsys.readouterr().out


@pytest.mark.thorough
def test_a_table_of_another_form_is_broken_and_named(where: Places, capsys: pytest.CaptureFixture[str]) -> None:
    foreign_process.run(where.register, "DROP TABLE kept_filter")
    assert main(["verify", "--data", str(where.folder)]) == 1
    assert "kept_filter" in capsys.readouterr().out


def test_entries_without_authority_are_counted(where: Places, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(a_register(where.folder)) as register:
        meddled(register, where.folder / "other")
    assert main(["verify", "--data", str(where.folder)]) == 0
    assert "PERHATIAN: 1 catatan tanpa wewenang" in capsys.readouterr().out


def test_a_broken_journal_is_no_ground_to_rebuild_from(where: Places, capsys: pytest.CaptureFixture[str]) -> None:
    foreign_process.tamper(where.register, "UPDATE journal SET officer = 'Orang Lain' WHERE no = 2")
    foreign_process.run(where.register, FALSE_NAME)
    assert main(["rebuild", "--data", str(where.folder)]) == 1
    assert "diubah; tidak disusun ulang" in capsys.readouterr().out
    assert names(where)[2] == "Orang Lain"


@pytest.mark.thorough
def test_an_open_register_is_not_rebuilt(where: Places, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(a_register(where.folder)):
        assert main(["rebuild", "--data", str(where.folder)]) == 2
    assert "sedang terbuka" in capsys.readouterr().err


@pytest.mark.thorough
@pytest.mark.parametrize("content", [None, b""])
def test_where_there_is_no_register_none_is_made(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "register.db").write_bytes(content)
    before = [(one.name, one.read_bytes()) for one in tmp_path.iterdir()]
    assert main(["rebuild", "--data", str(tmp_path)]) == 2
    assert main(["verify", "--data", str(tmp_path)]) == 2
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == before


@pytest.mark.thorough
@pytest.mark.posix("modes of folders")
def test_a_backup_that_cannot_be_written_is_verified_as_it_stands(
    where: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = where.register.read_bytes()
    assert maintenance_command.verify(where) == 0  # everything is imported before the user changes
    with as_an_ordinary_user() as folder:
        (folder / "register.db").write_bytes(whole)
        folder.chmod(0o500)
        assert maintenance_command.verify(Places(folder)) == 0
        assert [one.name for one in folder.iterdir()] == ["register.db"]
        folder.chmod(0o700)
    assert capsys.readouterr().out.count("utuh: 5 catatan") == 2


@pytest.mark.thorough
def test_a_copy_that_is_write_protected_itself_is_verified_as_it_stands(
    where: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = where.register.read_bytes()
    assert maintenance_command.verify(where) == 0
    with as_an_ordinary_user() as folder:
        copy = folder / "register.db"
        copy.write_bytes(whole)
        copy.chmod(stat.S_IRUSR)  # on Windows the attribute that os.access does not know of
        assert maintenance_command.verify(Places(folder)) == 0
        assert [one.name for one in folder.iterdir()] == ["register.db"]
        copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert capsys.readouterr().out.count("utuh: 5 catatan") == 2


@pytest.mark.thorough
@pytest.mark.posix("modes of folders")
def test_a_backup_that_was_not_closed_and_cannot_be_written_is_not_called_broken(
    where: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = where.register.read_bytes()
    with as_an_ordinary_user() as folder:
        (folder / "register.db").write_bytes(whole)
        (folder / "register.db-wal").write_bytes(b"what was not put into the file yet")
        folder.chmod(0o500)
        assert maintenance_command.verify(Places(folder)) == 2
        folder.chmod(0o700)
    captured = capsys.readouterr()
    assert "hanya dapat dibaca" in captured.err
    assert "rusak" not in captured.out


@pytest.mark.thorough
def test_the_commands_need_no_qt(where: Places) -> None:
    script = (
        "import sys; from frontoffice.__main__ import main;"
        "ended = [main([command, '--data', sys.argv[1]]) for command in ('verify', 'rebuild')];"
        "sys.exit(any(ended) or 'PySide6' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(where.folder)], check=True)


def test_entries_that_a_damaged_log_lost_are_missed_by_the_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = Places(tmp_path / "data", tmp_path / "elsewhere")
    lay_blank(where.register)
    mark = maintenance_command.high_water_mark(where)
    log = where.register.with_name("register.db-wal")
    with closing(open_register(where.register, Desk(), clock=OfficeClock(), high_water_mark=mark)) as register:
        for _ in range(10):
            register.complaints.record(an_intake(), an_officer(), new_id())
        killed = [(file, file.read_bytes()) for file in (where.register, log)]
    for file, content in killed:
        file.write_bytes(content)
    turned = bytearray(killed[1][1])
    turned[len(turned) // 2] ^= 1
    log.write_bytes(turned)
    assert main(["verify", "--data", str(where.folder)]) == 4
    said = capsys.readouterr().out
    local = OfficeClock()().astimezone()
    assert re.match(
        rf"tidak lengkap: [1-9] catatan, sampai {local:%d-%m-%Y %H.%M}; catatan sesudahnya tidak ikut", said
    )


@pytest.mark.thorough
def test_what_another_program_wrote_is_said_with_a_code_of_its_own(
    where: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert maintenance_command.verify(where) == 0
    assert "tanpa kunci" in capsys.readouterr().out
    with place_keys.in_use():
        with closing(a_register(where.folder)) as register:
            register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        assert maintenance_command.verify(where) == 0
        assert capsys.readouterr().out == "utuh: 6 catatan\n"
        foreign_process.run(where.register, "UPDATE credential SET wrong_tries = 7")
        assert maintenance_command.verify(where) == 5
        assert capsys.readouterr().out == (
            "diubah program lain: PIN 1 orang, diubah atau dihapus, yang tidak berlaku lagi (6 catatan)\n"
        )
        foreign_process.run(where.register, "UPDATE authentication SET version = version + 1 WHERE what = 'state'")
        assert maintenance_command.verify(where) == 5
        assert "riwayat atau PIN bukan yang terakhir" in capsys.readouterr().out


@pytest.mark.thorough
def test_what_was_killed_and_made_anew_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killed = Places(tmp_path / "killed", mark_folder=None)
    killed.folder.mkdir()
    with closing(a_register(tmp_path)) as register:
        register.complaints.record(an_intake(), a_signed_in(register), new_id())
        for name in ("register.db", "register.db-wal"):  # as a kill leaves them
            (killed.folder / name).write_bytes((tmp_path / name).read_bytes())
    for _ in range(2):
        assert maintenance_command.rebuild(killed) == 0
        assert maintenance_command.verify(killed) == 0
    killed.register.with_name("register.db-wal").unlink()  # but what was copied without its log is not
    assert maintenance_command.verify(killed) == 4
    assert "tidak lengkap" in capsys.readouterr().out


@pytest.mark.thorough
def test_numbers_that_nothing_accounts_for_and_open_slips_are_named_of_this_desk_alone(
    where: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    with closing(a_register(where.folder)) as register, closing(a_register(tmp_path / "other", counter="L2")) as other:
        officer = an_officer()
        other.slips.reserve(1, "Pemadaman", officer, new_id())
        carry(other, register)
        register.slips.reserve(3, "Pemadaman", officer, new_id())
        register.complaints.record(an_intake(), officer, new_id(), slip=SlipUse(Number("L1", 2026, 5), MORNING))
    assert main(["verify", "--data", str(where.folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["slip L1 tahun 2026 masih terbuka: 4, 6 (2)"]
    with closing(a_register(where.folder)) as register, register.unit.writing():
        register.unit.connection.execute(numbers.RAISE_FLOOR, ("L1", 2026, 9))
    assert main(["verify", "--data", str(where.folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "PERHATIAN: nomor L1 tahun 2026 tanpa keterangan: 7-9",
        "slip L1 tahun 2026 masih terbuka: 4, 6 (2)",
    ]
