"""The papers of the suggestion box (minutes, answers for the notice board), and numbered slips."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from frontoffice.documents.counter_papers import box_papers, slip_sheet
from frontoffice.documents.counter_papers.box_papers import AnswersFile, MinutesFile
from frontoffice.documents.layout import output_file
from frontoffice.domain.slips import Slip
from frontoffice.domain.suggestion_box import BoxOpening
from frontoffice.places import Places
from frontoffice.register.queries import complaint_list
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.preview.print_order import OfficePaper


def minutes(register: Register, opening: BoxOpening, settings: Settings, where: Places) -> OfficePaper:
    """The minutes of an opening; they name people, so what is kept of them goes as letters do."""
    pdf = box_papers.minutes(MinutesFile(settings.office, opening, register.now(), settings.training, settings.layout))
    keep = partial(output_file.write_into, pdf, _name("berita acara kotak", opening))
    heading = f"{box_papers.MINUTES_NAME} {opening.closing.form.minutes if opening.closing else ''}".strip()
    return OfficePaper(box_papers.MINUTES_NAME, heading, pdf, partial(keep, where.opened), keep_in=keep)


def answers(register: Register, opening: BoxOpening, settings: Settings, where: Places) -> OfficePaper:
    """The answers to the sheets of an opening, as they stand now. Raises Unavailable as the register does."""
    subjects = [sheet.complaint for sheet in opening.sheets if sheet.complaint is not None]
    cases = tuple(complaint_list.with_case(register.unit, subject) for subject in subjects)
    file = AnswersFile(settings.office, opening, cases, register.now(), settings.training, settings.layout)
    pdf = box_papers.answers(file)
    keep = partial(output_file.write_into, pdf, _name("jawaban kotak", opening))
    return OfficePaper(
        box_papers.ANSWERS_NAME, f"{box_papers.ANSWERS_NAME} {opening.day}", pdf, partial(keep, where.pages)
    )


def slips(register: Register, given: Sequence[Slip], settings: Settings, where: Places) -> OfficePaper:
    """Slips to be printed before the power goes."""
    pdf = slip_sheet.slip_sheet(settings.office, given, register.now(), training=settings.training)
    first, last = given[0].number, given[-1].number
    name = output_file.file_name(f"slip {first.series} {first.year} {first.no}-{last.no}", "pdf")
    return OfficePaper(
        slip_sheet.NAME,
        f"{slip_sheet.NAME} {first.no}-{last.no}",
        pdf,
        partial(output_file.write_into, pdf, name, where.pages),
    )


def _name(kind: str, opening: BoxOpening) -> str:
    return output_file.file_name(f"{kind} {opening.day} {opening.series} {opening.no}", "pdf")
