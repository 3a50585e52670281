"""Lists of what was written, as anyone may read them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Identity
from frontoffice.domain.masked_text import MASK
from frontoffice.register.projection.complaint_columns import SUMMARY
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from tests.support.examples import TODAY, a_complainant, a_signed_in, an_intake

NAME = "Zubaidahwati Kumbangsari"


@pytest.fixture
def named(register: Register) -> Register:
    """Two complaints with one name in their words: of who asked for confidence, and of who did not."""
    officer = a_signed_in(register)
    for identity in (Identity.CONFIDENTIAL, Identity.OPEN):
        who = a_complainant(name=NAME, identity=identity)
        text = f"Izin {NAME} lama. " + "a" * (SUMMARY - 40) + f" {NAME}"  # cut within a name
        register.complaints.record(an_intake(complainant=who, description=text), officer, uuid4())
    return register


def test_who_asked_for_confidence_is_in_no_line_of_any_list(named: Register) -> None:
    lists = (
        named.days.read(TODAY).lines,
        named.worklist.read(a_signed_in(named)).lines,
        named.search.find("izin"),
        named.lists.page(ListQuery()).lines,
    )
    for lines in lists:
        hidden, shown = sorted((line.summary for line in lines), key=lambda text: "Zubaidah" in text)
        assert hidden.startswith(f"Izin {MASK} lama.")
        assert "Zubai" not in hidden
        assert shown.startswith(f"Izin {NAME} lama.")
        assert len(shown) == SUMMARY


def test_a_name_in_the_words_of_a_case_finds_who_complained_openly_alone(named: Register) -> None:
    for text in ("zubaidahwati", "Zubaid", "izin kumbangsari", "Kumbangsari "):
        assert [line.name for line in named.search.find(text)] == [NAME], text
        assert [line.name for line in named.lists.page(ListQuery(text=text)).lines] == [NAME], text
    for text in ("izin lama", "izin trayek akdp", "0001/PGD-L1/2026", "1", "503/1187/2026"):
        assert "Dirahasiakan" in [line.name for line in named.search.find(text)], text
        assert "Dirahasiakan" in [line.name for line in named.lists.page(ListQuery(text=text)).lines], text
