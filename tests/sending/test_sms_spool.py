"""The folder of smsd, as smsd would leave it; for real under ``long``: a gammu-smsd with a dummy telephone."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from frontoffice import replacing
from frontoffice.domain.text import sms_length
from frontoffice.errors import Cause
from frontoffice.register.commands.send_job import SendState, Sent
from frontoffice.register.journal.ids import new_id, uuid7
from frontoffice.sending import sms_spool
from frontoffice.sending.codes import SmsReason
from frontoffice.sending.sms_spool import FOLDERS, file_name, follow, hand_over
from tests.support.faulty_disk import file_syncs_fail, folder_syncs_fail
from tests.support.kills import KILL, KILLED
from tests.support.refusals import failure
from tests.support.sms_read import fields, read_back
from tests.support.smsd import Smsd, running

PHONE = "0812-7100-1234"
TEXT = "Pengaduan 0147/PGD-L1/2026 tercatat. Kode cek 7K4M."
HANDED_OVER = Sent(SendState.HANDED_OVER)


def names(spool: Path) -> list[str]:
    return sorted(file.relative_to(spool).as_posix() for file in spool.rglob("*") if file.is_file())


def move(spool: Path, job: UUID, to: str) -> None:
    """What smsd does with a message."""
    (spool / "outbox" / file_name(job)).rename(spool / to / file_name(job))


def test_a_message_lies_whole_in_the_outbox_under_a_name_that_says_nothing_of_whose_it_is(spool: Path) -> None:
    job = new_id()
    assert hand_over(spool, job, PHONE, TEXT) == HANDED_OVER
    assert names(spool) == [f"outbox/{file_name(job)}"]
    content = (spool / "outbox" / file_name(job)).read_bytes()
    assert content == sms_spool.contents("6281271001234", TEXT, job.bytes[-1])
    assert "71001234" not in file_name(job)
    assert len(file_name(job)) < 100


def test_it_is_followed_by_where_its_file_lies(spool: Path) -> None:
    job, other = new_id(), new_id()
    for one in (job, other):
        hand_over(spool, one, PHONE, TEXT)
    assert follow(spool, job) == Sent(SendState.HANDED_OVER, "", f"gammu-smsd outbox/{file_name(job)}")
    move(spool, job, "sent")
    move(spool, other, "error")
    assert follow(spool, job) == Sent(SendState.SENT, "", f"gammu-smsd sent/{file_name(job)}")
    assert follow(spool, other) == Sent(SendState.FAILED, SmsReason.NOT_SENT, f"gammu-smsd error/{file_name(other)}")


def test_what_lies_in_none_of_the_three_may_have_been_sent(spool: Path) -> None:
    assert follow(spool, new_id()) == Sent(SendState.UNCERTAIN, SmsReason.MISSING)


def test_one_that_lies_there_or_was_sent_is_not_written_again(spool: Path) -> None:
    job = new_id()
    hand_over(spool, job, PHONE, TEXT)
    assert hand_over(spool, job, PHONE, "other words").state is SendState.HANDED_OVER
    assert b"0050006500" in (spool / "outbox" / file_name(job)).read_bytes()
    move(spool, job, "sent")
    assert hand_over(spool, job, PHONE, TEXT) == Sent(SendState.SENT, "", f"gammu-smsd sent/{file_name(job)}")
    assert names(spool) == [f"sent/{file_name(job)}"]


def test_one_that_smsd_could_not_send_is_written_anew_and_forgotten_there(spool: Path) -> None:
    job = new_id()
    hand_over(spool, job, PHONE, TEXT)
    move(spool, job, "error")
    assert hand_over(spool, job, PHONE, TEXT) == HANDED_OVER
    assert names(spool) == [f"outbox/{file_name(job)}"]


def test_where_it_cannot_be_forgotten_there_it_is_not_written(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = new_id()
    hand_over(spool, job, PHONE, TEXT)
    move(spool, job, "error")

    def unlink(path: Path, *, missing_ok: bool) -> None:
        raise PermissionError(errno.EACCES, "forbidden", path)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert hand_over(spool, job, PHONE, TEXT) == Sent(SendState.QUEUED, SmsReason.NOT_WRITTEN)
    assert names(spool) == [f"error/{file_name(job)}"]


def test_one_that_moves_while_it_is_looked_for_is_found(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = new_id()
    hand_over(spool, job, PHONE, TEXT)
    real = Path.stat

    def look(path: Path, **more: bool) -> os.stat_result:
        try:
            return real(path, **more)
        finally:
            monkeypatch.undo()
            move(spool, job, "sent")

    monkeypatch.setattr(Path, "stat", look)
    assert follow(spool, job).state is SendState.HANDED_OVER
    assert follow(spool, job).state is SendState.SENT


@pytest.mark.parametrize("gone", [*FOLDERS, ""])
def test_a_folder_that_is_gone_says_nothing_of_a_message_and_takes_none(spool: Path, gone: str) -> None:
    job = new_id()
    shutil.rmtree(spool / gone)
    assert failure(lambda: follow(spool, job)) == (SmsReason.FOLDER_INCOMPLETE, {})
    assert hand_over(spool, job, PHONE, TEXT) == Sent(SendState.QUEUED, SmsReason.FOLDER_INCOMPLETE)
    assert not spool.exists() or not names(spool)


def test_a_file_in_place_of_a_folder_is_none(spool: Path) -> None:
    (spool / "sent").rmdir()
    (spool / "sent").write_text("")
    assert failure(lambda: sms_spool.demand_folders(spool)) == (SmsReason.FOLDER_INCOMPLETE, {})


@pytest.mark.posix("links")
def test_two_names_of_one_folder_would_not_say_what_was_sent(spool: Path) -> None:
    (spool / "error").rmdir()
    (spool / "error").symlink_to(spool / "sent")
    assert hand_over(spool, new_id(), PHONE, TEXT) == Sent(SendState.FAILED, SmsReason.FOLDERS_THE_SAME)


def test_a_share_that_does_not_number_its_files_has_three_folders_all_the_same(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        found = real(path, **more)
        return os.stat_result((found.st_mode, 0, *found[2:]))

    monkeypatch.setattr(Path, "stat", stat)
    assert hand_over(spool, new_id(), PHONE, TEXT) == HANDED_OVER


@pytest.mark.parametrize("phone", ["0717 421234", "", "••••1234"])
def test_a_number_that_gets_no_sms_is_never_written(spool: Path, phone: str) -> None:
    assert hand_over(spool, new_id(), phone, TEXT) == Sent(SendState.FAILED, SmsReason.NO_NUMBER)
    assert not names(spool)


def test_a_letter_is_no_sms(spool: Path) -> None:
    most = sms_spool.MOST_PARTS * 153
    assert hand_over(spool, new_id(), PHONE, "a" * (most + 1)) == Sent(SendState.FAILED, SmsReason.TOO_LONG)
    assert not names(spool)
    assert hand_over(spool, new_id(), PHONE, "a" * most) == HANDED_OVER


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_leaves_nothing_in_the_outbox_and_it_is_tried_again(
    spool: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    job = new_id()
    with file_syncs_fail(monkeypatch, code):
        assert hand_over(spool, job, PHONE, TEXT) == Sent(SendState.QUEUED, SmsReason.NOT_WRITTEN)
    assert not names(spool)
    assert hand_over(spool, job, PHONE, TEXT) == HANDED_OVER


@pytest.mark.long
@pytest.mark.posix("a disk of its own")
def test_a_disk_that_is_really_full_leaves_nothing_in_the_outbox(tmp_path: Path) -> None:
    room = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--user", "--map-root-user"])]
    command = [*room, sys.executable, "-m", "tests.support.full_spool", str(tmp_path)]
    done = subprocess.run(command, cwd=Path(__file__).resolve().parents[2], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["queued", "sms_not_written", 0, "handed_over", "", 1]


@pytest.mark.posix("sync of a folder")
def test_a_name_that_did_not_come_to_the_disk_is_with_smsd_all_the_same(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = new_id()
    with folder_syncs_fail(monkeypatch, errno.ENOSPC) as asked:
        assert hand_over(spool, job, PHONE, TEXT) == HANDED_OVER
    assert asked
    assert names(spool) == [f"outbox/{file_name(job)}"]


def test_a_share_that_breaks_off_at_the_rename_is_asked_whether_it_was_done(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, undone = new_id(), new_id()

    def put_in_place(finished: Path, target: Path) -> Path:
        if target.name == file_name(done):
            finished.rename(target)
        raise OSError(errno.EIO, "the share is gone")

    monkeypatch.setattr(replacing, "put_in_place", put_in_place)
    assert hand_over(spool, done, PHONE, TEXT).state is SendState.HANDED_OVER
    assert hand_over(spool, undone, PHONE, TEXT) == Sent(SendState.UNCERTAIN, SmsReason.PERHAPS_WRITTEN)


def test_a_folder_that_may_not_be_looked_into_says_nothing(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stat(path: Path, **_more: bool) -> os.stat_result:
        raise PermissionError(errno.EACCES, "forbidden", path)

    monkeypatch.setattr(Path, "stat", stat)
    assert failure(lambda: follow(spool, new_id())) == (SmsReason.FOLDER_UNREADABLE, {"cause": Cause.FORBIDDEN})
    assert hand_over(spool, new_id(), PHONE, TEXT) == Sent(SendState.QUEUED, SmsReason.FOLDER_UNREADABLE)


DIES = f"""
import os, sys
from pathlib import Path
from uuid import UUID
from frontoffice import replacing
from frontoffice.sending import sms_spool
spool, job, when = Path(sys.argv[1]), UUID(sys.argv[2]), sys.argv[3]
put_in_place = replacing.put_in_place
def dying(*paths):
    if when == "after":
        put_in_place(*paths)
    os.kill(os.getpid(), {KILL})
replacing.put_in_place = dying
sms_spool.hand_over(spool, job, {PHONE!r}, {TEXT!r})
"""


@pytest.mark.thorough
@pytest.mark.parametrize("when", ["before", "after"])
def test_after_a_kill_at_the_rename_it_is_found_or_it_is_not_there(spool: Path, when: str) -> None:
    job = new_id()
    ended = subprocess.run([sys.executable, "-c", DIES, str(spool), str(job), when], check=False)
    assert ended.returncode == KILLED
    expected = {"before": SendState.UNCERTAIN, "after": SendState.HANDED_OVER}
    assert follow(spool, job).state is expected[when]
    beside = f"outbox/.{file_name(job)}.new"
    assert names(spool) == [beside if when == "before" else f"outbox/{file_name(job)}"]


@pytest.mark.long
@pytest.mark.posix("gammu-smsd")
def test_a_real_smsd_takes_what_is_handed_over_and_leaves_what_it_cannot_read(tmp_path: Path) -> None:
    with running(tmp_path) as smsd:
        jobs = {new_id(): text for text in (TEXT, TEXT * 8, "Kode – ş 😀 " * 20)}
        for job, text in jobs.items():
            assert hand_over(smsd.spool, job, PHONE, text) == HANDED_OVER
        bad = new_id()
        (smsd.spool / "outbox" / file_name(bad)).write_bytes(b"no message")
        (smsd.spool / "outbox" / f".{file_name(new_id())}.new").write_bytes(b"half of what a kill left")
        smsd.until(lambda: follow(smsd.spool, bad).state is not SendState.HANDED_OVER)
        smsd.until(lambda: all(follow(smsd.spool, job).state is SendState.SENT for job in jobs))
        assert follow(smsd.spool, bad).state is SendState.FAILED
        log = smsd.log()
    for job, text in jobs.items():
        parts = sms_spool.contents("6281271001234", text, 0).count(b"[SMSBackup")
        assert f"Transmitted {file_name(job)} (total: {parts}) to +6281271001234" in log
    assert [name for name in names(smsd.spool) if name.startswith("outbox")] == [
        name for name in names(smsd.spool) if name.endswith(".new")
    ]


@pytest.mark.long
@pytest.mark.posix("gammu-smsd")
def test_a_real_smsd_that_was_away_sends_in_the_order_of_asking_what_waited(tmp_path: Path) -> None:
    with running(tmp_path) as smsd:
        smsd.stop()
        jobs = [uuid7(1_800_000_000_000 + minute, bytes([9 - minute] * 10)) for minute in range(3)]
        for job in reversed(jobs):
            hand_over(smsd.spool, job, PHONE, TEXT)
        assert {follow(smsd.spool, job).state for job in jobs} == {SendState.HANDED_OVER}
        smsd.start()
        smsd.until(lambda: all(follow(smsd.spool, job).state is SendState.SENT for job in jobs))
        log = smsd.log()
    assert sorted(jobs, key=lambda job: log.index(f"Transmitted {file_name(job)}")) == jobs


# --- What smsd is given; for real under ``long``: gammu itself reads it ---


NUMBER = "6281271001234"
THE_NUMBER = "002B0036003200380031003200370031003000300031003200330034"


def test_a_short_message_is_one_part_with_its_number_inside() -> None:
    (part,) = fields(sms_spool.contents(NUMBER, "Halo", 7))
    assert part == {
        "PDU": "Submit",
        "State": "UnSent",
        "Number": '"+6281271001234"',
        "NumberUnicode": THE_NUMBER,
        "Text00": "00480061006C006F",
        "Coding": "Default_No_Compression",
        "Folder": "2",
        "Class": "-1",
    }


def test_parts_are_those_that_were_counted_and_say_which_of_how_many_they_are() -> None:
    for text, coding in (("Tindakan [1] {a}\n" * 40, "Default"), ("Tindakan – ş 😀\n" * 20, "Unicode")):
        content = sms_spool.contents(NUMBER, text, 200)
        parts, expected = fields(content), sms_length.split(text)
        assert read_back(content) == list(expected)
        assert [part["UDH"] for part in parts] == [
            f"050003C8{len(expected):02X}{index:02X}" for index in range(1, len(expected) + 1)
        ]
        assert {part["Coding"] for part in parts} == {f"{coding}_No_Compression"}
        assert {(part["Number"], part["NumberUnicode"]) for part in parts} == {(f'"+{NUMBER}"', THE_NUMBER)}


@pytest.mark.long
@pytest.mark.posix("gammu")
def test_gammu_reads_every_letter_and_joins_the_parts(tmp_path: Path) -> None:
    smsd, file = Smsd(tmp_path), tmp_path / "file"
    words = ("Pengaduan 0147/PGD-L1/2026 [1] {kami} terima; 100% @ £ é à € \\ ~ | ^ " * 9).strip()
    for text in (words, words[:60], f"{words} ş – 😀", f"Lokasi: é–ş\n{words}"):
        file.write_bytes(sms_spool.contents(NUMBER, text, 9))
        said, parts = smsd.read(file), len(sms_length.split(text))
        assert text in said
        assert f"{parts} SMS parts in 1 SMS sequences" in said
        assert said.count(f'Remote number        : "+{NUMBER}"') == parts
