"""Bodies as tests read and write them: whole and of the declared types, or as another program would write them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Officer
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import complaint_projection, reference_data_projection
from frontoffice.register.projection.appending import heads
from frontoffice.register.unit_of_work import UnitOfWork

_B = TypeVar("_B")
_TYPES: Final[Mapping[str, type]] = {
    "str": str,
    "int": int,
    "bool": bool,
    "Json": dict,
    "list[str]": list,
    "list[Any]": list,
}


class Field(NamedTuple):
    """A field of a body: the types of JSON that it may have, and whether it must be there."""

    name: str
    types: frozenset[type]
    is_needed: bool


def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """The fields of a body or of a part of one, as it is declared."""
    return tuple(
        Field(
            field.name,
            frozenset(_TYPES[part] for part in str(field.type).split(" | ") if part != "None"),
            field.default is dataclasses.MISSING,
        )
        for field in dataclasses.fields(cls)
    )


def whole(cls: type[_B], body: Mapping[str, Any]) -> _B | None:
    """The body with every field of its declared type, None for one that is no such body."""
    read = {}
    for name, types, is_needed in fields_of(cls):
        value = body.get(name)
        if value is None and not is_needed:
            continue
        if type(value) not in types:
            return None
        read[name] = value
    return cls(**read)


def append_any(
    unit: UnitOfWork,
    action: UUID,
    subject: UUID,
    kind: str,
    body: Mapping[str, Any],
    by: Officer,
    *,
    number: Number | None = None,
) -> None:
    """Append what no verb of this program writes, and bring the tables after it; inside a transaction only."""
    now, before = unit.now(), journal.story(unit.connection, subject)
    new = NewEntry(action, subject, kind, dict(body), now, by.name, str(by.role), number, parents=heads(before))
    after = (*before, journal.append(unit.connection, unit.origin, new, now, unit.desk.zone))
    complaint_projection.project(unit.connection, subject, before, after)
    reference_data_projection.project(unit.connection, subject, after, before)
    unit.forget()
