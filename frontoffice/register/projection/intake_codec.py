"""An intake as it is written in an entry's body, and read again from any desk's."""

from __future__ import annotations

import dataclasses
import itertools
import operator
from collections.abc import Mapping
from typing import Any, Final

from frontoffice.domain.calendar.dates import parse_day
from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind

_DATES: Final = frozenset({"received_on", "service_date", "event_date"})


def intake_body(intake: Intake) -> dict[str, Any]:
    """An intake as it stands in an entry's body: text, booleans and nested complainant, dates in ISO form."""
    fields = dict(zip(_INTAKE, _INTAKE_VALUES(intake), strict=True))
    for name in _DATES:
        fields[name] = fields[name].isoformat() if fields[name] else None
    return fields | {"complainant": complainant_body(intake.complainant)}


def complainant_body(who: Complainant) -> dict[str, str]:
    """A complainant as it stands in an entry's body."""
    return dict(zip(_COMPLAINANT, _COMPLAINANT_VALUES(who), strict=True))


def read_complainant(body: Mapping[str, Any]) -> Complainant:
    """The inverse of :func:`complainant_body`; what a later version added is left out."""
    who = dict(zip(_COMPLAINANT, map(body.get, _COMPLAINANT, itertools.repeat("")), strict=True))
    who["identity"] = Identity(body["identity"])
    if {*map(type, who.values())} != {str, Identity}:
        raise TypeError("a complainant is text")
    return Complainant(*who.values())


def read_intake(body: Mapping[str, Any]) -> Intake:
    """The inverse of :func:`intake_body`; what a later version added is left out.

    Values go by their places: names that were read from a body are compared with each of the constructor's.
    """
    fields = dict(zip(_INTAKE, map(body.get, _INTAKE, _NOTHING), strict=True))
    if {*map(type, map(fields.get, _TEXTS))} != {str} or {*map(type, map(fields.get, _FLAGS))} != {bool}:
        raise TypeError("an intake is text, and yes or no")
    for name in _DATES:
        if fields[name]:
            fields[name] = parse_day(fields[name])
        else:
            fields[name] = None
    fields["kind"] = Kind(fields["kind"])
    fields["complainant"] = read_complainant(body["complainant"])
    return Intake(*fields.values())


_FLAGS: Final = tuple(field.name for field in dataclasses.fields(Intake) if field.default is False)
_TEXTS: Final = tuple(
    field.name for field in dataclasses.fields(Intake) if field.name not in {*_FLAGS, *_DATES, "kind", "complainant"}
)
_INTAKE: Final = tuple(field.name for field in dataclasses.fields(Intake))
_NOTHING: Final = tuple(
    None if field.default is dataclasses.MISSING else field.default for field in dataclasses.fields(Intake)
)
_COMPLAINANT: Final = tuple(field.name for field in dataclasses.fields(Complainant))
_INTAKE_VALUES, _COMPLAINANT_VALUES = operator.attrgetter(*_INTAKE), operator.attrgetter(*_COMPLAINANT)


def apply_changes(intake: Intake, changes: Mapping[str, Any]) -> Intake:
    """An intake as an amendment changes it: what stood and what stands there now, by the fields' flat names.

    What a later version added is left out. Raises what UNREADABLE names for anything else than such pairs.
    """
    fields, known = intake_body(intake), flat(intake)
    for name, pair in changes.items():
        if not isinstance(pair, list):
            raise TypeError(pair)
        _, new = pair
        if name in known:
            place, _, inner = name.rpartition(".")
            (fields[place] if place else fields)[inner] = new
    return read_intake(fields)


def flat(intake: Intake) -> dict[str, Any]:
    """Its fields by name, the complainant's own as ``complainant.name``."""
    fields = intake_body(intake)
    who = fields.pop("complainant")
    return fields | {f"complainant.{name}": value for name, value in who.items()}
