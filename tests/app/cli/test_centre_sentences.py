"""Every failure at the centre has a sentence, and any terminal takes it."""

from __future__ import annotations

import io

from frontoffice.app.cli import centre_sentences
from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure, CentreRefusal


def test_whatever_the_office_meets_has_its_sentence() -> None:
    counters_own = {code for code in CentreRefusal if code.startswith("centre_")} | {
        *(CentreFailure.ORIGIN_TAKEN, CentreFailure.PROGRAM_OLD, CentreFailure.FAILED),
        *(CentreFailure.KEYRING_CLOSED, CentreFailure.KEYRING_LOCKED, CentreFailure.KEYRING_MISSING),
        *(CentreFailure.PACKAGE, CentreRefusal.OFFICE_KEY),
    }
    assert {*CentreRefusal, *CentreFailure} - counters_own <= set(centre_sentences.SENTENCES)


def test_a_code_without_a_sentence_is_shown_as_it_is() -> None:
    assert centre_sentences.sentence_of(Unavailable(CentreFailure.HOST)) == "nama host tidak ditemukan"
    assert centre_sentences.sentence_of(Unavailable(CentreFailure.FAILED)) == "centre_failed"


def test_what_counters_wrote_gives_a_terminal_no_orders() -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert centre_sentences.escape_line("Loket \x1b[2J", narrow) == "Loket \\x1b[2J"
    assert centre_sentences.escape_line("Løket", narrow) == "L\\xf8ket"
    assert centre_sentences.escape_line("Løket", None) == "L\\xf8ket"
