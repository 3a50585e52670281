"""An export of a website as messages: which column is which field, and what each row is, or why it is none.

Whoever takes an export in says once which columns are meant. Headers in Indonesian and English are guessed before. A
row without a number of the website is known by all that it says, so the same export twice is taken once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from frontoffice.attaching.tables import ReadTable, Row
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import SP4N, Identity
from frontoffice.domain.incoming import (
    GIVEN,
    GIVEN_DAYS,
    ITEM_CHANNELS,
    WEBSITE,
    IncomingMessage,
    clean_message,
    item_identity,
)
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Problem, Refused

UNUSED: Final = ""  # the field of a column that is not taken
NUMBER: Final = "external_id"
FIELDS: Final = (NUMBER, "at", "title", "text", *(name for name in GIVEN if name != NUMBER))


# --- which column is which field ---


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """Match of an export's columns: the channel that its rows come by, and the field of each column."""

    channel: str
    fields: tuple[str, ...]

    def assign(self, column: int, name: str) -> ColumnMatch:
        """The match with another field of a column; whichever column had that field is not taken any more."""
        others = (UNUSED if one == name else one for one in self.fields)
        fields = tuple(name if place == column else one for place, one in enumerate(others))
        return ColumnMatch(self.channel, fields)

    def to_text(self) -> str:
        """The match as it is remembered."""
        return json.dumps([self.channel, *self.fields])


def read_match(text: str, headers: Row) -> ColumnMatch | None:
    """The match that was remembered for these headers; None for none that this version knows."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    if not isinstance(said, list) or len(said) != len(headers) + 1:
        return None
    channel, *fields = said
    if channel not in ITEM_CHANNELS or any(one != UNUSED and one not in FIELDS for one in fields):
        return None
    return ColumnMatch(channel, tuple(fields))


def name_headers(headers: Row) -> str:
    """Name under which the match of these headers is remembered: a digest, since anything may stand in a header."""
    return hashlib.sha256("\n".join(map(_words, headers)).encode("utf-8", "replace")).hexdigest()


def guess_match(headers: Row, file_name: str = "") -> ColumnMatch:
    """Guess a match by the words of the headers; each field is given to the column that says it best."""
    claims = sorted(
        (-score, column, name)
        for column, header in enumerate(headers)
        for name in FIELDS
        if (score := _score(_words(header), _MEANT[name]))
    )
    fields = [UNUSED] * len(headers)
    for _, column, name in claims:
        if fields[column] == UNUSED and name not in fields:
            fields[column] = name
    said = f"{_words(file_name)} {' '.join(map(_words, headers))}"
    return ColumnMatch(SP4N if any(word in said for word in _OF_SP4N) else WEBSITE, tuple(fields))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _score(header: str, meant: Sequence[str]) -> int:
    """How well words name a field: all of them, or several of them one behind another, the longest best."""
    exact = [_EXACT + len(one) for one in meant if header == one]
    within = [len(one) for one in meant if " " in one and f" {one} " in f" {header} "]
    return max([*exact, *within], default=0)


_EXACT: Final = 1000
_OF_SP4N: Final = ("sp4n", "lapor go id", "tracking id", "trackingid")
_MEANT: Final[Mapping[str, tuple[str, ...]]] = {  # a plain "no" is mostly that of the row
    NUMBER: (
        *("tracking id", "trackingid", "id laporan", "id aduan", "id pengaduan", "nomor laporan", "no laporan"),
        *("nomor aduan", "no aduan", "nomor pengaduan", "no pengaduan", "nomor tiket", "no tiket", "kode laporan"),
        *("id", "tiket", "ticket", "ticket id", "report id", "submission id", "entry id"),
    ),
    "at": (
        *("tanggal laporan masuk", "tanggal laporan", "tanggal aduan", "tanggal pengaduan", "tanggal masuk", "tanggal"),
        *("tanggal lapor", "waktu lapor", "waktu", "stempel waktu", "tgl laporan", "tgl masuk", "tgl", "dibuat"),
        *("date", "created", "created at", "submitted", "submitted at", "timestamp", "entry date", "date submitted"),
    ),
    "title": ("judul laporan", "judul aduan", "judul pengaduan", "judul", "perihal", "hal", "title", "subject"),
    "text": (
        *("isi laporan awal", "isi laporan", "isi aduan", "isi pengaduan", "isi", "isi pesan", "uraian"),
        *("uraian pengaduan", "uraian laporan", "deskripsi", "laporan", "aduan", "pengaduan", "keluhan", "pesan"),
        *("message", "description", "text", "report", "complaint", "your message"),
    ),
    "identity": ("anonim", "rahasia", "identitas dirahasiakan", "sifat laporan", "anonymous", "confidential"),
    "name": (
        *("nama pelapor", "nama pengadu", "nama lengkap", "nama", "pelapor", "pengadu", "pengirim"),
        *("name", "full name", "your name", "sender"),
    ),
    "nik": ("nik", "nomor induk kependudukan", "nik pelapor"),
    "phone": (
        *("nomor telepon", "no telepon", "telepon", "no telp", "telp", "nomor hp", "no hp", "hp", "handphone"),
        *("nomor handphone", "no handphone", "nomor wa", "no wa", "whatsapp", "nomor whatsapp", "kontak"),
        *("phone", "phone number", "telephone", "mobile"),
    ),
    "email": ("email", "e mail", "surel", "email pelapor", "alamat email", "alamat surel", "email address"),
    "address": ("alamat pelapor", "alamat", "alamat lengkap", "alamat rumah", "address"),
    "regency": ("kabupaten", "kabupaten kota", "kab kota", "kota", "regency", "city"),
    "district": ("kecamatan", "district"),
    "service": ("jenis layanan", "layanan", "jenis izin", "izin", "perizinan", "service"),
    "application_no": ("nomor permohonan", "no permohonan", "nomor registrasi", "application number"),
    "service_date": ("tanggal pelayanan", "tanggal layanan", "service date"),
    "respondent": ("terlapor", "teradu", "pihak terlapor", "pihak teradu", "nama terlapor"),
    "wish": ("permintaan penyelesaian", "permintaan", "harapan", "tuntutan", "saran penyelesaian", "wish"),
    "event_date": ("tanggal kejadian", "tgl kejadian", "waktu kejadian", "date of the event", "event date"),
    "event_place": ("tempat kejadian", "lokasi kejadian", "lokasi", "place of the event", "location"),
}


# --- what each row is ---


class RowState(StrEnum):
    """Whether a row becomes a message."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """Row of an export: its number (1 is the first below the headers), and its message, or the problem with it."""

    number: int
    state: RowState
    message: IncomingMessage | None = field(default=None, repr=False)
    problem: Problem | None = None


def judge_rows(
    table: ReadTable, match: ColumnMatch, now: datetime, zone: str, known: Callable[[Sequence[str]], Collection[str]]
) -> tuple[JudgedRow, ...]:
    """Judge each row; ``known`` says which identities of the channel are here already."""
    found: list[IncomingMessage | Problem] = []
    for row in table.rows:
        try:
            found.append(read_row(table, row, match, now, zone))
        except Refused as refused:
            found.append(refused.problems[0])
    here = set(known([one.identity for one in found if isinstance(one, IncomingMessage)]))
    return tuple(_judge(found, here))


def _judge(found: Sequence[IncomingMessage | Problem], here: set[str]) -> Iterator[JudgedRow]:
    for number, one in enumerate(found, start=1):
        if isinstance(one, Problem):
            yield JudgedRow(number, RowState.REFUSED, problem=one)
        else:
            yield JudgedRow(number, RowState.KNOWN if one.identity in here else RowState.NEW, one)
            here.add(one.identity)


def read_row(table: ReadTable, row: Row, match: ColumnMatch, now: datetime, zone: str) -> IncomingMessage:
    """The message of a row. Raises Refused: ``text_missing``, ``too_long``, ``date_unreadable``, ``date_in_future``."""
    said = {name: cell for name, cell in zip(match.fields, row, strict=True) if name != UNUSED and cell}
    headers = dict(zip(match.fields, table.headers, strict=True))
    if _WITHOUT_ZERO.fullmatch(said.get("phone", "")):
        said["phone"] = f"0{said['phone']}"
    given = {name: said[name] for name in GIVEN if name in said}
    title, text = said.get("title", ""), said.get("text", "")
    if not text:
        title, text = "", title
    if not text:
        raise Refused(Problem("text", FieldRefusal.TEXT_MISSING))
    for name in GIVEN_DAYS:
        if name in given:
            day = _read_day(given.pop(name), table, now, zone)
            if day is None:  # somebody wrote it in words, and those are kept
                text += f"\n{headers[name]}: {said[name]}"
            else:
                given[name] = day.isoformat()
    given["identity"] = _read_identity(said.get("identity", ""), headers.get("identity", ""))
    if len(text) > LONGEST_TEXT:
        raise Refused(Problem("text", FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_TEXT}))
    return clean_message(
        IncomingMessage(
            channel=match.channel,
            identity=item_identity(
                match.channel, said.get(NUMBER, ""), "\n".join(sorted(f"{n} {t}" for n, t in said.items()))
            ),
            sender=said.get("email", "") or said.get("phone", ""),
            arrived_at=read_moment(said["at"], table, now, zone) if "at" in said else now,
            sender_name=said.get("name", ""),
            title=title,
            text=text,
            given=tuple(given.items()),
        )
    )


_WITHOUT_ZERO: Final = re.compile(r"8\d{7,12}")  # a mobile number that a workbook took for a number


def _read_identity(text: str, header: str) -> str:
    """What somebody asked for, by the word in the cell, or a yes beneath a word in the header."""
    said = _words(text)
    asked = f"{said} {_words(header)}" if said in _YES else said
    if "anonim" in asked or "anonymous" in asked:
        return Identity.ANONYMOUS
    if "rahasia" in asked or "confidential" in asked:
        return Identity.CONFIDENTIAL
    return ""


_YES: Final = ("ya", "y", "yes", "true", "1", "benar", "v", "x")


# --- dates, as websites and workbooks write them ---

_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_SERIALS: Final = range(30_000, 80_000)  # from 1982 to 2119
_DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_CLOCK: Final = re.compile(
    r"(?P<day>.*?)[\s,T]+(?:pukul |jam )?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<zone>WIB|WITA|WIT)?",
    re.IGNORECASE,
)


def read_moment(text: str, table: ReadTable, now: datetime, zone: str) -> datetime:
    """The moment in a cell; 00.00 where it says a day only. Raises Refused: ``date_unreadable``, ``date_in_future``."""
    moment = _find_moment(text, table, now, zone)
    if moment is None:
        raise Refused(Problem("at", FieldRefusal.DATE_UNREADABLE, {"text": text[:40]}))
    if dates.local_date(moment, zone) > dates.local_date(now, zone):
        raise Refused(Problem("at", FieldRefusal.DATE_IN_FUTURE))
    return min(moment, now)


def _find_moment(text: str, table: ReadTable, now: datetime, zone: str) -> datetime | None:
    text = text.strip()
    if _SERIAL.fullmatch(text) and int(float(text)) in _SERIALS:
        first = _DAY_0_OF_1904 if table.counts_from_1904 else _DAY_0
        return dates.start_of_day(first, zone) + timedelta(seconds=round(float(text) * 86_400))
    try:
        aware = datetime.fromisoformat(text)
    except ValueError:
        aware = None
    if aware is not None and aware.tzinfo is not None:
        return aware if aware.year in _YEARS else None
    if (day := _read_typed(text, now, zone)) is not None:
        return dates.start_of_day(day, zone)
    if (said := _CLOCK.fullmatch(text)) and (day := _read_typed(said["day"], now, zone)) is not None:
        return _at_clock(day, said, zone)
    return None


_YEARS: Final = range(1990, 2120)


def _at_clock(day: date, said: re.Match[str], zone: str) -> datetime | None:
    try:
        clock = time(int(said["hour"]), int(said["minute"]), int(said["second"] or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock, ZONES[(said["zone"] or zone).upper()])


def _read_typed(text: str, now: datetime, zone: str) -> date | None:
    try:
        return dates.read_date("at", text, dates.local_date(now, zone))
    except Refused:
        return None


def _read_day(text: str, table: ReadTable, now: datetime, zone: str) -> date | None:
    moment = _find_moment(text, table, now, zone)
    return dates.local_date(moment, zone) if moment is not None else None
