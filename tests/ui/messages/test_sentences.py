"""Every code that can be raised has its sentence, and every sentence a code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from xml.etree import ElementTree as ET

import pytest

import frontoffice
from frontoffice import assets
from frontoffice.errors import FailureCode, NoticeCode, RefusalCode
from frontoffice.register.codes import RegisterRefusal
from frontoffice.ui.messages import sentences, window_sentences
from frontoffice.ui.messages.printing_sentences import PRINT_REASONS

TABLES = ((RefusalCode, sentences.REFUSALS), (FailureCode, sentences.FAILURES), (NoticeCode, window_sentences.NOTICES))


def members(base: type[StrEnum]) -> Iterator[StrEnum]:
    for area in base.__subclasses__():
        yield from area


@pytest.fixture(scope="module", autouse=True)
def every_module() -> None:
    for module in pkgutil.walk_packages(frontoffice.__path__, "frontoffice."):
        if module.name.endswith(".codes"):
            importlib.import_module(module.name)


@pytest.mark.parametrize(("base", "table"), TABLES, ids=lambda given: getattr(given, "__name__", ""))
def test_every_code_has_a_sentence_and_every_sentence_a_code(base: type[StrEnum], table: Mapping[StrEnum, str]) -> None:
    assert {repr(code) for code in members(base)} == {repr(code) for code in table}


@pytest.mark.parametrize("base", [RefusalCode, FailureCode, NoticeCode])
def test_no_two_areas_have_the_same_code(base: type[StrEnum]) -> None:
    """A journal and a log hold the code without its area."""
    codes = [str(code) for code in members(base)]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize(("base", "table"), TABLES, ids=lambda given: getattr(given, "__name__", ""))
def test_every_sentence_is_one(base: type[StrEnum], table: Mapping[StrEnum, str]) -> None:
    for code, sentence in table.items():
        assert sentence[0] in "“{" or sentence[0].isupper(), code
        assert sentence.endswith("."), code


def test_what_has_no_authority_here_has_none_by_certificate_or_by_role() -> None:
    said = sentences.REFUSALS[RegisterRefusal.NO_AUTHORITY]
    assert "certificate" in said
    assert "role" in said


def test_what_is_set_of_a_printer_is_looked_for_under_the_word_that_the_menu_has() -> None:
    shown = {
        message.findtext("source"): message.findtext("translation") or ""
        for message in ET.fromstring(assets.read_text("translations/frontoffice_id.ts")).iter("message")  # noqa: S314  (ours)
    }
    assert shown["&Printers"].replace("&", "") == "Printer"
    led = [shown[sentence] for sentence in PRINT_REASONS.values() if "settings" in sentence]
    assert led
    assert [text for text in led if "F10, Printer" not in text] == []
