from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.attaching import requests


@given(st.lists(st.binary(max_size=20), max_size=4), st.text(max_size=20))
def test_what_is_packed_is_unpacked(blobs: list[bytes], text: str) -> None:
    assert requests.unpack(requests.pack({"do": text}, blobs)) == ({"do": text}, blobs)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]\n", b"{}\n", b'{"sizes": [3]}\nab', b'{"sizes": [-1]}\n', b'{"sizes": [true]}\na', b"x\n"]
)
def test_anything_else_is_said_to_be_that(data: bytes) -> None:
    with pytest.raises(ValueError):
        requests.unpack(data)
