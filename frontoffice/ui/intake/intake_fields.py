"""The texts of the intake form: to Intake and back, out of a mail, and behind their masks.

Texts only, no widgets.

The same texts are what a draft keeps, so a half-written date or a NIK of nine digits comes back as it was typed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from frontoffice.attaching.requests import ReadMail
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.dates import in_digits, read_date
from frontoffice.domain.complainants import COMPANY, KITAS, PASSPORT
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake, Kind, Manner
from frontoffice.domain.field_spec import FieldInput
from frontoffice.domain.field_table import INTAKE_FIELDS, TEXTS_OF_THE_CASE, name_fields
from frontoffice.domain.people import normalise_phone
from frontoffice.domain.text.printable_text import LONGEST_TEXT, clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.drafts import Draft, PendingAttachment
from frontoffice.register.journal.draft_fields import ATTACHED, HIDDEN_FILES, MASKED
from frontoffice.ui.attachments import hidden_files
from frontoffice.ui.attachments.hidden_files import Hiding
from frontoffice.ui.messages.field_labels import IDENTITY_NUMBERS, WHO, mask_value

TICKED: Final = "1"
DATES: Final = name_fields(FieldInput.DATE)
CHOICES: Final = name_fields(FieldInput.CHOICE)
COMPLAINANT: Final = tuple(field.name for field in dataclasses.fields(Complainant))
WRITTEN_ONLY: Final = tuple(one.name for one in INTAKE_FIELDS if one.in_writing_only)
FIELDS: Final = (*(field.name for field in dataclasses.fields(Intake) if field.name != "complainant"), *COMPLAINANT)

Fields = dict[str, str]
_Choice = TypeVar("_Choice", bound=StrEnum)


def read_intake(
    fields: Mapping[str, str], today: date, manner: Manner = Manner.WRITTEN
) -> tuple[Intake, tuple[Problem, ...]]:
    """Parse the intake from ``fields``, with a problem for each unreadable date (it then counts as not given).

    What is asked of written channels alone is left out for oral ones, even where it was typed before the choice.
    """
    texts = dict(fields)
    if manner is Manner.ORAL:
        for name in WRITTEN_ONLY:
            texts.pop(name, None)
    dates, problems = _read_dates(texts, today)
    ticks = {name: texts.get(name) == TICKED for name in _TICKS}
    rest: Any = {**dates, **ticks, **{name: _clean(name, texts.get(name, "")) for name in TEXTS_OF_THE_CASE}}
    intake = Intake(
        kind=_one_of(Kind, texts.get("kind", ""), Kind.COMPLAINT),
        channel=texts.get("channel", ""),
        complainant=_read_complainant(texts),
        **rest,
    )
    return intake, problems


def write_fields(intake: Intake) -> Fields:
    """Texts of the form for ``intake``; reading them gives the same intake again."""
    texts = {field.name: _text(getattr(intake, field.name)) for field in dataclasses.fields(intake)}
    del texts["complainant"]
    return texts | complainant_fields(intake.complainant)


def complainant_fields(complainant: Complainant) -> Fields:
    """Texts of the form for a complainant."""
    texts = {name: _text(getattr(complainant, name)) for name in COMPLAINANT}
    ticked = {"party": complainant.party == COMPANY, "identity_kind": complainant.identity_kind == KITAS}
    return texts | {name: _text(is_ticked) for name, is_ticked in ticked.items()}


def with_codes_kept(now: Complainant, before: Complainant) -> Complainant:
    """Complainant ``now`` from the form, with codes of ``before`` unchanged by its ticks.

    A tick shows one code of those that a later program may write: what it leaves as it was stays what it was.
    """
    codes: Any = {}
    if (now.party == COMPANY) == (before.party == COMPANY):
        codes["party"] = before.party
    if now.identity_no == before.identity_no and (now.identity_kind == KITAS) == (before.identity_kind == KITAS):
        codes["identity_kind"] = before.identity_kind
    return dataclasses.replace(now, **codes)


def is_empty(fields: Mapping[str, str]) -> bool:
    """Whether nothing was typed or attached: the form's own choices do not count, and make no draft."""
    counted = {*FIELDS, ATTACHED} - {*CHOICES}
    return not any(clean(text) for name, text in fields.items() if name in counted)


_TICKS: Final = tuple(name for name in name_fields(FieldInput.TICK) if name not in COMPLAINANT)
_OF_MANY_LINES: Final = name_fields(FieldInput.TEXT)
_COMPLAINANT_TEXTS: Final = tuple(name for name in COMPLAINANT if name != "identity")


def _read_dates(fields: Mapping[str, str], today: date) -> tuple[dict[str, date | None], tuple[Problem, ...]]:
    dates: dict[str, date | None] = {}
    problems: list[Problem] = []
    for name in DATES:
        try:
            dates[name] = read_date(name, fields.get(name, ""), today)
        except Refused as refused:
            dates[name] = None
            problems.extend(refused.problems)
    return dates, tuple(problems)


def _read_complainant(fields: Mapping[str, str]) -> Complainant:
    texts = {name: one_line(fields.get(name, "")) for name in _COMPLAINANT_TEXTS}
    texts["phone"] = normalise_phone(texts["phone"])
    for name in ("nik", "nib", "identity_no"):
        texts[name] = "".join(texts[name].split()).upper()  # a card shows it in groups, and so it is often typed
    texts["party"] = COMPANY if fields.get("party") == TICKED else ""
    if texts["identity_no"]:
        texts["identity_kind"] = KITAS if fields.get("identity_kind") == TICKED else PASSPORT
    else:
        texts["identity_kind"] = ""
    return Complainant(identity=_one_of(Identity, fields.get("identity", ""), Identity.OPEN), **texts)


def _clean(name: str, text: str) -> str:
    return clean(text) if name in _OF_MANY_LINES else one_line(text)


def _one_of(kind: type[_Choice], text: str, otherwise: _Choice) -> _Choice:
    return kind(text) if text in set(kind) else otherwise


def _text(value: object) -> str:
    if isinstance(value, bool):
        return TICKED if value else ""
    if isinstance(value, date):
        return in_digits(value)
    return "" if value is None else str(value)


MAIL_CHANNEL: Final = "email"
LETTER_CHANNEL: Final = "letter"


def fields_of(mail: ReadMail, zone: str) -> Fields:
    """Form fields from a mail; the day is the one at the office. An unusable name is the address again."""
    name = mail.sender if mail.sender and mail.sender != mail.address else ""
    received = dates.in_digits(dates.local_date(mail.sent_at, zone)) if mail.sent_at else ""
    fields = {"channel": MAIL_CHANNEL, "name": name, "email": mail.address, "received_on": received}
    return {**fields, "description": _mail_text(mail)[:LONGEST_TEXT]}


def is_cut(mail: ReadMail) -> bool:
    """Whether it says more than a description takes."""
    return len(_mail_text(mail)) > LONGEST_TEXT


def _mail_text(mail: ReadMail) -> str:
    return "\n".join(part for part in (mail.subject, mail.text) if part)


# --- Masked values of the form: kept and recorded as they are, shown to who gave a reason ---

IDENTIFYING: Final = frozenset(WHO) - {"party", "identity_kind"}  # ticks, which say of nobody who it is


class MaskedFields:
    """The masks of one case. Whatever is typed over a mask counts; the value behind it is then forgotten."""

    def __init__(self) -> None:
        self._behind: dict[str, tuple[str, str]] = {}

    def forget(self) -> None:
        """Another case begins."""
        self._behind.clear()

    def cover(self, name: str, value: str) -> str:
        """Keep ``value`` behind its mask; returns what the field shows."""
        mask = mask_value(
            name, value, Identity.OPEN if name in IDENTITY_NUMBERS else Identity.CONFIDENTIAL, revealed=False
        )
        self._behind[name] = (mask, value)
        return mask

    def value(self, name: str, text: str) -> str:
        """Actual value of a field with the displayed ``text``."""
        mask, value = self._behind.get(name, ("", ""))
        return value if mask and text == mask else text

    def names(self, texts: Mapping[str, str]) -> frozenset[str]:
        """Fields still displaying their mask among ``texts``."""
        return frozenset(name for name, (mask, _) in self._behind.items() if mask and texts.get(name) == mask)


def names_to_mask(identity: str, *, revealed: bool = False) -> frozenset[str]:
    """Fields of a complainant masked until a reason is given: who it is, or numbers of identity."""
    if revealed:
        return frozenset()
    return IDENTITY_NUMBERS if identity == Identity.OPEN else IDENTIFYING


def draft_names_to_mask(draft: Draft, amended: Complaint | None, reader: UUID) -> frozenset[str]:
    """Fields of a draft masked for ``reader``: what was never shown, what another typed, whom it amends."""
    names = {*draft.fields.get(MASKED, "").split(",")} - {""}
    if amended is not None:
        names |= names_to_mask(amended.intake.complainant.identity)
    if draft.officer_id != reader:
        names |= names_to_mask(draft.fields.get("identity", Identity.OPEN) or Identity.OPEN)
    return frozenset(names)


def files_hidden_in(draft: Draft, reader: UUID) -> Hiding:
    """Files of a draft hidden from ``reader``.

    Of what another brought, what shows who, or never was shown.

    Of who brought a file that was kept before that was known, the draft's writer stands.
    """
    never_shown = {*draft.fields.get(HIDDEN_FILES, "").split(",")}
    is_open = (draft.fields.get("identity") or Identity.OPEN) == Identity.OPEN
    others = hidden_files.from_others(reader, is_open=is_open, before=draft.officer_id)

    def hides(one: PendingAttachment) -> bool:
        return others.hides(one) or (one.brought_by != reader and str(one.attachment_id) in never_shown)

    return Hiding(reader, hides)


def to_keep(fields: Fields, masked: Iterable[str], unseen_files: Iterable[UUID] = ()) -> Fields:
    """Fields of a draft with the names of its unseen fields and files."""
    names = {MASKED: ",".join(sorted(masked)), HIDDEN_FILES: ",".join(sorted(map(str, unseen_files)))}
    return {**fields, **{name: text for name, text in names.items() if text}} if fields else fields
