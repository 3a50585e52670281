from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from frontoffice.domain import intake_check
from frontoffice.domain.codes import FieldRefusal, IntakeRefusal
from frontoffice.domain.complaint import (
    CHANNELS,
    Channel,
    Complainant,
    Identity,
    Intake,
    Kind,
    Manner,
)
from frontoffice.errors import Problem
from tests.support.examples import TODAY, a_calendar, a_complainant, a_letter, an_intake

BY_CODE = {channel.code: channel for channel in CHANNELS}
CALENDAR = a_calendar()


def found(intake: Intake, today: date = TODAY) -> list[tuple[str, str, bool]]:
    return [(p.field, p.code, p.warning) for p in intake_check.problems(intake, BY_CODE, CALENDAR, today)]


def test_the_example_at_the_counter_has_no_problem() -> None:
    assert found(an_intake()) == []


def test_the_example_letter_has_no_problem() -> None:
    assert found(a_letter()) == []


@pytest.mark.parametrize("description", ["", "   ", "\n\t", "\0"])
def test_a_complaint_says_something(description: str) -> None:
    assert found(an_intake(description=description)) == [("description", "description_missing", False)]


def test_a_caller_may_give_a_name_only() -> None:
    assert found(an_intake(channel="telephone", complainant=Complainant(name="Pak Man"))) == []


def test_a_caller_may_give_nothing_but_the_matter() -> None:
    assert found(Intake(Kind.COMPLAINT, "telephone", "Telepon tidak diangkat.")) == []


def test_an_unknown_channel_is_refused_at_once() -> None:
    assert found(an_intake(channel="pigeon", description="")) == [("channel", "channel_unknown", False)]


def test_a_channel_of_the_office_s_own_sets_its_rules() -> None:
    own = {"whatsapp": Channel("whatsapp", "WhatsApp", Manner.WRITTEN)}
    problems = intake_check.problems(an_intake(channel="whatsapp"), own, CALENDAR, TODAY)
    assert [p.code for p in problems] == ["received_on_missing"]


def test_a_written_item_needs_the_date_it_came() -> None:
    assert found(a_letter(received_on=None)) == [("received_on", "received_on_missing", False)]


def test_nothing_was_received_tomorrow() -> None:
    assert found(a_letter(received_on=date(2026, 11, 25))) == [("received_on", "date_in_future", False)]


@pytest.mark.parametrize("received", [date(2026, 11, 24), date(2026, 11, 20), date(2026, 11, 21)])
def test_two_working_days_need_no_reason(received: date) -> None:
    assert found(a_letter(received_on=received)) == []


def test_more_than_two_working_days_want_a_reason() -> None:
    late = a_letter(received_on=date(2026, 11, 19))
    assert found(late) == [("received_why", "received_why_missing", False)]
    assert found(a_letter(received_on=date(2026, 11, 19), received_why="Kotak dibuka Selasa")) == []


def test_days_off_do_not_make_a_letter_old() -> None:
    # 23 December 2026, then leave day, Christmas, weekend; 29 December is the second working day
    assert found(a_letter(received_on=date(2026, 12, 23), service_date=None), date(2026, 12, 29)) == []


def test_filing_on_day_thirty_is_in_time() -> None:
    assert found(an_intake(service_date=date(2026, 10, 12)), date(2026, 11, 11))[1:] == []


def test_filing_after_thirty_days_only_warns() -> None:
    # recorded and numbered all the same
    intake = an_intake(service_date=date(2026, 10, 12), event_date=None)
    (problem,) = intake_check.problems(intake, BY_CODE, CALENDAR, date(2026, 11, 12))
    assert (problem.field, problem.code, problem.warning) == ("service_date", "late_filing", True)
    assert problem.facts["last"] == date(2026, 11, 11)


@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.INPUT])
def test_only_a_complaint_has_a_filing_window(kind: Kind) -> None:
    assert found(an_intake(kind=kind, service_date=date(2026, 10, 12)), date(2026, 11, 24)) == []


def test_the_window_of_a_letter_ends_with_its_receipt_not_its_recording() -> None:
    # example 14: by e-mail on Sunday, 22 November in time, though recorded on Monday
    mail = a_letter(channel="email", received_on=date(2026, 11, 22), service_date=date(2026, 10, 23))
    assert found(mail) == []
    assert found(an_intake(service_date=date(2026, 10, 23)), date(2026, 11, 23)) == [
        ("service_date", "late_filing", True)
    ]


@pytest.mark.parametrize("field", ["service_date", "event_date"])
def test_what_is_complained_about_did_not_happen_tomorrow(field: str) -> None:
    assert found(an_intake(**{field: date(2026, 11, 25)})) == [(field, "date_in_future", False)]


def test_an_event_of_long_ago_only_warns() -> None:
    assert found(an_intake(event_date=date(2005, 12, 31))) == [("event_date", "date_long_ago", True)]


def test_a_letter_of_long_ago_wants_its_reason_and_a_second_look() -> None:
    letter = a_letter(received_on=date(2005, 12, 31), service_date=None)
    assert found(letter) == [("received_on", "date_long_ago", True), ("received_why", "received_why_missing", False)]


@pytest.mark.parametrize("named", [{"name": "Nurhayati"}, {"nik": "1971034107900002"}])
def test_who_is_anonymous_is_not_named(named: dict[str, str]) -> None:
    anonymous = Complainant(identity=Identity.ANONYMOUS, **named)
    assert found(an_intake(complainant=anonymous)) == [("name", "anonymous_with_name", False)]


def test_a_letter_of_attorney_names_who_gave_it() -> None:
    complainant = a_complainant(attorney_letter="SK-01/2026")
    assert found(an_intake(complainant=complainant)) == [("represents", "represents_missing", False)]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"nik": "190101120885000"}, ("nik", "nik_length", False)),
        ({"nik": "1901013213850001"}, ("nik", "nik_month", True)),
        ({"phone": "12"}, ("phone", "phone", False)),
        ({"email": "nurhayati"}, ("email", "email", False)),
    ],
)
def test_the_complainant_s_details_are_looked_at(changes: dict[str, str], problem: tuple[str, str, bool]) -> None:
    assert found(an_intake(complainant=a_complainant(**changes))) == [problem]


def test_what_just_fits_is_no_problem() -> None:
    assert found(an_intake(description="a" * 50_000, event_place="a" * 300)) == []


@pytest.mark.parametrize("field", ["service_date", "event_date"])
def test_today_is_not_the_future(field: str) -> None:
    assert found(an_intake(**{field: TODAY})) == []


def test_twenty_years_are_not_long_ago() -> None:
    assert found(an_intake(event_date=date(2006, 1, 1))) == []


def test_twenty_thousand_characters_are_no_problem() -> None:
    assert found(an_intake(description="a" * 20_000)) == []


@pytest.mark.parametrize(
    ("changes", "field", "most"),
    [
        ({"description": "a" * 50_001}, "description", 50_000),
        ({"wish": "a" * 50_001}, "wish", 50_000),
        ({"event_place": "a" * 301}, "event_place", 300),
        ({"complainant": a_complainant(address="a" * 301)}, "address", 300),
    ],
)
def test_what_fits_nowhere_is_refused_with_its_length(changes: dict[str, Any], field: str, most: int) -> None:
    (problem,) = intake_check.problems(an_intake(**changes), BY_CODE, CALENDAR, TODAY)
    assert (problem.field, problem.code, problem.facts) == (field, "too_long", {"length": most + 1, "most": most})


def test_only_refusals_refuse() -> None:
    intake = an_intake(description="", event_date=date(2005, 1, 1))
    problems = intake_check.problems(intake, BY_CODE, CALENDAR, TODAY)
    assert [p.code for p in intake_check.refusals(problems)] == ["description_missing"]


def test_each_text_of_an_intake_has_its_longest() -> None:
    cases: list[tuple[str, int]] = [
        *((name, 50_000) for name in ("description", "wish")),
        *((name, 300) for name in ("external_id", "sector", "service", "application_no", "respondent", "category")),
        *((name, 300) for name in ("received_why", "event_place")),
    ]
    for name, most in cases:
        assert found(an_intake(**{name: "x" * most})) == []
        (problem,) = intake_check.problems(an_intake(**{name: "x" * (most + 1)}), BY_CODE, CALENDAR, TODAY)
        assert problem == Problem(name, FieldRefusal.TOO_LONG, {"length": most + 1, "most": most})


def test_no_text_is_without_its_longest() -> None:
    """A new field of an intake, too; a channel is one of a list, and of a NIK the digits are counted."""
    every = "x" * 50_001
    who = {field.name: every for field in dataclasses.fields(Complainant) if field.type == "str"}
    texts = {
        field.name: every for field in dataclasses.fields(Intake) if field.type == "str" and field.name != "channel"
    }
    problems = intake_check.problems(an_intake(**texts, complainant=a_complainant(**who)), BY_CODE, CALENDAR, TODAY)
    assert {one.field for one in problems if one.code == FieldRefusal.TOO_LONG} == {*who, *texts} - {"nik"}


@pytest.mark.parametrize("name", ["name", "address", "regency", "district", "represents"])
def test_each_text_of_a_complainant_has_its_longest(name: str) -> None:
    assert found(an_intake(complainant=a_complainant(**{name: "x" * 300}))) == []
    long = an_intake(complainant=a_complainant(**{name: "x" * 301}))
    assert intake_check.problems(long, BY_CODE, CALENDAR, TODAY) == (
        Problem(name, FieldRefusal.TOO_LONG, {"length": 301, "most": 300}),
    )


@pytest.mark.parametrize(
    ("day", "problems"),
    [
        (date(2026, 11, 25), [Problem("event_date", FieldRefusal.DATE_IN_FUTURE)]),
        (TODAY, []),
        (date(2006, 1, 1), []),
        (date(2005, 12, 31), [Problem("event_date", FieldRefusal.DATE_LONG_AGO, warning=True)]),
    ],
)
def test_an_event_is_neither_ahead_nor_more_than_twenty_years_back(day: date, problems: list[Problem]) -> None:
    assert list(intake_check.problems(an_intake(event_date=day), BY_CODE, CALENDAR, TODAY)) == problems


def test_a_late_filing_is_warned_of_with_its_last_day() -> None:
    late = an_intake(service_date=date(2026, 10, 24))
    assert intake_check.problems(late, BY_CODE, CALENDAR, TODAY) == (
        Problem("service_date", IntakeRefusal.LATE_FILING, {"last": date(2026, 11, 23)}, warning=True),
    )
    assert found(an_intake(service_date=date(2026, 10, 25))) == []


@pytest.mark.parametrize(("day", "asks"), [(20, False), (19, True)])
def test_what_came_more_than_two_working_days_ago_says_why(day: int, asks: bool) -> None:
    letter = a_letter(received_on=date(2026, 11, day))
    problems = intake_check.problems(letter, BY_CODE, CALENDAR, TODAY)
    assert problems == ((Problem("received_why", IntakeRefusal.RECEIVED_WHY_MISSING),) if asks else ())


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"nib": "1234567890123", "identity_no": "A1234567"}, []),
        ({"nib": "12345"}, [("nib", "nib_digits", True)]),
        ({"nib": "12345678901AB"}, [("nib", "nib_digits", True)]),
        ({"identity_no": "A12"}, [("identity_no", "identity_no", True)]),
        ({"contact": "x" * 301}, [("contact", "too_long", False)]),
        ({"position": "x" * 301}, [("position", "too_long", False)]),
    ],
)
def test_numbers_of_companies_and_foreigners_warn_and_never_refuse(
    changes: dict[str, str], problem: list[tuple[str, str, bool]]
) -> None:
    assert found(an_intake(complainant=a_complainant(nik="", **changes))) == problem


@pytest.mark.parametrize("name", ["identity_no", "nib", "contact"])
def test_whoever_is_anonymous_gives_no_number_either(name: str) -> None:
    who = Complainant(identity=Identity.ANONYMOUS, **{name: "1234567890123"})
    assert ("name", "anonymous_with_name", False) in found(an_intake(complainant=who))
