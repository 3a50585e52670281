"""The one word of the light, and how long until the next try."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.sync.rounds.centre_overview import CentreOverview, Concern, State, concerns_of, passes, pause
from frontoffice.sync.rounds.round_progress import Round
from frontoffice.sync.signing import Signing, Standing

AT = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)


@pytest.mark.parametrize(
    ("overview", "state"),
    [
        (CentreOverview(), State.NONE),
        (CentreOverview(is_set_up=True), State.WAITING),
        (CentreOverview(is_set_up=True, last_complete=AT), State.CONNECTED),
        (CentreOverview(is_set_up=True, last_complete=AT, is_remembered=True), State.WAITING),
        (CentreOverview(is_set_up=True, last_complete=AT, waiting=3), State.WAITING),
        (CentreOverview(is_set_up=True, failure=Unavailable(CentreFailure.UNREACHABLE), waiting=3), State.UNREACHABLE),
        (CentreOverview(is_set_up=True, failure=Unavailable(CentreFailure.SECRET)), State.ATTENTION),
        (CentreOverview(is_set_up=True, failure=Refused(Problem("role", CentreRefusal.ROLE))), State.ATTENTION),
        (CentreOverview(is_set_up=True, last_complete=AT, concerns=frozenset({Concern.TWICE})), State.ATTENTION),
    ],
)
def test_the_light_says_what_counts_most(overview: CentreOverview, state: State) -> None:
    assert overview.state is state


def test_a_name_that_is_not_found_may_be_the_network_that_is_away() -> None:
    assert passes(Unavailable(CentreFailure.HOST))
    assert not passes(Unavailable(CentreFailure.CERTIFICATE))


@pytest.mark.parametrize(
    ("outcome", "concerns"),
    [
        (Round(AT, complete=True), set()),
        (Round(AT, complete=True, clock_ahead=timedelta(minutes=4)), set()),
        (Round(AT, complete=True, clock_ahead=timedelta(days=-365)), {Concern.CLOCK}),
        (Round(AT, complete=False, broken=("x/7: hash",)), {Concern.BROKEN}),
        (Round(AT, complete=False, too_old=True, waiting=3), {Concern.TOO_OLD}),
        (Round(AT, complete=True, twice=2), {Concern.TWICE}),
        (Round(AT, complete=True, offered=1), {Concern.OFFERED}),
        (Round(AT, complete=True, relayed=2, quarantined=2), {Concern.QUARANTINED}),
        (Round(AT, complete=True, quarantined=2), {Concern.QUARANTINED}),
        (Round(AT, complete=True, left_out=2), set()),
        (Round(AT, complete=True, signing=Signing(Standing.NO_KEY)), set()),
        (Round(AT, complete=True, signing=Signing(Standing.NO_KEY, unsigned=1)), {Concern.NO_KEY}),
        (Round(AT, complete=True, signing=Signing(Standing.OTHER_KEY, unsigned=1)), {Concern.OTHER_KEY}),
        (Round(AT, complete=True, signing=Signing(Standing.OFFERED, unsigned=1)), set()),
        (Round(AT, complete=True, contents_failure=CentreFailure.DISK_FULL), {Concern.CONTENTS}),
    ],
)
def test_a_round_that_went_through_may_leave_something_to_look_at(outcome: Round, concerns: set[Concern]) -> None:
    assert concerns_of(outcome) == concerns


def test_the_pause_doubles_from_one_minute_to_ten() -> None:
    latest = [pause(failures, 30, 1) for failures in (1, 2, 3, 4, 5, 500)]
    assert latest == [60, 120, 240, 480, 600, 600]


def test_desks_that_waited_for_a_server_together_do_not_go_on_coming_together() -> None:
    assert [pause(0, 60, chance) for chance in (0, 0.5, 1)] == pytest.approx([54, 60, 66])
    assert [pause(3, 60, chance) for chance in (0, 0.5, 1)] == [120, 180, 240]
