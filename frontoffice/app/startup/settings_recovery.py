"""The settings of a data folder, as far as its files can be read."""

from __future__ import annotations

from datetime import datetime

from frontoffice import settings
from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import settings_from, validate_settings
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.settings import Settings, SettingsFailure


def was_set_up(where: Places) -> bool:
    """Whether this folder had a register once: its settings came after it, but for a desk that pulls its first."""
    try:
        found = settings.load(where.settings) or settings.load_previous(where.settings)
    except Unavailable as error:
        if error.code != SettingsFailure.DAMAGED:
            raise
        return True
    return found is not None and not found.centre.first_pull


def load_or_set_aside(where: Places, now: datetime, noticed: list[Unavailable]) -> Settings | None:
    """Load the settings; a damaged file is set aside under the moment ``now``, and that is ``noticed``."""
    try:
        return validate_settings(settings.load(where.settings), where.settings)
    except Unavailable as error:
        if error.code != SettingsFailure.DAMAGED:
            raise
        noticed.append(error)
        settings.set_aside(where.settings, f"{now:%Y%m%d-%H%M%S}")
        return None


def load_previous(where: Places) -> Settings | None:
    """Load what was saved before the present settings; None when that cannot be read or nothing can be kept by it."""
    try:
        return validate_settings(settings.load_previous(where.settings), where.settings)
    except Unavailable:
        return None


def authentic(
    where: Places, found: Settings, register: Register, now: datetime, noticed: list[Unavailable]
) -> Settings:
    """The settings that were found, if this program wrote them last for the desk of ``register``.

    Else the file is set aside and that is ``noticed``: what the journal says holds, and of the rest what was saved
    before the present settings, if that is this program's.
    """
    tags, is_there = register.unit.tags, where.settings.exists()
    if not tags.is_sealed or not tags.settings_version or (is_there and settings_tag.fits(where.settings, tags)):
        return found
    former = where.settings.with_name(where.settings.name + settings.PREVIOUS)
    is_former_ours = settings_tag.fits(former, tags, behind=1)
    if is_there or not is_former_ours:
        noticed.append(Unavailable(SettingsFailure.CHANGED, path=str(where.settings)))
    if is_there:
        settings.set_aside(where.settings, f"{now:%Y%m%d-%H%M%S}")
    before = (load_previous(where) if is_former_ours else None) or Settings()
    facts = register.configuration.last()
    return settings_from(facts, before) if facts else before
