from __future__ import annotations

import dataclasses
import json
import os
import shutil
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice import settings
from frontoffice.__main__ import main
from frontoffice.app.cli import backup_command
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.storage import backup_place, copying
from frontoffice.settings import BackupPlace, Settings, SettingsFailure
from tests.support import foreign_process, place_keys
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.ordinary_user import as_an_ordinary_user
from tests.support.rewriting import rewrite


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a closed register with three complaints."""
    with closing(a_register(tmp_path / "data")) as register:
        for _ in range(3):
            register.complaints.record(an_intake(), an_officer(), uuid4())
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def _own_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def entries(path: Path) -> int:
    found: int = foreign_process.run(path, "SELECT count(*) FROM journal")[0][0]
    return found


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.db"))


@pytest.mark.thorough
def test_a_copy_is_made_in_a_folder_and_said_to_be_whole(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_place, "is_beside", lambda _folder, _register: False)
    assert main(["backup", str(stick), "--data", str(data)]) == 0
    [copy] = copies(stick)
    assert capsys.readouterr().out == f"utuh: 3 catatan, {copy}\n"
    assert entries(copy) == 3


@pytest.mark.thorough
def test_time_stamps_go_with_a_copy_and_come_back(data: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "time-stamps").mkdir()
    (data / "time-stamps" / "00ab.stamp").write_bytes(b"said")
    assert main(["backup", str(stick), "--data", str(data)]) == 0
    [copy] = copies(stick)
    shutil.rmtree(data)
    data.mkdir()
    assert main(["restore", str(copy), "--data", str(data)]) == 0
    assert (data / "time-stamps" / "00ab.stamp").read_bytes() == b"said"
    shutil.rmtree(data / "time-stamps")
    assert backup_command.run_prepare(Places(data), copy, incomplete=False) == 0
    assert (data / "time-stamps" / "00ab.stamp").read_bytes() == b"said"
    shutil.rmtree(stick / "time-stamps")
    (stick / "time-stamps").write_bytes(b"a file")
    capsys.readouterr()
    assert main(["backup", str(stick), "--data", str(data)]) == 0, "a copy is whole without them"
    assert "cap waktu tidak ikut" in capsys.readouterr().err


@pytest.mark.thorough
def test_without_a_folder_it_goes_to_the_places_of_the_settings(
    data: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = backup_place.claim(stick)
    gone = BackupPlace(str(tmp_path / "gone"), "0" * 32)
    known = dataclasses.replace(Settings(), backup_places=(BackupPlace(str(stick), marker), gone))
    settings.save(Places(data).settings, known)
    for made in (1, 2):  # all of a day are kept
        assert main(["backup", "--data", str(data)]) == 0
        assert len(copies(stick)) == made
        assert f"{tmp_path / 'gone'} tidak ada atau tidak terpasang" in capsys.readouterr().err
    stick.rename(tmp_path / "away")
    assert main(["backup", "--data", str(data)]) == 2, "none of them is there"


@pytest.mark.thorough
def test_a_mount_point_whose_stick_is_away_gets_no_copy(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = backup_place.claim(stick)
    settings.save(data / "settings.toml", Settings(backup_places=(BackupPlace(str(stick), marker, ""),)))
    (stick / backup_place.MARKER).unlink()
    assert main(["backup", "--data", str(data)]) == backup_command.NOT_DONE
    assert main(["backup", str(stick), "--place", marker, "--data", str(data)]) == backup_command.NOT_DONE
    assert copies(stick) == []
    capsys.readouterr()
    assert main(["backup", str(stick), "--data", str(data)]) == 0, "whoever names a folder has it written there"


@pytest.mark.thorough
def test_without_any_place_it_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--data", str(data)]) == 2
    assert "belum ada tempat cadangan" in capsys.readouterr().err


def test_without_a_register_there_is_nothing_to_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(tmp_path), "--data", str(tmp_path / "none")]) == 2
    assert "tidak ada register" in capsys.readouterr().err


def test_a_broken_register_gets_no_copy(data: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign_process.tamper(data / "register.db", "UPDATE payload SET body = x'7b7d' WHERE rowid = 2")
    assert main(["backup", str(stick), "--data", str(data)]) == 1
    assert "isinya diubah atau hilang" in capsys.readouterr().err
    assert copies(stick) == []


@pytest.mark.thorough
def test_a_copy_is_put_back_and_the_register_stays_beside_it(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(stick), "--data", str(data)])
    with closing(a_register(data)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
    capsys.readouterr()
    assert main(["restore", str(copies(stick)[0]), "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "dipulihkan (utuh): 3 catatan" in said
    assert "1 catatan yang tidak ada di salinan" in said
    assert entries(data / "register.db") == 3
    assert [entries(one) for one in data.glob("*before-restore*.db")] == [4]
    with closing(a_register(data)) as register:
        assert register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.number.no == 5


@pytest.mark.thorough
def test_a_copy_with_a_rewritten_history_is_put_back_with_a_warning_and_verified_as_changed(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(stick), "--data", str(data)]) == 0
    [copy] = copies(stick)
    rewrite(copy, 2)
    record = copy.with_name(f"{copy.name}.json")  # whoever writes the copy writes its size as well
    record.write_text(json.dumps(json.loads(record.read_text()) | {"size": copy.stat().st_size}))
    capsys.readouterr()
    assert main(["restore", str(copy), "--data", str(data)]) == 0
    assert "riwayat salinan ini lain" in capsys.readouterr().out
    assert main(["verify", "--data", str(data)]) == 5
    assert "riwayatnya lain" in capsys.readouterr().out


@pytest.mark.thorough
def test_a_copy_of_an_open_register_made_by_hand_is_never_called_whole(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(a_register(data)) as register:
        for _ in range(3):
            register.complaints.record(an_intake(), an_officer(), uuid4())
        (stick / "data").mkdir()
        shutil.copy(register.path, stick / "data" / "register.db")
    assert main(["verify", "--data", str(stick / "data")]) == 4
    said = capsys.readouterr().out
    assert said.startswith("tidak lengkap: 3 catatan, sampai ")
    assert "utuh" not in said
    assert main(["restore", str(stick / "data" / "register.db"), "--data", str(data)]) == 1
    assert "tidak lengkap" in capsys.readouterr().err
    assert entries(data / "register.db") == 6
    assert main(["restore", str(stick / "data" / "register.db"), "--incomplete", "--data", str(data)]) == 0
    assert "utuh" not in capsys.readouterr().out
    assert entries(data / "register.db") == 3
    assert main(["verify", "--data", str(data)]) == 4, "it stays what it is"


@pytest.mark.thorough
def test_an_open_register_is_copied_and_not_replaced(data: Path, stick: Path) -> None:
    with closing(a_register(data)):
        assert main(["backup", str(stick), "--data", str(data)]) == 0
        assert main(["restore", str(copies(stick)[0]), "--data", str(data)]) == 2
    assert entries(data / "register.db") == 3


@pytest.mark.thorough
def test_a_file_that_is_no_register_is_not_restored(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stick / "notes.db").write_bytes(b"")
    assert main(["restore", str(stick / "notes.db"), "--data", str(data)]) == 2
    foreign_process.run(stick / "other.db", "CREATE TABLE recipe (name)")
    assert main(["restore", str(stick / "other.db"), "--data", str(data)]) == 2
    assert "bukan register" in capsys.readouterr().err


@pytest.mark.thorough
def test_no_copy_is_restored_into_a_folder_that_is_synchronised(
    data: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(stick), "--data", str(data)])
    nextcloud = tmp_path / "Nextcloud"
    assert main(["restore", str(copies(stick)[0]), "--data", str(nextcloud)]) == 2
    assert f"{nextcloud} disinkronkan (Nextcloud)" in capsys.readouterr().err
    assert not nextcloud.exists()
    assert main(["restore", str(copies(stick)[0]), "--data", str(tmp_path / "lain")]) == 0


@pytest.mark.thorough
def test_the_window_reads_steps_and_the_end(data: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(stick), "--beside", "--data", str(data)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[-1] == {"done": copies(stick)[0].name, "entries": 3, "doubted": False}
    assert lines[-2] == {"step": 100}
    assert main(["backup", str(stick / "none"), "--beside", "--data", str(data)]) == 2
    assert json.loads(capsys.readouterr().out)["failed"] == "backup_place_missing"


@pytest.mark.thorough
def test_a_copy_is_prepared_while_the_window_is_open(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(stick), "--data", str(data)])
    capsys.readouterr()
    with closing(a_register(data)) as register:
        register.complaints.record(an_intake(), an_officer(), uuid4())
        assert main(["restore", str(copies(stick)[0]), "--prepare", "--data", str(data)]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["entries"], last["state"], last["newer"]) == (3, "whole", 1)
    assert Path(last["done"]).exists()
    assert entries(data / "register.db") == 4


@pytest.mark.thorough
def test_a_copy_of_another_desk_in_the_same_place_says_whose_it_is(
    data: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(a_register(tmp_path / "loket2", counter="L2")) as other:
        other.configuration.record(DeskConfiguredBody(counter="L2", office={}), an_officer(Role.SUPERVISOR))
    main(["backup", str(stick), "--data", str(tmp_path / "loket2")])
    theirs = copies(stick)[0]
    main(["backup", str(stick), "--data", str(data)])
    (ours,) = [copy for copy in copies(stick) if copy != theirs]
    for copy, is_other in ((theirs, True), (ours, False)):
        capsys.readouterr()
        assert main(["restore", str(copy), "--prepare", "--data", str(data)]) == 0
        said = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (said["other"], said["counter"]) == (is_other, "L2" if is_other else "")
    assert main(["restore", str(theirs), "--data", str(data)]) == 0
    assert "dari meja lain" in capsys.readouterr().out


@pytest.mark.thorough
def test_a_trial_restores_elsewhere_and_leaves_nothing(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(stick), "--data", str(data)])
    before = sorted(data.iterdir())
    capsys.readouterr()
    assert main(["restore", str(copies(stick)[0]), "--trial", "--data", str(data)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["entries"] == 3
    foreign_process.run(copies(stick)[0], "UPDATE complaint SET name = 'Nobody'")
    assert main(["restore", str(copies(stick)[0]), "--trial", "--data", str(data)]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["failed"] == "copy_broken"
    assert sorted(data.iterdir()) == before


@pytest.mark.thorough
def test_a_record_beside_the_copy_raises_what_was_given(data: Path, stick: Path) -> None:
    """An older copy is restored where a newer one stands beside it: the newer one knows later numbers."""
    main(["backup", str(stick), "--data", str(data)])
    older = copies(stick)[0]
    with closing(a_register(data)) as register:
        for _ in range(4):
            register.complaints.record(an_intake(), an_officer(), uuid4())
    main(["backup", str(stick), "--data", str(data)])
    new = data.with_name("new")
    assert main(["restore", str(older), "--data", str(new)]) == 0
    with closing(a_register(new)) as register:
        assert register.complaints.record(an_intake(), an_officer(), uuid4()).complaint.number.no == 8
    assert len([*copying.records(stick)]) == 2


@pytest.mark.thorough
def test_a_copy_of_a_register_that_its_seal_doubts_is_not_whole_and_no_trial_calls_it_so(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = Places(data)
    with place_keys.in_use():
        a_register(data).close()  # sealed from now on
        (former := data / "register.before-restore-1.db").write_bytes(b"")
        rewrite(data / "register.db", 2)
        assert backup_command.run_backup(where, stick) == 1
        [copy] = copies(stick)
        said = capsys.readouterr().out.splitlines()
        assert said[0] == f"diragukan: 3 catatan, {copy}"
        assert "riwayat register yang disalin diragukan" in said[1]
        assert former.exists(), "what stood there before is not thinned out for a copy that is doubted"
        assert backup_command.run_trial(where, copy) == 1
        assert json.loads(capsys.readouterr().out.splitlines()[-1])["failed"] == "copy_broken"
        assert backup_command.run_prepare(where, copy, incomplete=False) == 0
        assert json.loads(capsys.readouterr().out.splitlines()[-1])["doubted"] is True
        assert backup_command.run_restore(where, copy) == 0
        assert capsys.readouterr().out.startswith("dipulihkan (diragukan): 3 catatan")


@pytest.mark.usefixtures("qapp")
def test_a_copy_to_a_named_folder_needs_no_settings(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "settings.toml").write_bytes(b"\xff\xfe")
    assert main(["backup", str(stick), "--data", str(data)]) == 0
    assert len(copies(stick)) == 1
    assert main(["backup", "--data", str(data)]) == 2
    assert "Pengaturan komputer ini tidak terbaca" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_every_failure_of_a_copy_has_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    facts = {"path": "/data/register.db", "entries": 3, "service": "nfs"}
    for code in (*RegisterFailure, *BackupFailure, *SettingsFailure):
        backup_command.fail(Unavailable(code, **facts))
        assert code not in capsys.readouterr().err


@pytest.mark.posix("modes of folders")
def test_a_folder_that_forbids_it_is_named_and_not_a_file_in_it(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(stick), "--data", str(data)]) == 0  # everything is imported before the user changes
    register, made = (data / "register.db").read_bytes(), copies(stick)[0].read_bytes()
    with as_an_ordinary_user() as folder:
        (folder / "data").mkdir()
        (folder / "data" / "register.db").write_bytes(register)
        (folder / "salinan.db").write_bytes(made)
        (folder / "stick").mkdir(mode=0o500)
        capsys.readouterr()
        assert main(["backup", str(folder / "stick"), "--data", str(folder / "data")]) == 2
        assert capsys.readouterr().err == f"frontoffice: {folder / 'stick'} tidak dapat ditulisi\n"
        (folder / "data" / "register.db.lock").touch()
        (folder / "data").chmod(0o500)
        assert main(["restore", str(folder / "salinan.db"), "--data", str(folder / "data")]) == 2
        assert "tidak boleh dibaca atau ditulisi pengguna komputer ini" in capsys.readouterr().err
        (folder / "data").chmod(0o700)


def test_a_name_that_no_disk_takes_is_no_place(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "a" * 300, "--data", str(data)]) == 2
    assert "tidak ada atau tidak terpasang" in capsys.readouterr().err


@pytest.mark.posix("names of no letters")
def test_a_place_whose_name_is_in_no_letters_is_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / os.fsdecode(b"cadangan-\xe9")
    place.mkdir()
    assert main(["backup", str(place), "--data", str(data)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(place.iterdir()) == []


def test_of_a_copy_on_the_registers_own_disk_it_is_said_that_it_is_lost_with_it(
    data: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(stick), "--data", str(data)]) == 0
    assert "di disk yang sama dengan register" in capsys.readouterr().out
