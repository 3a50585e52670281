"""The tag of the settings file: nobody else sets this desk's centre, printers, backup places and counter.

It stands in a table of its own at the end of the file, with a version that counts up; the register's state knows the
newest, so an older file that is put back is noticed, too. The file is written first: one that is a version ahead is the
newest all the same. A register whose state knows none takes the file as it stands, once.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from frontoffice import settings as settings_file
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.register.storage import opening, tag_reading
from frontoffice.register.storage.authentication import Purpose
from frontoffice.register.storage.register_tags import RegisterTags
from frontoffice.settings import Settings, SettingsFailure

_TABLE: Final = "authentication"


def save(file: Path, settings: Settings, register: Register) -> None:
    """Write the settings of an open register's desk, with the next version.

    Raises Unavailable as ``settings.save`` does, and as the register does: then the file is a version ahead of it.
    """
    tags = register.unit.tags
    if tags.key is None or not tags.is_sealed:
        settings_file.save(file, settings)
        return
    version = max(tags.settings_version, _version(_table(file))) + 1
    tag = tags.key.tag(Purpose.SETTINGS, tags.desk, version, _canonical(dataclasses.asdict(settings)))
    settings_file.save(file, settings, {_TABLE: {"version": version, "tag": tag.hex()}})
    with register.unit.writing(announced=False):
        tags.settings_version = version


def fits(file: Path, tags: RegisterTags, *, behind: int = 0) -> bool:
    """Whether this program wrote the file last, or so many versions ``behind``; no file, and nothing is wrong."""
    if tags.key is None or not tags.is_sealed or not tags.settings_version or not file.exists():
        return True
    table = _table(file)
    version, kept = _version(table), table.pop(_TABLE, None)
    if not isinstance(kept, Mapping) or version < tags.settings_version - behind:
        return False
    try:
        tag = bytes.fromhex(kept["tag"])
    except (KeyError, TypeError, ValueError):
        return False
    return tags.key.fits(tag, Purpose.SETTINGS, tags.desk, version, _canonical(table))


def is_to_be_written(file: Path, tags: RegisterTags) -> bool:
    """Whether the file is missing, or the register's state knows of none."""
    return not file.exists() or (tags.key is not None and tags.is_sealed and not tags.settings_version)


def demand(where: Places) -> None:
    """Raise Unavailable (``settings_changed``) unless the file fits the register, for a command before opening it."""
    with (
        opening.disk(where.register),
        contextlib.closing(opening.reader(where.register)) as connection,
    ):
        tags = tag_reading.read_tags(connection, where.register, None)
    if not fits(where.settings, tags):
        raise Unavailable(SettingsFailure.CHANGED, path=str(where.settings))


def _table(file: Path) -> dict[str, Any]:
    """Parse the TOML file; nothing where it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}


def _version(table: Mapping[str, Any]) -> int:
    kept = table.get(_TABLE)
    version = kept.get("version") if isinstance(kept, Mapping) else None
    return version if type(version) is int else 0


def _canonical(table: Mapping[str, Any]) -> str:
    """One form of the settings, the same before they are written and as they are read."""
    return json.dumps(table, sort_keys=True, default=str)
