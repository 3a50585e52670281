from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from frontoffice import assets
from frontoffice.domain.cases import phrases
from frontoffice.domain.complaint import Identity, Kind
from frontoffice.errors import Refused
from tests.support.examples import a_complainant, a_complaint, an_intake


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pengaduan {nomor} atas {layanan}.", []),
        ("", ["text_missing"]),
        ("x" * (phrases.LONGEST + 1), ["too_long"]),
        ("Yth. {nama}", []),
        ("Yth. {Nama}", ["placeholder_unknown"]),
        ("Pada {hari}", ["placeholder_unknown"]),
        ("Pada {} itu", ["placeholder_unknown"]),
        ("Pada {nomor itu", ["placeholder_unknown"]),
        ("Pada nomor} itu", ["placeholder_unknown"]),
        ("{{nomor}}", ["placeholder_unknown"]),
    ],
)
def test_only_what_can_be_filled_in_may_stand_in_braces(text: str, found: list[str]) -> None:
    assert [one.code for one in phrases.problems(text)] == found


def test_what_is_no_placeholder_is_named_with_those_that_are() -> None:
    (found,) = phrases.problems("Kepada {kepala dinas}")
    assert found.field == "text"
    assert found.facts == {"text": "{kepala dinas}", "known": "{nomor}, {nama}, {layanan}, {tanggal}, {batas}"}


def test_what_is_not_known_stays_as_a_blank_that_is_found_again() -> None:
    text = phrases.fill_placeholders(
        "Nomor {nomor}, layanan {layanan}, {nama}.", {"layanan": "Izin Trayek", "nama": ""}
    )
    assert text == "Nomor [nomor], layanan Izin Trayek, [nama]."
    first = phrases.next_blank(text, 0)
    assert first is not None
    assert text[slice(*first)] == "[nomor]"
    second = phrases.next_blank(text, first[1])
    assert second is not None
    assert text[slice(*second)] == "[nama]"
    assert phrases.next_blank(text, second[1]) == first
    assert phrases.next_blank("Tanpa kurung [lain].", 0) is None


def test_a_complaint_says_its_number_service_and_dates() -> None:
    complaint = a_complaint(intake=an_intake(service="Izin Trayek AKDP"))
    facts = phrases.facts_of(complaint)
    assert {*facts} == {*phrases.PLACEHOLDERS}
    assert facts["nomor"] == complaint.number_text
    assert facts["layanan"] == "Izin Trayek AKDP"
    assert facts["tanggal"] == "24 November 2026"
    assert facts["nama"] == complaint.intake.complainant.name
    assert facts["batas"] == "Senin, 14 Desember 2026"
    assert phrases.facts_of(dataclasses.replace(complaint, extended_until=date(2026, 12, 21)))["batas"].endswith(
        "21 Desember 2026"
    )


def test_who_is_not_open_is_named_in_no_text_nor_by_way_of_the_service() -> None:
    who = a_complainant(name="Sumiati Lestari", identity=Identity.CONFIDENTIAL)
    facts = phrases.facts_of(a_complaint(intake=an_intake(complainant=who, service="Izin milik Sumiati Lestari")))
    assert (facts["nama"], facts["layanan"]) == ("", "")
    assert phrases.facts_of(a_complaint(intake=an_intake(complainant=who, service="Izin Trayek")))["layanan"] != ""


def test_what_has_no_due_date_says_none() -> None:
    assert phrases.facts_of(a_complaint(intake=an_intake(kind=Kind.SUGGESTION)))["batas"] == ""


def test_the_phrases_that_come_with_the_program_can_be_filled_in() -> None:
    rows = assets.rows("phrases.csv")
    assert len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == len(rows) >= 6
    assert [row["code"] for row in rows if phrases.problems(row["text"])] == []


def test_a_blank_that_was_left_is_against_a_text_but_not_one_that_stands_as_before() -> None:
    texts = {"description": "Nomor [nomor] dan [batas]", "wish": "Tanpa [lain]"}
    (found,) = phrases.blanks_left(texts)
    assert (found.field, found.code, found.facts) == ("description", "blank_left", {"text": "[nomor]"})
    assert not found.warning
    assert phrases.blanks_left(texts, texts) == ()
    with pytest.raises(Refused):
        phrases.demand_filled(texts)
    phrases.demand_filled({"wish": texts["wish"]})
