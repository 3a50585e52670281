"""Every code that can be raised has its sentence, and every sentence a code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from enum import StrEnum

import pytest
from PySide6.QtCore import QCoreApplication

import frontoffice
from frontoffice.domain.people import Role
from frontoffice.errors import FailureCode, NoticeCode, RefusalCode
from frontoffice.register.codes import RegisterNotice, RegisterRefusal
from frontoffice.ui.messages import sentences, window_sentences
from frontoffice.ui.messages.printing_sentences import PRINT_REASONS
from frontoffice.ui.shell.named_keys import NAMES
from tests.support.examples import an_officer

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


@pytest.mark.usefixtures("indonesian")
def test_what_is_set_of_a_printer_is_looked_for_where_its_reader_may_look_and_asked_of_a_supervisor_elsewhere() -> None:
    led = [sentence for sentence in PRINT_REASONS.values() if "{page:printers}" in sentence]
    assert len(led) > 5
    officer, supervisor = an_officer(), an_officer(role=Role.SUPERVISOR)
    NAMES.set_reader(officer)
    asked = [QCoreApplication.translate("words", sentence) for sentence in led]
    assert [text for text in asked if "inta supervisor " not in text or "F10" in text] == []
    NAMES.set_reader(supervisor)
    led_there = [QCoreApplication.translate("words", sentence) for sentence in led]
    assert [text for text in led_there if "inta supervisor" in text or "F10, Printer" not in text] == []


def test_what_happened_to_a_register_promises_no_number_that_another_notice_may_hold_back() -> None:
    """After a restore a notice of what is missing and one of held numbers may stand beside each other."""
    events = [RegisterNotice.PUT_BACK, RegisterNotice.ANEW]
    assert [code for code in events if "go on" in window_sentences.NOTICES[code]] == []
