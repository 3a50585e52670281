from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any, get_type_hints

import pytest

from frontoffice.frozen import frozen

TEN = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)


@frozen
class CheapFact:
    """A value, its fields as they come in the program."""

    name: str
    count: int = 1
    hidden: str = field(default="", repr=False)
    facts: Mapping[str, int] = field(default_factory=dict)

    @property
    def doubled(self) -> int:
        """Something that is computed."""
        return self.count * 2


@dataclass(frozen=True, slots=True)
class DearFact:
    """The same, as Python makes it."""

    name: str
    count: int = 1
    hidden: str = field(default="", repr=False)
    facts: Mapping[str, int] = field(default_factory=dict)


@frozen
class Numbered(CheapFact):
    """One more field, and a look at what was given."""

    number: int = 0

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


@frozen
class Wide:
    """As many fields as those have that are filled in another way."""

    one: int
    two: int
    three: int
    four: int
    five: int
    six: int
    seven: int
    eight: int
    nine: int
    ten: int
    eleven: int = 11
    facts: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if type(self) is Wide and self.eleven < 0:
            raise ValueError(self.eleven)


class Wider(Wide):
    """A kind of it, which it stays."""

    __slots__ = ()


@frozen
class Single:
    """One field, which no tuple of C's is made of."""

    value: object


@frozen
class Nothing:
    """No field at all."""


@frozen
class Own:
    """What a class says of itself stays."""

    value: int

    def __repr__(self) -> str:
        return "own"


def test_it_is_what_dataclass_makes_of_the_same_class() -> None:
    given: tuple[tuple[Any, ...], ...] = (("a",), ("a", 2), ("a", 1, "s", {"x": 1}))
    for one in given:
        cheap, dear = CheapFact(*one), DearFact(*one)
        assert repr(cheap) == repr(dear).replace("DearFact", "CheapFact")
        assert dataclasses.asdict(cheap) == dataclasses.asdict(dear)
        assert dataclasses.astuple(cheap) == dataclasses.astuple(dear)
        assert cheap.doubled == 2 * dear.count
    assert CheapFact.__match_args__ == DearFact.__match_args__
    assert CheapFact.__slots__ == DearFact.__slots__  # type: ignore[attr-defined]
    assert get_type_hints(CheapFact.__init__) == get_type_hints(DearFact.__init__)
    assert CheapFact("a").facts is not CheapFact("a").facts
    wrongs: tuple[dict[str, Any], ...] = ({}, {"name": "a", "other": 1})
    for wrong in wrongs:
        with pytest.raises(TypeError):
            CheapFact(**wrong)


def test_it_cannot_be_changed() -> None:
    line = CheapFact("a")
    for name in ("name", "new"):
        with pytest.raises(FrozenInstanceError, match=f"assign to field '{name}'"):
            setattr(line, name, "b")
    with pytest.raises(FrozenInstanceError, match="delete field 'name'"):
        del line.name
    assert dataclasses.replace(line, name="b") == CheapFact("b")
    assert line == CheapFact("a")


def test_what_has_many_fields_is_as_frozen_and_of_its_own_class() -> None:
    for kind in (Wide, Wider):
        value = kind(*TEN, facts={"x": 1})
        assert type(value) is kind
        assert dataclasses.astuple(value) == (*TEN, 11, {"x": 1})
        for name in ("one", "new"):
            with pytest.raises(FrozenInstanceError, match=f"assign to field '{name}'"):
                setattr(value, name, 2)
        assert not hasattr(value, "__dict__")
    with pytest.raises(ValueError, match="-1"):
        Wide(*TEN, eleven=-1)
    with pytest.raises(TypeError):
        Wide(*TEN[:9])  # type: ignore[call-arg]


def test_values_are_equal_by_kind_and_by_every_field() -> None:
    assert CheapFact("a", 2) == CheapFact("a", 2)
    assert CheapFact("a", hidden="x") != CheapFact("a", hidden="y")
    assert Numbered("a") != CheapFact("a")
    assert Single(1) == Single(1) != Single((1,))
    assert Nothing() == Nothing()
    assert {Single("a"), Single("a"), Single("b")} == {Single("b"), Single("a")}
    assert hash(Numbered("a", facts=frozenset())) == hash(Numbered("a", facts=frozenset()))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        hash(CheapFact("a"))  # as of every value with a dict in it


def test_a_kind_of_it_has_the_fields_of_both_and_looks_at_them() -> None:
    assert Numbered("a", number=3) == Numbered("a", 1, "", {}, 3)
    with pytest.raises(ValueError, match="-1"):
        Numbered("a", number=-1)


def test_it_is_copied_and_sent_as_any_value() -> None:
    for value in (CheapFact("a", 2), Numbered("a", number=3), Single(None), Nothing(), Wide(*TEN)):
        assert copy.copy(value) == value == copy.deepcopy(value)
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301


def test_what_a_class_says_of_itself_stays() -> None:
    assert repr(Own(1)) == "own"
    assert Own(1) == Own(1)


@pytest.mark.parametrize(
    "kind", [{"init": False}, {"compare": False}, {"kw_only": True}, {"hash": False}], ids=lambda kind: next(iter(kind))
)
def test_what_it_does_not_know_is_refused_where_the_class_is_made(kind: dict[str, Any]) -> None:
    class Odd:
        """A field of another kind."""

        value: int = field(default=0, **kind)

    with pytest.raises(TypeError, match="value: only"):
        frozen(Odd)
