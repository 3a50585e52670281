from __future__ import annotations

import pytest

from frontoffice.domain.choices import OTHER, Choice, ListName, Meanings, key, meanings, sector_code

SHIPPED = (Choice("A", "Izin Trayek"), Choice("B", "Izin Praktik"))
REGIONS = (Choice("19.71", "Kota Pangkal Pinang"), Choice("19.01", "Kabupaten Bangka"))


def of(name: ListName = ListName.SERVICE, *kept: Choice, **aliases: str) -> Meanings:
    return meanings(name, SHIPPED, kept, {text.replace("_", " "): code for text, code in aliases.items()})


@pytest.mark.parametrize(
    ("text", "code"),
    [("Izin Trayek", "A"), ("izin-trayek", "A"), ("A", "A"), ("a", "A"), ("trayek", OTHER), ("...", OTHER), ("", "")],
)
def test_a_text_means_the_choice_whose_name_or_code_it_reads_as(text: str, code: str) -> None:
    assert of().code(text) == code


def test_an_alias_goes_before_a_name_and_counts_however_it_is_spaced_and_cased() -> None:
    meant = of(ListName.SERVICE, Izin_Trayek="B", surat_jalan="A", lama="gone")
    assert [meant.code(text) for text in ("Izin Trayek", "Surat Jalan", "lama")] == ["B", "A", OTHER]
    assert meant.code("IZIN TRAYEK") == "B"


def test_a_renamed_choice_is_found_by_both_names_and_shown_by_the_present_one() -> None:
    meant = of(ListName.SERVICE, Choice("A", "Izin Angkutan"))
    assert {meant.code("Izin Trayek"), meant.code("Izin Angkutan")} == {"A"}
    assert meant.display_text("Izin Trayek") == "Izin Angkutan"


def test_of_two_with_one_name_the_one_in_use_holds_then_the_lesser_code() -> None:
    twice = Choice("C", "Izin Praktik")
    assert of(ListName.SERVICE, twice).code("Izin Praktik") == "B"
    assert of(ListName.SERVICE, twice, Choice("B", "Izin Praktik", active=False)).code("Izin Praktik") == "C"


def test_what_reads_the_same_as_two_means_neither() -> None:
    meant = of(ListName.SERVICE, Choice("C", "izin-praktik"))
    assert [meant.code(text) for text in ("Izin Praktik", "izin-praktik", "IZIN PRAKTIK")] == ["B", "C", OTHER]


def test_what_means_none_is_the_same_as_itself_alone_and_shown_as_it_was_typed() -> None:
    assert [
        of().code_or_text("Lama"),
        of().code_or_text("Izin  Trayek"),
        of().display_text("Lama"),
        of().name(OTHER),
    ] == [*("Lama", "A", "Lama", "Lainnya")]


def test_a_nameless_choice_is_meant_by_nothing_that_was_left_out() -> None:
    assert of(ListName.SERVICE, Choice("C", "")).code("") == ""
    assert of(ListName.TEAM, Choice("C", "")).code("Sari") == OTHER


def test_of_a_list_without_choices_each_text_is_its_own() -> None:
    nothing = meanings(ListName.TEAM, (), (), {"Sari": "gone"})
    assert [nothing.code(text) for text in ("Sari", "Tim A, B", "")] == ["Sari", "Tim A, B", ""]
    assert nothing.display_text("Sari") == "Sari"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pangkalpinang", "19.71"),
        ("Kota Pangkal Pinang", "19.71"),
        ("Sungailiat, Kab. Bangka", "19.01"),
        ("Palembang", OTHER),
    ],
)
def test_a_region_is_meant_with_and_without_its_rank(text: str, code: str) -> None:
    meant = meanings(ListName.REGENCY, REGIONS, (), {})
    assert (meant.code(text), meant.display_text(text)) == (code, meant.name(code))


def test_a_team_of_a_list_is_meant_whoever_joins_it_and_the_longest_first() -> None:
    meant = of(ListName.TEAM, Choice("t1", "Tim A"), Choice("t2", "Tim A, B"), Sari="t1")
    written = ("Tim A, OPD", "Tim A, B, OPD", "Sari, OPD", "Tim Abc", "TIM A, Teknis", "tim a, b, OPD")
    assert [meant.code(text) for text in written] == ["t1", "t2", "t1", OTHER, "t1", "t2"]


def test_only_plain_letters_read_the_same() -> None:
    assert key(ListName.SERVICE, "Izin (Café)") == ""
    assert (key(ListName.DISTRICT, "Kec. Sungai-Liat"), key(ListName.SERVICE, "Kec. 3")) == ("sungailiat", "kec3")


def test_a_sector_is_its_own_code_and_the_rest_of_them_the_others() -> None:
    assert (sector_code("ESDM"), sector_code("Lainnya")) == ("ESDM", OTHER)
