"""Frozen values whose classes are cheap to make: what the way to the sign-in page reads in.

``dataclass(frozen=True)`` writes six functions for each class and compiles them at each start, half a millisecond a
class before Python 3.13, a tenth of that way in all. Here the constructor alone is compiled; comparing, hashing,
showing, copying and refusing to be changed are the same few functions for every class. Otherwise it is a dataclass with
slots, which ``fields``, ``replace`` and ``asdict`` know.
"""

from __future__ import annotations

import sys
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Value]) -> type[Value]:
    """Make a class a frozen dataclass with slots. Fields may have a default and ``repr=False``, or TypeError."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    known = fields(made)
    for one in known:
        if not (one.init and one.compare and one.hash is None) or one.kw_only:
            raise TypeError(f"{cls.__qualname__}.{one.name}: only a default and repr=False are known here")
    given: dict[str, Any] = {
        "__init__": _constructor(made, known),
        "__repr__": _repr_of([one.name for one in known if one.repr]),
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
        **_comparing(made, [one.name for one in known]),
    }
    for name, function in given.items():
        if name not in cls.__dict__:  # the class may have its own
            setattr(made, name, function)
    return made  # type: ignore[no-any-return]


_WIDE: Final = 12  # fields


def _constructor(made: type, known: tuple[Field[Any], ...]) -> Any:
    """The constructor, with the names and defaults of the fields; a factory is called for what was not given.

    A wide value is of a class of the same slots that can be set while it is filled, in a third of the time.
    """
    defaults: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    parameters, lines = ["self"], []
    is_wide = len(known) >= _WIDE and made.__bases__ == (object,)
    if is_wide:
        defaults["_open"] = type(made.__name__, (), {"__slots__": tuple(one.name for one in known)})
        lines += ["  its = self.__class__", "  _set(self, '__class__', _open)"]
    for one in known:
        default, value = f"_default_{one.name}", one.name
        if one.default_factory is not MISSING:
            defaults[default] = one.default_factory
            parameters.append(f"{one.name}=_missing")
            value = f"{default}() if {one.name} is _missing else {one.name}"
        elif one.default is not MISSING:
            defaults[default] = one.default
            parameters.append(f"{one.name}={default}")
        else:
            parameters.append(one.name)
        lines.append(f"  self.{one.name} = {value}" if is_wide else f"  _set(self, {one.name!r}, {value})")
    if is_wide:
        lines.append("  self.__class__ = its")
    if hasattr(made, "__post_init__"):
        lines.append("  self.__post_init__()")
    source = f"def make({', '.join(defaults)}):\n def __init__({', '.join(parameters)}):\n"
    there: dict[str, Any] = {}
    exec(f"{source}{chr(10).join(lines) or '  pass'}\n return __init__", sys.modules[made.__module__].__dict__, there)  # noqa: S102
    function = there["make"](**defaults)
    function.__qualname__ = f"{made.__qualname__}.__init__"
    function.__annotations__ = {**{one.name: one.type for one in known}, "return": None}
    return function


def _comparing(made: type, names: list[str]) -> dict[str, Any]:
    """Equality, hash and copying by the values of all fields, which one call of C reads."""
    values: Any = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return {
        "__eq__": equals,
        "__hash__": lambda self: hash(values(self)),
        "__reduce__": lambda self: (made, values(self)),
    }


def _repr_of(names: list[str]) -> Any:
    def shown(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return shown


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
