"""Every code that is raised anywhere in the program has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import frontoffice
from frontoffice.ui.messages import sentences

SOURCES = [path.read_text(encoding="utf-8") for path in Path(frontoffice.__file__).parent.rglob("*.py")]
NAME = r'(?:"[a-z_]*"|[A-Za-z_.]+)'


def codes(pattern: str) -> set[str]:
    return {code for source in SOURCES for code in re.findall(pattern, source)}


@pytest.mark.parametrize("code", sorted(codes(rf'\bProblem\(\s*{NAME},\s*"([a-z_]+)"')))
def test_every_problem_has_a_sentence(code: str) -> None:
    assert code in sentences.PROBLEMS


@pytest.mark.parametrize("code", sorted(codes(r'\bUnavailable\(\s*"([a-z_]+)"')))
def test_every_failure_has_a_sentence(code: str) -> None:
    assert code in sentences.UNAVAILABLE


@pytest.mark.parametrize("code", sorted(codes(r'\bNotice\(\s*"([a-z_]+)"')))
def test_every_notice_has_a_sentence(code: str) -> None:
    assert code in sentences.NOTICES


NO_REASONS = {
    f"printer_{word}"
    for word in ("fields", "folder", "icon", "id", "name", "port", "queue", "search", "summary", "text", "trial", "usb")
}


@pytest.mark.parametrize("code", sorted(codes(r'"(printer_[a-z]+|program_ended)"') - NO_REASONS))
def test_every_reason_for_waiting_paper_has_a_sentence(code: str) -> None:
    assert code in sentences.UNAVAILABLE


@pytest.mark.parametrize("code", sorted(codes(r'Error, "([a-z_]+)"\)')))
def test_every_failure_of_the_disk_has_a_sentence(code: str) -> None:
    assert code in sentences.UNAVAILABLE


NO_CODES = {"centre_differs", "centre_light", "centre_page"}  # a cause of healing, a widget, a form


@pytest.mark.parametrize("code", sorted(codes(r'"(centre_[a-z_]+|keyring_[a-z]+)"') - NO_CODES))
def test_whatever_the_centre_says_has_a_sentence(code: str) -> None:
    assert code in sentences.UNAVAILABLE or code in sentences.PROBLEMS


@pytest.mark.parametrize("table", [sentences.PROBLEMS, sentences.UNAVAILABLE, sentences.NOTICES])
def test_every_sentence_is_one(table: dict[str, str]) -> None:
    for code, sentence in table.items():
        assert sentence[0] in "“{" or sentence[0].isupper(), code
        assert sentence.endswith("."), code
