"""A counter's settings as facts for the journal, and as the desk for the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import (
    CENTRE_SECONDS,
    CODE_PAGES,
    COLUMNS,
    DOTS,
    IDLE_MINUTES,
    Office,
    Printer,
    Settings,
    SettingsFailure,
)

if TYPE_CHECKING:
    from frontoffice.domain.entries.office_bodies import DeskConfiguredBody


def desk_of(known: Settings) -> Desk:
    """Desk for the register, from the settings."""
    return Desk(
        known.counter,
        known.counter_name,
        known.number_format,
        known.office.zone,
        gives_numbers=known.gives_numbers,
        training=known.training,
    )


def validate_settings(known: Settings | None, path: Path) -> Settings | None:
    """The settings, if a register can be kept by them; Unavailable (``settings_damaged``) when somebody wrote others.

    A zone that does not exist has no date, a format without its parts gives two complaints one number, and by a code
    page or dots out of bounds no resi can be laid out.
    """
    if known is None:
        return None
    try:
        numbering.check_counter(known.counter)
        numbering.check_format(known.number_format)
    except Refused as refused:
        raise Unavailable(SettingsFailure.DAMAGED, path=str(path)) from refused
    is_kept = known.idle_minutes in IDLE_MINUTES and known.centre.seconds in CENTRE_SECONDS
    mail_works = known.mail.is_usable and known.mailbox.is_usable
    parts_work = known.layout.is_drawable and mail_works and not any("\0" in path for path in _paths(known))
    printers_work = all(_can_be_laid_out(printer) for printer in (known.printer, *known.other_printers))
    if known.office.zone not in ZONES or not (is_kept and parts_work and printers_work):
        raise Unavailable(SettingsFailure.DAMAGED, path=str(path))
    return known


def _can_be_laid_out(printer: Printer) -> bool:
    in_bounds = printer.columns in COLUMNS and printer.dots in DOTS and printer.code_page in CODE_PAGES
    return in_bounds and "\0" not in printer.address


def _paths(known: Settings) -> tuple[str, ...]:
    """Paths of files and folders in the settings; no system opens one with a zero in it."""
    places = (place.folder for place in known.backup_places)
    folders = (known.scan_folder, known.sms_folder, known.form_folder, *places)
    return (*folders, known.layout.emblem, known.centre.root_certificate)


def facts_of(known: Settings) -> DeskConfiguredBody:
    """Facts of the settings for the journal: what stands on paper, gives numbers, and is decided by the office."""
    from frontoffice.domain.entries.office_bodies import DeskConfiguredBody

    return DeskConfiguredBody(
        office=dataclasses.asdict(known.office),
        counter=known.counter,
        counter_name=known.counter_name,
        number_format=known.number_format,
        training=known.training,
        gives_numbers=known.gives_numbers,
        plain_by=known.plain_by or None,
        plain_on=known.plain_on or None,
    )


def is_plain_by_decision(known: Settings, said: DeskConfiguredBody | None) -> bool:
    """Whether the office decided against encryption: the journal (``said``) says so, too, not the settings alone."""
    return (
        bool(known.plain_by) and said is not None and (said.plain_by, said.plain_on) == (known.plain_by, known.plain_on)
    )


def office_from(facts: DeskConfiguredBody, before: Settings) -> Settings:
    """Settings with the office and number format of another desk; counter and connection stay."""
    elsewhere = settings_from(facts, before)
    return dataclasses.replace(before, office=elsewhere.office, number_format=elsewhere.number_format)


def settings_from(facts: DeskConfiguredBody, before: Settings) -> Settings:
    """The settings as far as the journal remembers them; the rest, such as the printer, as it was ``before``."""
    names = {field.name for field in dataclasses.fields(Office)}
    kept = facts.office if isinstance(facts.office, Mapping) else {}
    office = Office(**{name: text for name, text in kept.items() if name in names})
    return dataclasses.replace(
        before,
        office=office,
        counter=facts.counter,
        counter_name=before.counter_name if facts.counter_name is None else facts.counter_name,
        number_format=before.number_format if facts.number_format is None else facts.number_format,
        training=bool(facts.training),
        gives_numbers=facts.gives_numbers is not False,
        plain_by=facts.plain_by or before.plain_by,
        plain_on=facts.plain_on or before.plain_on,
    )
