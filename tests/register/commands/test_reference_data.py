from __future__ import annotations

import dataclasses
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import CHANNELS, Channel, Manner
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.people import May, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.journal import ids
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from tests.support.examples import a_letter, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
WHATSAPP = Channel("whatsapp", "WhatsApp", Manner.WRITTEN)


def test_the_channels_of_the_procedure_are_there_in_its_order(register: Register) -> None:
    assert tuple(register.reference_data.channels().values()) == CHANNELS


@pytest.mark.thorough
def test_an_administrator_adds_a_channel_that_sets_its_rules(register: Register) -> None:
    register.reference_data.set_channel(WHATSAPP, ADMINISTRATOR, uuid4())
    assert register.reference_data.channels()["whatsapp"] == WHATSAPP
    undated = refusal(lambda: register.complaints.record(an_intake(channel="whatsapp"), OFFICER, uuid4()))
    assert undated == ("received_on", "received_on_missing", {})
    assert (
        register.complaints.record(a_letter(channel="whatsapp"), OFFICER, uuid4()).complaint.channel_name == "WhatsApp"
    )


@pytest.mark.thorough
def test_a_renamed_channel_renames_nothing_that_was_written(register: Register) -> None:
    register.reference_data.set_channel(WHATSAPP, ADMINISTRATOR, uuid4())
    complaint = register.complaints.record(a_letter(channel="whatsapp"), OFFICER, uuid4()).complaint
    register.reference_data.set_channel(dataclasses.replace(WHATSAPP, name="Pesan WA"), ADMINISTRATOR, uuid4())
    assert register.complaints.get(complaint.subject).channel_name == "WhatsApp"
    assert (
        register.complaints.record(
            a_letter(channel="whatsapp", external_id="2"), OFFICER, uuid4()
        ).complaint.channel_name
        == "Pesan WA"
    )


def test_a_retired_channel_is_still_known(register: Register) -> None:
    register.reference_data.set_channel(dataclasses.replace(CHANNELS[4], active=False), ADMINISTRATOR, uuid4())
    assert not register.reference_data.channels()["fax"].active
    assert list(register.reference_data.channels()) == [channel.code for channel in CHANNELS]


def test_lists_outlive_the_program(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.reference_data.set_channel(WHATSAPP, ADMINISTRATOR, uuid4())
    with closing(a_register(tmp_path)) as register:
        assert register.reference_data.channels()["whatsapp"] == WHATSAPP


def test_an_officer_does_not_keep_the_lists(register: Register) -> None:
    lists, limit = register.reference_data, Limit("cycle", "Siklus", 5, Unit.WORKING_DAYS)
    for verb in (
        lambda: lists.set_channel(WHATSAPP, OFFICER, uuid4()),
        lambda: lists.set_choice(ListName.SERVICE, Choice("x", "", "ESDM"), OFFICER, uuid4()),
        lambda: lists.set_limit(limit, OFFICER, uuid4()),
    ):
        assert refusal(verb) == not_allowed(OFFICER, May.KEEP_LISTS)
    assert register.maintenance.verify().entries == 0


def test_what_has_no_name_is_refused(register: Register) -> None:
    nameless = dataclasses.replace(WHATSAPP, name=" \0 ")
    service = Choice("x", " ", "ESDM")
    for verb in (
        lambda: register.reference_data.set_channel(nameless, ADMINISTRATOR, uuid4()),
        lambda: register.reference_data.set_choice(ListName.SERVICE, service, ADMINISTRATOR, uuid4()),
    ):
        assert refusal(verb) == ("name", "name_missing", {})


def test_services_stand_by_sector_and_name_each_with_its_own_code(register: Register) -> None:
    services = register.reference_data.choices(ListName.SERVICE)
    assert len(services) > 30
    assert len({service.code for service in services}) == len(services)
    order = [(service.group.casefold(), service.name.casefold()) for service in services]
    assert order == sorted(order)


@pytest.mark.thorough
def test_a_service_is_added_renamed_and_retired(register: Register) -> None:
    new = Choice("ipr-uji", "IPR uji coba", "ESDM")
    register.reference_data.set_choice(ListName.SERVICE, new, ADMINISTRATOR, uuid4())
    assert new in register.reference_data.choices(ListName.SERVICE)
    later = dataclasses.replace(new, name="IPR", active=False)
    register.reference_data.set_choice(ListName.SERVICE, later, ADMINISTRATOR, uuid4())
    assert later in register.reference_data.choices(ListName.SERVICE)
    assert new not in register.reference_data.choices(ListName.SERVICE)


@pytest.mark.thorough
def test_a_channel_that_could_not_be_kept_is_not_offered(tmp_path: Path) -> None:
    disk = FaultyDisk("lists")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        assert "whatsapp" not in register.reference_data.channels()
        disk.fail(1, 1_000, apsw.FullError)
        with pytest.raises(Unavailable):
            register.reference_data.set_channel(WHATSAPP, ADMINISTRATOR, uuid4())
        disk.heal()
        assert "whatsapp" not in register.reference_data.channels()
    disk.unregister()


@pytest.mark.thorough
def test_lists_that_cannot_be_read_are_unavailable_to_every_verb(tmp_path: Path) -> None:
    disk = FaultyDisk("choices-disk")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        disk.reads_fail = True
        disk.fail(1, 1_000, apsw.IOError)
        officer, intake = an_officer(), an_intake()
        for verb in (
            lambda: register.complaints.record(intake, officer, uuid4()),
            lambda: register.complaints.problems(intake),
            lambda: register.complaints.preview(intake, officer),
        ):
            with pytest.raises(Unavailable):
                verb()
        disk.heal()


def test_a_limit_that_cannot_be_meant_is_refused(register: Register) -> None:
    limit = Limit("cycle", "Siklus", 0, Unit.WORKING_DAYS)
    refused = refusal(lambda: register.reference_data.set_limit(limit, ADMINISTRATOR, uuid4()))
    assert refused[:2] == ("amount", "amount_out_of_range")


@pytest.mark.thorough
def test_a_choice_is_kept_clean_and_a_retry_keeps_it_once(register: Register) -> None:
    action = uuid4()
    for _ in range(2):
        register.reference_data.set_choice(ListName.SERVICE, Choice("x", " IPR ", " ESDM\0 "), ADMINISTRATOR, action)
    assert Choice("x", "IPR", "ESDM") in register.reference_data.choices(ListName.SERVICE)
    (line,) = register.complaints.story(ids.subject("service", "x"))
    assert (line.officer, line.body) == (
        "Yuliana Putri",
        {"list": "service", "code": "x", "name": "IPR", "group": "ESDM", "active": True},
    )


def test_a_limit_is_kept_with_its_unit(register: Register) -> None:
    limit = Limit("cycle", "Siklus", 5, Unit.WORKING_DAYS)
    register.reference_data.set_limit(limit, ADMINISTRATOR, uuid4())
    assert register.reference_data.limits.by_code["cycle"] == limit
    (line,) = register.complaints.story(ids.subject("limit", "cycle"))
    assert (line.body["group"], line.body["active"]) == ("5 working_days", True)


def test_a_renamed_choice_counts_what_was_recorded_under_its_former_name(register: Register) -> None:
    register.reference_data.set_choice(ListName.SERVICE, Choice("lama", "Izin Lama", "ESDM"), ADMINISTRATOR, uuid4())
    action = uuid4()
    for _ in range(2):
        register.reference_data.set_choice(ListName.SERVICE, Choice("lama", "Izin Baru", "ESDM"), ADMINISTRATOR, action)
    meant = register.reference_data.meanings()[ListName.SERVICE]
    assert (meant.code("Izin Lama"), meant.code("Izin Baru"), dict(meant.aliases)) == (
        *("lama", "lama", {"Izin Lama": "lama"}),
    )
    register.reference_data.set_choice(ListName.SERVICE, Choice("lain", "Izin Lama", "ESDM"), ADMINISTRATOR, uuid4())
    assert register.reference_data.meanings()[ListName.SERVICE].code("Izin Lama") == "lain"


@pytest.mark.thorough
def test_what_was_typed_becomes_a_choice_in_all_its_spellings(register: Register) -> None:
    for service in ("Izin Kapal", "kapal wisata"):
        register.complaints.record(an_intake(service=service), OFFICER, uuid4())
    choice = Choice("kapal", "Izin Kapal", "Perhubungan")
    register.reference_data.set_choice(ListName.SERVICE, choice, ADMINISTRATOR, uuid4(), ("Izin Kapal", "kapal wisata"))
    assert register.typed_texts.of(ListName.SERVICE) == ()
    assert len(register.lists.page(ListQuery(ListFilter(service="kapal"))).lines) == 2


@pytest.mark.thorough
def test_an_alias_is_taken_back_and_what_it_was_for_is_none_again(register: Register) -> None:
    lists = register.reference_data
    lists.set_aliases(ListName.SERVICE, ["Lama", "LAMA!"], "HUB-01", ADMINISTRATOR, uuid4())
    assert lists.meanings()[ListName.SERVICE].code("LAMA!") == "HUB-01"
    lists.set_aliases(ListName.SERVICE, ["Lama", "LAMA!"], "", ADMINISTRATOR, uuid4())
    assert lists.meanings()[ListName.SERVICE].code("LAMA!") == "other"


def test_an_alias_is_of_some_text_to_a_choice_that_there_is_and_of_who_may(register: Register) -> None:
    lists = register.reference_data
    for texts, code, found in (((), "HUB-01", "text_missing"), (("Lama",), "HUB-99", "choice_unknown")):
        with pytest.raises(Refused) as refused:
            lists.set_aliases(ListName.SERVICE, texts, code, ADMINISTRATOR, uuid4())
        assert [problem.code for problem in refused.value.problems] == [found]
    long = Choice("x", "x" * 301)
    assert refusal(lambda: lists.set_choice(ListName.TEAM, long, ADMINISTRATOR, uuid4())) == (
        *("name", "too_long", {"length": 301, "most": 300}),
    )
    assert refusal(lambda: lists.set_aliases(ListName.SERVICE, ["Lama"], "HUB-01", OFFICER, uuid4())) == not_allowed(
        OFFICER, May.KEEP_LISTS
    )


def test_the_choices_of_a_list_stand_by_group_and_name(register: Register) -> None:
    districts = register.reference_data.choices(ListName.DISTRICT)
    assert [one.group for one in districts] == sorted(one.group for one in districts)
    assert register.reference_data.choices(ListName.AGENCY) == ()


def test_the_phrases_that_come_with_the_program_are_those_of_a_new_office(register: Register) -> None:
    shipped = register.reference_data.phrases()
    assert [one.name for one in shipped] == sorted((one.name for one in shipped), key=str.casefold)
    assert all(one.active and one.text for one in shipped)


def test_a_phrase_is_added_changed_and_retired_by_who_keeps_the_lists(register: Register) -> None:
    lists, shipped = register.reference_data, register.reference_data.phrases()
    new = Phrase("salam", "Salam", "Dengan hormat,\n\nPengaduan {nomor}")
    lists.set_phrase(dataclasses.replace(new, name=" Salam\n", text=f" {new.text} "), ADMINISTRATOR, uuid4())
    assert [one for one in lists.phrases() if one not in shipped] == [new]
    changed = dataclasses.replace(shipped[0], text="Lain {batas}", active=False)
    lists.set_phrase(changed, ADMINISTRATOR, uuid4())
    assert changed in lists.phrases()
    assert len(lists.phrases()) == len(shipped) + 1
    assert refusal(lambda: lists.set_phrase(new, OFFICER, uuid4())) == not_allowed(OFFICER, May.KEEP_LISTS)


def test_a_phrase_with_something_in_braces_that_nothing_fills_is_refused(register: Register) -> None:
    for text, code in (("Yth. {bapak}", "placeholder_unknown"), (" ", "text_missing")):
        write = partial(register.reference_data.set_phrase, Phrase("x", "X", text), ADMINISTRATOR, uuid4())
        assert refusal(write)[1] == code
    lists = register.reference_data
    assert refusal(lambda: lists.set_phrase(Phrase("x", " ", "Isi"), ADMINISTRATOR, uuid4()))[1] == "name_missing"


def test_a_phrase_counts_for_no_list_of_choices(register: Register) -> None:
    before = {of: meant.choices for of, meant in register.reference_data.meanings().items()}
    register.reference_data.set_phrase(Phrase("salam", "Salam", "Izin Trayek"), ADMINISTRATOR, uuid4())
    assert {of: meant.choices for of, meant in register.reference_data.meanings().items()} == before
