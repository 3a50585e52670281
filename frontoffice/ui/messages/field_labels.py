"""The fields of a complaint in words: what each is called, and what was given in it; empty ones are left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.attachments import Attachment
from frontoffice.domain.calendar import dates
from frontoffice.domain.complainants import COMPANY, KITAS, PASSPORT
from frontoffice.domain.complaint import CHANNELS, Complaint, Identity, Intake, Kind
from frontoffice.domain.field_table import HIDDEN_FIELDS, INTAKE_FIELDS
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.ui.messages import wording

WHO: Final = HIDDEN_FIELDS
JOINED: Final = "joined"
IDENTITY_NUMBERS: Final = frozenset({"nik", "identity_no"})  # hidden in part whoever's they are
LONG: Final = tuple(one.name for one in INTAKE_FIELDS if one.most == LONGEST_TEXT)
_ORDER: Final = tuple(one.name for one in INTAKE_FIELDS if not one.is_in_head)
_LABELS: Final = {one.name: one.label for one in INTAKE_FIELDS}
_NIK_SHOWN: Final = 4  # signs at both ends
_LAST_SHOWN: Final = 2


@dataclass(frozen=True, slots=True)
class LabelledField:
    """One field as it is read: its label, what was given, whether it wants the whole width, and which field it is."""

    label: str
    text: str
    long: bool = False
    name: str = ""


def label(field: str) -> str:
    """Screen label of a field; an unknown one (of a newer program) keeps its own name."""
    if field == JOINED:
        return QCoreApplication.translate("ToldFields", "Other complainants")
    source = _LABELS.get(field)
    return QCoreApplication.translate("ToldFields", source) if source else field


def word_of(kind: type[StrEnum], value: str) -> str:
    """The word for a value of ``kind`` as the register's lines carry it; one of a newer program is shown as it is."""
    try:
        return wording.word(kind(value))
    except ValueError:
        return value


def in_words(field: str, value: object) -> str:
    """A field's value as it is read, whether it comes from the complaint or, as JSON, from an entry of its story."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _yes_or_no(value)
    if isinstance(value, date):
        return dates.in_words(value)
    text = str(value)
    reading = _READINGS.get(field)
    return reading(text) if reading else text


def _yes_or_no(value: bool) -> str:
    if value:
        return QCoreApplication.translate("ToldFields", "received")
    return QCoreApplication.translate("ToldFields", "not received")


def _party(code: str) -> str:
    return QCoreApplication.translate("ToldFields", "Company or other body") if code == COMPANY else code


_IDENTITY_KINDS: Final[Mapping[str, str]] = {PASSPORT: "Paspor", KITAS: "KITAS"}


def _day(text: str) -> str:
    try:
        return dates.in_words(date.fromisoformat(text))
    except ValueError:
        return text


_CHANNEL_NAMES: Final[Mapping[str, str]] = {channel.code: channel.name for channel in CHANNELS}
_READINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "kind": lambda value: word_of(Kind, value),
    "identity": lambda value: word_of(Identity, value),
    "party": _party,
    "identity_kind": lambda code: _IDENTITY_KINDS.get(code, code),
    "channel": lambda code: _CHANNEL_NAMES.get(code, code),
    "received_on": _day,
    "service_date": _day,
    "event_date": _day,
}


def mask_number(number: str) -> str:
    """Identity number with its middle masked.

    It is shown whole only when somebody asks and gives a reason.

    Of a NIK that is the birth date; of a shorter number nothing but its last two signs is shown.
    """
    hidden = len(number) - 2 * _NIK_SHOWN
    if hidden >= _NIK_SHOWN:
        return number[:_NIK_SHOWN] + "\N{BULLET}" * hidden + number[-_NIK_SHOWN:]
    return "\N{BULLET}" * (len(number) - _LAST_SHOWN) + number[-_LAST_SHOWN:]


def confidential_text() -> str:
    """Placeholder for a hidden identity."""
    return QCoreApplication.translate("ToldFields", "kept confidential")


def attachment_name(one: Attachment, *, revealed: bool = False) -> str:
    """Display name of an attachment: by its file's name, or by its place where that may say who complained."""
    if one.hidden and not revealed:
        return QCoreApplication.translate("ToldFields", "Attachment {}").format(one.no)
    return one.file_name


def has_hidden(complaint: Complaint) -> bool:
    """Whether something about the complainant is kept from the reader until a reason is given."""
    who = complaint.intake.complainant
    given = any(getattr(one, name) for one in (who, *complaint.earlier) for name in WHO)
    return bool(who.nik or who.identity_no) or (who.identity is not Identity.OPEN and given)


def list_labelled_fields(complaint: Complaint, revealed: bool = False) -> tuple[LabelledField, ...]:
    """The fields of a complaint in reading order; who complained is left out where confidence was asked for."""
    whose, found = complaint.intake.complainant.identity, []
    for name in _ORDER:
        value = _value(complaint.intake, name)
        hidden = name in WHO and whose is not Identity.OPEN and not revealed
        text = "" if value is False or hidden else in_words(name, value)
        if text:
            found.append(LabelledField(label(name), mask_value(name, text, whose, revealed), name in LONG, name))
        if name == WHO[-1] and complaint.joined and (revealed or whose is Identity.OPEN):
            found.append(LabelledField(label(JOINED), _others(complaint), name=JOINED))
    return tuple(found)


def _others(complaint: Complaint) -> str:
    """The other complainants on the number, counted from the first."""
    others = (", ".join(part for part in (who.name, who.phone) if part) for _, who in complaint.joined)
    return "\n".join(f"{no}. {text}" for no, text in enumerate(others, start=2))


def _value(intake: Intake, name: str) -> object:
    return getattr(intake.complainant if name in WHO or name == "identity" else intake, name)


def mask_value(field: str, text: str, whose: Identity, revealed: bool) -> str:
    """``text`` of ``field`` as the reader may see it."""
    if revealed or field not in WHO or not text:
        return text
    if whose is not Identity.OPEN:
        return confidential_text()
    return mask_number(text) if field in IDENTITY_NUMBERS else text
