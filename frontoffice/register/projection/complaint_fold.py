"""A complaint as it stands, from its entries.

It is a pure function of the *set* of entries, replayed in ``(lc, entry_id)`` order: whatever order they arrived in, the
result is the same on every desk. Kinds and versions that this program does not know are kept in the journal and change
nothing here, and so is what cannot be read at all: nothing that another desk wrote may stop this one.

``case_fold`` folds the steps of the handling; this module folds the rest (each kind by its handler in ``_HANDLERS``)
and puts both together. During the fold a complaint is a dictionary of its fields (``Facts``), and a frozen dataclass
only at the end: making one anew for each entry would take longer than reading them all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import complaint as rules
from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import local_date, parse_day, parse_moment
from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.cases import case_fold
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.case_entry import step_of
from frontoffice.domain.cases.steps import RESPONDS
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake, Kind, Manner, Status
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.body_parts import DuePart
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_count, demand_texts
from frontoffice.domain.entries.entry_bodies import ComplainantJoinedBody, ComplainantLeftBody, DueExtendedBody
from frontoffice.domain.numbering import Number, check_code
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns
from frontoffice.register.projection.intake_codec import apply_changes, flat, read_complainant, read_intake

# --- Merged complaints that lead to none which somebody handles: to a cancelled one, or round in a circle ---
# One desk refuses both; two that worked apart can make either, and then nobody would handle what was complained of.
# What a complaint was merged into is followed for :data:`MOST` steps, so that a long chain by a broken program costs
# no more; one that is not here yet counts as handled.

MOST: Final = 20
_NAMES: Final = tuple(complaint_columns.COLUMNS)
_INTO, _STATUS = _NAMES.index("merged_into"), _NAMES.index("status")
_IN_VAIN: Final = f"""one.merged_into <> x'' AND NOT EXISTS (
    WITH RECURSIVE ahead (subject, steps) AS (
        SELECT one.merged_into, 1
        UNION ALL
        SELECT next.merged_into, steps + 1 FROM ahead JOIN complaint AS next USING (subject)
            WHERE next.merged_into <> x'' AND steps < {MOST}
    )
    SELECT 1 FROM ahead LEFT JOIN complaint AS last USING (subject)
        WHERE last.id IS NULL OR (last.merged_into = x'' AND last.status <> '{Status.CANCELLED}'))"""
_BEHIND: Final = f"""
    WITH RECURSIVE behind (id, subject, steps) AS (
        SELECT (SELECT id FROM complaint WHERE subject = ?1), ?1, 0
        UNION
        SELECT former.id, former.subject, steps + 1 FROM behind JOIN complaint AS former
            ON former.merged_into = behind.subject AND former.merged_into <> x'' WHERE steps < {MOST}
    )"""
_FORGET: Final = f"{_BEHIND} DELETE FROM merged_in_vain WHERE complaint IN (SELECT id FROM behind)"
_NOTE: Final = f"""{_BEHIND} INSERT INTO merged_in_vain (complaint)
    SELECT id FROM complaint AS one WHERE id IN (SELECT id FROM behind) AND {_IN_VAIN}"""
DIFFER: Final = f"""
    WITH anew (complaint) AS (SELECT id FROM complaint AS one WHERE {_IN_VAIN})
    SELECT EXISTS (SELECT * FROM anew EXCEPT SELECT complaint FROM merged_in_vain)
        OR EXISTS (SELECT complaint FROM merged_in_vain EXCEPT SELECT * FROM anew)"""

End = tuple[bytes, bool]
"""What a complaint was merged into (empty for nothing), and whether it was cancelled: all that matters here."""
HANDLED: Final[End] = (b"", False)


def end_of(row: tuple[object, ...]) -> End:
    """Merge target and cancellation of a row by ``complaint_columns.row``."""
    into = row[_INTO]
    return (into if isinstance(into, bytes) else b""), row[_STATUS] == Status.CANCELLED


def note(connection: apsw.Connection, subject: UUID, before: End, after: End) -> None:
    """Update the mark for a vain merge of a complaint with a changed row, and of all complaints merged into it."""
    if before != after:
        connection.execute(_FORGET, (subject.bytes,))
        connection.execute(_NOTE, (subject.bytes,))


# --- complaint fold ---

# --- Fields of a complaint that two desks amended without knowing of each other, and what settles such a
# dispute ---


class ConcurrentAmendments:
    """``fields``: the disputed ones by name, each with its concurrent amending entries.

    An amendment says what stood in a field before. Where something else stands there as it is replayed, its desk did
    not know of the amendment before it: the field is disputed, and the later one in order is shown. A later entry whose
    desk had seen all of them settles the dispute, and so does an amendment from, or to, the value that is shown.
    """

    def __init__(self) -> None:
        self.fields: dict[str, set[UUID]] = {}
        self._last: dict[str, UUID] = {}  # by field: the amendment that is shown
        self._through: dict[UUID, set[UUID]] = {}  # by entry without authority: its parents, which it stands for

    def note_amendment(self, facts: Mapping[str, Any], line: StoryLine) -> None:
        """Note fields changed by an amendment without knowledge of another one.

        Before it is applied, while ``facts`` are still those before it.
        """
        if line.kind != EntryKind.AMENDED:
            return
        stands = flat(facts["intake"])
        for name, (was, to) in decode(bodies.AmendedBody, line.body).changes.items():
            if name not in stands:
                continue
            if any(type(one) is type(stands[name]) and one == stands[name] for one in (was, to)):
                self.fields.pop(name, None)
            elif name in self._last:
                self.fields.setdefault(name, {self._last[name]}).add(line.entry_id)
            self._last[name] = line.entry_id

    def note_without_authority(self, line: StoryLine) -> None:
        """Let an entry without authority stand for its parents: who has seen it has seen them, it settles nothing."""
        if line.written:
            self._through[line.entry_id] = self._parent_amendments(line)

    def _parent_amendments(self, line: StoryLine) -> set[UUID]:
        if not self._through:
            return set(line.parents)
        return {one for parent in line.parents for one in self._through.get(parent, (parent,))}

    def settle_by(self, line: StoryLine) -> None:
        """Settle disputes with all their amendments seen by the desk of an entry."""
        if self.fields and line.kind not in entry_kinds.SAYING:
            known = self._parent_amendments(line)
            self.fields = {name: by for name, by in self.fields.items() if not by <= known}


# --- complaint fold ---

Facts = dict[str, Any]  # fields of a Complaint, by name
_CAME_OUT: Final = frozenset({"confirmed", "handed_over", "accepted", "uncertain"})


def fold(lines: Iterable[StoryLine]) -> Complaint | None:
    """The complaint as it stands after ``lines`` (in order), or None while its recording has not arrived."""
    stands = fold_case(tuple(lines))
    return stands[0] if stands else None


def fold_case(lines: Sequence[StoryLine]) -> tuple[Complaint, Case] | None:
    """The complaint and its handling as they stand after ``lines``."""
    corrected = case_fold.find_corrected_steps(lines)
    facts = _facts(lines, corrected)
    if facts is None:
        return None
    if "erased" in facts:
        closed_on = facts.pop("closed_on")
        complaint = Complaint(**facts)
        return complaint, Case(complaint.status, complaint.status, closed_on=closed_on)
    case = case_fold.replay(lines, corrected)
    facts |= {"status": case.status, "cycle": case.cycle.no, "conflict": case.conflict or bool(facts["disputed"])}
    if case.status is Status.CANCELLED and case.moved is not None:  # a cancelling may not have applied
        facts["cancelled_why"] = case.moved.text
    return Complaint(**facts), case


def fold_without_case(lines: Iterable[StoryLine]) -> Complaint | None:
    """The complaint as it was recorded and amended, without its handling; None while its recording has not arrived."""
    lines = tuple(lines)
    facts = _facts(lines, case_fold.find_corrected_steps(lines))
    return Complaint(**{name: facts[name] for name in facts if name != "closed_on"}) if facts else None


def _facts(lines: Sequence[StoryLine], corrected: frozenset[UUID]) -> Facts | None:
    erased = _find_erasure(lines) if EntryKind.ERASED in [line.kind for line in lines] else None
    return _facts_unless_erased(lines, corrected) if erased is None else erased[1]


def _facts_unless_erased(lines: Iterable[StoryLine], corrected: frozenset[UUID]) -> Facts | None:
    facts: Facts | None = None
    papers: dict[str, tuple[str, str]] = {}  # by print job: its state, its evidence
    concurrent, responded = ConcurrentAmendments(), False
    for line in lines:
        if line.written or line.version > KNOWN_VERSION:  # ``written``: its real kind, where it has no authority
            concurrent.note_without_authority(line)
            continue
        try:
            counts = not (corrected and line.entry_id in corrected)  # a corrected step changes nothing, yet settles
            if facts is None:
                facts = _read_recording(line) if line.kind == EntryKind.RECORDED else None
            elif counts and line.kind in _HANDLERS and not (responded and line.kind in _MOVES_THE_DUE_DATE):
                changed_facts = _HANDLERS[line.kind](
                    facts, line
                )  # raises where it is unreadable: nothing is noted then
                concurrent.note_amendment(facts, line)
                facts.update(changed_facts)
            responded = responded or (counts and step_of(line) in RESPONDS)
            if line.kind == EntryKind.PAPER:
                _note_paper(papers, line)
        except UNREADABLE:  # another desk's program may be broken; its entry is kept, and changes nothing here
            continue
        finally:
            concurrent.settle_by(line)  # also by what is unreadable here: a desk of an older program would not try to
    if facts is not None:
        came_out = [by if by == "pdf" else state for state, by in papers.values() if state in _CAME_OUT]
        facts["papers_printed"], facts["last_paper"] = len(came_out), came_out[-1] if came_out else ""
        facts["disputed"] = tuple(sorted(concurrent.fields))
    return facts


def _note_paper(papers: dict[str, tuple[str, str]], line: StoryLine) -> None:
    """Note the state of a print job; those of who joined are counted by themselves."""
    paper = decode(bodies.PaperBody, line.body)
    if paper.joined is None:
        papers[str(paper.job)] = str(paper.state), str(paper.evidence or "")


def find_erasing_entry(lines: Iterable[StoryLine]) -> UUID | None:
    """Erasing entry among the lines, None when there is none. An unreadable one erases nothing."""
    erased = _find_erasure(lines)
    return None if erased is None else erased[0]


def _find_erasure(lines: Iterable[StoryLine]) -> tuple[UUID, Facts] | None:
    """First readable erasing entry, and the facts left by it; all others count no more."""
    for line in lines:
        if line.kind == EntryKind.ERASED and line.version <= KNOWN_VERSION:
            try:
                return line.entry_id, _skeleton(line)
            except UNREADABLE:
                continue
    return None


def _skeleton(line: StoryLine) -> Facts:
    """Facts left of a complaint erased by law; with no date of closing left, it closed as it was erased."""
    body = decode(bodies.ErasedBody, line.body)
    subject, (series, year, no) = UUID(body.subject), body.no
    series, ground, channel, category, number_text = demand_texts(
        series, body.ground, body.channel, body.category, body.number
    )
    kind, recorded_at = Kind(body.kind), parse_moment(body.recorded_at)
    intake = Intake(kind, channel, f"(Isi dihapus: {ground})", Complainant(identity=Identity.ANONYMOUS))
    texts = ("channel_name", "zone", "counter", "officer", "role", "position", "suffix")
    return {
        "subject": subject,
        "number": Number(series, demand_count(year), demand_count(no)),
        "number_text": number_text,
        "check_code": check_code(subject),
        "intake": dataclasses.replace(intake, category=category, identity_copy=True, documents=True),
        "manner": Manner(body.manner),
        "received_on": parse_day(body.received_on),
        "received_at": parse_moment(body.received_at) if body.received_at else None,
        "recorded_at": recorded_at,
        "recorded_on": local_date(recorded_at, body.zone),
        "due": _due(decode(DuePart, line.body)),
        "late_filing": False,
        "status": Status(body.status),
        "erased": True,
        "closed_on": parse_day(body.closed_on) if body.closed_on else local_date(line.occurred_at, line.zone),
        **dict(zip(texts, demand_texts(*(getattr(body, name) for name in texts)), strict=True)),
    }


# After the first response these move the due date no more: whoever wrote one then did not know of the response.
_MOVES_THE_DUE_DATE: Final = frozenset({EntryKind.DUE_MOVED, EntryKind.STEPPED})


def _read_recording(line: StoryLine) -> Facts:
    body, number = decode(bodies.RecordedBody, line.body), line.number
    number_text, channel, counter, position = demand_texts(body.number, body.channel_name, body.counter, body.position)
    if number is None:
        raise ValueError("a recording has a number")
    intake = read_intake(body.intake)
    received_on, manner = parse_day(body.received_on), Manner(body.manner)
    return {
        "subject": line.entry_id,
        "number": number,
        "number_text": number_text,
        "check_code": check_code(line.entry_id),
        "intake": intake,
        "channel_name": channel,
        "manner": manner,
        "received_on": received_on,
        "received_at": line.occurred_at if manner is Manner.ORAL else None,
        "recorded_at": line.recorded_at,
        "recorded_on": local_date(line.recorded_at, line.zone),
        "zone": line.zone,
        "counter": counter,
        "officer": line.officer,
        "role": line.role,
        "position": position,
        "due": _due(decode(DuePart, line.body)),
        "late_filing": rules.is_filed_late(intake, received_on),
        "late_decided_by": "",
        "late_decision": "",
        "late_ruling": "",
        "amendments": 0,
        "joined": (),
        "earlier": (),
        "suffix": "",
    }


def _due(part: DuePart) -> DueDate:
    if not isinstance(part.calendar, str) or not isinstance(part.due_provisional, bool):
        raise TypeError("a calendar's version is text, and what is provisional is so or not")
    return DueDate(parse_day(part.due_on), part.due_provisional, part.calendar)


def _apply_amendment(facts: Facts, line: StoryLine) -> Facts:
    """An amendment. A body names channel and receipt even where it left them alone; then other entries' word holds."""
    body, due = decode(bodies.AmendedBody, line.body), _due(decode(DuePart, line.body))
    received_on, manner, (channel_name,) = (
        parse_day(body.received_on),
        Manner(body.manner),
        demand_texts(body.channel_name),
    )
    is_counted = body.count is not None or body.due_was != body.due_on  # another receipt, perhaps due the same day
    if not is_counted:
        received_on, due = facts["received_on"], facts["due"]
    if "channel" not in body.changes:
        manner, channel_name = manner if is_counted else facts["manner"], facts["channel_name"]
    intake = apply_changes(facts["intake"], body.changes)
    late = rules.is_filed_late(intake, received_on)
    return {
        "intake": intake,
        "channel_name": channel_name,
        "manner": manner,
        "received_on": received_on,
        "received_at": facts["received_at"] or facts["recorded_at"] if manner is Manner.ORAL else None,
        "due": due,
        "earlier": rules.former_complainants(facts["earlier"], facts["intake"].complainant, intake.complainant),
        "late_filing": late,
        "late_decided_by": facts["late_decided_by"] if late else "",
        "late_decision": facts["late_decision"] if late else "",
        "late_ruling": facts["late_ruling"] if late else "",
        "amendments": facts["amendments"] + 1,
    }


def _apply_renumbering(facts: Facts, line: StoryLine) -> Facts:
    (suffix,), no = demand_texts(decode(bodies.RenumberedBody, line.body).suffix), facts["number"].no
    text = facts["number_text"].replace(f"{no}{facts['suffix']}", str(no), 1)
    return {"suffix": suffix, "number_text": numbering.add_suffix(text, no, suffix)}


def _apply_review(facts: Facts, line: StoryLine) -> Facts:
    """The review; of what was filed late it is the decision as well (procedure, point 3)."""
    body = decode(bodies.ReviewedBody, line.body)
    note, decided = str(body.note), {}
    if facts["late_filing"]:
        ruling = str(body.ruling or facts["late_ruling"])  # a further review may say nothing of it
        decided = {"late_decision": note, "late_decided_by": line.officer, "late_ruling": ruling}
    return {"review_note": note, "reviewed_by": line.officer, **decided}


def _apply_completion(facts: Facts, line: StoryLine) -> Facts:
    intake, body = facts["intake"], decode(bodies.PapersCompletedBody, line.body)
    came = {name: getattr(intake, name) or getattr(body, name) is True for name in ("identity_copy", "documents")}
    return {"intake": dataclasses.replace(intake, **came)}


def _apply_step(_: Facts, line: StoryLine) -> Facts:
    """Apply a step. A response fixes the due date, as its desk knew it then."""
    answered = decode(bodies.SteppedBody, line.body).due
    return {"due": _due(decode(DuePart, answered))} if answered and step_of(line) in RESPONDS else {}


def _due_moved(_: Facts, line: StoryLine) -> Facts:
    is_moved = decode(bodies.DueMovedBody, line.body).due_on is not None
    return {"due": _due(decode(DuePart, line.body))} if is_moved else {}


def _apply_joining(facts: Facts, line: StoryLine) -> Facts:
    who = read_complainant(decode(ComplainantJoinedBody, line.body).complainant)
    return {"joined": (*facts["joined"], (line.entry_id, who)), "earlier": (*facts["earlier"], who)}


def _remove_joined(facts: Facts, line: StoryLine) -> Facts:
    gone = UUID(str(decode(ComplainantLeftBody, line.body).joined))
    return {"joined": tuple(one for one in facts["joined"] if one[0] != gone)}


def _apply_extension(_: Facts, line: StoryLine) -> Facts:
    return {"extended_until": parse_day(decode(DueExtendedBody, line.body).until)}


# By kind: what an entry changes, given the facts before it. A kind that is not listed changes none.
_HANDLERS: Final[dict[str, Callable[[Facts, StoryLine], Facts]]] = {
    EntryKind.AMENDED: _apply_amendment,
    EntryKind.REVIEWED: _apply_review,
    EntryKind.PAPERS_COMPLETED: _apply_completion,
    EntryKind.DUE_MOVED: _due_moved,
    EntryKind.STEPPED: _apply_step,
    EntryKind.DUE_EXTENDED: _apply_extension,
    EntryKind.RENUMBERED: _apply_renumbering,
    EntryKind.JOINED: _apply_joining,
    EntryKind.LEFT: _remove_joined,
}
