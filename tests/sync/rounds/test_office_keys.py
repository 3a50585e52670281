from __future__ import annotations

import base64

import pytest

from frontoffice.sync.codes import CentreRefusal
from frontoffice.sync.rounds import office_keys
from tests.support.refusals import refusal

KEY = bytes(range(32))


def test_a_pasted_key_is_read_however_it_stands_there() -> None:
    assert office_keys.read(f"  {base64.b64encode(KEY).decode()}\n") == KEY


@pytest.mark.parametrize("text", ["", "kunci", base64.b64encode(KEY[1:]).decode(), "A" * 44, "\N{EN DASH}"])
def test_what_is_no_key_is_refused(text: str) -> None:
    assert refusal(lambda: office_keys.read(text)) == ("office_key", CentreRefusal.OFFICE_KEY, {})
