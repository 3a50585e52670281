"""Messages that came in by themselves: which wait, to which complaint each seems to belong, one of them, how many."""

from __future__ import annotations

import dataclasses
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.calendar.working_days import WorkingDayCount, working_days_between
from frontoffice.domain.complaint import CLOSED, Complainant, Identity
from frontoffice.domain.field_table import HIDDEN_FIELDS
from frontoffice.domain.incoming import (
    EMAIL,
    GIVEN_DAYS,
    ITEM_CHANNELS,
    BecameOf,
    KeptMessage,
    ProposedBy,
    Thread,
    complainant_of,
    thread_of,
)
from frontoffice.domain.masked_text import MASK, mask_known, mask_text
from frontoffice.domain.numbering import check_code
from frontoffice.domain.people import May, Officer, phone_digits
from frontoffice.domain.reports.report import MessageFigures
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import journal, reading
from frontoffice.register.projection import complaint_fold, message_projection
from frontoffice.register.unit_of_work import UnitOfWork

ALL: Final = -1  # as a limit
FIRST_WORDS: Final = 160  # characters of a text that a line shows
_MOST_WORDS: Final = 200  # of a text, looked up as a number
_LONGEST_NUMBER: Final = 60
_CLOSED: Final = ", ".join(f"'{status}'" for status in sorted(CLOSED))


@dataclass(frozen=True, slots=True)
class Proposal:
    """Complaint that a message seems to belong to, and why."""

    complaint: UUID
    number_text: str
    why: ProposedBy


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A message as a line: ``sender`` and ``first_words`` as anyone may see them.

    ``waited`` is in working days, up to today or to its settlement; ``is_failure`` says that it reports a message of
    ours as not delivered.
    """

    subject: UUID
    channel: str
    sender: str = field(repr=False)
    first_words: str = field(repr=False)
    files: int
    arrived_at: datetime
    waited: int
    proposal: Proposal | None = None
    automatic: bool = False
    is_failure: bool = False


class Inbox:
    """Messages that came in by themselves."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def count_waiting(self) -> int:
        """How many messages nobody decided about."""
        with self._unit.reading():
            return int(self._unit.connection.execute(f"SELECT count(*) FROM message {_WAITING}").get)

    def waiting(self, limit: int = ALL) -> tuple[InboxLine, ...]:
        """The messages that wait, the newest last, each with the complaint that it seems to belong to."""
        with self._unit.reading():
            return self._lines(f"{_WAITING} ORDER BY arrived_at, subject LIMIT ?", limit)

    def settled(self, limit: int = 50) -> tuple[InboxLine, ...]:
        """The messages that were settled last, the latest settlement first."""
        with self._unit.reading():
            where = "WHERE outcome <> '' AND erased = 0 ORDER BY settled_at DESC, subject DESC LIMIT ?"
            return self._lines(where, limit)

    def before(self, complaint: UUID) -> tuple[KeptMessage, ...]:
        """The messages that became this complaint or a contact of it, masked, in the order of their arrival."""
        with self._unit.reading():
            return tuple(
                self._mask(one, one.complaint)
                for one in self._find("WHERE complaint = ? AND complaint <> x'' ORDER BY arrived_at", complaint.bytes)
            )

    def get(self, subject: UUID, by: Officer) -> KeptMessage:
        """One message, masked where its complaint asks for confidence.

        Raises Refused: ``not_allowed``, ``message_unknown``, ``message_erased``.
        """
        people.demand(by, May.CONTACT)
        with self._unit.reading():
            one = require(self._unit, subject)
            return self._mask(one, _belongs_to(one, None if one.settled else self._propose(one)))

    def by_code(self, code: str) -> KeptMessage | None:
        """Find a message by its code (as a complaint's check code), None for none; looks at each of them."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute("SELECT subject FROM message").fetchall()
            subjects = (UUID(bytes=subject) for (subject,) in rows)
            found = next((one for one in subjects if check_code(one) == code.strip().upper()), None)
            return _fold(self._unit.connection, found) if found else None

    def propose(self, subject: UUID) -> Proposal | None:
        """The complaint that a message seems to belong to, by the strongest reason; None for none, or for several.

        None for what a program answered, too. Raises Refused: ``message_unknown``, ``message_erased``.
        """
        with self._unit.reading():
            one = require(self._unit, subject)
            return None if _answers_nothing(one) else self._propose(one)

    def _propose(self, one: KeptMessage) -> Proposal | None:
        for why, ask in _REASONS:
            found = dict(ask(self._unit.connection, one))
            if len(found) == 1:
                ((subject, number),) = found.items()
                return Proposal(UUID(bytes=subject), number, why)
        return None

    def count(self, period: Period, counter: str = "") -> tuple[MessageFigures, ...]:
        """Count the messages that arrived in a period, the busiest channel first; ``counter``: of one series."""
        outcomes: dict[str, Counter[str]] = {}
        waits: dict[str, list[int]] = {}
        with self._unit.reading():
            rows = reading.validate_rows(
                "message",
                self._unit.connection.execute(
                    "SELECT day, channel, outcome, settled_at, zone, erased FROM message"
                    " WHERE day BETWEEN ? AND ? AND ? IN (series, '')",
                    (period.first.isoformat(), period.last.isoformat(), counter),
                ),
                (*(str,) * 5, int),
            )
            worked = WorkingDayCount(self._unit.calendar)
            for day, channel, outcome, settled_at, zone, erased in rows:
                is_undecided = bool(erased and not outcome)
                outcomes.setdefault(channel, Counter())[_UNDECIDED if is_undecided else outcome] += 1
                if not is_undecided:
                    waits.setdefault(channel, []).append(self._waited(worked, day, settled_at, zone))
            found = [self._figures(channel, many, waits.get(channel, [])) for channel, many in outcomes.items()]
        return tuple(sorted(found, key=lambda one: (-one.received, one.channel)))

    def _figures(self, channel: str, outcomes: Counter[str], waits: list[int]) -> MessageFigures:
        known = self._unit.channels.get(channel)
        return MessageFigures(
            channel,
            known.name if known else channel,
            received=outcomes.total(),
            complaints=outcomes[BecameOf.COMPLAINT],
            contacts=outcomes[BecameOf.CONTACT],
            no_complaint=outcomes[BecameOf.NONE],
            waiting=outcomes[""],
            median=Fraction(statistics.median(map(Fraction, waits))) if waits else None,
            longest=max(waits, default=None),
        )

    def _lines(self, where: str, limit: int) -> tuple[InboxLine, ...]:
        return tuple(self._line(one) for one in self._find(where, limit))

    def _find(self, where: str, value: object) -> list[KeptMessage]:
        rows: Any = self._unit.connection.execute(f"SELECT subject FROM message {where}", (value,)).fetchall()
        found = (_fold(self._unit.connection, UUID(bytes=subject)) for (subject,) in rows)
        return [one for one in found if one is not None]

    def _line(self, one: KeptMessage) -> InboxLine:
        proposal = None if one.settled else self._propose(one)
        shown = self._mask(one, _belongs_to(one, proposal)).came
        words = " ".join(f"{shown.title}\n{shown.text}".split())
        end = local_date(one.settled.at, one.zone) if one.settled else self._unit.today()
        return InboxLine(
            subject=one.subject,
            channel=shown.channel,
            sender=shown.sender_name or shown.sender,
            first_words=words[:FIRST_WORDS],
            files=len(one.files),
            arrived_at=shown.arrived_at,
            waited=working_days_between(self._unit.calendar, one.day, max(end, one.day)),
            proposal=None if _answers_nothing(one) else proposal,
            automatic=shown.automatic,
            is_failure=bool(shown.recipient_failed),
        )

    def _waited(self, worked: WorkingDayCount, day: str, settled_at: str, zone: str) -> int:
        with reading.row_of("message"):
            end = local_date(dates.from_text(settled_at), zone) if settled_at else self._unit.today()
            return worked.between(dates.parse_day(day), end)

    def _mask(self, one: KeptMessage, about: UUID | None) -> KeptMessage:
        """A message as anyone may read it: nobody is named who asks for confidence in it, or in its complaint."""
        sender, hidden = complainant_of(one.came), _find_hidden(self._unit.connection, about)
        if one.erased or not (hidden or sender.identity is not Identity.OPEN):
            return one
        came = one.came
        who, *earlier = (*hidden, sender)
        shown = dataclasses.replace(
            came,
            sender=MASK,
            sender_name=MASK if came.sender_name else "",
            title=mask_text(came.title, who, tuple(earlier)),
            text=mask_text(came.text, who, tuple(earlier)),
            given=tuple((name, _mask_given(name, text, who, tuple(earlier))) for name, text in came.given),
        )
        return dataclasses.replace(one, came=shown)


def _mask_given(name: str, text: str, who: Complainant, earlier: tuple[Complainant, ...]) -> str:
    if name in HIDDEN_FIELDS:
        return MASK
    if name in GIVEN_DAYS:
        return text
    return mask_known(text, who, earlier) if name == "external_id" else mask_text(text, who, earlier)


_UNDECIDED: Final = "erased"  # beside the outcomes: nobody decided before it was erased
_WAITING: Final = "WHERE outcome = '' AND erased = 0"


def find_thread(connection: apsw.Connection, complaint: UUID, address: str) -> Thread | None:
    """Thread of the newest mail from ``address`` that became this complaint or a contact of it; None for none."""
    rows: Any = connection.execute(
        "SELECT subject FROM message WHERE complaint = ? AND complaint <> x'' AND erased = 0 AND channel = ?"
        " ORDER BY arrived_at DESC, subject",
        (complaint.bytes, EMAIL),
    ).fetchall()
    found = (_fold(connection, UUID(bytes=subject)) for (subject,) in rows)
    return next((thread_of(one.came) for one in found if one and one.came.sender == address.strip().lower()), None)


def require(unit: UnitOfWork, subject: UUID) -> KeptMessage:
    """One message with all that it says. Raises Refused: ``message_unknown``, ``message_erased``."""
    with unit.reading():
        found = _fold(unit.connection, subject)
    if found is None:
        raise Refused(Problem("", RegisterRefusal.MESSAGE_UNKNOWN))
    if found.erased:
        raise Refused(Problem("", RegisterRefusal.MESSAGE_ERASED))
    return found


def _answers_nothing(one: KeptMessage) -> bool:
    """Whether a program answered a mail of ours, as while somebody is away, and does not say that it failed."""
    return one.came.channel == EMAIL and one.came.automatic and not one.came.recipient_failed


def _belongs_to(one: KeptMessage, proposal: Proposal | None) -> UUID | None:
    """The complaint that a message is of, or seems to be."""
    return one.complaint or (proposal.complaint if proposal else None)


def _fold(connection: apsw.Connection, subject: UUID) -> KeptMessage | None:
    return message_projection.fold(subject, journal.story(connection, subject))


def _find_hidden(connection: apsw.Connection, complaint: UUID | None) -> tuple[Complainant, ...]:
    """Hidden complainants of a complaint, earlier versions included; nobody where it is open, or there is none."""
    found = complaint_fold.fold_without_case(journal.story(connection, complaint)) if complaint else None
    if found is None or found.intake.complainant.identity is Identity.OPEN:
        return ()
    return found.intake.complainant, *found.earlier


# --- proposals: (subject, number) of the complaints that a reason names ---


def _hold_item(connection: apsw.Connection, one: KeptMessage) -> Any:
    """By its number on the website, which a complaint carries that was recorded another way."""
    came = one.came
    return (
        connection.execute(
            "SELECT c.subject, c.number_text FROM held_item AS h JOIN complaint AS c ON c.id = h.complaint"
            " WHERE h.item = ?",
            (f"{came.channel} {came.identity}",),
        ).fetchall()
        if came.channel in ITEM_CHANNELS
        else ()
    )


def _answered(connection: apsw.Connection, one: KeptMessage) -> Any:
    """By the identity of the message of ours that it answers, or that did not reach its recipient."""
    jobs = {job.bytes for text in (*one.came.answers, one.came.recipient_failed) if (job := _job_id(text))}
    return (
        connection.execute(
            "SELECT subject, number_text FROM complaint WHERE subject IN"
            " (SELECT subject FROM send_job WHERE job_id IN (SELECT value FROM carray(?1)) UNION ALL"
            " SELECT subject FROM sent_message WHERE job_id IN (SELECT value FROM carray(?1)))",
            (apsw.carray(tuple(jobs)),),
        ).fetchall()
        if jobs
        else ()
    )


def _job_id(message_id: str) -> UUID | None:
    try:
        return UUID(message_id.partition("@")[0])
    except ValueError:
        return None


def _named(connection: apsw.Connection, one: KeptMessage) -> Any:
    """By a number in its words, with the check code of that complaint beside it."""
    text = f"{one.came.title}\n{one.came.text}"
    words = dict.fromkeys(word.strip(_AROUND) for word in text.split() if any(map(str.isdigit, word)))
    numbers = [word for word in words if 0 < len(word) <= _LONGEST_NUMBER][:_MOST_WORDS]
    asked = tuple(dict.fromkeys((*numbers, *map(str.upper, numbers))))
    if not asked:
        return ()
    rows: Any = connection.execute(
        "SELECT subject, number_text, check_code FROM complaint WHERE number_text IN (SELECT value FROM carray(?1))"
        " OR subject IN (SELECT subject FROM renumbered WHERE first_text IN (SELECT value FROM carray(?1)))",
        (apsw.carray(asked),),
    ).fetchall()
    letters = _BETWEEN.sub("", text).upper()
    return [(subject, number) for subject, number, code in rows if code and code in letters]


_AROUND: Final = ".,;:!?()[]<>\"'"
_BETWEEN: Final = re.compile(r"[\s-]+")


def _of_sender(connection: apsw.Connection, one: KeptMessage) -> Any:
    """By the one open complaint of whoever has this address or telephone; never of who asked for confidence."""
    sender = complainant_of(one.came)
    return [
        row
        for column, value in (("email", sender.email.lower()), ("phone_reversed", phone_digits(sender.phone)[::-1]))
        for row in connection.execute(
            f"SELECT subject, number_text FROM complaint WHERE {column} = ? AND {column} <> '' AND may_offer = 1"
            f" AND status NOT IN ({_CLOSED}) LIMIT 2",
            (value,),
        )
    ]


_REASONS: Final = (
    (ProposedBy.SAME_ITEM, _hold_item),
    (ProposedBy.ANSWERS, _answered),
    (ProposedBy.NUMBER_AND_CODE, _named),
    (ProposedBy.SENDER, _of_sender),
)
