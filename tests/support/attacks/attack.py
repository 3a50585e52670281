"""One attack, what it may come to, and the scene in which it is carried out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import psycopg
from psycopg import Connection

from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import Link
from tests.support.centre_server import Centre
from tests.support.counters import Counter

THIEF: Final = "a counter's secret"
KEEPER: Final = "whoever keeps the database"
ACCOUNT: Final = "whoever sets up the computer"


class Verdict(StrEnum):
    """What an attack comes to."""

    REFUSED = "refused"
    HARMLESS = "harmless, and said"
    STANDS = "stands"


@dataclass(frozen=True)
class Seen:
    """What came of an attack, and by what or where it was seen."""

    verdict: Verdict
    words: str


@dataclass(frozen=True)
class Attack:
    """A row of the table: the class of attack, whose it is, what is done, what comes of it and by what or where seen."""

    code: str
    who: str
    deed: str
    verdict: Verdict
    by: str
    carried_out: Callable[[Scene], Seen]

    @property
    def name(self) -> str:
        """As its test is called."""
        return f"{self.code}-{self.deed}"


@dataclass
class Scene:
    """A centre, its counters, and the one whose secret was stolen; all of it is closed in the end."""

    centre: Centre
    folder: Path
    open: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    counters: list[Counter] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.open.close()
        for one in self.counters:
            one.register.close()

    def desk(self, series: str = "L1") -> Counter:
        """A desk with its register, enrolled."""
        self.counters.append(Counter(self.folder / f"{series}-{len(self.counters)}", self.centre, series))
        return self.counters[-1]

    def enrolled(self, label: str = "Loket curian") -> tuple[CentreAddress, str]:
        """The address and secret of a further device."""
        return self.centre.enrol(label)

    def stolen(self, label: str = "Loket curian") -> Link:
        """A session with a secret of its own, which is not this program's."""
        return self.opened(self.enrolled(label))

    def opened(self, known: tuple[CentreAddress, str]) -> Link:
        """A further session with that secret."""
        link = centre_connection.open_link(*known)
        self.open.callback(link.close)
        return link

    def office(self) -> Connection:
        """The centre's owner."""
        return self.open.enter_context(self.centre.connect())


def refused(words: str) -> Seen:
    """It was refused, by that."""
    return Seen(Verdict.REFUSED, words)


def harmless(words: str) -> Seen:
    """It came through and harmed nobody else; seen there."""
    return Seen(Verdict.HARMLESS, words)


def stands(words: str) -> Seen:
    """It came through."""
    return Seen(Verdict.STANDS, words)


def refusals(link: Connection, statements: Iterable[str | tuple[str, Sequence[Any]]]) -> str:
    """By which SQLSTATEs all of ``statements`` were refused; "" where one of them was not."""
    states = set()
    for one in statements:
        statement, parameters = one if isinstance(one, tuple) else (one, None)
        try:
            link.execute(statement.encode(), parameters)
        except psycopg.Error as error:
            states.add(error.sqlstate or "closed")
        else:
            link.execute("ROLLBACK")
            return ""
        if not link.closed:
            link.execute("ROLLBACK")
    return ", ".join(sorted(states))


def by_statements(*statements: str) -> Callable[[Scene], Seen]:
    """An attack that consists of statements, each of which a stolen secret's session tries."""

    def carried_out(scene: Scene) -> Seen:
        states = refusals(scene.stolen(), statements)
        return refused(states) if states else stands("one of them was carried out")

    return carried_out


def attempt(deed: Callable[[], object]) -> str:
    """The SQLSTATE and detail with which the server refused, "" where it did not."""
    try:
        deed()
    except psycopg.Error as error:
        detail = error.diag.message_detail or error.diag.message_primary or ""
        return f"{error.sqlstate}: {detail.split(': ')[-1]}"
    return ""


def table(rows: Iterable[tuple[Attack, Seen]], server: str) -> str:
    """The table of what was tried, as Markdown."""
    every = sorted(rows, key=lambda row: (int(row[0].code[1:]), row[0].deed))
    counts = {verdict: sum(seen.verdict is verdict for _, seen in every) for verdict in Verdict}
    said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    lines = [f"# Attacks on PostgreSQL {server}: {len(every)}: {said}", ""]
    lines += ["| class | by | attack | verdict | by what, or where it is seen | in this run |", "| --- " * 6 + "|"]
    lines += [
        f"| {one.code} | {one.who} | {one.deed} | {seen.verdict} | {one.by} | {seen.words} |" for one, seen in every
    ]
    return "\n".join(lines) + "\n"
