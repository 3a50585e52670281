"""Messages that came in by themselves: taken in once, settled by an officer, and settled again where that is undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice.domain import attachments, people
from frontoffice.domain.attachments import UNKNOWN_TYPE, UNNAMED, AttachmentKind
from frontoffice.domain.calendar.dates import in_digits, local_date, parse_day, to_text
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entries import content_address, entry_kinds
from frontoffice.domain.entries.content_address import MOST_BYTES
from frontoffice.domain.entries.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.entries.entry_bodies import (
    AttachmentAddedBody,
    MessageArrivedBody,
    MessageSettledBody,
    RevealedBody,
)
from frontoffice.domain.entries.office_bodies import MailboxClaimedBody
from frontoffice.domain.incoming import (
    GIVEN_DAYS,
    ITEM_CHANNELS,
    BecameOf,
    IncomingMessage,
    KeptMessage,
    MailboxReader,
    MessageFile,
    NoComplaint,
    clean_message,
    message_subject,
)
from frontoffice.domain.people import NOBODY, May, Officer
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterRefusal
from frontoffice.register.commands import contacts, drafts, turning
from frontoffice.register.commands.complaints import reason
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal import contents, ids, journal, origins, reading
from frontoffice.register.journal.draft_fields import MESSAGE
from frontoffice.register.queries import complaint_list, inbox
from frontoffice.register.unit_of_work import UnitOfWork


class TakenIn(NamedTuple):
    """How many messages were new, and how many were here already."""

    new: int
    known: int


class Receiving:
    """Take messages in, and decide what became of each."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    # --- what the carriers give

    def take_in(self, messages: Sequence[IncomingMessage], place: Mapping[str, str] | None = None) -> TakenIn:
        """Take messages in, each in a transaction of its own; the same one again is passed over.

        ``place`` says up to where this desk has read (:meth:`place`). It is committed with the last message, or by
        itself where there is none, so what was read and not kept is read again.
        """
        new = 0
        for no, message in enumerate(messages, start=1):
            new += self._take_in(clean_message(message), place if no == len(messages) else None)
        if not messages and place:
            with self._unit.writing(announced=False):
                self._keep_place(place)
        return TakenIn(new, len(messages) - new)

    def known(self, channel: str, identities: Sequence[str]) -> frozenset[str]:
        """Which of these identities are messages already, erased since or not: they need not be read again.

        Of a channel with numbers of its own also those that a complaint carries.
        """
        with self._unit.reading():
            return frozenset(one for one in identities if self._is_known(channel, one))

    def place(self) -> dict[str, str]:
        """Up to where this desk has read, as it was given with the last messages."""
        with self._unit.reading():
            rows = self._unit.connection.execute("SELECT name, value FROM receiving_place")
            return dict(reading.validate_rows("receiving_place", rows, (str, str)))

    def reader(self, mailbox: str) -> MailboxReader | None:
        """The counter that reads a mailbox, by the latest entry in the one order; None where nobody said so."""
        with self._unit.reading():
            lines = journal.story(self._unit.connection, ids.subject(_MAILBOX, mailbox))
            mine = origins.mine(self._unit.connection)
        claims = [line for line in lines if line.kind == EntryKind.MAILBOX_CLAIMED and line.version <= KNOWN_VERSION]
        if not claims:
            return None
        last = claims[-1]
        return MailboxReader(str(last.body.get("counter", "")), last.occurred_at, last.origin in mine)

    def claim_mailbox(self, mailbox: str, by: Officer) -> None:
        """Say that this desk reads a mailbox from now on, whoever did before. Raises Refused (``not_allowed``)."""
        entry_kinds.demand(by, EntryKind.MAILBOX_CLAIMED)
        action, subject = ids.new_id(), ids.subject(_MAILBOX, mailbox)
        body = MailboxClaimedBody(counter=self._unit.desk.counter_name, by=str(by.officer_id))
        self._unit.run_once(
            action, lambda: self._unit.append_entry(action, subject, EntryKind.MAILBOX_CLAIMED, body, by)
        )

    def find_match(self, headers: str) -> str:
        """The match that was kept for an export's headers at this desk, "" for none."""
        return self.place().get(f"{_MATCH}{headers}", "")

    def keep_match(self, headers: str, match: str) -> None:
        """Keep how the columns of an export with these headers are matched."""
        with self._unit.writing(announced=False):
            self._keep_place({f"{_MATCH}{headers}": match})

    def _take_in(self, message: IncomingMessage, place: Mapping[str, str] | None) -> bool:
        """Take one message in; whether it is new. One that the exchange brings just now has two arrivals."""
        with self._unit.reading():
            is_new = not self._is_known(message.channel, message.identity)
        action = ids.new_id()

        def work() -> None:
            self._keep_place(place or {})
            if is_new:
                self._append(message, action)

        if is_new or place:
            self._unit.run_once(action, work)
        return is_new

    def _is_known(self, channel: str, identity: str) -> bool:
        execute = self._unit.connection.execute
        if execute(_KNOWN, (message_subject(channel, identity).bytes,)).get:
            return True
        return channel in ITEM_CHANNELS and bool(execute(_CARRIED_BY, (channel, identity)).get)

    def _keep_place(self, place: Mapping[str, str]) -> None:
        self._unit.connection.executemany("INSERT OR REPLACE INTO receiving_place VALUES (?, ?)", place.items())

    def _append(self, message: IncomingMessage, action: UUID) -> None:
        desk = self._unit.desk
        body = MessageArrivedBody(
            channel=message.channel,
            identity=message.identity,
            sender=message.sender,
            sender_name=message.sender_name,
            title=message.title,
            text=message.text,
            arrived_at=to_text(message.arrived_at),
            answers=list(message.answers),
            recipient_failed=message.recipient_failed,
            automatic=message.automatic,
            left_out=list(message.left_out),
            series=desk.counter if desk.gives_numbers else "",
            counter=desk.counter_name,
            given=dict(message.given) or None,
            failed_status=message.failed_status or None,
        )
        self._unit.append_entry(
            action, message.subject, EntryKind.MESSAGE_ARRIVED, body, NOBODY, occurred_at=message.arrived_at
        )
        for name, content in message.files:
            if 0 < len(content) <= MOST_BYTES:
                self._attach(message.subject, name, content)

    def _attach(self, subject: UUID, name: str, content: bytes) -> None:
        body = AttachmentAddedBody(
            name=attachments.plain_name(name, UNNAMED),
            kind=str(AttachmentKind.OTHER),
            media_type=UNKNOWN_TYPE,
            pages=0,
            content=content_address.part(contents.put(self._unit.connection, content)),
            counter=self._unit.desk.counter_name,
        )
        self._unit.append_entry(ids.new_id(), subject, EntryKind.ATTACHED, body, NOBODY)

    # --- what officers decide

    def settle_as_none(self, subject: UUID, why: NoComplaint, by: Officer, action: UUID) -> KeptMessage:
        """Settle a message as no complaint, with the reason.

        Raises Refused: ``not_allowed``, ``message_unknown``, ``message_erased``, ``message_settled``.
        """
        entry_kinds.demand(by, EntryKind.MESSAGE_SETTLED)

        def work() -> None:
            self._require_waiting(subject)
            self._settle(subject, by, action, turning.settled_body(BecameOf.NONE, by, why=str(why)))

        self._unit.run_once(action, work)
        return inbox.require(self._unit, subject)

    def settle_as_contact(self, subject: UUID, complaint: UUID, by: Officer, action: UUID) -> KeptMessage:
        """Settle a message as a contact of a complaint, and log that there with its text, in one transaction.

        Raises Refused: as :meth:`settle_as_none`, and as ``Contacts.log``.
        """
        entry_kinds.demand(by, EntryKind.MESSAGE_SETTLED)

        def work() -> None:
            one = self._require_waiting(subject)
            about, _ = complaint_list.with_case(self._unit, complaint)
            contacts.append(self._unit, complaint, self._attempt(one, about), by, ids.new_id())
            self._settle(subject, by, action, turning.settled_body(BecameOf.CONTACT, by, about))

        self._unit.run_once(action, work)
        return inbox.require(self._unit, subject)

    def _attempt(self, one: KeptMessage, about: Complaint) -> Attempt:
        """The contact that a message is; one that came before the complaint was received is logged as of now."""
        came = one.came
        channel = self._unit.channels.get(came.channel)
        note = "\n".join(part for part in (came.title, came.text) if part)[:LONGEST_TEXT]
        is_within = local_date(came.arrived_at, about.zone) >= about.received_on
        at: datetime | None = min(came.arrived_at, self._unit.now()) if is_within else None
        return Attempt(channel.name if channel else came.channel, Reach.ASKED, note, at)

    def draft_of(self, subject: UUID, by: Officer) -> Draft:
        """Save a message as the draft of a complaint, and return the draft; recording it settles the message.

        Raises Refused: as :meth:`settle_as_none`.
        """
        entry_kinds.demand(by, EntryKind.RECORDED)
        one = self._require_waiting(subject)
        came = one.came
        address = {"email": came.sender} if "@" in came.sender else {"phone": came.sender}
        given = {name: in_digits(parse_day(text)) if name in GIVEN_DAYS else text for name, text in came.given}
        fields = {
            MESSAGE: str(subject),
            "channel": came.channel,
            "received_on": in_digits(one.day),
            "name": came.sender_name if came.sender_name != came.sender else "",
            "description": "\n".join(part for part in (came.title, came.text) if part)[:LONGEST_TEXT],
            **address,
            **given,
        }
        draft = Draft(
            ids.new_id(), by.officer_id, self._unit.now(), {name: text for name, text in fields.items() if text}
        )
        drafts.Drafts(self._unit).save(draft)
        return draft

    def undo(self, subject: UUID, by: Officer, action: UUID) -> KeptMessage:
        """Take the settlement of a message back; a contact that it logged stays where it was written.

        Raises Refused: as :meth:`settle_as_none`, ``message_waits`` (nothing is settled), ``message_is_complaint``,
        ``message_carried`` (another desk settled it, or the exchange has carried it away).
        """
        entry_kinds.demand(by, EntryKind.MESSAGE_SETTLED)

        def work() -> None:
            settled = inbox.require(self._unit, subject).settled
            if settled is None:
                raise Refused(Problem("", RegisterRefusal.MESSAGE_WAITS))
            if settled.outcome is BecameOf.COMPLAINT:
                facts = {"number": settled.number_text}
                raise Refused(Problem("", RegisterRefusal.MESSAGE_IS_COMPLAINT, facts))
            if self._is_carried(settled.entry_id, settled.at):
                raise Refused(Problem("", RegisterRefusal.MESSAGE_CARRIED))
            self._settle(subject, by, action, turning.settled_body(BecameOf.OPEN, by, undone=settled.entry_id))

        self._unit.run_once(action, work)
        return inbox.require(self._unit, subject)

    def reveal(self, subject: UUID, why: str, by: Officer, action: UUID) -> KeptMessage:
        """Record the view of a message whose complaint asks for confidence, with the reason; gives it whole.

        Raises Refused: ``not_allowed``, ``message_unknown``, ``message_erased``, ``why_missing``, ``too_long``.
        """
        entry_kinds.demand(by, EntryKind.REVEALED)
        one = inbox.require(self._unit, subject)
        body = RevealedBody(why=reason(why))
        self._unit.run_once(action, lambda: self._unit.append_entry(action, subject, EntryKind.REVEALED, body, by))
        return one

    def files(self, subject: UUID, by: Officer) -> tuple[tuple[str, bytes | None], ...]:
        """Name and content of each file of a message.

        None for a content that is not here; the next exchange with the centre then fetches it before all others.

        Raises Refused: ``not_allowed``, ``message_unknown``, ``message_erased``. Unavailable: ``attachment_damaged``.
        """
        people.demand(by, May.CONTACT)
        files = inbox.require(self._unit, subject).files
        return tuple((one.name, self._content(one)) for one in files)

    def _content(self, one: MessageFile) -> bytes | None:
        try:
            with self._unit.reading():
                content = contents.read(self._unit.connection, one.content.key)
        except contents.ContentDamaged:
            raise Unavailable(RegisterFailure.ATTACHMENT_DAMAGED, name=one.name) from None
        if content is None:
            with self._unit.writing(announced=False):
                contents.ask(self._unit.connection, one.content)
        return content

    def _require_waiting(self, subject: UUID) -> KeptMessage:
        one = inbox.require(self._unit, subject)
        if one.settled is not None:
            raise Refused(Problem("", RegisterRefusal.MESSAGE_SETTLED))
        return one

    def _is_carried(self, entry_id: UUID, at: datetime) -> bool:
        return bool(self._unit.connection.execute(_CARRIED, (entry_id.bytes, to_text(at))).get)

    def _settle(self, subject: UUID, by: Officer, action: UUID, body: MessageSettledBody) -> None:
        self._unit.append_entry(action, subject, EntryKind.MESSAGE_SETTLED, body, by)


_MATCH: Final = "columns "
_MAILBOX: Final = "mailbox"
_KNOWN: Final = (
    "SELECT EXISTS (SELECT 1 FROM journal WHERE subject = ? AND kind IN"
    f" ('{EntryKind.MESSAGE_ARRIVED}', '{EntryKind.MESSAGE_ERASED}'))"
)
_CARRIED_BY: Final = (  # a complaint, a cancelled one too; or one that was entered in SP4N-LAPOR! later
    "SELECT EXISTS (SELECT 1 FROM complaint WHERE channel = ?1 AND external_id <> ''"
    " AND external_id IN (?2, '#' || ?2))"
    " OR EXISTS (SELECT 1 FROM held_item WHERE item = ?1 || ' ' || ?2)"
)
_CARRIED: Final = (
    "SELECT NOT EXISTS (SELECT 1 FROM journal JOIN my_origin USING (origin) WHERE entry_id = ?1)"
    " OR EXISTS (SELECT 1 FROM sync_log WHERE complete = 1 AND ended_at >= ?2)"
)
