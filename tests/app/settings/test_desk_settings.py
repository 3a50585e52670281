from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from frontoffice.app.settings.desk_settings import (
    desk_of,
    facts_of,
    is_plain_by_decision,
    settings_from,
    validate_settings,
)
from frontoffice.domain.entries.body_codec import encode, outline
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.errors import Unavailable
from frontoffice.settings import BackupPlace, Centre, Mail, Office, Printer, Settings, Transport

SETTINGS = Settings(
    office=Office(address="Jalan Pulau Bangka", zone="WITA"), counter="L7", counter_name="Loket 7", training=True
)
OFFICE = dataclasses.asdict(SETTINGS.office)


def test_what_the_journal_remembers_gives_the_settings_back() -> None:
    assert settings_from(facts_of(SETTINGS), Settings()) == SETTINGS
    plain = dataclasses.replace(SETTINGS, plain_by="Budi Penyelia", plain_on="2026-11-24")
    assert settings_from(facts_of(plain), Settings()) == plain
    assert not {"plain_by", "plain_on"} & encode(facts_of(SETTINGS)).keys(), "as it was written before"


def test_a_decision_against_encryption_is_what_the_journal_says_too() -> None:
    plain = dataclasses.replace(SETTINGS, plain_by="Budi Penyelia", plain_on="2026-11-24")
    assert is_plain_by_decision(plain, facts_of(plain))
    another_day = dataclasses.replace(plain, plain_on="2026-11-25")
    for said in (
        None,
        facts_of(SETTINGS),
        facts_of(another_day),
        facts_of(dataclasses.replace(plain, plain_by="Siti")),
    ):
        assert not is_plain_by_decision(plain, said)
    assert not is_plain_by_decision(SETTINGS, facts_of(plain))
    assert not is_plain_by_decision(SETTINGS, facts_of(SETTINGS))


@pytest.mark.parametrize(
    "known",
    [
        SETTINGS,
        dataclasses.replace(SETTINGS, idle_minutes=0, centre=Centre(seconds=1)),
        dataclasses.replace(SETTINGS, idle_minutes=240, centre=Centre(seconds=86_400)),
        dataclasses.replace(SETTINGS, printer=Printer(columns=32), other_printers=(Printer(columns=42),)),
        dataclasses.replace(
            SETTINGS, printer=Printer(dots=1200, code_page=255), mail=Mail(port=65_535, security="tls")
        ),
        None,
    ],
)
def test_settings_by_which_a_register_can_be_kept_stay(known: Settings | None) -> None:
    assert validate_settings(known, Path("settings.toml")) == known


@pytest.mark.parametrize(
    "odd",
    [
        {"counter": "L 1"},
        {"number_format": "{year}"},
        {"office": Office(zone="CET")},
        {"idle_minutes": 241},
        {"idle_minutes": -1},
        {"centre": Centre(seconds=0)},
        {"centre": Centre(seconds=86_401)},
        {"printer": Printer(columns=40)},
        {"other_printers": (Printer(columns=0),)},
        {"printer": Printer(code_page=256)},
        {"printer": Printer(dots=-8)},
        {"other_printers": (Printer(dots=1_000_000),)},
        {"printer": Printer(address="/dev/usb\0lp0")},
        {"mail": Mail(port=0)},
        {"mail": Mail(security="none")},
        {"scan_folder": "/srv\0/scan"},
        {"backup_places": (BackupPlace("/media\0"),)},
    ],
)
def test_settings_by_which_none_can_be_kept_are_damage(odd: dict[str, Any]) -> None:
    with pytest.raises(Unavailable) as unavailable:
        validate_settings(dataclasses.replace(SETTINGS, **odd), Path("settings.toml"))
    assert (unavailable.value.code, unavailable.value.facts) == ("settings_damaged", {"path": "settings.toml"})


def test_the_printer_is_not_remembered() -> None:
    printing = dataclasses.replace(SETTINGS, printer=Printer("P", Transport.NETWORK, "10.0.0.9"))
    assert facts_of(printing) == facts_of(SETTINGS)


def test_what_a_later_version_remembers_besides_is_left_out() -> None:
    facts = outline(DeskConfiguredBody, encode(facts_of(SETTINGS)) | {"office": OFFICE | {"motto": "Melayani"}})
    assert settings_from(facts, Settings()) == SETTINGS


def test_the_desk_has_the_zone_of_the_office() -> None:
    desk = desk_of(SETTINGS)
    assert (desk.counter, desk.counter_name, desk.zone) == ("L7", "Loket 7", "WITA")


def test_what_is_not_remembered_stays_as_it_was_before() -> None:
    before = Settings(printer=Printer("P", Transport.NETWORK, "10.0.0.9"), idle_minutes=3)
    assert settings_from(facts_of(SETTINGS), before) == dataclasses.replace(
        SETTINGS, printer=before.printer, idle_minutes=3
    )


def test_a_desk_that_gives_no_numbers_never_becomes_a_counter_by_losing_its_settings() -> None:
    reading = dataclasses.replace(SETTINGS, gives_numbers=False)
    assert settings_from(facts_of(reading), Settings()).gives_numbers is False
    from_before = dataclasses.replace(facts_of(SETTINGS), gives_numbers=None)
    assert settings_from(from_before, Settings()).gives_numbers is True
