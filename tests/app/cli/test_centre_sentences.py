"""Every failure at the centre has a sentence, and any terminal takes it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import frontoffice.sync
from frontoffice.app.cli import centre_sentences
from frontoffice.errors import Unavailable


def test_whatever_the_office_meets_has_its_sentence() -> None:
    sources = "".join(path.read_text() for path in Path(frontoffice.sync.__file__).parent.glob("*.py"))
    codes = set(re.findall(r'"(centre_[a-z_]+|device_[a-z]+|nothing_quarantined)"', sources))
    counters_own = {
        *("centre_address", "centre_certificate_file", "centre_certificate_missing", "centre_role"),
        *("centre_origin_taken", "centre_program_old"),
    }
    assert codes - counters_own - {"device_id"} <= set(centre_sentences.SENTENCES)


def test_a_code_without_a_sentence_is_shown_as_it_is() -> None:
    assert centre_sentences.sentence_of(Unavailable("centre_host")) == "nama host tidak ditemukan"
    assert centre_sentences.sentence_of(Unavailable("unheard_of")) == "unheard_of"


def test_what_counters_wrote_gives_a_terminal_no_orders() -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert centre_sentences._shown("Loket \x1b[2J", narrow) == "Loket \\x1b[2J"
    assert centre_sentences._shown("Løket", narrow) == "L\\xf8ket"
    assert centre_sentences._shown("Løket", None) == "L\\xf8ket"
