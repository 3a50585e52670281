from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.domain.calendar.dates import OfficeTime
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import CLOSED
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.people import Role
from frontoffice.register.queries import canonical, complaint_list
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from tests.support.drawn import examples
from tests.support.examples import TODAY, OfficeClock, a_complainant, a_letter, a_register, an_intake, an_officer
from tests.support.list_meanings import Counted, counted_as

OFFICER = an_officer()
MANY = 40
CHOICES: dict[str, tuple[str, ...]] = {
    "channel": ("counter", "post"),
    "kind": ("complaint", "suggestion"),
    "service": ("Izin Trayek", "Izin Praktik", "Izin trayek AKDP"),
    "category": ("", "Tidak patut", "Pe"),
    "status": ("reviewed", "conveyed", "satisfied", "cancelled"),
    "officer": ("Siti", "Dewi"),
    "team": ("", "Tim 1", "Tim 1, OPD", "Sari"),
    "regency": ("", "Kab. Bangka", "Palembang"),
    "district": ("", "kec. sungailiat", "Sako"),
    "agency": ("", "Dinas ESDM"),
    "missing": ("", "documents"),
    "received_on": ("2025-12-31", "2026-10-05", "2026-11-24"),
    "clock_on": ("2026-11-01", "2026-11-24", "9999-12-31"),
    "clock_time": ("08.00", "24.00"),
    "waits": ("", "act"),
}
WORDS = ("trayek", "parkir")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """As many complaints as there are of each sort, laid into the read table; half of them about parking."""
    register = a_register(tmp_path_factory.mktemp("many"))
    keeper = an_officer(Role.ADMINISTRATOR)
    register.reference_data.set_choice(ListName.TEAM, Choice("satu", "Tim 1"), keeper, uuid4())
    register.reference_data.set_aliases(ListName.SERVICE, ["Izin Trayek"], "HUB-01", keeper, uuid4())
    for number in range(MANY):
        description = f"Soal {WORDS[number % 2]}"
        intake = an_intake(
            description=description, wish="", service="", application_no="", complainant=a_complainant(phone="")
        )
        register.complaints.record(intake, OFFICER, uuid4())
    rows = register.unit.connection.execute("SELECT id FROM complaint ORDER BY id").fetchall()
    for number, (row_id,) in enumerate(rows):
        row: dict[str, Any] = {
            name: choices[number * prime % 11 % len(choices)]
            for prime, (name, choices) in zip(
                (2, 3, 5, 7, 13, 17, 19, 41, 43, 47, 23, 29, 53, 31, 37), CHOICES.items(), strict=True
            )
        }
        row |= {"cycle": 1 + number % 3 // 2, "response_late": int(number % 7 == 0)}
        names = ", ".join(f"{name} = ?" for name in row)
        register.unit.connection.execute(f"UPDATE complaint SET {names} WHERE id = ?", (*row.values(), row_id))
    return register


CODES = {
    "service": ("HUB-01", "other"),
    "category": ("tidak-patut", "other"),
    "team": ("satu", "other"),
    "regency": ("19.01", "other"),
}
_FIELDS = ("channel", "kind", "service", "category", "officer", "team", "regency", "district", "agency")
FILTERS = st.builds(
    ListFilter,
    **{name: st.sampled_from(("", *CHOICES[name], *CODES.get(name, ()))) for name in _FIELDS},
    status=st.sampled_from(("", "open", "closed", "conveyed")),
    period=st.sampled_from(("", "this_month", "2026-10", "2025", "last_week_or_so")),
    late=st.booleans(),
    incomplete=st.booleans(),
    repeated=st.booleans(),
)


def means(text: str, asked: str, counted_as: Callable[[str], str]) -> bool:
    """Whether a text is what is asked for: a choice, none of them, or itself."""
    code = counted_as(text)
    return asked in ("", code) or (counted_as(asked) == code if code != "other" else asked == text)


def passes(row: dict[str, Any], only: ListFilter, now: OfficeTime, counted_as: Counted) -> bool:
    """What a filter means, in Python."""
    days = only.days(now.day)
    late = row["response_late"] or (row["waits"] and f"{row['clock_on']} {row['clock_time']}" < now.text)
    status = {"": True, "open": row["status"] not in CLOSED, "closed": row["status"] in CLOSED}
    return (
        all(means(row[name], getattr(only, name), partial(counted_as, name)) for name in _FIELDS)
        and status.get(only.status, row["status"] == only.status)
        and (days is None or days.first.isoformat() <= row["received_on"] <= days.last.isoformat())
        and bool(not only.late or late)
        and bool(not only.incomplete or row["missing"])
        and (not only.repeated or row["cycle"] >= 2)
    )


def rows_of(register: Register) -> list[dict[str, Any]]:
    cursor = register.unit.connection.execute("SELECT * FROM complaint ORDER BY id DESC")
    names = [column[0] for column in cursor.getdescription()]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def paged(register: Register, wanted: ListQuery, limit: int) -> list[str]:
    found, page = [], register.lists.page(wanted, limit=limit)
    while True:
        assert len(page.lines) <= limit
        found += [line.number_text for line in page.lines]
        if page.last is None:
            return found
        assert len(page.lines) == limit
        page = register.lists.page(wanted, page.last, limit)


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60), deadline=None)
@given(FILTERS, st.sampled_from(("", "soal", "trayek", "park", "park ")), st.sampled_from((3, 7, 100)), st.data())
def test_a_list_has_what_passes_its_filter_newest_first_however_it_is_paged(
    many: Register, only: ListFilter, text: str, near: int, data: st.DataObject
) -> None:
    word = {"trayek": "trayek", "park": "parkir", "park ": "none of them"}.get(text, "")
    expected = [
        row["number_text"]
        for row in rows_of(many)
        if passes(row, only, many.unit.office_time(), counted_as(many)) and word in ("", row["summary"].split()[-1])
    ]
    before, complaint_list.NEWEST = complaint_list.NEWEST, near  # type: ignore[misc]
    try:
        assert paged(many, ListQuery(only, text), data.draw(st.sampled_from((1, 4, 50)))) == expected
    finally:
        complaint_list.NEWEST = before  # type: ignore[misc]
    numbers = {row["id"]: row["number_text"] for row in rows_of(many)}
    assert [numbers[row_id] for row_id in many.lists.ids(ListQuery(only, text))] == expected
    if not text:
        assert many.lists.count(only) == len(expected)
        assert many.lists.count(only, most=3) == min(len(expected), 4)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0001/PGD-L1/2026", ["0001"]),
        ("1/2026", ["0001"]),
        ("0002", ["0002"]),
        ("8033", ["0002", "0001"]),
        ("503", ["0003"]),
        ("1901011208850001", ["0003"]),
        ("loket", ["0003", "0002", "0001"]),
        ("\u200b", []),
        ("'", []),
        ("zzz", []),
    ],
)
def test_a_list_is_found_by_whatever_the_search_takes(register: Register, text: str, numbers: list[str]) -> None:
    for phone in ("0852 8033", "+62 852-8033"):
        intake = an_intake(description="Loket", application_no="", complainant=a_complainant(phone=phone, nik=""))
        register.complaints.record(intake, OFFICER, uuid4())
    who = a_complainant(phone="", nik="1901011208850001")
    intake = an_intake(description="Loket", application_no="503", complainant=who)
    register.complaints.record(intake, OFFICER, uuid4())
    assert [number[:4] for number in paged(register, ListQuery(text=text), 50)] == numbers


@pytest.mark.thorough
def test_what_happens_at_the_counter_is_what_the_filter_finds(register: Register, clock: OfficeClock) -> None:
    supervisor = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
    register.complaints.record(an_intake(), OFFICER, uuid4())
    second = register.complaints.record(a_letter(identity_copy=False), supervisor, uuid4()).complaint
    register.handling.cancel(second.subject, "Salah catat", supervisor, uuid4())

    def numbers(**only: Any) -> list[str]:
        return [line.number_text[:4] for line in register.lists.page(ListQuery(ListFilter(**only))).lines]

    assert numbers() == ["0002", "0001"]
    assert numbers(officer="Hendra Wijaya") == ["0002"]
    assert numbers(status="open") == ["0001"]
    assert numbers(incomplete=True) == ["0002"]
    assert numbers(late=True) == []
    clock.move(days=40)
    assert numbers(late=True) == ["0001"]
    assert numbers(period="this_month") == []


def plan(register: Register, sql: str, bound: tuple[object, ...]) -> str:
    steps = register.unit.connection.execute(f"EXPLAIN QUERY PLAN {sql}", bound).fetchall()
    return "; ".join(str(step[-1]) for step in steps)


def test_what_hardly_any_complaint_passes_is_looked_up_in_the_index_alone(register: Register) -> None:
    for only in (
        ListFilter(service="x"),
        ListFilter(service="other", team="other"),
        ListFilter(period="2026", late=True, incomplete=True, repeated=True),
    ):
        where = complaint_list.condition(only, OfficeTime(TODAY, "10.32"), canonical.lists(register.unit))
        sql = f"SELECT id FROM complaint INDEXED BY complaint_filter WHERE {where.sql} ORDER BY id DESC"
        assert "COVERING INDEX complaint_filter" in plan(register, sql, where.bound)


@pytest.mark.thorough
def test_a_filter_chooses_from_what_was_received_within_a_year(register: Register, clock: OfficeClock) -> None:
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(complaint_list.CHOSEN, ())
    assert register.lists.values() == nothing
    for service in ("izin usaha", "Izin trayek AKDP", "lama", ""):
        who = a_complainant(regency="pangkalpinang", district="Sako")
        register.complaints.record(an_intake(service=service, category="", complainant=who), OFFICER, uuid4())
    assert register.lists.values() == {
        **nothing,
        "service": ("HUB-01", "other"),
        "officer": (OFFICER.name,),
    }
    clock.move(days=367)
    assert register.lists.values()["service"] == ()
