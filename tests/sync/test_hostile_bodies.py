"""Whatever bytes a hostile counter writes as a body, the centre's views read of them what the desks read."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import Connection

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS, OF_THE_OFFICE
from frontoffice.domain.limits import Target, target_body
from frontoffice.domain.people import Role
from frontoffice.register.journal import entry_authority, story_line
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold
from frontoffice.sync.link import centre_connection
from tests.support import hostile_bodies
from tests.support.centre_server import CentreServer, new_centre
from tests.support.drawn import examples
from tests.support.examples import TODAY
from tests.support.viewed_desk import COLUMNS, FACTS, ReportingTool, ViewedDesk, expected_story, without_erasures

_Wire = tuple[Any, ...]
_BODY: Final = COLUMNS.index("body")
_PATH: Final = ("review", "analyse", "decide", "inform", "act", "verify", "convey", "unsatisfied", "analyse")
_TARGET: Final = target_body(Target(TODAY))
_DUE: Final = {"due_on": "2026-12-10", "due_provisional": False, "calendar": "2026.3"}
_OF_STEPS: Final[dict[str, Any]] = {
    "target": _TARGET,
    "late": {"days": 2, "why": "x"},
    "due": _DUE | {"due_provisional": True},
    "level": "high",
    "outcome": "proven",
    "agency": "X",
    "ground": "late",
}
_OF_REVIEWS: Final = {
    "level": "high",
    "category": "Tidak patut",
    "target": _TARGET,
    "team": {"officers": "A", "technical": "T", "agency": "Z"},
}
_ATTACKED: Final = (
    *(
        kind
        for kind in KINDS
        if kind not in OF_THE_OFFICE and not kind.startswith(("consultation", "attachment", "box"))
    ),
    *(EntryKind.STEPPED, EntryKind.AMENDED, EntryKind.RECORDED) * 5,
    *(EntryKind.REVIEWED, EntryKind.DUE_MOVED) * 2,
)


def _step(step: str, on: str = "2026-11-24") -> tuple[str, dict[str, Any]]:
    if step == Step.REVIEW:
        return EntryKind.REVIEWED, {"note": "", "by": "", "on": on}
    body: dict[str, Any] = {"step": step, "on": on, "text": "x", "by": "", "cycle": 1}
    if step == Step.DECIDE:
        body["target"] = _TARGET
    if step == Step.INFORM:
        body |= {"late": {"days": 1, "why": "sakit"}, "due": _DUE}
    return EntryKind.STEPPED, body


def _example(kind: str, last: UUID, chance: random.Random) -> dict[str, Any]:
    """A body of that kind as the program writes it, with more in it than most have."""
    if kind == EntryKind.STEPPED:
        more = [name for name in _OF_STEPS if chance.random() < 0.3]
        return (
            _step(chance.choice([*Step]))[1]
            | {name: _OF_STEPS[name] for name in more}
            | {"step": chance.choice([*Step])}
        )
    body = encode(chance.choice(KINDS[kind].examples))
    if kind == EntryKind.REVIEWED and chance.random() < 0.7:
        body |= _OF_REVIEWS
    if kind == EntryKind.AMENDED and chance.random() < 0.6:
        body |= chance.choice(({"step": "reclassify"}, {"target": _TARGET, "cycle": 1}))
    if kind == EntryKind.STEP_CORRECTED:
        body["entry"] = str(last)
    return body


class _Attack:
    """A counter that writes complaints of which one entry or some are hostile."""

    def __init__(self, desk: ViewedDesk, chance: random.Random) -> None:
        self.desk, self.chance = desk, chance

    def complaint(self, no: int) -> tuple[UUID, list[_Wire]]:
        """One complaint; gives its rows."""
        begun, chance = len(self.desk.rows), self.chance
        kind = chance.choice(_ATTACKED)
        subject = new_id()
        if chance.random() < 0.1:  # before there is a complaint
            self._attack(subject, chance.choice(_ATTACKED[:-1]), subject)
        if kind == EntryKind.RECORDED:
            self._record(subject, no, hostile=True)
        else:
            self._record(subject, no)
        last, gone = subject, chance.randrange(len(_PATH))
        for step in _PATH[:gone]:
            last = self._honest(subject, step, last)
        for _ in range(chance.choice((1, 1, 1, 2, 3)) if kind != EntryKind.RECORDED else 0):
            written = self._attack(subject, kind, last)
            last = written if chance.random() < 0.7 else last
        if chance.random() < 0.5:
            self._honest(subject, _PATH[gone], last, "2026-11-25")
        return subject, self.desk.rows[begun:]

    def _record(self, subject: UUID, no: int, *, hostile: bool = False) -> None:
        other = ViewedDesk.__new__(ViewedDesk)  # only for what it would write
        other.chain, other.rows = self.desk.chain.branch(), []
        other.record(no)
        body = bytes(other.rows[0][_BODY])
        if hostile:
            body = hostile_bodies.written(json.loads(body), KINDS[EntryKind.RECORDED].bodies[0], self.chance)
        self.desk.write(subject, EntryKind.RECORDED, {}, raw_body=body, entry_id=subject, number=("L1", 2026, no))

    def _honest(self, subject: UUID, step: str, last: UUID, on: str = "2026-11-24") -> UUID:
        kind, body = _step(step, on)
        return self.desk.write(subject, kind, body, parents=[last], role=str(Role.SUPERVISOR))

    def _attack(self, subject: UUID, kind: str, last: UUID) -> UUID:
        chance = self.chance
        body = _example(kind, last, chance)
        if kind == EntryKind.ERASED:
            body["subject"] = str(subject)
        when: dict[str, Any] = {"v": chance.choice((0, -1, 2, 1 << 62))} if chance.random() < 0.1 else {}
        if chance.random() < 0.12:
            when[chance.choice(("occurred_at", "recorded_at"))] = chance.choice(hostile_bodies.MOMENTS)
        raw = hostile_bodies.written(body, KINDS[kind].bodies[0], chance)
        seen = last if chance.random() < 0.85 else subject
        role = chance.choice([str(Role.SUPERVISOR), chance.choice([*map(str, Role), "petugas"])])
        return self.desk.write(subject, kind, {}, raw_body=raw, parents=[seen], role=role, **when)


def _lines(rows: Sequence[_Wire]) -> list[StoryLine]:
    """Rows as a desk reads them."""
    plain = [tuple(value.bytes if isinstance(value, UUID) else value for value in row) for row in rows]
    return [story_line.line(row, row[_BODY]) for row in sorted(plain, key=lambda row: (row[4], row[5]))]


@pytest.fixture(scope="module")
def link(centre_server: CentreServer) -> Iterator[tuple[Connection, ReportingTool]]:
    """A counter's session, and that of a tool that reads the views."""
    made = new_centre(centre_server)
    with made.connect() as report, centre_connection.open_link(*made.enrol()) as counter:
        report.execute("UPDATE journal.centre SET chains = 1000000")  # one for each example
        yield counter, ReportingTool(made, report)
    made.drop()


def test_a_step_that_one_reader_alone_could_read_is_taken_nowhere(link: tuple[Connection, ReportingTool]) -> None:
    counter, report = link
    desk, made = ViewedDesk(counter), []
    for unread in ("NaN", "1e200000", "1.0", "9" * 20, '"\\ud800","zz":"x"'):
        subject = last = desk.record()
        last = desk.write(subject, *_step("review"), parents=[last])
        body = f'{{"step":"analyse","on":"2026-11-24","zz":{unread}}}'.encode()
        desk.write(subject, EntryKind.STEPPED, {}, raw_body=body, parents=[last])
        folded = complaint_fold.fold(_lines(desk.rows[-3:]))
        assert folded is not None
        made.append((subject, str(folded.status)))
    desk.push()
    asked = "SELECT subject, status FROM office.complaints WHERE subject = ANY (%s) ORDER BY subject"
    shown = report.execute(asked, ([subject for subject, _ in made],)).fetchall()
    assert shown == sorted(made)
    assert {status for _, status in made} == {"reviewed"}


@pytest.mark.thorough
@settings(max_examples=examples(10))
@given(seed=st.integers(0, 2**32))
def test_a_complaint_of_hostile_entries_stands_at_the_centre_where_it_stands_at_the_counters(
    link: tuple[Connection, ReportingTool], seed: int
) -> None:
    counter, report = link
    desk = ViewedDesk(counter)
    attack = _Attack(desk, random.Random(seed))  # noqa: S311
    made = dict(attack.complaint(no) for no in range(1, 101))
    desk.push()
    asked = f"SELECT subject, {FACTS} FROM office.complaints WHERE subject = ANY (%s)"
    shown = {subject: tuple(facts) for subject, *facts in report.execute(asked, ([*made],)).fetchall()}
    for subject, rows in made.items():
        lines = without_erasures(entry_authority.mark_by_rights({}, subject, _lines(rows)))
        folded = complaint_fold.fold_case(lines)
        bodies = [row[_BODY] for row in rows]
        if folded is None:
            assert subject not in shown, bodies
        else:
            assert shown[subject] == expected_story(*folded), bodies
