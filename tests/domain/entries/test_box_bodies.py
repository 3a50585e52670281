from __future__ import annotations

from typing import get_args

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.entries.entry_bodies import BoxBody, BoxSheetVoidedBody
from frontoffice.domain.entries.entry_kinds import BOX_KINDS


def test_every_body_of_an_opening_is_of_one_of_its_kinds() -> None:
    assert [cls for spec in BOX_KINDS for cls in spec.bodies] == [*get_args(BoxBody)]


def test_a_void_sheet_has_the_bytes_that_it_always_has() -> None:
    assert canonical(encode(BoxSheetVoidedBody(sheet=2, why="Kosong"))) == b'{"sheet":2,"why":"Kosong"}'
