"""A letter on its sheet: date, number and subject, address, body, signature, and who gets a copy."""

from __future__ import annotations

from typing import Any

from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Pairs, Part, Subheading
from frontoffice.paper_layout import PaperLayout


def lay_out(letter: LetterFacts, layout: PaperLayout) -> list[Any]:
    """Lay out a letter."""
    rows = [
        ("Nomor", letter.number),
        ("Sifat", letter.nature),
        ("Lampiran", letter.enclosures),
        ("Hal", letter.subject),
    ]
    head = [*a4_sheet.paragraphs(letter.place_and_date, "right"), tables.fields(rows), a4_sheet.gap(6)]
    head += [*a4_sheet.paragraphs("\n".join(letter.addressed), "field"), a4_sheet.gap()]
    body = [*a4_sheet.paragraphs(letter.greeting), *(one for part in letter.body for one in _part(part))]
    numbered = (f"{place}. {name}" for place, name in enumerate(letter.copies, start=1))
    below = "\n".join(("Tembusan:", *numbered))
    end = [
        a4_sheet.gap(2),
        *a4_sheet.paragraphs(letter.thanks, "closing"),
        signature((letter.role, letter.name), layout, below),
    ]
    return [*head, *body, *end]


def signature(by: tuple[str, str], layout: PaperLayout, below: str = "") -> Any:
    """Signature block, for signing by hand or electronically; ``below`` stays with it on its page."""
    room = a4_sheet.ELECTRONIC if layout.signed_electronically else a4_sheet.BY_HAND
    after = [a4_sheet.gap(), *a4_sheet.paragraphs(below, "cell")] if below else []
    return a4_sheet.signatures([("", ""), by], below=after, room=room)


def _part(part: Part) -> list[Any]:
    if isinstance(part, Subheading):
        return [a4_sheet.heading(part.words)]
    if isinstance(part, Pairs):
        return [tables.fields(part.rows)]
    if isinstance(part, Chronicle):
        return [tables.table([("Tanggal", "Kegiatan"), *part.rows], (45, 125), head=True)]
    return [*([a4_sheet.gap(2)] if part.apart else []), *a4_sheet.paragraphs(part.lines)]
