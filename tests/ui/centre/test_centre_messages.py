"""The words of the centre: one sentence for everything that can be."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from frontoffice.errors import FailureCode, Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern, State
from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.messages import sentences

pytestmark = pytest.mark.usefixtures("qapp")  # its translator fills in the keys that sentences name

NOW = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
UP = CentreOverview(is_set_up=True, last_complete=NOW)


@pytest.mark.parametrize(
    ("overview", "text"),
    [
        (CentreOverview(), "Centre: not connected"),
        (UP, "Centre: connected"),
        (dataclasses.replace(UP, is_remembered=True), "Centre: connecting…"),
        (CentreOverview(is_set_up=True), "Centre: connecting…"),
        (CentreOverview(is_set_up=True, last_complete=NOW, waiting=1234), "Centre: 1.234 waiting"),
        (
            CentreOverview(
                is_set_up=True, failure=Unavailable(CentreFailure.UNREACHABLE), failed_at=NOW - timedelta(hours=2)
            ),
            "Centre: unreachable since 08.32 WIB",
        ),
        (
            CentreOverview(
                is_set_up=True,
                failure=Unavailable(CentreFailure.UNREACHABLE),
                failed_at=NOW - timedelta(days=1),
                waiting=3,
            ),
            "Centre: unreachable since Sen, 23 Nov 2026 10.32 WIB, 3 waiting",
        ),
        (CentreOverview(is_set_up=True, failure=Unavailable(CentreFailure.SECRET)), "Centre: needs attention"),
    ],
)
def test_the_light_says_it_in_a_word(overview: CentreOverview, text: str) -> None:
    assert centre_messages.light(overview, NOW, "WIB") == text


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_sign_of_its_own(state: State) -> None:
    signs = [centre_messages.SIGNS[one] for one in State]
    assert len({*signs}) == len(signs)
    assert state in centre_messages.SIGNS


@pytest.mark.parametrize("cause", HealCause)
def test_every_cause_of_mending_has_a_sentence(cause: HealCause) -> None:
    text = centre_messages.format_healing(Healed(cause, uuid4(), 7))
    assert text.endswith(".")
    assert "{" not in text


def test_a_centre_that_was_put_back_sends_nobody_looking_for_a_copy() -> None:
    text = centre_messages.format_healing(Healed(HealCause.SPOKEN_FOR, uuid4()))
    assert "the centre was put back" in text
    assert "otherwise there is nothing to do" in text


@pytest.mark.parametrize("what", Concern)
def test_everything_that_wants_looking_at_has_a_sentence(what: Concern) -> None:
    last = Round(NOW, complete=True, clock_ahead=timedelta(days=365), quarantined=1234)
    text = centre_messages.concern(what, CentreOverview(is_set_up=True, last=last))
    assert text.endswith(".")
    assert "{" not in text


@pytest.mark.parametrize("stage", Stage)
def test_a_round_says_what_it_does_and_how_far_it_is(stage: Stage) -> None:
    assert centre_messages.progress(Progress(stage, 5_000, 120_000)).endswith("5.000 / 120.000")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "none"),
        (1, "none"),
        (-40, "40 second(s) slow"),
        (400, "6 minute(s) fast"),
        (7300, "2 hour(s) fast"),
        (-31_536_000, "365 day(s) slow"),
    ],
)
def test_the_difference_of_the_clocks_is_said_as_people_say_it(seconds: int, text: str) -> None:
    assert centre_messages.clock(timedelta(seconds=seconds)) == text


def test_a_full_disk_while_receiving_speaks_of_receiving() -> None:
    assert "taken in" in centre_messages.failure(Unavailable(RegisterFailure.DISK_FULL))


@pytest.mark.parametrize("code", sorted(centre_messages.RECEIVING))
def test_a_desk_that_only_receives_is_not_told_that_it_recorded_anything(code: FailureCode) -> None:
    text = centre_messages.receiving_failure(Unavailable(code))
    assert text != centre_messages.failure(Unavailable(code))
    assert "record" not in text


def test_whatever_fails_says_of_no_desk_that_only_receives_that_it_records() -> None:
    sentence = [code for code in sentences.FAILURES if code.startswith(("centre_", "keyring_"))]
    texts = [centre_messages.receiving_failure(Unavailable(code)) for code in sentence]
    assert not [text for text in texts if "recorded here" in text or "go on recording" in text]


def test_of_a_centre_that_was_not_asked_yet_nothing_is_said_but_that() -> None:
    remembered = dataclasses.replace(UP, is_remembered=True, concerns=frozenset({Concern.TWICE}))
    assert "is being asked" in centre_messages.headline(remembered)
    assert "same register" in centre_messages.headline(UP)


def test_a_failure_is_the_headline() -> None:
    refused = Refused(Problem("root_certificate", CentreRefusal.CERTIFICATE_FILE))
    headlines = {
        centre_messages.headline(one)
        for one in (
            CentreOverview(),
            UP,
            CentreOverview(is_set_up=True),
            CentreOverview(is_set_up=True, last_complete=NOW, waiting=1),
            CentreOverview(is_set_up=True, failure=refused),
            CentreOverview(is_set_up=True, failure=Unavailable(CentreFailure.SECRET)),
            CentreOverview(is_set_up=True, concerns=frozenset({Concern.TWICE})),
            CentreOverview(is_set_up=True, last_complete=NOW, last=Round(NOW, complete=True, left_out=2)),
        )
    }
    assert len(headlines) == 8


def test_what_waits_for_the_office_is_counted_and_says_what_the_administrator_runs() -> None:
    overview = CentreOverview(is_set_up=True, last=Round(NOW, complete=True, quarantined=1234))
    text = centre_messages.concern(Concern.QUARANTINED, overview)
    assert "1.234" in text
    assert "frontoffice centre merge" in text


def test_attachments_that_do_not_go_on_say_why_and_that_entries_do() -> None:
    last = Round(NOW, complete=True, contents_failure=CentreFailure.CONTENT_LIMIT)
    text = centre_messages.concern(Concern.CONTENTS, CentreOverview(is_set_up=True, last=last))
    assert text.startswith("Entries go through, attachments do not. The centre takes no more attachments")
    assert "frontoffice centre limit" in text
