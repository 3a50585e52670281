"""Facts of a letter by the placeholders of a Word template: the office's own words for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from frontoffice.documents.case_file import CaseFile
from frontoffice.domain.cases.case import Case, Cycle, TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status

# --- Cycle that a document reports, and its valid steps: never a part of one cycle beside a part of another ---

REPORTED_STEPS: Final = (Step.ANALYSE, Step.DECIDE, Step.ACT, Step.VERIFY, Step.NOTE, Step.FOLLOW_UP)
_ANSWERS: Final = (Step.SATISFIED, Step.UNSATISFIED, Step.GIVE_UP)


def valid_step(cycle: Cycle, step: Step) -> TakenStep | None:
    """The step as it stands in the cycle: what was done and then sent back to be done again does not stand."""
    taken, back = cycle.last(step), cycle.last(Step.RETURN)
    undone = step is Step.ACT and taken is not None and back is not None and back.place > taken.place
    return None if undone else taken


def cycle_to_report(case: Case) -> Cycle:
    """Cycle for a response to report: the present one; while it has nothing yet, the last verified one."""
    if any(valid_step(case.cycle, step) for step in REPORTED_STEPS):
        return case.cycle
    return next((cycle for cycle in reversed(case.cycles) if cycle.last(Step.VERIFY)), case.cycle)


def has_answer(case: Case) -> bool:
    """Whether there is something to answer with: a set action, or the outcome of a suggestion."""
    return is_answered(cycle_to_report(case))


def is_answered(cycle: Cycle) -> bool:
    """The same of one cycle: an analysis alone is no answer."""
    return any(valid_step(cycle, step) for step in REPORTED_STEPS if step is not Step.ANALYSE)


def last_conveyed_cycle(case: Case) -> Cycle | None:
    """Last cycle with a conveyed result; None when that never happened."""
    conveyed = (cycle for cycle in reversed(case.cycles) if any(one.to is Status.CONVEYED for one in cycle.steps))
    return next(conveyed, None)


def complainant_answer(cycle: Cycle) -> TakenStep | None:
    """Complainant's answer to the cycle's result, or the recorded lack of one; not a withdrawn one."""
    taken = next((one for one in reversed(cycle.steps) if one.step in (*_ANSWERS, Step.REOPEN)), None)
    return taken if taken is not None and taken.step in _ANSWERS else None


def last_review(case: Case) -> TakenStep | None:
    """Last review, the source of the note and name in the register; None as long as nobody reviewed it."""
    reviews = (cycle.last(Step.REVIEW) for cycle in reversed(case.cycles))
    return next((taken for taken in reviews if taken is not None), None)


# --- letter facts ---

# --- What a letter says, before it is laid out: its PDF and its Word file are made of the same facts ---


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, each of its lines a paragraph; ``apart`` with some room above it."""

    lines: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """Heading within a letter."""

    words: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with a value beside each."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Chronicle of the handling, day by day."""

    rows: Sequence[tuple[str, str]]


Part: TypeAlias = Text | Subheading | Pairs | Chronicle


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Content of a letter, from its date to its copy recipients.

    ``addressed`` has a line for each of the address; ``role`` and ``name`` are the lines above and below the place to
    sign.
    """

    place_and_date: str
    number: str
    nature: str
    enclosures: str
    subject: str
    addressed: Sequence[str]
    greeting: str
    body: Sequence[Part]
    thanks: str
    role: str
    name: str
    copies: Sequence[str]


# --- word facts ---

_EMPTY: Final[dict[str, Any]] = {"judul": "", "teks": "", "rincian": [], "kegiatan": []}


def placeholders(letter: LetterFacts, file: CaseFile) -> dict[str, Any]:
    """Values of all placeholders: text, lines, and the parts of the body one after the other."""
    office = file.office
    return {
        "pemerintah": _plain(office.government.upper()),
        "kantor": _plain(office.name.upper()),
        "alamat_kantor": _plain(", ".join(part for part in (office.address, office.city) if part)),
        "kontak": _plain(f"Telepon {office.telephone}  Faks {office.fax}  {office.email}  {office.website}"),
        "nomor_register": _plain(file.complaint.number_text),
        "tempat_tanggal": _plain(letter.place_and_date),
        "nomor": _plain(letter.number),
        "sifat": _plain(letter.nature),
        "lampiran": _plain(letter.enclosures),
        "hal": _plain(letter.subject),
        "tujuan": [_plain(line) for line in letter.addressed],
        "salam": _plain(letter.greeting),
        "isi": [one for part in letter.body for one in _parts(part)],
        "penutup": _plain(letter.thanks),
        "jabatan": _plain(letter.role),
        "penanda_tangan": _plain(letter.name),
        "tembusan": [_plain(name) for name in letter.copies],
    }


def _parts(part: Part) -> Iterator[dict[str, Any]]:
    if isinstance(part, Text):
        yield from ({**_EMPTY, "teks": _plain(line)} for line in part.lines.split("\n"))
    elif isinstance(part, Subheading):
        yield {**_EMPTY, "judul": _plain(part.words)}
    elif isinstance(part, Pairs):
        yield {**_EMPTY, "rincian": [{"nama": _plain(name), "nilai": _plain(value)} for name, value in part.rows]}
    elif isinstance(part, Chronicle):
        yield {**_EMPTY, "kegiatan": [{"tanggal": _plain(on), "apa": _plain(what)} for on, what in part.rows]}


def _plain(text: str) -> str:
    """Letters and lines; what is neither is no letter in Word either, and some of it would end a paragraph there."""
    return "".join(c for c in text if c == "\n" or c.isprintable())
