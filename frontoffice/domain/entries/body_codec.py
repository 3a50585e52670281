"""The codec of journal bodies: from a dataclass to its JSON object in the journal, and back field by field.

Other programs write what they like. A body is therefore read field by field, when a field is asked for: what a newer
program added is not seen, and a reader goes as far as its own fields go. Nothing is made or checked beforehand, which
costs a third of making the dataclass whole; what a value is must be checked by whoever takes it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, get_args

from frontoffice.domain.entries.body_parts import Part
from frontoffice.domain.entries.entry_bodies import Body
from frontoffice.domain.entries.office_bodies import Json

_B = TypeVar("_B", bound=Body | Part)


def encode(body: Body) -> dict[str, Any]:
    """Encode a body as the JSON object of the journal; what says nothing is left out."""
    return {name: value for name in FIELDS[type(body)] if (value := getattr(body, name)) is not None}


def decode(cls: type[_B], body: Json) -> _B:
    """Decode a body strictly, field by field; a missing obligatory field raises KeyError."""
    read: _B = _READERS[cls](body)
    return read


def outline(cls: type[_B], body: Json) -> _B:
    """Decode a body leniently, for display: a missing field is None."""
    read: _B = _OUTLINES[cls](body)
    return read


def _reader(cls: type[Any], *, is_whole: bool) -> Callable[[Json], Any]:
    """Build a function for reading JSON bodies lazily, as a subclass of ``cls``."""
    fields = {
        field.name: _mandatory_field(field.name)
        if is_whole and field.default is dataclasses.MISSING
        else _optional(field.name, None if field.default is dataclasses.MISSING else field.default)
        for field in dataclasses.fields(cls)
    }
    reader: Any = type(cls.__name__, (cls,), {"__slots__": ("raw",), "__repr__": _repr, **fields})
    new, keep = object.__new__, reader.raw.__set__

    def read(body: Json) -> Any:
        made = new(reader)
        keep(made, body)
        return made

    return read


def _mandatory_field(name: str) -> property:
    return property(lambda reader: reader.raw[name])


def _optional(name: str, default: object) -> property:
    return property(lambda reader: reader.raw.get(name, default))


def _repr(reader: Any) -> str:
    return f"{type(reader).__name__}({reader.raw!r})"


_CLASSES: Final[tuple[type[Any], ...]] = (*get_args(Body), *get_args(Part))
FIELDS: Final[Mapping[type[Any], tuple[str, ...]]] = {
    cls: tuple(field.name for field in dataclasses.fields(cls)) for cls in _CLASSES
}
_READERS: Final = {cls: _reader(cls, is_whole=True) for cls in _CLASSES}
_OUTLINES: Final = {cls: _reader(cls, is_whole=False) for cls in _CLASSES}
