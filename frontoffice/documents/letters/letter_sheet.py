"""A letter on its sheet: date, number and subject, form of address, body, signature, and who gets a copy."""

from __future__ import annotations

import re
from typing import Any, Final

from frontoffice.documents.case_file import CaseFile, address_of, is_named, name_of, receipt_line, word_of
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Pairs, Part, Subheading
from frontoffice.domain import complainants, regencies
from frontoffice.domain.complaint import Complainant
from frontoffice.paper_layout import PaperLayout

_CALLED: Final = re.compile(r"(bapak|pak|ibu|bu|sdri?\.?|saudar[ai])\s+(?=\S)", re.IGNORECASE)
_ALL_NAMED: Final = 3  # complainants; of more the first is
_IN_FULL: Final = {"pak": "Bapak", "bu": "Ibu", "saudara": "Sdr.", "saudari": "Sdri.", "sdr": "Sdr.", "sdri": "Sdri."}


def address_lines(file: CaseFile) -> list[str]:
    """The lines of the address: to whom, who speaks for a company, for whom somebody acts, and the place, once."""
    who = file.complaint.intake.complainant
    if not is_named(file):
        return [f"Yth. Pengadu nomor {file.complaint.number_text}", "di tempat"]
    lines = [*_everybody(file), *(_by_whom(who) if not _is_listed(file) else ())]
    address, place = _street_and_place(file) if address_of(file) else ("", "")
    return [*lines, *([address] if address else []), f"di {place or 'tempat'}"]


def _everybody(file: CaseFile) -> list[str]:
    """Address lines of all complainants on the number, or of the first *dan kawan-kawan* when there are many."""
    first = _addressee(file.complaint.intake.complainant, name_of(file))
    others = [(_addressee(who, who.name), who) for _, who in file.complaint.joined]
    if not others:
        return [f"Yth. {first}"]
    if not _is_listed(file):
        return [f"Yth. {first} dan kawan-kawan"]
    named = ((first, file.complaint.intake.complainant), *others)
    return [
        "Yth.",
        *(f"{place}. {', '.join((name, *_by_whom(who)))}" for place, (name, who) in enumerate(named, start=1)),
    ]


def _is_listed(file: CaseFile) -> bool:
    """Whether each of several is named in a line of their own."""
    return 0 < len(file.complaint.joined) < _ALL_NAMED


def _by_whom(who: Complainant) -> list[str]:
    """Contact person of a company, and principal of a representative."""
    contact = who.contact if complainants.is_company(who) else ""
    spoken = [f"u.p. {', '.join(part for part in (_person(contact), who.position) if part)}"] if contact else []
    return [*spoken, *([f"selaku kuasa {who.represents}"] if who.represents else [])]


def about(file: CaseFile) -> str:
    """``pengaduan Bapak/Ibu nomor ... yang kami terima pada ...``; a company's by its name."""
    who = file.complaint.intake.complainant
    whose = name_of(file) if is_named(file) and complainants.is_company(who) else "Bapak/Ibu"
    return f"{word_of(file)} {whose} nomor {file.complaint.number_text} yang kami terima pada {receipt_line(file)}"


def round_of(no: int) -> str:
    """Handling round in words for outsiders: the first, then *penanganan ulang*, counted from 2."""
    if no == 1:
        return "penanganan pertama"
    return "penanganan ulang" if no == 2 else f"penanganan ulang ke-{no - 1}"  # noqa: PLR2004  (the second round)


def _addressee(who: Complainant, name: str) -> str:
    return f"Pimpinan {name}" if complainants.is_company(who) else _person(name)


def _person(name: str) -> str:
    """Person's name with a form of address, with an existing one reused."""
    called = _CALLED.match(name)
    if called is None:
        return f"Bapak/Ibu {name}"
    word = called[1].lower().removesuffix(".")
    return f"{_IN_FULL.get(word, word.capitalize())} {name[called.end() :]}"


def _street_and_place(file: CaseFile) -> tuple[str, str]:
    """Street with district, and the place in the office's own spelling, not repeated in the street."""
    who = file.complaint.intake.complainant
    parts = [part.strip() for part in who.address.split(",") if part.strip()]
    place = who.regency or (regencies.official_name(parts[-1]) if parts else "")
    street = [part for part in parts if not _is_one(part, place)]
    if who.district and not any(_is_one(part, who.district) for part in street):
        street.append(who.district)
    ours = file.office.city
    return ", ".join(_strip_place(part, place) for part in street), ours if _is_one(place, ours) else place


def _is_one(part: str, place: str) -> bool:
    return bool(place) and _letters(part) == _letters(place)


def _letters(name: str) -> str:
    return regencies.official_name(name).casefold() or "".join(filter(str.isalnum, name.casefold()))


def _strip_place(part: str, place: str) -> str:
    """``Jalan Mawar 5`` of ``Jalan Mawar 5 Pangkalpinang`` for the place Pangkalpinang."""
    words = part.split()
    for count in (1, 2, 3):
        if len(words) > count and _is_one(" ".join(words[-count:]), place):
            return " ".join(words[:-count])
    return part


# --- letter sheet ---


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
