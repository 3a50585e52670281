"""The papers of the suggestion box: the minutes of an opening, and the answers that go on the notice board."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from frontoffice.documents import box_answers, box_minutes, output_file
from frontoffice.documents.box_answers import AnswersFile
from frontoffice.documents.box_minutes import MinutesFile
from frontoffice.domain.suggestion_box import BoxOpening
from frontoffice.places import Places
from frontoffice.register.queries import complaint_query
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.preview.print_order import OfficePaper


def minutes(opening: BoxOpening, settings: Settings, where: Places) -> OfficePaper:
    """The minutes of an opening; they name people, so what is kept of them goes as letters do."""
    pdf = box_minutes.minutes(MinutesFile(settings.office, opening, settings.training))
    keep = partial(_keep, pdf, _name("berita acara kotak", opening))
    heading = f"{box_minutes.NAME} {opening.closing.form.minutes if opening.closing else ''}".strip()
    return OfficePaper(box_minutes.NAME, heading, pdf, partial(keep, where.opened), keep_in=keep)


def answers(register: Register, opening: BoxOpening, settings: Settings, where: Places) -> OfficePaper:
    """The answers to the sheets of an opening, as they stand now. Raises Unavailable as the register does."""
    subjects = [sheet.complaint for sheet in opening.sheets if sheet.complaint is not None]
    cases = tuple(complaint_query.with_case(register.unit, subject) for subject in subjects)
    pdf = box_answers.answers(AnswersFile(settings.office, opening, cases, settings.training))
    keep = partial(_keep, pdf, _name("jawaban kotak", opening))
    return OfficePaper(box_answers.NAME, f"{box_answers.NAME} {opening.day}", pdf, partial(keep, where.pages))


def _name(kind: str, opening: BoxOpening) -> str:
    return output_file.file_name(f"{kind} {opening.day} {opening.series} {opening.no}", "pdf")


def _keep(pdf: bytes, name: str, folder: Path) -> Path:
    return output_file.write_bytes(folder / name, pdf)
