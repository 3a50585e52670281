"""Entries as broken, newer and hostile programs would write them, in chains that are right to the last byte.

They are made from what a real office wrote: the same kinds and subjects, with something in them changed.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Channel, Manner, RequiredPaper
from frontoffice.domain.entries.body_codec import FIELDS
from frontoffice.domain.entries.entry import FIRST_PREV, EntryKind, content_hash
from frontoffice.domain.entries.entry_bounds import HIGHEST_NO, HIGHEST_YEAR
from frontoffice.domain.entries.entry_kinds import KINDS as SPECS
from frontoffice.domain.entries.office_bodies import DeskConfiguredBody
from frontoffice.domain.people import Role
from frontoffice.register.commands import officers
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.numbering import DocumentRecord
from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import Row
from frontoffice.register.register import Register
from tests.support import hostile_bodies
from tests.support.examples import TODAY, a_letter, an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
HANDLER = an_officer(Role.HANDLER, "Bambang Sutrisno")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
KINDS = (*(str(kind) for kind in EntryKind), "complaint.sung_about", "")
NAMES = sorted({name for names in FIELDS.values() for name in names})
MOMENT = "2026-11-24T03:32:00.000000Z"
MOMENTS = (
    "0001-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59.999999Z",
    "9998-12-31T23:59:00-12:00",
    "2026-11-24T03:32:00",
    "yesterday",
    "",
    # What comes later than now asks at a new desk whether its clock is right (``numbers.is_clock_doubtful``).
    *(moment for moment in hostile_bodies.MOMENTS if not moment.startswith("8999")),
)
BODIES = (b"no JSON", b"\xff\xfe", b"[1]", b"null", b"{}", b"[" * 100, b'{"a":' * 100 + b"1" + b"}" * 100, b"")
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 7, -1, 2**63, -(2**70), 1e308, "", "x", "x" * 300, "\0", "9" * 5000, "NaN"),
    *([], {}, [[1]], {"a": 1}, ["x", None], ["L1", 2026, 2**64], ["L1", 2026]),
    *("2026-13-99", "0001-01-01", "9999-12-31", "2026-12-01", "9999-12-31T23:59:59+00:00", "WIT", "\\g<9>"),
)


def an_office(register: Register) -> None:
    """Every kind of entry, as an office that works with the program has them."""
    register.configuration.record(DeskConfiguredBody(counter="L1", office="DPMPTSP"), SUPERVISOR)
    for officer in (OFFICER, SUPERVISOR):
        register.unit.run_once(
            officer.officer_id,
            lambda who=officer: register.unit.append_entry(  # type: ignore[misc]
                who.officer_id,
                who.officer_id,
                EntryKind.OFFICER_SET,
                officers.body(who, "added"),
                SUPERVISOR,
            ),
        )
    register.reference_data.set_channel(Channel("wa", "WhatsApp", Manner.WRITTEN), SUPERVISOR, uuid4())
    handled = register.complaints.record(an_intake(description="Izin trayek"), OFFICER, uuid4()).complaint.subject
    register.handling.review(handled, "Segera", SUPERVISOR, uuid4(), Classified("level.light", "Penundaan berlarut"))
    for step in (Step.ANALYSE, Step.DECIDE, Step.INFORM):
        if step is Step.INFORM:
            register.contacts.log(handled, Attempt("Telepon", Reach.REACHED), OFFICER, uuid4())
        register.handling.advance(handled, StepForm(step, "Sudah"), SUPERVISOR, uuid4())
    letter = register.complaints.record(
        a_letter(identity_copy=False, documents=False), OFFICER, uuid4()
    ).complaint.subject
    register.contacts.ask_papers(letter, None, OFFICER, uuid4())
    register.contacts.complete_papers(letter, frozenset({RequiredPaper.DOCUMENTS}), None, OFFICER, uuid4())
    register.amendments.amend(letter, a_letter(description="Diralat", documents=True), "Salah", OFFICER, uuid4())
    register.complaints.reveal(letter, "Surat", OFFICER, uuid4())
    register.documents.record(letter, DocumentRecord("tanda terima"), OFFICER, uuid4())
    day = DayOff(TODAY.replace(month=12, day=1), LOCAL, "HUT Provinsi", "SK 1", certain=True)
    change = register.calendar.preview([day], register.calendar.hours)
    register.calendar.accept(change, "SK", SUPERVISOR, uuid4())
    erased = register.complaints.record(an_intake(description="Rahasiasekali"), OFFICER, uuid4()).complaint.subject
    register.handling.cancel(erased, "Dicabut", SUPERVISOR, uuid4())
    register.numbering.take_over_series("Pindah", SUPERVISOR, uuid4())
    register.closing.close(TODAY, "L1", "", SUPERVISOR, uuid4())
    register.numbering.confirm_clock("Benar", SUPERVISOR, uuid4())
    _examples_of_the_rest(register, letter)
    register.erasures.erase(erased, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())


def _examples_of_the_rest(register: Register, subject: UUID) -> None:
    """Of each kind that no verb wrote here, the examples of its specification."""
    unit = register.unit
    written = {kind for (kind,) in unit.connection.execute("SELECT DISTINCT kind FROM journal")}
    with unit.writing():
        for spec in SPECS.values():
            for example in spec.examples if spec.kind not in {*written, EntryKind.ERASED} else ():
                unit.append_entry(uuid4(), uuid4() if spec.of_office else subject, spec.kind, example, SUPERVISOR)


class OddChain:
    """One origin's entries; every entry fits its chain, whatever it says."""

    def __init__(self) -> None:
        self.origin = uuid4()
        self.seq, self.lc, self.head = 0, 0, FIRST_PREV
        self.rows: list[Row] = []

    def write(self, subject: UUID, kind: str, body: bytes, **columns: Any) -> Row:
        """The next entry; ``columns`` by their names."""
        salt = bytes(16)
        values: dict[str, Any] = {
            "entry_id": uuid4().bytes,
            "v": 1,
            "occurred_at": MOMENT,
            "recorded_at": MOMENT,
            "zone": "WIB",
            "number": (None, None, None),
            "parents": b"",
            "lc": self.lc + 1,
        } | columns
        row = (
            *(self.origin.bytes, self.seq + 1, self.head, b"", max(values["lc"], self.lc + 1), values["entry_id"]),
            *(subject.bytes, kind, values["v"], values["occurred_at"], values["recorded_at"], values["zone"]),
            *("Siti", "officer", *values["number"], values["parents"], content_hash(salt, body), salt, body, None),
        )
        return self._append(row)

    def repeat(self, row: Row) -> None:
        """The same entry at an address of this chain, as after a heal; only in the order of their counters."""
        if row[chain.LC] > self.lc:
            self._append((self.origin.bytes, self.seq + 1, self.head, *row[3:]))

    def _append(self, row: Row) -> Row:
        row = (*row[: chain.HASH], chain.row_hash(row), *row[chain.HASH + 1 :])
        self.seq, self.lc, self.head = row[chain.SEQ], row[chain.LC], row[chain.HASH]
        self.rows.append(row)
        return row


def odd_chains(office: Sequence[Row], chance: random.Random, entries: int = 40) -> list[list[Row]]:
    """Chains of other programs about what the office wrote, and one that repeats entries of theirs and of its own."""
    chains = [OddChain() for _ in range(3)]
    subjects = [UUID(bytes=row[chain.SUBJECT]) for row in office] + [uuid4() for _ in range(3)]
    for _ in range(entries):
        one, like = chance.choice(chains), chance.choice(office)
        subject = UUID(bytes=like[chain.SUBJECT]) if chance.random() < 0.6 else chance.choice(subjects)
        kind = like[chain.KIND] if chance.random() < 0.8 else chance.choice(KINDS)
        own = chance.random() < 0.5  # a recording whose entry is its subject
        one.write(
            uuid4() if own and kind == EntryKind.RECORDED else subject,
            kind,
            _body(like, subject, chance),
            lc=chance.randint(1, 80),
            v=chance.choice((1, 1, 1, 1, 2, 0, -1, 2**62)),
            occurred_at=chance.choice(MOMENTS) if chance.random() < 0.15 else MOMENT,
            recorded_at=chance.choice(MOMENTS) if chance.random() < 0.15 else MOMENT,
            zone=chance.choice(("WIB", "WIB", "WIB", "WITA", "CET", "")),
            number=("L9", chance.choice((2026, 0, HIGHEST_YEAR)), chance.choice((1, 1, 2, 0, HIGHEST_NO)))
            if kind == EntryKind.RECORDED and chance.random() < 0.9
            else (None, None, None),
            parents=b"".join(row[chain.ENTRY_ID] for row in chance.sample(office, chance.randint(0, 2))),
        )
        if own and kind == EntryKind.RECORDED:
            _as_its_own(one)
    again = OddChain()
    everything = [*office, *(row for one in chains for row in one.rows)]
    for row in sorted(chance.sample(everything, 12), key=lambda row: row[chain.LC]):
        again.repeat(row)
    return [one.rows for one in (*chains, again)]


def _as_its_own(one: OddChain) -> None:
    """The last entry anew, as a recording is: its own subject."""
    row = one.rows.pop()
    one._append((*row[: chain.SUBJECT], row[chain.ENTRY_ID], *row[chain.SUBJECT + 1 :]))


def _body(row: Row, subject: UUID, chance: random.Random) -> bytes:
    what = chance.random()
    if what < 0.15:
        return chance.choice(BODIES)
    body = json.loads(row[chain.BODY])
    if what < 0.4:
        return hostile_bodies.written(body, SPECS[row[chain.KIND]].bodies[0], chance)
    if what < 0.85:
        for _ in range(chance.randint(1, 2)):
            _change(body, chance)
    if "no" in body and chance.random() < 0.5:  # an erasure of what it stands with
        body["subject"] = str(subject)
    return json.dumps(body).encode()


def _change(fields: dict[str, Any], chance: random.Random) -> None:
    """Put something else into one place of a body, however deep; or leave that place out, or add another kind's."""
    if chance.random() < 0.2:
        fields[chance.choice(NAMES)] = copy.deepcopy(chance.choice(VALUES))
    elif chance.random() < 0.2 and fields:
        del fields[chance.choice(sorted(fields))]
        return
    while fields:
        name = chance.choice(sorted(fields))
        if isinstance(fields[name], dict) and chance.random() < 0.7:
            fields = fields[name]
            continue
        fields[name] = copy.deepcopy(chance.choice(VALUES))
        return
