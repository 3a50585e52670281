"""An approved report: what its entry says, read whole or not at all, and the row by which it is found.

Every one of them stands: of those of one scope the last in the one order holds, and the others are listed after it.
"""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import apsw

from frontoffice.domain.calendar import dates, report_period
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import demand_count
from frontoffice.domain.entries.office_bodies import ReportApprovedBody
from frontoffice.domain.people import Officer
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.merkle import HASH_BYTES
from frontoffice.domain.reports import figures_codec
from frontoffice.domain.reports.report import Basis, Figures, Scope
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.journal import ids
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.settings import Office, Signatory

_Texts = TypeVar("_Texts", Office, Signatory, SupervisorWords)
_MOST: Final = 10_000  # chains, or people at a meeting
_HASH: Final = 64  # hexadecimal digits
_LARGEST_EMBLEM: Final = 1_000_000  # bytes; what is kept now is a fifth of it at most
_IMAGES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """All contents for the papers of a report.

    ``figures`` are as ``report_approval.approvable`` keeps them.

    ``emblem`` is the image itself; the layout names no file, which another computer has not.
    ``checkpoint`` is what the desk's own chain held when the figures were counted.
    """

    figures: Figures
    sp4n: tuple[int, int]
    office: Office
    signatory: Signatory
    words: SupervisorWords = dataclasses.field(default_factory=SupervisorWords)
    meeting: EvaluationMeeting = dataclasses.field(default_factory=EvaluationMeeting)
    training: bool = False
    layout: PaperLayout = dataclasses.field(default_factory=PaperLayout)
    emblem: bytes = b""
    checkpoint: Checkpoint | None = None


@dataclass(frozen=True, slots=True)
class ApprovedReport:
    """A report as it was approved: by whom, when (UTC), and what its entry says besides.

    ``made`` has the SHA-256 of each paper by its name, ``seen`` the newest entry of each chain that was counted.
    """

    entry_id: UUID
    approved_at: datetime
    officer: str
    position: str
    content: ReportContent
    made: Mapping[str, str]
    seen: Mapping[UUID, int]
    despite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFacts:
    """Facts of an approval besides the content.

    By whom, at which counter's ``desk``, in spite of which doubts.

    ``made`` and ``seen`` as in :class:`ApprovedReport`.
    """

    made: Mapping[str, str]
    seen: Mapping[str, int]
    desk: str
    despite: tuple[str, ...]
    by: Officer


def subject(scope: Scope) -> UUID:
    """The subject of all approvals of a scope, the same on every desk."""
    return ids.subject("report", f"{scope.period}/{scope.basis}/{scope.counter}")


def body(content: ReportContent, approval: ApprovalFacts) -> ReportApprovedBody:
    """Body of the approval entry of a report."""
    scope, meeting, held = content.figures.scope, content.meeting, content.checkpoint
    return ReportApprovedBody(
        period=str(scope.period),
        basis=str(scope.basis),
        counter=scope.counter,
        figures=figures_codec.encode(content.figures),
        sp4n=[*content.sp4n],
        words=dataclasses.asdict(content.words),
        meeting={
            "on": meeting.on and meeting.on.isoformat(),
            "place": meeting.place,
            "chair": meeting.chair,
            "minutes": meeting.minutes,
            "attended": [[*one] for one in meeting.attended],
        },
        office=dataclasses.asdict(content.office),
        signatory=dataclasses.asdict(content.signatory),
        training=content.training,
        made={**approval.made},
        seen={**approval.seen},
        desk=approval.desk,
        despite=[*approval.despite],
        position=approval.by.position,
        by=str(approval.by.officer_id),
        layout={**dataclasses.asdict(content.layout), "emblem": base64.b64encode(content.emblem).decode()},
        origin=str(held.origin) if held else None,
        entries=held.size if held else None,
        root=checkpoint.root_text(held.root) if held else None,
    )


def read(line: StoryLine) -> ApprovedReport:
    """Parse an approval entry. Raises one of UNREADABLE or Refused unless all of it is there and as it should be."""
    body = decode(ReportApprovedBody, line.body)
    scope = Scope(report_period.parse(_text(body.period)), Basis(body.basis), _text(body.counter))
    layout, emblem = _layout(body.layout)
    there, finished = body.sp4n
    figures = figures_codec.decode(body.figures, scope)
    content = ReportContent(
        figures=figures,
        sp4n=(demand_count(there), demand_count(finished)),
        office=_texts(Office, body.office),
        signatory=_texts(Signatory, body.signatory),
        words=_texts(SupervisorWords, body.words),
        meeting=_meeting(body.meeting),
        training=body.training is True,
        layout=layout,
        emblem=emblem,
        checkpoint=None if body.root is None else _checkpoint(body, figures.as_of),
    )
    if content.office.zone not in dates.ZONES or len(body.seen) > _MOST:
        raise ValueError(line.entry_id)
    return ApprovedReport(
        line.entry_id,
        line.occurred_at,
        line.officer,
        _text(body.position),
        content,
        {_text(name): _hash(value) for name, value in body.made.items()},
        {UUID(origin): demand_count(seq) for origin, seq in body.seen.items()},
        tuple(map(_text, body.despite)),
    )


def keep(connection: apsw.Connection, about: UUID, line: StoryLine) -> None:
    """Save the lookup row of an approved report. Raises as :func:`read` does, and for one under another subject."""
    approved = read(line)
    scope = approved.content.figures.scope
    if subject(scope) != about:
        raise ValueError(about)
    period = scope.period
    connection.execute(
        "INSERT OR REPLACE INTO report_approved (entry_id, lc, period, basis, counter, first, last, approved_at, zone,"
        " officer, position, desk) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(line.entry_id.bytes, line.lc, str(period), str(scope.basis), scope.counter),
            *(period.first.isoformat(), period.last.isoformat(), dates.to_text(line.occurred_at), line.zone),
            *(line.officer, approved.position, _text(decode(ReportApprovedBody, line.body).desk)),
        ),
    )


def forget(connection: apsw.Connection, line: StoryLine) -> None:
    """Take the row out."""
    connection.execute("DELETE FROM report_approved WHERE entry_id = ?", (line.entry_id.bytes,))


def _texts(cls: type[_Texts], body: Mapping[str, Any]) -> _Texts:
    """Build a class of texts from its available fields: another version may know fewer."""
    if not isinstance(body, Mapping):
        raise TypeError(type(body))
    names = (field.name for field in dataclasses.fields(cls))
    return cls(**{name: _text(body[name]) for name in names if name in body})


def _layout(body: Mapping[str, Any]) -> tuple[PaperLayout, bytes]:
    """The layout, as far as its fields are there, and the emblem."""
    if not isinstance(body, Mapping):
        raise TypeError(type(body))
    usual = PaperLayout()
    known = {field.name: body[field.name] for field in dataclasses.fields(PaperLayout) if field.name in body}
    for name, value in known.items():
        if type(value) is not type(getattr(usual, name)):
            raise TypeError(name)
    emblem = base64.b64decode(known.pop("emblem", ""), validate=True)
    layout = PaperLayout(**known)
    if not layout.is_drawable or len(emblem) > _LARGEST_EMBLEM or (emblem and not emblem.startswith(_IMAGES)):
        raise ValueError(layout)
    return layout, emblem


def _checkpoint(body: ReportApprovedBody, made_at: datetime) -> Checkpoint:
    root = base64.b64decode(_text(body.root), validate=True)
    size = demand_count(body.entries)
    if len(root) != HASH_BYTES or size < 0:
        raise ValueError(body.root)
    return Checkpoint(UUID(_text(body.origin)), size, root, made_at)


def _meeting(body: Mapping[str, Any]) -> EvaluationMeeting:
    on = body["on"]
    attended = tuple((_text(name), _text(position)) for name, position in body["attended"])
    if len(attended) > _MOST:
        raise ValueError(len(attended))
    return EvaluationMeeting(
        None if on is None else dates.parse_day(_text(on)),
        _text(body["place"]),
        _text(body["chair"]),
        _text(body["minutes"]),
        attended,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _hash(value: object) -> str:
    if len(bytes.fromhex(_text(value))) * 2 != _HASH:
        raise ValueError(value)
    return _text(value)
