"""The people: complainants' identity numbers, officers, their roles and what each role may do."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from frontoffice.domain.codes import AccessRefusal, IntakeRefusal
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused


class Role(StrEnum):
    """Role of a signed-in person (procedure, points 2 and 5b-5d)."""

    OFFICER = "officer"
    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    READER = "reader"  # of the Inspektorat or the Ombudsman: reads, and what was read is written down


class May(StrEnum):
    """Right of a role."""

    RECORD = "record"
    AMEND = "amend"
    CANCEL = "cancel"
    REVIEW = "review"
    PRINT = "print"
    EXPORT = "export"  # take away lists and a dossier as files or on paper
    REVEAL = "reveal"
    KEEP_OFFICERS = "keep_officers"
    KEEP_LISTS = "keep_lists"
    KEEP_SETTINGS = "keep_settings"
    CONTACT = "contact"  # speak with the complainant for the office: inform, ask for papers, take the answer
    HANDLE = "handle"  # analyse, set the action, do it, verify it
    DECIDE = "decide"  # close by a way out, take that back, go on without having reached anybody
    KEEP_CALENDAR = "keep_calendar"
    READ_REPORTS = "read_reports"  # the figures of a period; they name nobody, but their lists are complaints
    APPROVE = "approve"  # a report of a period
    READ_EXPORTS = "read_exports"  # who took which list away
    KEEP_OWN = "keep_own"  # filters and forms that were begun, at one desk
    READ_READS = "read_reads"  # what readers looked at


_OF_BOTH: Final = (May.PRINT, May.EXPORT, May.REVEAL, May.CONTACT, May.READ_REPORTS, May.KEEP_OWN)
_COUNTER: Final = frozenset({May.RECORD, May.AMEND, *_OF_BOTH})
_TEAM: Final = frozenset({May.HANDLE, *_OF_BOTH})
_CHARGE: Final = frozenset(
    {
        May.CANCEL,
        May.REVIEW,
        May.DECIDE,
        May.KEEP_OFFICERS,
        May.KEEP_LISTS,
        May.KEEP_SETTINGS,
        May.KEEP_CALENDAR,
        May.APPROVE,
        May.READ_EXPORTS,
        May.READ_READS,
    }
)

_RIGHTS: Final[Mapping[Role, frozenset[May]]] = MappingProxyType(
    {
        Role.OFFICER: _COUNTER,
        Role.HANDLER: _TEAM,
        Role.SUPERVISOR: _COUNTER | _TEAM | _CHARGE,
        Role.ADMINISTRATOR: frozenset({May.KEEP_LISTS, May.KEEP_SETTINGS, May.READ_EXPORTS, May.KEEP_OWN}),
        Role.READER: frozenset({May.EXPORT, May.READ_REPORTS, May.READ_READS}),
    }
)


@dataclass(frozen=True, slots=True)
class Officer:
    """Officer account.

    ``position`` is the job title that stands on paper.

    A reader is of an ``institution``, may sign in up to and with the day ``until``, and sees who asked for confidence
    only where ``grant`` says why: the supervisor's reason.
    """

    officer_id: UUID
    name: str
    role: Role
    position: str = ""
    active: bool = True
    institution: str = ""
    until: date | None = None
    grant: str = ""
    nip: str = ""  # stands on paper beneath a signature


NOBODY: Final = Officer(UUID(int=0), "", Role.OFFICER, active=False)


def may(officer: Officer, what: May) -> bool:
    """Whether the officer's role allows it, or for a reader the supervisor's grant."""
    is_granted = officer.role is Role.READER and what is May.REVEAL and bool(officer.grant)
    return officer.active and (what in _RIGHTS[officer.role] or is_granted)


def is_over(officer: Officer, today: date) -> bool:
    """Whether a reader's last day has passed; one without such a day never began."""
    return officer.role is Role.READER and (officer.until is None or officer.until < today)


def roles_that(what: May) -> tuple[Role, ...]:
    """Roles with this right."""
    return tuple(role for role in Role if what in _RIGHTS[role])


def demand(officer: Officer, what: May) -> None:
    """Raise Refused unless the officer's role allows it."""
    if not may(officer, what):
        raise Refused(Problem("", AccessRefusal.NOT_ALLOWED, {"role": officer.role, "what": what}))


MIN_PIN_DIGITS: Final = 6
MIN_PASSPHRASE: Final = 8
TRAINING_PIN: Final = "246810"  # of everybody who is invented for training: published, so it opens nothing else
_COMMON: Final = (  # what is tried first besides: keys in a pattern, dates and numbers that everybody knows
    "147258 258369 147852 258456 159357 357159 753159 789456 741852 852456 963852 147369 135790 170845 171945 081234 "
    "123654 321654 123789 321456 112358 314159 271828 142536 123987 102938 696969 420420 520131 521131"
)
_PATTERNS: Final = tuple(pattern for known in _COMMON.split() for pattern in (known, known[::-1]))
_BY_ONE: Final = frozenset({1, 9})  # up or down, all but the first digit or the last
_STEPS_OF_PAIRS: Final = frozenset({1, 10, 11, 89, 90, 99})
_FEW: Final = 2  # different digits
SECRET: Final = "secret"  # noqa: S105  (the name of a field)


def check_secret(secret: str, *, training: bool = False) -> None:
    """Raise Refused unless ``secret`` is a PIN of 6 digits or more, or a passphrase of 8 characters or more.

    ``training``: for a register to practise on, where the PIN that the manual tells everybody is one.
    """
    if training and secret == TRAINING_PIN:
        return
    if secret.isdigit():
        if len(secret) < MIN_PIN_DIGITS:
            raise Refused(Problem(SECRET, AccessRefusal.PIN_SHORT, {"least": MIN_PIN_DIGITS}))
        if _is_simple(secret):
            raise Refused(Problem(SECRET, AccessRefusal.PIN_SIMPLE))
    elif len(secret) < MIN_PASSPHRASE:
        raise Refused(Problem(SECRET, AccessRefusal.PASSPHRASE_SHORT, {"least": MIN_PASSPHRASE}))


def _is_simple(pin: str) -> bool:
    """Whether a PIN is tried first: hardly any digits, a repeated block, its own mirror, steps, or a pattern.

    Steps are those of its digits, of its pairs (*101112*), and of digits that are doubled (*223344*).
    """
    blocks = (pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
    pairs = [int(pin[at : at + 2]) for at in range(0, len(pin), 2)]
    doubled = [int(digit) for digit in pin[::2]] if pin[::2] == pin[1::2] else []
    digits = [int(digit) for digit in pin]
    has_steps = (
        any(_common_step(part, 10) & _BY_ONE for part in (digits[1:], digits[:-1]))
        or _common_step(digits, 10)
        or _common_step(doubled, 10)
        or bool(_common_step(pairs, 100) & _STEPS_OF_PAIRS)
    )
    is_known = pin in _PATTERNS or pin == TRAINING_PIN
    return len({*pin}) <= _FEW or pin in blocks or pin == pin[::-1] or bool(has_steps) or is_known


def _common_step(numbers: list[int], of: int) -> set[int]:
    """Common step between neighbouring numbers, modulo ``of``, empty for unequal steps."""
    found = {(later - one) % of for one, later in itertools.pairwise(numbers)}
    return found if len(found) == 1 else set()


FREE_TRIES: Final = 5
LONGEST_WAIT: Final = 15 * 60


def wait_after(wrong_tries: int) -> int:
    """Seconds to wait before the next try: none for the first 5 wrong ones, then 30 s, doubling up to 15 minutes."""
    if wrong_tries < FREE_TRIES:
        return 0
    return min(30 << min(wrong_tries - FREE_TRIES, 10), LONGEST_WAIT)


NIK_DIGITS: Final = 16
_WOMEN: Final = 40  # day of birth + 40 for women


def nik_problems(nik: str) -> tuple[Problem, ...]:
    """Problems of a NIK (Dukcapil.

    16 digits; region, DDMMYY of birth with DD+40 for women, serial).

    Only the length and the digits refuse. A date that cannot be only warns: the number is permanent, may differ from
    the card's birth date by law, and the program cannot know whether it is registered.
    """
    if not nik:
        return ()
    if not re.fullmatch(r"[0-9]*", nik):
        return (Problem("nik", IntakeRefusal.NIK_DIGITS),)
    if len(nik) != NIK_DIGITS:
        return (Problem("nik", IntakeRefusal.NIK_LENGTH, {"digits": len(nik)}),)
    day, month, year, serial = int(nik[6:8]), int(nik[8:10]), int(nik[10:12]), nik[12:]
    odd = None
    if not 1 <= month <= 12:  # noqa: PLR2004
        odd = Problem("nik", IntakeRefusal.NIK_MONTH, {"month": month}, warning=True)
    elif not _is_a_day(day - _WOMEN if day > _WOMEN else day, month, year):
        odd = Problem("nik", IntakeRefusal.NIK_DAY, {"day": day}, warning=True)
    elif serial == "0000":
        odd = Problem("nik", IntakeRefusal.NIK_SERIAL, warning=True)
    return (odd,) if odd else ()


def _is_a_day(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


_NO_DIGITS: Final = re.compile("[^0-9]")


def phone_digits(phone: str) -> str:
    """A telephone number for comparing: digits only, 0 for +62."""
    digits = phone if phone.isascii() and phone.isdecimal() else _NO_DIGITS.sub("", phone)
    return "0" + digits[2:] if digits.startswith("62") else digits


def email_key(email: str) -> str:
    """An e-mail address for comparing: servers tell no capitals from small letters."""
    return email.strip().lower()


def normalise_phone(text: str) -> str:
    """Normalise a copied telephone number: with the hyphens and spaces of a keyboard, no (0)."""
    if text.isascii() and text.isprintable():
        phone = text.strip()
    else:
        phone = _HYPHENS.sub("-", unicodedata.normalize("NFKC", one_line(text)))
    return _TRUNK.sub(r"\1", phone)


_HYPHENS: Final = re.compile("[\u2010-\u2015\u2212]")
_TRUNK: Final = re.compile(r"^(\+ ?\d\d ?)\(0\) ?")  # dialled within the country alone


def phone_problems(field: str, phone: str) -> tuple[Problem, ...]:
    """Problems of a telephone number: 5 to 15 digits and nothing besides but + - ( ) . / and space."""
    if not phone:
        return ()
    if not re.fullmatch(r"[0-9+()./ \-]+", phone) or not 5 <= len(re.sub(r"\D", "", phone)) <= 15:  # noqa: PLR2004
        return (Problem(field, IntakeRefusal.PHONE),)
    return ()


def email_problems(field: str, email: str) -> tuple[Problem, ...]:
    """Problems of an e-mail address: something, one @, something with a dot; more cannot be known here."""
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", email):
        return (Problem(field, IntakeRefusal.EMAIL),)
    return ()
