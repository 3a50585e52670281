"""The placeholders of Word templates: all that a sample has, and nothing in them that is no text."""

from __future__ import annotations

from typing import Any

from frontoffice.attaching.word_letter import SAMPLE
from frontoffice.documents.letters.letter_facts import placeholders
from frontoffice.documents.office_documents import LETTERS
from frontoffice.domain.cases.steps import Step
from tests.support.examples import a_complainant, a_letter
from tests.support.papers import a_file, a_full_file


def shape(value: Any) -> Any:
    if isinstance(value, list):
        return [shape(one) for one in value[:1]]
    return {name: shape(one) for name, one in value.items()} if isinstance(value, dict) else type(value)


def test_a_letter_has_the_placeholders_of_the_sample() -> None:
    for kind, facts_of in LETTERS.items():
        file = a_full_file(Step.REVIEW)
        made = placeholders(facts_of(file), file)
        assert made.keys() == SAMPLE.keys(), kind
        assert {name: shape(made[name]) for name in made if name != "isi"} == {
            name: shape(SAMPLE[name]) for name in SAMPLE if name != "isi"
        }
        assert {tuple(part) for part in made["isi"]} == {tuple(SAMPLE["isi"][0])}


def test_what_is_no_letter_is_nothing_in_a_word_file_either() -> None:
    who = a_complainant(name="Siti\x00\x07\x0c\x1b\t\ud800\ufffe Aminah")
    file = a_file(intake=a_letter(complainant=who))
    for facts_of in LETTERS.values():
        made = placeholders(facts_of(file), file)
        assert made["tujuan"][0] == "Yth. Bapak/Ibu Siti Aminah"


def test_each_line_of_a_text_is_a_part_of_its_own() -> None:
    file = a_full_file(Step.REVIEW, Step.ANALYSE, Step.DECIDE)
    made = placeholders(next(iter(LETTERS.values()))(file), file)
    assert "Baris kedua." in [part["teks"] for part in made["isi"]]
