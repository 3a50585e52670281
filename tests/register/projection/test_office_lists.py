from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from frontoffice import assets
from frontoffice.domain.choices import Choice, ListName, meanings
from frontoffice.domain.complaint import CHANNELS, Channel, Manner
from frontoffice.domain.limits import CYCLE, Limit, Unit
from frontoffice.domain.people import Role
from frontoffice.register.projection import office_lists
from frontoffice.register.projection.office_lists import CHANNEL, KIND, OWN
from frontoffice.register.register import Register
from tests.support.examples import an_officer

ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


def test_a_channel_of_the_office_comes_after_those_of_the_procedure(register: Register) -> None:
    added = Channel("radio", "Radio", Manner.ORAL, active=False)
    register.reference_data.set_channel(added, ADMINISTRATOR, uuid4())
    assert tuple(office_lists.channels(register.unit.connection).values()) == (*CHANNELS, added)


def test_a_limit_that_the_office_set_takes_the_place_of_the_shipped_one(register: Register) -> None:
    shipped = office_lists.limits(register.unit.connection)
    limit = Limit(CYCLE, "Siklus", 9, Unit.CALENDAR_DAYS)
    register.reference_data.set_limit(limit, ADMINISTRATOR, uuid4())
    limits = office_lists.limits(register.unit.connection)
    assert limits.by_code[CYCLE] == limit
    assert limits.by_code.keys() == shipped.by_code.keys()


def test_every_shipped_limit_names_the_rule_that_it_rests_on(register: Register) -> None:
    sources = office_lists.limit_sources()
    assert sources.keys() == office_lists.limits(register.unit.connection).by_code.keys()
    assert all(sources.values())
    assert all("diganti" in source for source in sources.values() if "62/2018" in source)


def test_channels_of_the_office_stand_by_name_and_a_renamed_one_of_the_procedure_in_its_place(
    register: Register,
) -> None:
    zebra, apple = Channel("a", "Zebra", Manner.WRITTEN), Channel("z", "Apel", Manner.ORAL)
    renamed = Channel(CHANNELS[1].code, "Lain", CHANNELS[1].manner)
    for channel in (zebra, renamed, apple):
        register.reference_data.set_channel(channel, ADMINISTRATOR, uuid4())
    whole = (CHANNELS[0], renamed, *CHANNELS[2:], apple, zebra)
    assert tuple(office_lists.channels(register.unit.connection).values()) == whole


def test_every_shipped_choice_has_a_code_of_its_own_and_is_meant_by_its_name() -> None:
    for of, choices in office_lists.load_defaults().items():
        assert len({one.code for one in choices}) == len(choices)
        meant = meanings(of, choices, (), {})
        assert [meant.code(one.name) for one in choices] == [one.code for one in choices]


@pytest.mark.thorough
def test_sectors_are_those_of_the_services_and_retired_with_the_last_of_them(register: Register) -> None:
    for code, active in (("x", True), ("y", False)):
        service = Choice(code, f"Layanan {code}", f"Sektor {code}", active)
        register.reference_data.set_choice(ListName.SERVICE, service, ADMINISTRATOR, uuid4())
    found = {one.name: one.active for one in register.reference_data.choices(ListName.SECTOR)}
    assert (found["ESDM"], found["Sektor x"], found["Sektor y"]) == (True, True, False)


@pytest.mark.parametrize(
    ("name", "code"), [("Penundaan berlarut", "penundaan-berlarut"), ("Café, 2", "cafe-2"), ("…", "x")]
)
def test_a_new_line_has_a_code_in_plain_letters(name: str, code: str) -> None:
    assert office_lists.code_of(name, ()) == code
    assert office_lists.code_of(name, {code, f"{code}-2"}) == f"{code}-3"


def test_of_a_list_those_lines_hold_that_it_may_be_long(register: Register) -> None:
    connection = register.unit.connection
    half = "n" * (office_lists.LONGEST_LIST // 2 - 2)
    for of in ("team", "alias.team"):
        for code, name in (("c", "beyond it"), ("a", half), ("b", half)):
            connection.execute(
                'INSERT INTO choice (list, code, name, "group", active) VALUES (?, ?, ?, ?, 1)', (of, code, name, "a")
            )
    meant = office_lists.meanings(connection)[ListName.TEAM]
    assert meant.choices.keys() == meant.aliases.keys() == {"a", "b"}


def test_every_shipped_list_names_what_it_rests_on_line_by_line_where_it_is_a_file() -> None:
    sources = office_lists.list_sources()
    assert sources.keys() == {*ListName, CHANNEL, KIND}
    assert {of for of, source in sources.items() if source == OWN} == {ListName.TEAM, ListName.AGENCY}
    assert all(sources.values())
    for file in ("services.csv", "regions.csv", "limits.csv", "printers.csv"):
        assert all(row["source"].strip() for row in assets.rows(file)), file
    assert all(row["dasar"].strip() for row in assets.rows("calendar/holidays.csv"))


def test_that_the_office_compared_a_list_is_an_entry_and_the_newest_holds(register: Register) -> None:
    lists = register.reference_data
    for day in (date(2026, 11, 20), date(2026, 11, 24)):
        assert (ListName.CATEGORY in lists.list_unchecked_sources()) == (day == date(2026, 11, 20))
        lists.check_list(ListName.CATEGORY, day, ADMINISTRATOR, uuid4())
    assert lists.list_unchecked_sources().keys() == {*ListName, CHANNEL, KIND} - {
        ListName.CATEGORY,
        ListName.TEAM,
        ListName.AGENCY,
    }
    assert lists.list_checked_on(ListName.CATEGORY) == date(2026, 11, 24)
    assert lists.meanings()[ListName.CATEGORY].choices.keys() == {
        one.code for one in office_lists.load_defaults()[ListName.CATEGORY]
    }
