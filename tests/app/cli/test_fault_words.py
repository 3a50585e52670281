"""Faults of a journal and of a centre in the words of whoever reads them."""

from __future__ import annotations

import re

import pytest

from frontoffice.app.cli import fault_words
from frontoffice.domain.proof.chain_fault import ChainFault

PLACE = "0198c5a0-0000-7000-8000-000000000001/3"


@pytest.mark.parametrize("fault", ChainFault)
def test_whatever_a_check_finds_is_said_in_indonesian(fault: ChainFault) -> None:
    facts = [f"7{one}" for one in range(fault.count("{}"))]
    said = fault_words.in_indonesian(fault.text(*facts))
    assert re.findall("7[0-9]", said) == facts
    assert not re.search(r"\b(was|is|are|has|the|its|an|and|cannot|does|note|entry|content)\b", said)
    assert fault_words.in_indonesian(fault.at(PLACE, *facts)) == f"{PLACE}: {said}"


def test_no_two_faults_are_said_in_the_same_words() -> None:
    assert len({fault_words.in_indonesian(fault) for fault in ChainFault}) == len(ChainFault)


def test_what_is_wrong_in_a_note_itself_stands_behind_it() -> None:
    said = fault_words.in_indonesian("note 2: not a signed note")
    assert said == "pernyataan 2 tidak dapat dipercaya (not a signed note)"


def test_a_file_that_is_none_or_cannot_be_read_is_said_without_the_name_of_a_class() -> None:
    said = [fault_words.in_indonesian(detail) for detail in ("NotADBError", "UnicodeDecodeError", "authentication")]
    assert [words.split()[0] for words in said] == ["bukan", "isinya", "riwayat"]
    assert "Error" not in " ".join(said)


def test_what_sqlite_says_of_its_file_stays_as_it_is() -> None:
    for text in ("row 3 missing from index complaint_work", "complaint_filter", ""):
        assert fault_words.in_indonesian(text) == text
