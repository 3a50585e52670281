"""An intake as it is written in an entry's body, and read again from any desk's."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping
from typing import Any, Final

from frontoffice.domain.calendar.dates import parse_day
from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind

_DATES: Final = frozenset({"received_on", "service_date", "event_date"})


def intake_body(intake: Intake) -> dict[str, Any]:
    """An intake as it stands in an entry's body: text, booleans and nested complainant, dates in ISO form."""
    fields = {name: getattr(intake, name) for name in _INTAKE}
    for name in _DATES:
        fields[name] = fields[name].isoformat() if fields[name] else None
    return fields | {"complainant": complainant_body(intake.complainant)}


def complainant_body(who: Complainant) -> dict[str, str]:
    """A complainant as it stands in an entry's body."""
    return {name: getattr(who, name) for name in _COMPLAINANT}


def read_complainant(body: Mapping[str, Any]) -> Complainant:
    """The inverse of :func:`complainant_body`; what a later version added is left out."""
    who = {name: value for name, value in body.items() if name in _COMPLAINANT}
    if {*map(type, who.values())} - {Identity} != {str}:
        raise TypeError("a complainant is text")
    return Complainant(**who | {"identity": Identity(who["identity"])})


def read_intake(body: Mapping[str, Any]) -> Intake:
    """The inverse of :func:`intake_body`; what a later version added is left out."""
    fields = {name: body[name] for name in _INTAKE if name in body}
    who = {name: value for name, value in body["complainant"].items() if name in _COMPLAINANT}
    texts = {*map(type, map(fields.get, _TEXTS, itertools.repeat(""))), *map(type, who.values())}
    if texts - {Identity} != {str} or {*map(type, map(fields.get, _FLAGS, itertools.repeat(False)))} != {bool}:
        raise TypeError("an intake is text, and yes or no")
    for name in _DATES & fields.keys():
        fields[name] = parse_day(fields[name]) if fields[name] else None
    who["identity"] = Identity(who["identity"])
    fields["kind"] = Kind(fields["kind"])
    fields["complainant"] = Complainant(**who)
    return Intake(**fields)


_FLAGS: Final = tuple(field.name for field in dataclasses.fields(Intake) if field.default is False)
_TEXTS: Final = tuple(
    field.name for field in dataclasses.fields(Intake) if field.name not in {*_FLAGS, *_DATES, "kind", "complainant"}
)
_INTAKE: Final = tuple(field.name for field in dataclasses.fields(Intake))
_COMPLAINANT: Final = tuple(field.name for field in dataclasses.fields(Complainant))


def flat(intake: Intake) -> dict[str, Any]:
    """Its fields by name, the complainant's own as ``complainant.name``."""
    fields = intake_body(intake)
    who = fields.pop("complainant")
    return fields | {f"complainant.{name}": value for name, value in who.items()}
