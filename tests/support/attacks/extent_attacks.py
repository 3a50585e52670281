"""Variants of what a stolen counter says of others' series, desks and days: beside what an extent names, and a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries import body_codec
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.numbering import Number
from frontoffice.errors import Refused
from frontoffice.register.journal import ids
from tests.support.attacks.attack import THIEF, Attack, Scene, Seen, Verdict, harmless, stands
from tests.support.attacks.office_attacks import Pair, asking_nobody, plain, travel, written
from tests.support.attacks.signed_attacks import certified
from tests.support.bodies import append_any
from tests.support.counters import SUPERVISOR, Counter

FAR: Final = date(2099, 12, 31)


def next_number(victim: Counter, expected: int) -> Seen:
    """What the attacked desk gives next."""
    try:
        given = victim.record(1)[0].number
    except Refused as error:
        return stands(f"the desk gives no number: {error.problems[0].code}")
    words = f"the next resi is {given.series}/{given.year}/{given.no}"
    return harmless(words) if given == Number("L1", 2026, expected) else stands(words)


def resumed(thief: Counter, about: UUID, series: object, known: int, last: int) -> None:
    body = {"series": series, "year": 2026, "known": known, "last": last, "evidence": "paper", "why": "x", "by": "x"}
    written(thief, about, "numbers.resumed", body)


def under_another_subject(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    own, other = ids.subject("numbers", "L9"), ids.subject("numbers", "L1")
    for about, series in ((own, "L1"), (other, "L9"), (own, "L1 "), (other, ["L1"]), (uuid4(), "L1")):
        resumed(thief, about, series, 1, 5_000)
    travel(thief, victim)
    return next_number(victim, 2)


def with_a_number_of_its_own(scene: Scene, pair: Pair = plain) -> Seen:
    """The columns say the thief's series, the body the other's, and the other way round."""
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    example = {"year": 2026, "known": 1, "last": 5_000, "evidence": "paper", "why": "x", "by": "x"}
    for series, column in (("L1", "L9"), ("L9", "L1")):
        body, number = example | {"series": series}, Number(column, 2026, 4_000)
        written(thief, ids.subject("numbers", series), "numbers.resumed", body, number=number)
    travel(thief, victim)
    return next_number(victim, 2)


def step_by_step(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    for known in range(1, 200_000, 9_999):
        resumed(thief, ids.subject("numbers", "L1"), "L1", known, known + 9_999)
    travel(thief, victim)
    return next_number(victim, 2)


def far_days(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    example = body_codec.encode(KINDS[EntryKind.DAY_CLOSED].examples[0])
    days = (date(2026, 11, 24), date(2026, 11, 25), FAR)
    for day in days:
        for subject, series in (("L1", "L1"), ("L9", "L1"), ("L1", "L9")):
            body = example | {"series": series, "day": day.isoformat()}
            written(thief, ids.closing(subject, day), "day.closed", body)
    travel(thief, victim)
    rows = victim.register.unit.connection.execute("SELECT count(*) FROM day_closed WHERE series = 'L1'").fetchone()
    try:
        victim.register.closing.close(date(2026, 11, 24), "L1", "", SUPERVISOR, uuid4())
    except Refused as error:
        return stands(f"{rows} days of L1 are closed; its desk closes none: {error.problems[0].code}")
    return harmless("no day of L1 is closed but by its desk") if rows == (0,) else stands(f"{rows} days are closed")


def far_clock(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record(1)
    travel(victim, thief)
    thief.clock.set(thief.clock().replace(year=2099))
    example = body_codec.encode(KINDS[EntryKind.NOTED].examples[0])
    written(thief, complaint.subject, "note.written", example)
    travel(thief, victim)
    notices = [str(one.code) for one in victim.register.notices()]
    seen = next_number(victim, 2)
    late = [str(one.code) for one in victim.register.notices()]
    return stands(f"the desk says {late}") if late != notices else seen


def satisfied(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record()
    travel(victim, thief)
    body = body_codec.encode(KINDS[EntryKind.STEPPED].examples[0]) | {"step": str(Step.SATISFIED)}
    written(thief, complaint.subject, "handling.stepped", body)
    travel(thief, victim)
    status = victim.register.complaints.get(complaint.subject).status
    return stands(f"at the desk: {status}") if status is Status.SATISFIED else harmless(f"at the desk: {status}")


def satisfied_when_conveyed(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record()
    travel(victim, thief)
    stolen = asking_nobody(thief)
    body = body_codec.encode(KINDS[EntryKind.STEPPED].examples[0])
    for step in (
        Step.REVIEW,
        Step.ANALYSE,
        Step.DECIDE,
        Step.INFORM,
        Step.ACT,
        Step.VERIFY,
        Step.CONVEY,
        Step.SATISFIED,
    ):
        with stolen.unit.writing():
            append_any(
                stolen.unit, uuid4(), complaint.subject, "handling.stepped", body | {"step": str(step)}, SUPERVISOR
            )
    travel(thief, victim)
    status = victim.register.complaints.get(complaint.subject).status
    return stands(f"at the desk: {status}") if status is not Status.REGISTERED else harmless(f"at the desk: {status}")


def supervisor_away(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record()
    travel(victim, thief)
    body = body_codec.encode(KINDS[EntryKind.ABSENCE_SET].examples[0]) | {"last": "2099-12-31"}
    written(thief, about := uuid4(), "absence.set", body | {"by": str(SUPERVISOR.officer_id)}, entry_id=about)
    travel(thief, victim)
    said = [one.name for one in victim.register.absences.present_and_future()]
    return stands(f"away: {said}") if said else harmless("nobody is away")


_KEPT: Final = "kept, shown as tanpa wewenang, and does not apply (domain/authority)"
_REVOKED: Final = "the entry stays in the story with its chain's device; revoke --since takes it back"
_VARIANTS: Final[tuple[tuple[str, str, Callable[..., Seen], Verdict, Verdict], ...]] = (
    (
        "S11",
        "let another's series leap, under its own series' subject",
        under_another_subject,
        Verdict.STANDS,
        Verdict.HARMLESS,
    ),
    (
        "S11",
        "let another's series leap, with its own series' number beside it",
        with_a_number_of_its_own,
        Verdict.STANDS,
        Verdict.HARMLESS,
    ),
    ("S11", "let another's series leap step by step", step_by_step, Verdict.STANDS, Verdict.HARMLESS),
    (
        "S11",
        "close another's days until 2099, under its own series' subject too",
        far_days,
        Verdict.STANDS,
        Verdict.HARMLESS,
    ),
    ("S11", "write with a clock of 2099", far_clock, Verdict.HARMLESS, Verdict.HARMLESS),
    ("S10", "call another's new case satisfied", satisfied, Verdict.HARMLESS, Verdict.HARMLESS),
    ("S10", "lead another's case to satisfied", satisfied_when_conveyed, Verdict.STANDS, Verdict.HARMLESS),
    (
        "S10",
        "say as a supervisor that somebody is away until 2099",
        supervisor_away,
        Verdict.STANDS,
        Verdict.STANDS,
    ),
)


def _rows() -> Iterator[Attack]:
    for code, deed, carried_out, without, with_key in _VARIANTS:
        by = _REVOKED if without is Verdict.STANDS else "what does not follow from the case is shown and takes no step"
        yield Attack(code, THIEF, deed, without, by, partial(carried_out, pair=plain))
        by = _REVOKED if with_key is Verdict.STANDS else _KEPT
        name = f"{deed} (office's key in use)"
        yield Attack(code, THIEF, name, with_key, by, partial(carried_out, pair=certified))


ATTACKS: Final = tuple(_rows())
