"""The history of a world as it is written while it runs: one JSON object a line, in the world's order.

``step``  a step begins: its number, name and desk.
``desk``  a desk begins with an empty file: its name and series, and of which class its device is where that counts.
``office_key``  the office's public key, where it signs.
``held``  what a store holds after a step that it did not hold before it: entries in its chains (``came``), and beside
          them in its forks or in quarantine (``aside``); what it no longer holds there (``gone``, ``aside_gone``); the
          numbers of what came.
``acknowledged``  an officer was answered that an entry stands: the entry, its number if it got one.
``marked``  a word that stands in what was written about a subject, and nowhere else in the world.
``carried_out``  the office had a subject's words erased.
``rest``  from here on nothing happens but rounds and the office's merging; ``merged`` at its end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Number = tuple[str, int, int]
# What may destroy what a store held, by the step's name: a desk's file or the centre came back older, or anew.
DESTROYS = {"desk": {"put_back", "replace"}, "centre": {"centre_put_back"}}
# What lets two papers have one number: two lives of one file, or one that does not know what it gave.
DOUBLES = {"copy", "put_back", "replace"}


class HistoryWriter:
    """Writes a world's history to ``path``."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w", encoding="utf-8")
        self.step = 0

    def write(self, what: str, **facts: Any) -> None:
        """One event; identities are given as bytes."""
        self._file.write(json.dumps({"at": self.step, "what": what} | facts, default=_hex) + "\n")

    def close(self) -> None:
        """The world is over."""
        self._file.close()


def _hex(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else sorted(value)


@dataclass(frozen=True)
class Event:
    """One line of a history."""

    at: int
    what: str
    facts: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]

    def entries(self, name: str) -> set[bytes]:
        """The identities under that name."""
        return {bytes.fromhex(one) for one in self.facts.get(name, ())}


@dataclass
class StoreState:
    """What a store held at a moment: in chains, and beside them."""

    chains: set[bytes] = field(default_factory=set)
    aside: set[bytes] = field(default_factory=set)

    def take(self, event: Event) -> None:
        """A ``held`` event has happened."""
        self.chains = self.chains - event.entries("gone") | event.entries("came")
        self.aside = self.aside - event.entries("aside_gone") | event.entries("aside")

    @property
    def everything(self) -> set[bytes]:
        """All that it has of the world's entries."""
        return self.chains | self.aside


def read(path: Path) -> tuple[Event, ...]:
    """The history in ``path``."""
    with path.open(encoding="utf-8") as lines:
        parsed = [json.loads(line) for line in lines]
    return tuple(Event(one.pop("at"), one.pop("what"), one) for one in parsed)


def walk(history: Iterable[Event]) -> Iterator[tuple[Event, str, dict[str, StoreState]]]:
    """Each event with the name of the step that it belongs to and what every store held before it."""
    stores: dict[str, StoreState] = {}
    step = ""
    for event in history:
        if event.what == "step":
            step = event["name"]
        yield event, step, stores
        if event.what == "held":
            stores.setdefault(event["store"], StoreState()).take(event)
        elif event.what == "desk":
            stores[event["name"]] = StoreState()


def held_at_last(history: Iterable[Event], until: str = "") -> dict[str, StoreState]:
    """What every store held when an event of the kind ``until`` happened, or at the end."""
    stores: dict[str, StoreState] = {}
    for event, _, known in walk(history):
        stores = known
        if event.what == until:
            return {name: StoreState(set(one.chains), set(one.aside)) for name, one in known.items()}
    return stores


def numbers(history: Iterable[Event]) -> dict[bytes, Number]:
    """Every number that ever stood in a store, by its entry."""
    found: dict[bytes, Number] = {}
    for event in history:
        for entry, (series, year, no) in event.facts.get("numbers", {}).items():
            found[bytes.fromhex(entry)] = (series, year, no)
        if event.what == "acknowledged" and event.facts.get("number"):
            series, year, no = event["number"]
            found[bytes.fromhex(event["entry"])] = (series, year, no)
    return found
