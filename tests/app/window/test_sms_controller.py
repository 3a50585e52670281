"""SMS from the queue into smsd's folder and back: each with a real register, folder and files; smsd's moves by hand."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, RECORDED, open_complaint
from frontoffice.app.window.sms_controller import SmsController
from frontoffice.app.workers.background import ExpendableWorker
from frontoffice.domain.cases.case import Contact, Reach
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint, Intake
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands import sending
from frontoffice.register.commands.send_job import Message, SendJob, SendState, SendWay, Sent
from frontoffice.register.register import Register
from frontoffice.sending.codes import SmsReason
from frontoffice.sending.sms_spool import FOLDERS, file_name
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.intake.recorded_page import RecordedPage
from tests.conftest import Announce
from tests.support.backup_desk import Held
from tests.support.examples import OfficeClock, a_complainant, a_register, an_intake, an_officer
from tests.support.fakes import AtOnce
from tests.support.handled import take
from tests.support.kills import KILLED
from tests.support.sms_kills import MOMENTS
from tests.support.sms_read import read_back
from tests.support.smsd import running
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]

SITI = an_officer()
PHONE = "0812-7100-1234"


@dataclass
class SmsDesk:
    """A register whose messages go into ``spool``."""

    register: Register
    spool: Path
    clock: OfficeClock
    folder: str

    def controller(self, background: object | None = None) -> SmsController:
        return SmsController(self.register.sending, lambda: self.folder, background or AtOnce())  # type: ignore[arg-type]

    def queue(self, way: SendWay = SendWay.SMS, address: str = PHONE) -> UUID:
        subject = self.register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
        message = Message(subject, way, "SMS", address, "Nomor 0001, kode cek K7M2", "Nomor 0001, kode cek ••••")
        return self.register.sending.queue(message, SITI, uuid4()).job_id

    def move(self, job_id: UUID, to: str) -> None:
        (self.spool / "outbox" / file_name(job_id)).rename(self.spool / to / file_name(job_id))

    def job(self, job_id: UUID) -> SendJob:
        (found,) = [job for job in self.jobs() if job.job_id == job_id]
        return found

    def jobs(self) -> list[SendJob]:
        subjects = [bytes(one) for (one,) in self.register.unit.connection.execute("SELECT subject FROM send_job")]
        return [job for one in dict.fromkeys(subjects) for job in self.register.sending.jobs_of(UUID(bytes=one))]

    def contacts(self, job_id: UUID) -> tuple[Contact, ...]:
        return self.register.handling.case(self.job(job_id).message.subject).contacts


def reason(controller: SmsController) -> str:
    return controller.reason


@pytest.fixture
def sms_desk(tmp_path: Path) -> Iterator[SmsDesk]:
    spool, clock = tmp_path / "spool", OfficeClock()
    for name in FOLDERS:
        (spool / name).mkdir(parents=True)
    (tmp_path / "office").mkdir()
    with closing(a_register(tmp_path / "office", clock=clock)) as register:
        yield SmsDesk(register, spool, clock, str(spool))


@pytest.mark.usefixtures("qtbot")
def test_what_is_queued_goes_to_smsd_and_is_a_contact_once_smsd_has_sent_it(sms_desk: SmsDesk) -> None:
    job_id, controller = sms_desk.queue(), sms_desk.controller()
    shown: list[SendState] = []
    controller.changed.connect(lambda job: shown.append(job.state))
    controller.begin()
    assert (sms_desk.spool / "outbox" / file_name(job_id)).exists()
    assert sms_desk.job(job_id).state is SendState.HANDED_OVER
    controller.look()
    assert sms_desk.contacts(job_id) == ()
    sms_desk.move(job_id, "sent")
    controller.look()
    assert sms_desk.job(job_id).state is SendState.SENT
    assert sms_desk.job(job_id).evidence == f"gammu-smsd sent/{file_name(job_id)}"
    assert shown == [SendState.HANDED_OVER, SendState.SENT]
    (contact,) = sms_desk.contacts(job_id)
    assert (contact.channel, contact.reach, contact.note) == ("SMS", Reach.SENT, "Nomor 0001, kode cek ••••")
    controller.end()


def test_all_that_is_due_goes_in_one_look_and_what_goes_another_way_does_not(sms_desk: SmsDesk) -> None:
    jobs, mail = [sms_desk.queue() for _ in range(3)], sms_desk.queue(SendWay.EMAIL, "nurhayati@contoh.id")
    sms_desk.controller().look()
    assert {sms_desk.job(one).state for one in jobs} == {SendState.HANDED_OVER}
    assert sms_desk.job(mail).state is SendState.QUEUED


def test_what_smsd_could_not_send_and_what_is_gone_is_for_the_officer_to_say(sms_desk: SmsDesk) -> None:
    failed, gone = sms_desk.queue(), sms_desk.queue()
    controller = sms_desk.controller()
    controller.look()
    sms_desk.move(failed, "error")
    (sms_desk.spool / "outbox" / file_name(gone)).unlink()
    for _ in range(2):
        controller.look()
    assert (sms_desk.job(failed).state, sms_desk.job(failed).reason) == (SendState.FAILED, SmsReason.NOT_SENT)
    assert (sms_desk.job(gone).state, sms_desk.job(gone).reason) == (SendState.UNCERTAIN, SmsReason.MISSING)
    assert not list((sms_desk.spool / "outbox").iterdir())
    sms_desk.register.sending.send_again(failed, SITI)
    controller.look()
    assert sms_desk.job(failed).state is SendState.HANDED_OVER


def test_a_folder_that_is_away_is_said_and_what_waited_goes_when_it_is_back(sms_desk: SmsDesk, qtbot: QtBot) -> None:
    away, controller = sms_desk.spool.with_name("away"), sms_desk.controller()
    with_smsd = sms_desk.queue()
    controller.look()
    sms_desk.spool.rename(away)
    waiting = sms_desk.queue()
    with qtbot.waitSignal(controller.answered):
        controller.look()
    assert reason(controller) == SmsReason.FOLDER_INCOMPLETE
    assert (sms_desk.job(waiting).state, sms_desk.job(waiting).reason) == (
        SendState.QUEUED,
        SmsReason.FOLDER_INCOMPLETE,
    )
    assert sms_desk.job(with_smsd).state is SendState.HANDED_OVER
    away.rename(sms_desk.spool)
    with qtbot.waitSignal(controller.answered):
        controller.look()
    assert not reason(controller)
    assert sms_desk.job(waiting).state is SendState.HANDED_OVER


def test_a_share_that_never_answers_is_waited_for_by_nobody(sms_desk: SmsDesk, qtbot: QtBot) -> None:
    held = Held()
    job_id, controller = sms_desk.queue(), sms_desk.controller(held)
    controller.begin()
    assert sms_desk.job(job_id).state is SendState.SENDING
    controller.due.timeout.emit()
    assert not reason(controller)
    with qtbot.waitSignal(controller.answered):
        controller.due.timeout.emit()
    assert reason(controller) == SmsReason.SILENT
    assert len(held.jobs) == 1, "nothing more is asked of it meanwhile"
    held.jobs.pop()()
    assert not reason(controller)
    assert sms_desk.job(job_id).state is SendState.HANDED_OVER


@pytest.mark.usefixtures("qtbot")
def test_what_was_in_hand_when_the_program_ended_is_followed_by_its_file(sms_desk: SmsDesk) -> None:
    written, unwritten, held = sms_desk.queue(), sms_desk.queue(), Held()
    dies = sms_desk.controller(held)
    dies.begin()
    held.jobs.pop()  # the folder got it, and nobody heard of it
    sms_desk.controller().look()
    assert sms_desk.job(written).state is SendState.UNCERTAIN, "it was not there, and may have been"
    assert sms_desk.job(unwritten).state is SendState.HANDED_OVER
    sms_desk.register.sending.answer(written, SITI, came=False)
    sms_desk.register.sending.send_again(written, SITI)
    dies = sms_desk.controller(held)
    dies.look()
    held.jobs.pop()
    (sms_desk.spool / "outbox" / file_name(written)).write_bytes(b"whole")
    assert sending.recover(sms_desk.register.unit) == 0
    sms_desk.controller().look()
    assert sms_desk.job(written).state is SendState.HANDED_OVER


def test_how_it_went_is_followed_again_where_it_was_not_kept(
    sms_desk: SmsDesk, monkeypatch: pytest.MonkeyPatch, announce: Announce
) -> None:
    job_id, controller = sms_desk.queue(), sms_desk.controller()
    announce("how a message stands was not kept")

    def full(_job: UUID, _sent: Sent) -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(sms_desk.register.sending, "finish", full)
        controller.look()
    assert sms_desk.job(job_id).state is SendState.SENDING
    sms_desk.move(job_id, "sent")
    controller.look()
    assert sms_desk.job(job_id).state is SendState.SENT
    assert len(sms_desk.contacts(job_id)) == 1


def test_without_a_folder_nothing_goes_and_what_was_with_smsd_is_asked_about(sms_desk: SmsDesk) -> None:
    with_smsd, controller = sms_desk.queue(), sms_desk.controller()
    controller.look()
    waiting, sms_desk.folder = sms_desk.queue(), ""
    controller.look()
    assert reason(controller) == SmsReason.NO_FOLDER
    assert (sms_desk.job(with_smsd).state, sms_desk.job(with_smsd).reason) == (
        SendState.UNCERTAIN,
        SmsReason.FOLDER_UNSET,
    )
    assert sms_desk.job(waiting).state is SendState.QUEUED


def test_where_no_message_is_nobody_asks_the_folder(sms_desk: SmsDesk) -> None:
    held = Held()
    controller = sms_desk.controller(held)
    shutil.rmtree(sms_desk.spool)
    controller.look()
    sms_desk.folder = ""
    controller.look()
    assert not held.jobs
    assert not reason(controller)


@pytest.mark.long
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_kill_doubles_a_message_and_what_may_have_gone_is_asked_about(sms_desk: SmsDesk, moment: str) -> None:
    """Of two that wait the first is in hand at the kill; the next start goes on, and smsd sends what it has."""
    folder = sms_desk.spool.parent
    first, second = sms_desk.queue(), sms_desk.queue()
    sms_desk.register.close()
    command = [sys.executable, "-m", "tests.support.sms_kills", str(folder)]
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([*command, moment], cwd=root, check=False).returncode == KILLED
    sent = list((sms_desk.spool / "outbox").glob("OUTC*"))
    for file in sent:
        file.rename(sms_desk.spool / "sent" / file.name)
    assert subprocess.run([*command, "never"], cwd=root, check=False).returncode == 0
    for file in (sms_desk.spool / "outbox").glob("OUTC*"):
        sent.append(file)
        file.rename(sms_desk.spool / "sent" / file.name)
    assert subprocess.run([*command, "never"], cwd=root, check=False).returncode == 0
    with closing(a_register(folder / "office", clock=sms_desk.clock)) as register:
        after = SmsDesk(register, sms_desk.spool, sms_desk.clock, sms_desk.folder)
        is_lost = moment in ("after the commit", "before the rename")
        assert after.job(first).state is (SendState.UNCERTAIN if is_lost else SendState.SENT)
        assert after.job(second).state is SendState.SENT
        assert len(after.contacts(first)) == (0 if is_lost else 1)
        assert len(after.contacts(second)) == 1
    names = [file.name for file in sent]
    assert sorted(names) == sorted(file_name(one) for one in ([second] if is_lost else [first, second]))


@pytest.mark.long
@pytest.mark.posix("gammu-smsd")
def test_with_a_real_smsd_a_message_goes_from_the_queue_to_a_contact(
    sms_desk: SmsDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    with running(tmp_path / "smsd") as smsd:
        sms_desk.folder = str(smsd.spool)
        jobs = [sms_desk.queue() for _ in range(2)]
        controller = sms_desk.controller(ExpendableWorker("sms"))
        controller.due.setInterval(50)
        controller.begin()
        qtbot.waitUntil(lambda: {sms_desk.job(one).state for one in jobs} == {SendState.SENT}, timeout=60_000)
        controller.end()
    assert [len(sms_desk.contacts(one)) for one in jobs] == [1, 1]


@pytest.mark.long
@pytest.mark.posix("a file system of FUSE")
def test_a_real_share_that_never_answers_holds_up_neither_the_desk_nor_the_end(tmp_path: Path) -> None:
    room = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--user", "--map-root-user"])]
    command = [*room, sys.executable, "-m", "tests.support.silent_spool", str(tmp_path)]
    done = subprocess.run(
        command, cwd=Path(__file__).resolve().parents[3], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == {
        "said": "sms_silent",
        "ended while": "sending",
        "came back": "uncertain",
        "outbox": [],
    }


class SmsWindow:
    """A counter whose office has SMS, and the folder of its smsd."""

    def __init__(self, desk: Desk, spool: Path, qtbot: QtBot) -> None:
        self.desk, self.counter, self.spool, self.qtbot = desk, desk.counter, spool, qtbot
        for name in FOLDERS:
            (spool / name).mkdir(parents=True)
        kept = desk.counter.settings_controller
        kept.keep(dataclasses.replace(kept.current, sms_folder=str(spool)))

    def written(self) -> Path:
        """The one SMS that comes to lie in the outbox; what is still being written beside it is none."""
        self.qtbot.waitUntil(lambda: len([*(self.spool / "outbox").glob("OUT*")]) == 1)
        [file] = (self.spool / "outbox").glob("OUT*")
        return file

    def text(self) -> str:
        return "".join(read_back(self.written().read_bytes()))

    def smsd_sends(self, complaint: Complaint) -> Contact:
        """The contact that it becomes."""
        file = self.written()
        file.rename(self.spool / "sent" / file.name)

        def is_sent() -> bool:
            self.counter.controllers.sms.look()
            return bool(self.contacts(complaint))

        self.qtbot.waitUntil(is_sent)
        [contact] = self.contacts(complaint)
        return contact

    def contacts(self, complaint: Complaint) -> tuple[Contact, ...]:
        return self.counter.register.handling.case(complaint.subject).contacts


@pytest.fixture
def sms_window(desk: Desk, tmp_path: Path, qtbot: QtBot) -> SmsWindow:
    return SmsWindow(desk, tmp_path / "spool", qtbot)


def by_telephone(phone: str = PHONE) -> Intake:
    return an_intake(channel="telephone", complainant=a_complainant(phone=phone))


def test_k_sends_an_sms_after_f9_and_it_is_a_contact_once_smsd_has_sent_it(sms_window: SmsWindow) -> None:
    desk = sms_window.desk
    desk.sign_in(desk.officer)
    complaint = desk.record(desk.officer, by_telephone())
    page: RecordedPage = sms_window.counter.window.stack.view(RECORDED)
    page.send_button.click()
    assert complaint.check_code in sms_window.text()
    assert sms_window.contacts(complaint) == ()
    contact = sms_window.smsd_sends(complaint)
    assert (contact.channel, contact.reach, complaint.check_code in contact.note) == ("SMS", Reach.SENT, False)
    assert page.answer_copied.text().startswith("Sent")


def test_without_a_folder_or_a_mobile_number_no_sms_is_offered(sms_window: SmsWindow) -> None:
    desk, kept = sms_window.desk, sms_window.counter.settings_controller
    desk.sign_in(desk.officer)
    page: RecordedPage = sms_window.counter.window.stack.view(RECORDED)
    desk.record(desk.officer, by_telephone())
    assert not page.send_button.isHidden()
    desk.record(desk.officer, by_telephone("0717 421234"))
    assert page.send_button.isHidden()
    kept.keep(dataclasses.replace(kept.current, sms_folder=""))
    desk.record(desk.officer, by_telephone())
    assert page.send_button.isHidden()


@pytest.mark.thorough
def test_a_number_abroad_is_written_to_as_it_was_typed(sms_window: SmsWindow) -> None:
    desk = sms_window.desk
    desk.sign_in(desk.officer)
    desk.record(desk.officer, by_telephone("+65 9123 4567"))
    sms_window.counter.window.stack.view(RECORDED).send_button.click()
    assert b'Number = "+6591234567"' in sms_window.written().read_bytes()


@pytest.mark.thorough
@pytest.mark.parametrize("way", ["SMS", "Telepon"])
def test_the_form_of_a_contact_sends_an_sms_to_who_is_informed(sms_window: SmsWindow, way: str) -> None:
    desk, register = sms_window.desk, sms_window.counter.register
    desk.sign_in(desk.supervisor)
    complaint = desk.record(desk.supervisor, by_telephone())
    take(register, complaint.subject, Step.REVIEW, Step.ANALYSE, Step.DECIDE)
    open_complaint(sms_window.counter, complaint.subject)
    page: ComplaintPage = sms_window.counter.window.stack.view(COMPLAINT)
    page.handling.ask("contact")
    page.handling.form.channel.setEditText(way)
    sms_window.counter.window.resize(1366, 768)
    sms_window.counter.window.show()
    page.handling.form.answer.send_button.click()
    assert sms_window.text().startswith("Tindakan atas pengaduan")
    contact = sms_window.smsd_sends(complaint)
    assert (contact.channel, contact.reached) == ("SMS", True)
