"""The facts of a letter by the placeholders that a Word template has for them: the office's own words for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from frontoffice.documents.case_file import CaseFile
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Pairs, Part, Subheading, Text

_EMPTY: Final[dict[str, Any]] = {"judul": "", "teks": "", "rincian": [], "kegiatan": []}


def placeholders(letter: LetterFacts, file: CaseFile) -> dict[str, Any]:
    """Every placeholder with what stands in its place: text, lines, and the parts of the body one after the other."""
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
