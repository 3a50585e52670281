"""The queue beside a window: each message once, in its turn, by real threads and sockets, whoever is killed meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.sending import MailCarrier, SendDesk
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure, SendReason
from frontoffice.register.commands.send_job import SendJob, SendState, SendWay, Sent
from frontoffice.register.register import Register
from frontoffice.sending.codes import MailReason
from tests.conftest import Announce
from tests.support.examples import OfficeClock, a_register, an_officer
from tests.support.fakes import AtOnce
from tests.support.mail_account import a_message, a_subject, an_account, trusting
from tests.support.send_kills import MOMENTS

ROOT = Path(__file__).resolve().parents[3]
SITI = an_officer()
ACCEPTED = Sent(SendState.SENT, "", "250 ok")


class HandCarrier:
    """Carries by hand: what it answers, and what was given to it."""

    def __init__(self, *answers: Sent | Exception) -> None:
        self.answers, self.carried = list(answers), list[SendJob]()
        self.before_begin: Callable[[], object] = lambda: None
        self.begins = True

    def carry(self, job: SendJob, begin: Callable[[], None]) -> Sent:
        self.carried.append(job)
        self.before_begin()
        if self.begins:
            begin()
        answer = self.answers.pop(0) if self.answers else ACCEPTED
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def sends(register: Register, qtbot: QtBot) -> Iterator[SendDesk]:
    made = SendDesk(register, lambda _name: AtOnce())
    yield made
    made.end()


def queue(register: Register, text: str = "Satu") -> SendJob:
    return register.sending.queue(a_message(a_subject(register), text), SITI, uuid4())


def states(register: Register, *jobs: SendJob) -> list[SendState]:
    return [one.state for job in jobs for one in register.sending.jobs_of(job.message.subject)]


def test_what_waits_is_sent_one_after_the_other_the_oldest_first(register: Register, sends: SendDesk) -> None:
    first, second = queue(register), queue(register, "Dua")
    seen: list[SendJob] = []
    sends.changed.connect(seen.append)
    hand = HandCarrier()
    sends.use({SendWay.EMAIL: hand})
    assert [one.job_id for one in hand.carried] == [first.job_id, second.job_id]
    assert states(register, first, second) == [SendState.SENT] * 2
    assert [one.state for one in seen] == [SendState.SENDING, SendState.SENT] * 2


def test_what_is_queued_later_goes_as_soon_as_the_desk_hears_of_it(register: Register, sends: SendDesk) -> None:
    sends.use({SendWay.EMAIL: HandCarrier()})
    job = queue(register)
    sends.go_on()
    assert states(register, job) == [SendState.SENT]


def test_nothing_goes_by_a_way_that_the_office_has_not(register: Register, sends: SendDesk) -> None:
    job, hand = queue(register), HandCarrier()
    sends.use({SendWay.SMS: hand})
    assert (states(register, job), hand.carried) == ([SendState.QUEUED], [])


def test_a_server_that_takes_nothing_is_not_asked_for_each_message(
    register: Register, sends: SendDesk, clock: OfficeClock
) -> None:
    jobs = queue(register), queue(register, "Dua")
    hand = HandCarrier(Sent(SendState.QUEUED, MailReason.PASSWORD, "535 wrong"))
    hand.begins = False
    sends.use({SendWay.EMAIL: hand})
    assert len(hand.carried) == 1
    sends.go_on()
    assert len(hand.carried) == 1
    clock.move(minutes=1)
    hand.begins = True
    sends.go_on()
    assert states(register, *jobs) == [SendState.SENT] * 2


@pytest.mark.parametrize("reason", [MailReason.LATER, MailReason.FAILED])
def test_what_is_put_off_for_its_own_address_holds_no_other(
    register: Register, sends: SendDesk, reason: MailReason
) -> None:
    first, second = queue(register), queue(register, "Dua")
    hand = HandCarrier(Sent(SendState.QUEUED, reason, "450 4.1.2 domain not found"))
    sends.use({SendWay.EMAIL: hand})
    assert [one.job_id for one in hand.carried] == [first.job_id, second.job_id]
    assert states(register, first, second) == [SendState.QUEUED, SendState.SENT]


def test_another_account_is_tried_at_once(register: Register, sends: SendDesk) -> None:
    job = queue(register)
    sends.use({SendWay.EMAIL: HandCarrier(Sent(SendState.QUEUED, MailReason.UNREACHABLE))})
    assert states(register, job) == [SendState.QUEUED]
    sends.use({SendWay.EMAIL: HandCarrier()})
    assert states(register, job) == [SendState.SENT]


def test_a_register_that_is_busy_keeps_no_account_from_being_used(
    register: Register, sends: SendDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_way: SendWay) -> None:
        raise Unavailable(RegisterFailure.BUSY)

    job = queue(register)
    monkeypatch.setattr(register.sending, "retry_waiting", busy)
    sends.use({SendWay.EMAIL: HandCarrier()})
    assert states(register, job) == [SendState.SENT]


def test_what_was_taken_back_while_it_was_being_connected_is_not_sent(register: Register, sends: SendDesk) -> None:
    job, hand = queue(register), HandCarrier()
    hand.before_begin = lambda: register.sending.take_back(job.job_id, SITI)
    sends.use({SendWay.EMAIL: hand})
    assert states(register, job) == [SendState.DROPPED]


@pytest.mark.parametrize("begins", [False, True])
def test_a_fault_of_the_program_is_uncertain_once_it_began_and_names_nobody_in_the_log(
    register: Register, sends: SendDesk, caplog: pytest.LogCaptureFixture, announce: Announce, begins: bool
) -> None:
    announce("a message failed: RuntimeError")
    job, hand = queue(register), HandCarrier(RuntimeError("nurhayati@contoh.id"))
    hand.begins = begins
    sends.use({SendWay.EMAIL: hand})
    (kept,) = register.sending.jobs_of(job.message.subject)
    known = (SendState.UNCERTAIN, MailReason.UNKNOWN) if begins else (SendState.QUEUED, MailReason.FAILED)
    assert (kept.state, kept.reason) == known
    assert "nurhayati" not in caplog.text


def test_what_the_register_cannot_keep_yet_is_kept_as_soon_as_it_can(
    register: Register, sends: SendDesk, monkeypatch: pytest.MonkeyPatch, announce: Announce
) -> None:
    announce("not written down yet: disk_full")
    job = queue(register)

    def full(*_: object) -> None:
        raise Unavailable(RegisterFailure.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(register.sending, "finish", full)
        sends.use({SendWay.EMAIL: HandCarrier()})
    assert states(register, job) == [SendState.SENDING]
    sends.go_on()
    assert states(register, job) == [SendState.SENT]


def test_what_is_not_written_down_yet_is_not_tried_again_before_it_is(
    register: Register, sends: SendDesk, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch, announce: Announce
) -> None:
    announce("not written down yet: disk_full")
    job, hand = queue(register), HandCarrier(Sent(SendState.QUEUED, MailReason.UNREACHABLE))
    full = [True, True, True]
    finish = register.sending.finish

    def keep(job_id: UUID, result: Sent) -> SendJob | None:
        if full and full.pop():
            raise Unavailable(RegisterFailure.DISK_FULL)
        return finish(job_id, result)

    monkeypatch.setattr(register.sending, "finish", keep)
    hand.begins = False
    sends.use({SendWay.EMAIL: hand})
    assert len(hand.carried) == 1
    sends.go_on()
    hand.begins = True
    sends.go_on()
    assert (len(hand.carried), states(register, job)) == (1, [SendState.QUEUED])
    clock.move(minutes=1)
    sends.go_on()
    assert states(register, job) == [SendState.SENT]


def test_an_e_mail_goes_through_a_thread_and_a_socket_while_the_window_lives(
    register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    job = queue(register)
    with an_account(tmp_path) as (server, mail, authority):
        desk = SendDesk(register)
        with qtbot.waitSignal(desk.changed, check_params_cb=lambda one: one.state is SendState.SENT):
            desk.use({SendWay.EMAIL: MailCarrier(mail, "Dinas", partial(trusting, authority))})
        desk.end()
    assert len(server.took) == 1
    assert len(register.handling.case(job.message.subject).contacts) == 1


# --- kill -9 ---------------------------------------------------------------------------------------------------------

CERTAIN = ("before the commit",)  # of which nothing was sent, so it goes by itself after the next start
TAKEN = ("before the answer", "before the record")


def killed_and_started_again(folder: Path, moment: str) -> None:
    with an_account(folder) as (server, mail, authority):
        path = folder / "register.db"
        with closing(a_register(path)) as register:
            job = queue(register)
        command = [sys.executable, "-m", "tests.support.send_kills", str(path), str(mail.port), str(authority)]
        child = subprocess.run([*command, moment], cwd=ROOT, capture_output=True, text=True, check=False)
        assert child.returncode == -9, child.stderr
        assert len(server.took) == (moment in TAKEN)
        again = subprocess.run([*command, "never"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stderr
        with closing(a_register(path, clock=OfficeClock())) as register:
            (kept,) = register.sending.jobs_of(job.message.subject)
            contacts = register.handling.case(job.message.subject).contacts
        if moment in CERTAIN:
            assert (kept.state, len(server.took), len(contacts)) == (SendState.SENT, 1, 1)
        else:
            assert (kept.state, kept.reason) == (SendState.UNCERTAIN, SendReason.PROGRAM_ENDED)
            assert (len(server.took), contacts) == (int(moment in TAKEN), ())


@pytest.mark.thorough
@pytest.mark.posix("the children kill themselves")
def test_whoever_is_killed_before_the_answer_sends_no_second_message_by_itself(tmp_path: Path) -> None:
    killed_and_started_again(tmp_path, "before the answer")


@pytest.mark.long
@pytest.mark.posix("the children kill themselves")
@pytest.mark.parametrize("moment", MOMENTS)
def test_whoever_is_killed_at_any_moment_around_the_content_sends_once_or_asks(tmp_path: Path, moment: str) -> None:
    killed_and_started_again(tmp_path, moment)


def test_a_hold_ends_with_its_pause(register: Register, sends: SendDesk, clock: OfficeClock) -> None:
    hand = HandCarrier(*[Sent(SendState.QUEUED, MailReason.UNREACHABLE)] * 3)
    job = queue(register)
    sends.use({SendWay.EMAIL: hand})
    for minutes in (1, 5, 15):
        clock.move(minutes=minutes)
        sends.go_on()
    assert (len(hand.carried), states(register, job)) == (4, [SendState.SENT])


def test_a_clock_that_is_put_back_holds_nothing_until_the_day_that_it_showed(
    register: Register, sends: SendDesk, clock: OfficeClock
) -> None:
    jobs = queue(register), queue(register, "Dua")
    clock.move(days=10)
    register.sending.send_again(jobs[0].job_id, SITI)
    hand = HandCarrier(Sent(SendState.QUEUED, MailReason.UNREACHABLE))
    hand.begins = False
    sends.use({SendWay.EMAIL: hand})
    clock.move(days=-10)
    hand.begins = True
    sends.go_on()
    assert states(register, *jobs) == [SendState.SENT] * 2
