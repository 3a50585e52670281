"""What a stolen counter writes as itself: entries of its own chain that say what is not its to say."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries import body_codec
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands import officers
from frontoffice.register.journal import ids, origins
from frontoffice.register.queries import handovers
from frontoffice.register.queries.box_openings import BoxOpenings
from frontoffice.register.register import Register
from frontoffice.sync.office import erasing
from tests.support.attacks.attack import THIEF, Attack, Scene, Seen, Verdict, harmless, stands
from tests.support.bodies import append_any
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.examples import SECRET as PIN
from tests.support.examples import an_officer

SECOND: Final = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


Pair = Callable[[Scene], tuple[Counter, Counter]]
"""A desk, and the stolen counter, whose program does what the thief wants."""


def plain(scene: Scene) -> tuple[Counter, Counter]:
    """Both as in an office without a key."""
    return scene.desk("L1"), scene.desk("L9")


def same_series(scene: Scene) -> tuple[Counter, Counter]:
    """Both with the same code."""
    return scene.desk("L1"), scene.desk("L1")


def travel(*desks: Counter) -> None:
    """One round each, in this order."""
    for one in desks:
        one.sync()


def asking_nobody(thief: Counter) -> Register:
    """The stolen counter's register, whose program does not know any more what the office certified it for."""
    with (unit := thief.register.unit).writing():
        unit.connection.execute("DELETE FROM chain_right")
    unit.forget()
    return thief.register


def erasure(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record(description="Rahasiasekali")
    travel(victim, thief)
    stolen = asking_nobody(thief)
    stolen.handling.cancel(complaint.subject, "x", SUPERVISOR, uuid4())
    stolen.erasures.erase(complaint.subject, "palsu", (SUPERVISOR, SECOND), uuid4())
    travel(thief, victim)
    left = victim.register.complaints.get(complaint.subject)
    with scene.centre.connect() as office:
        (kept,) = office.execute("SELECT count(*) FROM journal.payload").fetchone() or (0,)
    if left.erased:
        return stands(f"the desk deleted the words; {kept} bodies stay at the centre until the office carries it out")
    return harmless(f"the words stay at the desk, {kept} bodies at the centre")


def erased_by_keeper(scene: Scene, pair: Pair = plain) -> Seen:
    """The same with whoever keeps the database, who writes there that the office agreed."""
    victim, thief = pair(scene)
    victim.confirms = False
    (complaint,) = victim.record(description="Rahasiasekali")
    travel(victim, thief)
    stolen = asking_nobody(thief)
    stolen.handling.cancel(complaint.subject, "x", SUPERVISOR, uuid4())
    stolen.erasures.erase(complaint.subject, "palsu", (SUPERVISOR, SECOND), uuid4())
    travel(thief)
    with scene.centre.connect() as keeper:
        for waiting in erasing.waiting(keeper):
            erasing.carry_out(keeper, waiting)
    travel(victim)
    offered = [one.by_entry for one in victim.register.erasure_offers.all()]
    hidden = victim.register.complaints.get(complaint.subject).erased
    for by_entry in offered:
        victim.register.erasure_offers.keep(by_entry, SUPERVISOR)
    left = victim.register.complaints.get(complaint.subject)
    words = f"hidden: {hidden}, offered: {len(offered)}; kept, the complaint says {left.intake.description!r}"
    return harmless(words) if left.intake.description == "Rahasiasekali" else stands(words)


def disabled(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    boss = victim.register.officers.add("Budi Penyelia", Role.SUPERVISOR, "Kepala", PIN, None, uuid4())
    travel(victim, thief)
    gone = officers.body(dataclasses.replace(boss, active=False), "x")
    with (unit := thief.register.unit).writing():
        append_any(unit, uuid4(), boss.officer_id, "officer.set", body_codec.encode(gone), SUPERVISOR)
    travel(thief, victim)
    try:
        victim.register.officers.sign_in(boss.officer_id, PIN)
    except Refused as error:
        return stands(f"the supervisor does not sign in: {error.problems[0].code}")
    return harmless("the supervisor signs in")


def cancelled(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record()
    travel(victim, thief)
    asking_nobody(thief).handling.cancel(complaint.subject, "x", SUPERVISOR, uuid4())
    travel(thief, victim)
    status = victim.register.complaints.get(complaint.subject).status
    return stands(f"at the desk: {status}") if status is Status.CANCELLED else harmless(f"at the desk: {status}")


def numbers(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    thief.record(1)
    travel(victim, thief)
    done = victim.sync()
    shown = victim.numbers().count(("L1", 1))
    if done.twice:
        return stands(f"{shown} complaints of L1/1, the desk says {done.twice}")
    return harmless(f"{shown} complaints of L1/1 are kept, one of them without authority; none is called twice")


def series(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    unit = thief.register.unit
    body = {"series": "L1", "origin": str(unit.origin), "why": "x", "by": "x"}
    with unit.writing():
        append_any(unit, uuid4(), ids.subject("series", "L1"), "series.taken", body, SUPERVISOR)
    travel(thief, victim)
    try:
        victim.record(1)
    except Refused as error:
        return stands(f"the desk gives no number: {error.problems[0].code}")
    return harmless("the desk goes on giving numbers")


def channel(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    travel(victim, thief)
    reference_data = asking_nobody(thief).reference_data
    channel = next(one for one in reference_data.channels().values() if one.active)
    reference_data.set_channel(dataclasses.replace(channel, active=False), SUPERVISOR, uuid4())
    travel(thief, victim)
    now = victim.register.reference_data.channels()[channel.code]
    return harmless("the channel stays") if now.active else stands("the channel is gone at the desk")


def settings(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    written = DeskConfiguredBody(counter="L1", office={}, number_format=victim.register.desk.number_format)
    victim.register.configuration.record(written, SUPERVISOR)
    victim.record(1)
    travel(victim, thief)
    desk = ids.subject("desk", str(origins.first(victim.register.unit.connection)))
    false = body_codec.encode(dataclasses.replace(written, counter="L7"))
    with (unit := thief.register.unit).writing():
        append_any(unit, uuid4(), desk, "desk.configured", false, SUPERVISOR)
    travel(thief, victim)
    try:
        victim.record(1)
    except Refused as error:
        return stands(f"the desk gives no number: {error.problems[0].code}")
    return harmless("the desk goes on giving numbers")


def written(thief: Counter, subject: UUID, kind: str, body: Mapping[str, Any], **columns: Any) -> None:
    """Have the stolen counter write an entry of its own making, in a supervisor's name."""
    with (unit := thief.register.unit).writing():
        append_any(unit, columns.pop("entry_id", uuid4()), subject, kind, dict(body), SUPERVISOR, **columns)


def _resumed(thief: Counter, known: int, last: int) -> None:
    body = {"series": "L1", "year": 2026, "known": known, "last": last, "evidence": "paper", "why": "x", "by": "x"}
    written(thief, ids.subject("numbers", "L1"), "numbers.resumed", body)


def leap(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    _resumed(thief, 1, 999_999_998)
    _resumed(thief, 999_989_000, 999_999_998)  # as if the series had come so far
    travel(thief, victim)
    (complaint,) = victim.record(1)
    words = f"the next resi is {complaint.number.no}"
    return harmless(words) if complaint.number.no == 2 else stands(words)


def short_leap(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    _resumed(thief, 1, 9_000)
    travel(thief, victim)
    last = victim.register.numbering.last_known().no
    return harmless("the series goes on as it was") if last == 1 else stands(f"the series goes on after {last}")


def voided(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    block = victim.register.slips.reserve(3, "Listrik padam", SUPERVISOR, uuid4())
    travel(victim, thief)
    numbers = list(range(block.first, block.last + 1))
    body = {"series": "L1", "year": block.year, "numbers": numbers, "why": "x", "by": "x"}
    written(thief, ids.subject("numbers", "L1"), "numbers.voided", body)
    travel(thief, victim)
    is_open = len(victim.register.slips.open())
    return harmless(f"{is_open} slips are open") if is_open == len(numbers) else stands(f"{is_open} slips are open")


def closed_days(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    example = body_codec.encode(KINDS[EntryKind.DAY_CLOSED].examples[0])
    for day in (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)):
        written(thief, ids.closing("L1", day), "day.closed", example | {"series": "L1", "day": day.isoformat()})
    travel(thief, victim)
    (many,) = victim.register.unit.connection.execute("SELECT count(*) FROM day_closed").fetchone() or (0,)
    return stands(f"{many} days of L1 are closed") if many else harmless("no day of L1 is closed")


def handed(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    example = body_codec.encode(KINDS[EntryKind.SHIFT_HANDED].examples[0])
    day = date(2026, 11, 24)
    body = example | {"series": "L1", "day": day.isoformat()}
    written(thief, handovers.subject(day, "L1"), "shift.handed", body)
    travel(thief, victim)
    with (unit := victim.register.unit).reading():
        said = [one.to_name for one in handovers.of_day(unit.connection, day, "L1")]
    return stands(f"L1 was handed to {said}") if said else harmless("L1 was handed to nobody")


def opened(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record(1)
    travel(victim, thief)
    example = body_codec.encode(KINDS[EntryKind.BOX_OPENED].examples[0]) | {"series": "L1"}
    number = Number("kotak/L1", 2026, 999_999_998)
    written(thief, about := uuid4(), "box.opened", example, entry_id=about, number=number)
    travel(thief, victim)
    goes_on = BoxOpenings(victim.register.unit).find_open()
    return stands("an opening goes on at L1") if goes_on else harmless("no opening goes on at L1")


def letters(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.register.documents.set_number_format("{no}/PGD/{year}", SUPERVISOR, uuid4())
    (complaint,) = victim.record(1)
    travel(victim, thief)
    body = body_codec.encode(KINDS[EntryKind.DOCUMENT].examples[0])
    number = Number("surat/L1", 2026, 999_999_998)
    written(thief, complaint.subject, "document.made", body, number=number)
    travel(thief, victim)
    said = victim.register.documents.next_number()
    return harmless(f"the next letter is {said}") if said == "1/PGD/2026" else stands(f"the next letter is {said}")


def set_up(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    right = DeskConfiguredBody(counter="L1", office={"name": "DPMPTSP"}, number_format="{no:4}/PGD-{counter}/{year}")
    victim.register.configuration.record(right, SUPERVISOR)
    travel(victim, thief)
    false = dataclasses.replace(right, counter="L9", office={"name": "Kantor Palsu"})
    thief.register.configuration.record(false, SUPERVISOR)
    travel(thief, victim)
    said = victim.register.configuration.last_anywhere()
    words = f"a desk that joins is offered {said.office if said else None}"
    return stands(words) if said is None or said.office != right.office else harmless(words)


def holiday(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record()
    travel(victim, thief)
    calendar = asking_nobody(thief).calendar
    day = DayOff(date(2026, 12, 1), LOCAL, "palsu", "SE 1/2026")
    calendar.accept(calendar.preview([day]), "x", SUPERVISOR, uuid4())
    travel(thief, victim)
    moved = any(one.name == "palsu" for one in victim.register.calendar.days(2026))
    return (
        stands("the false day stands in the desk's calendar") if moved else harmless("the desk's calendar is its own")
    )


def of_another_role(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record()
    travel(victim, thief)
    body = body_codec.encode(KINDS[EntryKind.CANCELLED].examples[0])
    with (unit := thief.register.unit).writing():
        append_any(unit, uuid4(), complaint.subject, "complaint.cancelled", body, OFFICER)
    travel(thief, victim)
    status = victim.register.complaints.get(complaint.subject).status
    with scene.centre.reported() as office:
        came = office.execute("SELECT count(*) FROM journal.entry WHERE kind = 'complaint.cancelled'").fetchone()
        row = office.execute("SELECT status FROM office.complaints WHERE subject = %s", (complaint.subject,)).fetchone()
    words = f"at the desk: {status}; at the centre, which has {came}: {row}"
    is_kept = (came, row, status) == ((1,), (str(Status.REGISTERED),), Status.REGISTERED)
    return harmless(words) if is_kept else stands(words)


def taken_back(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    (complaint,) = victim.record()
    victim.register.handling.cancel(complaint.subject, "x", SUPERVISOR, taken := uuid4())
    travel(victim, thief)
    body = {"entry": str(taken), "step": "inform", "why": "x", "by": str(OFFICER.officer_id)}
    with (unit := thief.register.unit).writing():
        append_any(unit, uuid4(), complaint.subject, "step.corrected", body, OFFICER)
    travel(thief, victim)
    status = victim.register.complaints.get(complaint.subject).status
    with scene.centre.reported() as office:
        row = office.execute("SELECT status FROM office.complaints WHERE subject = %s", (complaint.subject,)).fetchone()
    words = f"at the desk: {status}; at the centre: {row}"
    is_kept = (row, status) == ((str(Status.CANCELLED),), Status.CANCELLED)
    return harmless(words) if is_kept else stands(words)


def away(scene: Scene, pair: Pair = plain) -> Seen:
    victim, thief = pair(scene)
    victim.record()
    travel(victim, thief)
    body = body_codec.encode(KINDS[EntryKind.ABSENCE_SET].examples[0]) | {"last": "2099-12-31"}
    with (unit := thief.register.unit).writing():
        append_any(unit, about := uuid4(), about, "absence.set", body | {"by": str(OFFICER.officer_id)}, OFFICER)
    travel(thief, victim)
    said = [one.name for one in victim.register.absences.present_and_future()]
    return stands(f"away: {said}") if said else harmless("nobody is away")


def _row(code: str, deed: str, verdict: Verdict, by: str, carried_out: Callable[[Scene], Seen]) -> Attack:
    return Attack(code, THIEF, deed, verdict, by, carried_out)


_TODAY: Final = "the entry stays in the story with its chain's device"
ATTACKS: Final = (
    _row(
        "S6",
        "erase a complaint's words",
        Verdict.HARMLESS,
        "the words stay until the office agrees (centre erase)",
        erasure,
    ),
    _row(
        "S9",
        "disable the people of another desk",
        Verdict.HARMLESS,
        "who has a PIN here is disabled here alone",
        disabled,
    ),
    _row("S10", "cancel another's complaint in any officer's name", Verdict.STANDS, _TODAY, cancelled),
    _row(
        "S10",
        "cancel another's complaint in the name of an officer, who may not",
        Verdict.HARMLESS,
        "kept, shown as tanpa wewenang, and does not apply: the role under its hash (domain/authority)",
        of_another_role,
    ),
    _row(
        "S10",
        "take another's cancellation back in the name of an officer, who may not cancel",
        Verdict.HARMLESS,
        "a correction is judged by the step that it takes back, not by what it says (judged_steps, office.named_step)",
        taken_back,
    ),
    _row(
        "S10",
        "say in an officer's name that somebody else is away",
        Verdict.HARMLESS,
        "another's absence is a supervisor's to set and to withdraw (judged_steps); as a supervisor it stands",
        away,
    ),
    _row(
        "S11",
        "give numbers in another's series",
        Verdict.STANDS,
        "numbers given twice are said everywhere",
        lambda scene: numbers(scene, same_series),
    ),
    _row("S11", "take another's series", Verdict.STANDS, _TODAY, series),
    _row(
        "S11",
        "say of another desk that it is set up otherwise",
        Verdict.HARMLESS,
        "a desk believes of its settings what it wrote itself (journal.own_story)",
        settings,
    ),
    _row(
        "S11",
        "let another's series leap to its end",
        Verdict.HARMLESS,
        "no number goes on further than 10,000 above what a series has (numbering.MOST_LEAP)",
        leap,
    ),
    _row(
        "S11",
        "let another's series leap as far as a leap counts",
        Verdict.STANDS,
        "revoke --since takes it back, and the series goes on as before (tests/sync/test_set_aside)",
        short_leap,
    ),
    _row("S11", "void another's slips", Verdict.STANDS, _TODAY, voided),
    _row("S11", "close another's days", Verdict.STANDS, _TODAY, closed_days),
    _row("S11", "say that another's counter changed hands", Verdict.STANDS, _TODAY, handed),
    _row("S11", "open the box in another's name", Verdict.STANDS, _TODAY, opened),
    _row("S11", "number letters in another's series", Verdict.STANDS, _TODAY, letters),
    _row("S11", "set up the next desk that joins", Verdict.STANDS, _TODAY, set_up),
    _row("S11", "retire a channel", Verdict.STANDS, _TODAY, channel),
    _row("S11", "put a false day into the calendar", Verdict.STANDS, _TODAY, holiday),
)
