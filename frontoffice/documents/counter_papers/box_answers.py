"""Sheet of answers for the notice board: what the office answered to the sheets of one opening of the suggestion box.

Nobody is named: answers are masked whatever the complainant asked for, those of a confidential one are left out, and
counts of the rest are shown as ``domain/reports/report`` lets them. A person reads it before it is hung up.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from frontoffice.documents.counter_papers.box_minutes import KINDS
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.reports import public_summary
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint, Identity, Status
from frontoffice.domain.masked_text import mask_text
from frontoffice.domain.reports import report
from frontoffice.domain.suggestion_box import BoxOpening
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office

NAME: Final = "Jawaban Kotak Saran"
_LONGEST: Final = 400  # letters of an answer on the board
_ANSWERS: Final = (Step.ANSWER, Step.CONVEY)
_OUT: Final = frozenset({Status.CANCELLED, Status.WITHDRAWN, Status.MERGED})


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Opening of the box with the outcome of its sheets, at a moment (aware)."""

    office: Office
    opening: BoxOpening
    cases: tuple[tuple[Complaint, Case], ...]
    made_at: datetime
    training: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, made_at=self.made_at)


def answers(file: AnswersFile) -> bytes:
    """The sheet as PDF."""
    opening = file.opening
    title = f"{NAME} {opening.day.isoformat()} {opening.series}"
    rows = list_answers(file.cases)
    story = [a4_sheet.heading("SARAN ANDA KAMI JAWAB", large=True)]
    story += [a4_sheet.heading(f"Kotak saran, dibuka {dates.in_words(opening.day)}", large=True), a4_sheet.gap()]
    if rows:
        lines = [("Nomor", "Tentang", "Jawaban kami"), *rows]
        story += [tables.table(lines, (48, 42, 80), head=True, style="large_cell", padding=4), a4_sheet.gap(4)]
    else:
        story += [*a4_sheet.paragraphs(_none(opening), "poster"), a4_sheet.gap(4)]
    if opening.entered:
        story += a4_sheet.paragraphs("\n".join(_counts(opening, len(rows))))
    story += [
        a4_sheet.gap(6),
        *public_summary.contact_channels(file.office, file.head.made_there.date(), file.layout.dated_in),
    ]
    return a4_sheet.sheet(file.head, title, title, story)


def _none(opening: BoxOpening) -> str:
    if not opening.found:
        return "Kotak saran kosong saat dibuka."
    return "Belum ada lembar dari pembukaan ini yang jawabannya dapat diumumkan."


def list_answers(cases: Iterable[tuple[Complaint, Case]]) -> list[tuple[str, str, str]]:
    """List number, topic (in the office's own words) and answer of each complaint allowed on the board."""
    found = []
    for complaint, case in cases:
        answer = _answer(case)
        if not answer or not _may_stand(complaint, case):
            continue
        about = complaint.intake.service or complaint.intake.category
        kind = KINDS[complaint.intake.kind]
        found.append((complaint.number_text, f"{kind}\n{about}".strip(), _mask_answer(answer, complaint)))
    return found


def _may_stand(complaint: Complaint, case: Case) -> bool:
    is_hidden = complaint.intake.complainant.identity is Identity.CONFIDENTIAL
    return not (is_hidden or complaint.erased or case.status in _OUT)


def _answer(case: Case) -> str:
    taken = [one for cycle in case.cycles for one in cycle.steps if one.step in _ANSWERS and one.text]
    return taken[-1].text if taken else ""


def _mask_answer(answer: str, complaint: Complaint) -> str:
    who = dataclasses.replace(complaint.intake.complainant, identity=Identity.CONFIDENTIAL)
    text = mask_text(answer, who, complaint.earlier)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _counts(opening: BoxOpening, shown: int) -> Iterator[str]:
    """Lines with the number of sheets, unless the rest would be small enough to identify somebody."""
    rest = len(opening.entered) - shown
    if shown:
        yield f"{shown} lembar dari pembukaan ini telah dijawab."
    if rest:
        count = public_summary.FEW if report.is_small(rest) else str(rest)
        yield f"Masih diproses, atau jawabannya tidak diumumkan: {count} lembar."
    yield "Tanpa nama: jawaban untuk pengadu yang meminta dirahasiakan disampaikan kepadanya saja."
