"""Case on the intake page, new or in amendment, and the register's data on it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from frontoffice.domain.attachments import NewAttachment, RefusedFile
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.cases import phrases
from frontoffice.domain.cases.answer_medium import takes_paper
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake, Manner
from frontoffice.domain.people import Officer
from frontoffice.domain.slips import SlipUse, parse_use
from frontoffice.errors import Problem
from frontoffice.register.commands.complaints import Recorded
from frontoffice.register.commands.drafts import Draft, may_take_up
from frontoffice.register.journal.draft_fields import AMENDS, ATTACHED, CONSULTATION, MESSAGE, SLIP
from frontoffice.register.register import Register
from frontoffice.ui.intake.intake_fields import Fields, read_intake, with_codes_kept, write_fields

WHY = "why"


class IntakeCase:
    """Queries to the register about the form's case.

    ``amended`` is the complaint being amended, if it is not new; ``goes_on_from`` the consultation or message that a
    new one goes on from, ``slip`` the numbered slip that it was written on while there was no power.
    """

    def __init__(self, register: Register, officer: Callable[[], Officer]) -> None:
        self._register = register
        self._officer = officer
        self.begin(None, {})

    def begin(self, amended: Complaint | None, fields: Mapping[str, str]) -> None:
        """Go over to another case, with the fields of its draft."""
        self.amended: Complaint | None = amended
        self.goes_on_from = {name: fields[name] for name in (CONSULTATION, MESSAGE) if fields.get(name)}
        self.slip: SlipUse | None = parse_use(fields[SLIP]) if fields.get(SLIP) else None

    @property
    def subject(self) -> UUID | None:
        """The complaint being amended."""
        return self.amended.subject if self.amended else None

    def read(self, fields: Mapping[str, str], manner: Manner) -> tuple[Intake, tuple[Problem, ...]]:
        """Parse the fields, and collect their problems: what cannot be read first, then the rules."""
        intake, unreadable = read_intake(fields, self._register.today(), manner)
        if self.amended is not None:
            who = with_codes_kept(intake.complainant, self.amended.intake.complainant)
            intake = dataclasses.replace(intake, complainant=who)
        return intake, (*unreadable, *self._against(intake), *self._blanks_left(intake))

    def preview(self, intake: Intake) -> Complaint:
        """As it would stand in the register now: recorded, or amended."""
        if self.amended is None:
            return self._register.complaints.preview(intake, self._officer(), self.slip)
        return self._register.amendments.preview(self.amended, intake)

    def record(
        self,
        intake: Intake,
        action: UUID,
        printer: str,
        attached: Sequence[NewAttachment],
        refused: Sequence[RefusedFile] = (),
    ) -> Recorded:
        """Record a new case, and queue its resi if a recipient takes the paper."""
        return self._register.complaints.record(
            intake,
            self._officer(),
            action,
            draft_id=action,
            with_paper=self.takes_paper(intake),
            printer=printer,
            attached=attached,
            refused=refused,
            slip=self.slip,
        )

    def takes_paper(self, intake: Intake) -> bool:
        """Whether a resi is printed without being asked for: somebody is there to take it."""
        channel = self._register.reference_data.channels().get(intake.channel)
        return takes_paper(intake.channel, channel.name if channel else "")

    def receipt_date(self, intake: Intake, manner: Manner) -> date | None:
        """Start of the count of working days; None as long as it was not given."""
        if manner is Manner.WRITTEN:
            return intake.received_on
        if self.slip is not None:
            return local_date(self.slip.received_at, self._register.zone)
        return self.amended.recorded_on if self.amended else self._register.today()

    def to_keep(self, fields: Fields, why: str, attached: int) -> Fields:
        """Fields for a draft of the case: nothing, while an amended complaint stands as it was."""
        if self.amended is None:
            slip = str(self.slip) if self.slip else ""
            besides = {SLIP: slip, ATTACHED: str(attached) if attached else ""}
            return {**fields, **self.goes_on_from, **{name: text for name, text in besides.items() if text}}
        if not why and all(fields[name] == text for name, text in write_fields(self.amended.intake).items()):
            return {}
        return {**fields, AMENDS: str(self.amended.subject), WHY: why}

    def find_amended(self, draft: Draft) -> Complaint | None:
        """Complaint amended by a draft, None for a new complaint's draft."""
        subject = _read_amended_id(draft)
        return self._register.complaints.get(subject) if subject else None

    def may_see(self, draft: Draft, amended: Complaint | None) -> bool:
        """Return whether the officer may open a draft; a hidden identity stays so until its amendment is recorded."""
        if amended is not None and amended.intake.complainant.identity is not Identity.OPEN:
            draft = dataclasses.replace(draft, fields={**draft.fields, "identity": Identity.CONFIDENTIAL})
        return may_take_up(draft, self._officer())

    def find_hidden_complainants(self, drafts: Iterable[Draft]) -> Mapping[UUID, tuple[Complainant, ...]]:
        """Complainants to hide in drafts of amendments to complaints with a hidden identity, by draft's id."""
        amended = {draft.draft_id: subject for draft in drafts if (subject := _read_amended_id(draft)) is not None}
        complaints = {draft: self._register.complaints.get(subject) for draft, subject in amended.items()}
        return {
            draft: (one.intake.complainant, *one.earlier)
            for draft, one in complaints.items()
            if one.intake.complainant.identity is not Identity.OPEN
        }

    def _blanks_left(self, intake: Intake) -> tuple[Problem, ...]:
        """Problems for blanks left in phrases.

        Of an amended complaint, a text that stays as it was recorded lacks nothing.
        """
        was = self.amended.intake if self.amended else None
        before = {"description": was.description, "wish": was.wish} if was else {}
        return phrases.blanks_left({"description": intake.description, "wish": intake.wish}, before)

    def _against(self, intake: Intake) -> tuple[Problem, ...]:
        if self.amended is None:
            return self._register.complaints.problems(intake)
        return self._register.amendments.problems(self.amended, intake)


def _read_amended_id(draft: Draft) -> UUID | None:
    subject = draft.fields.get(AMENDS, "")
    return UUID(subject) if subject else None
