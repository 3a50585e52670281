from __future__ import annotations

import io

from frontoffice.attaching import child, framing, reading
from frontoffice.attaching.limits import LIMITS


def test_whatever_a_decoder_raises_the_file_is_damaged(monkeypatch: object) -> None:
    said = io.BytesIO()
    asked = io.BytesIO(framing.pack({"do": "draw", "page": "a", "dots": 1}, [b"%PDF-1.4"]))
    assert child.serve(asked, said, LIMITS) == 0
    assert framing.unpack(said.getvalue())[0]["refused"] == "file_damaged"


def test_where_the_memory_ended_nothing_is_said(monkeypatch: object) -> None:
    def full(*_given: object) -> None:
        raise MemoryError

    kept, reading.read = reading.read, full  # type: ignore[assignment]
    try:
        said = io.BytesIO()
        assert child.serve(io.BytesIO(framing.pack({"do": "read"}, [b"x"])), said, LIMITS) == 1
        assert said.getvalue() == b""
    finally:
        reading.read = kept
