"""Exports as messages: which columns are meant, and what each row is."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.attaching.tables import ReadTable, Row
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.errors import Refused
from frontoffice.receiving.exports import (
    FIELDS,
    UNUSED,
    ColumnMatch,
    RowState,
    guess_match,
    judge_rows,
    name_headers,
    read_match,
    read_moment,
    read_row,
)
from tests.support.exports import FIRST, HEADERS, OTHER

NOW: Final = datetime(2026, 12, 4, 3, 32, tzinfo=UTC)
TABLE: Final = ReadTable(HEADERS, (FIRST, OTHER))
MATCH: Final = ColumnMatch("sp4n", ("external_id", "at", "title", "text", "name", "phone"))


def none(_identities: Sequence[str]) -> Collection[str]:
    return ()


def test_the_headers_of_an_export_of_sp4n_are_guessed() -> None:
    assert guess_match(HEADERS) == MATCH


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (("No", "Nama", "Tanggal", "Isi"), (UNUSED, "name", "at", "text")),
        (("Timestamp", "Email Address", "Your message"), ("at", "email", "text")),
        (("Stempel waktu", "Nama lengkap", "Nomor HP/WA", "Keluhan"), ("at", "name", "phone", "text")),
        (("TANGGAL_KEJADIAN", "tanggal-laporan", "Tanggal Selesai"), ("event_date", "at", UNUSED)),
        (("Isi Laporan Awal", "Isi Laporan Akhir", "Status"), ("text", UNUSED, UNUSED)),
        (("Nama Instansi Terlapor", "Nama Pelapor", ""), (UNUSED, "name", UNUSED)),
    ],
)
def test_headers_are_guessed_by_words_of_two_languages_and_none_by_a_single_word_within(
    headers: Row, fields: Row
) -> None:
    assert guess_match(headers) == ColumnMatch("website", fields)


def test_the_channel_is_guessed_by_the_name_of_the_file_too() -> None:
    assert guess_match(("Isi",), "Export SP4N 2026.csv").channel == "sp4n"
    assert guess_match(("Isi",), "laporan.csv").channel == "website"


def test_a_field_belongs_to_one_column() -> None:
    match = MATCH.assign(5, "text").assign(0, UNUSED)
    assert match.fields == (UNUSED, "at", "title", UNUSED, "name", "text")


def test_a_match_is_remembered_for_its_headers_however_they_are_written() -> None:
    assert name_headers(HEADERS) == name_headers(tuple(one.upper().replace(" ", "_") for one in HEADERS))
    assert name_headers(HEADERS) != name_headers(HEADERS[::-1])
    assert read_match(MATCH.to_text(), HEADERS) == MATCH


@pytest.mark.parametrize("text", ["", "{}", "[]", '["fax"]', '["sp4n", "kind", "", "", "", "", ""]', '["sp4n", ""]'])
def test_what_was_remembered_by_another_program_is_none(text: str) -> None:
    assert read_match(text, HEADERS) is None


def test_a_row_becomes_a_message_with_what_its_columns_say() -> None:
    one = read_row(TABLE, FIRST, MATCH, NOW, "WIB")
    assert (one.channel, one.identity, one.sender, one.sender_name) == (
        *("sp4n", "8123456", "081234567890"),
        "Dewi Anggraini",
    )
    assert (one.title, one.text) == ("Izin trayek", "Berkas saya hilang di loket.")
    assert one.arrived_at == datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
    assert dict(one.given) == {"name": "Dewi Anggraini", "phone": "081234567890", "external_id": "#8123456"}


def test_each_row_is_new_here_already_or_refused_with_its_problem() -> None:
    rows = (FIRST, OTHER, FIRST, ("#9", "kapan?", "", "x", "", ""), ("#9", "", "", "", "Budi", ""))
    judged = judge_rows(ReadTable(HEADERS, rows), MATCH, NOW, "WIB", lambda _asked: {"8123457"})
    states = [RowState.NEW, RowState.KNOWN, RowState.KNOWN, RowState.REFUSED, RowState.REFUSED]
    assert [one.state for one in judged] == states
    assert [one.number for one in judged] == [1, 2, 3, 4, 5]
    assert [str(one.problem.code) for one in judged if one.problem] == ["date_unreadable", "text_missing"]


def test_rows_without_a_number_are_known_by_what_they_say() -> None:
    match = MATCH.assign(0, UNUSED)
    rows = (FIRST, ("#1", *FIRST[1:]), (*FIRST[:3], "Lain", *FIRST[4:]))
    states = [one.state for one in judge_rows(ReadTable(HEADERS, rows), match, NOW, "WIB", none)]
    assert states == [RowState.NEW, RowState.KNOWN, RowState.NEW]
    later = dataclasses.replace(read_row(TABLE, FIRST, match.assign(1, UNUSED), NOW.replace(day=5), "WIB"))
    assert later.identity == read_row(TABLE, FIRST, match.assign(1, UNUSED), NOW, "WIB").identity


def one_row(headers: Row, row: Row, fields: Row) -> dict[str, str]:
    match = ColumnMatch("website", fields)
    message = read_row(ReadTable(headers, (row,)), row, match, NOW, "WIB")
    return {"title": message.title, "text": message.text, **dict(message.given)}


def test_a_title_alone_is_the_text_and_a_day_in_words_is_kept_as_text() -> None:
    said = one_row(("Judul", "Tanggal kejadian"), ("Izin", "sekitar Maret"), ("title", "event_date"))
    assert said == {"title": "", "text": "Izin\nTanggal kejadian: sekitar Maret"}
    said = one_row(("Isi", "Tanggal kejadian"), ("Izin", "3 Nov 2026"), ("text", "event_date"))
    assert said == {"title": "", "text": "Izin", "event_date": "2026-11-03"}


@pytest.mark.parametrize(
    ("header", "cell", "wanted"),
    [
        ("Anonim", "Ya", "anonymous"),
        ("Rahasia", "1", "confidential"),
        ("Sifat laporan", "Rahasia", "confidential"),
        ("Sifat laporan", "ANONIM", "anonymous"),
        ("Anonim", "Tidak", None),
        ("Rahasia", "", None),
        ("Sifat laporan", "Ya", None),
    ],
)
def test_who_asks_for_confidence_is_seen_by_word_and_header(header: str, cell: str, wanted: str | None) -> None:
    assert one_row(("Isi", header), ("x", cell), ("text", "identity")).get("identity") == wanted


@pytest.mark.parametrize(("cell", "wanted"), [("81234567890", "081234567890"), ("6281234567890", "6281234567890")])
def test_a_mobile_number_gets_the_zero_back_that_a_workbook_took(cell: str, wanted: str) -> None:
    assert one_row(("Isi", "HP"), ("x", cell), ("text", "phone"))["phone"] == wanted


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="too_long"):
        one_row(("Isi",), ("x" * (LONGEST_TEXT + 1),), ("text",))


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("4 Desember 2026", 4, ""),
        ("Jumat, 4 Desember 2026", 4, ""),
        ("3 Des 2026 14:05", 3, "14:05:00"),
        ("04/12/2026", 4, ""),
        ("03/12/2026 14:05", 3, "14:05:00"),
        ("03-12-2026, 14.05.09 WIB", 3, "14:05:09"),
        ("03-12-2026 16.05 WIT", 3, "14:05:00"),
        ("03.12.26", 3, ""),
        ("2026-12-03", 3, ""),
        ("2026-12-03 14:05:09", 3, "14:05:09"),
        ("2026-12-03T14:05:09.123", 3, "14:05:09"),
        ("2026-12-03T07:05:09Z", 3, "14:05:09"),
        ("2026-12-03T14:05:09+07:00", 3, "14:05:09"),
        ("3 Desember 2026 pukul 14.05", 3, "14:05:00"),
        ("46359", 3, ""),
        ("46359.5", 3, "12:00:00"),
        ("46359.4375", 3, "10:30:00"),
    ],
)
def test_a_date_is_read_as_offices_and_workbooks_write_it(text: str, day: int, clock: str) -> None:
    hour, minute, second = map(int, (clock or "00:00:00").split(":"))
    moment = read_moment(text, TABLE, NOW, "WIB")
    assert moment == datetime(2026, 12, day, hour, minute, second, tzinfo=UTC) - (
        NOW.replace(hour=7) - NOW.replace(hour=0)
    )


def test_days_of_a_workbook_that_count_from_1904_are_four_years_behind() -> None:
    there = dataclasses.replace(TABLE, counts_from_1904=True)
    assert read_moment("44897", there, NOW, "WIB") == read_moment("46359", TABLE, NOW, "WIB")


@pytest.mark.parametrize(
    "text", ["", "kemarin", "12/25/2026 2:05 PM", "31-02-2026", "4 Desember 2026 25:00", "812345", "nan"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="date_unreadable"):
        read_moment(text, TABLE, NOW, "WIB")


def test_a_day_after_today_is_refused_and_a_later_hour_of_today_is_now() -> None:
    with pytest.raises(Refused, match="date_in_future"):
        read_moment("05/12/2026", TABLE, NOW, "WIB")
    assert read_moment("04/12/2026 23:00", TABLE, NOW, "WIB") == NOW


@pytest.mark.thorough
@given(st.lists(st.text(max_size=30), min_size=6, max_size=6), st.permutations(FIELDS))
def test_whatever_stands_in_a_row_it_is_judged(cells: list[str], fields: Sequence[str]) -> None:
    row = tuple(cells)
    table = ReadTable(row, (row,))
    assert len(guess_match(row).fields) == len(row)
    (one,) = judge_rows(table, ColumnMatch("website", tuple(fields[:6])), NOW, "WIB", none)
    assert (one.message is None) == (one.state is RowState.REFUSED)
