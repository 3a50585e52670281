from __future__ import annotations

import io
from dataclasses import asdict

from frontoffice.attaching import child, framing, reading
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.word_letter import SAMPLE, WordLetter
from tests.support import word_files


def test_whatever_a_decoder_raises_the_file_is_damaged(monkeypatch: object) -> None:
    said = io.BytesIO()
    asked = io.BytesIO(framing.pack({"do": "draw", "page": "a", "dots": 1}, [b"%PDF-1.4"]))
    assert child.serve(asked, said, LIMITS) == 0
    assert framing.unpack(said.getvalue())[0]["refused"] == "file_damaged"


def test_a_template_is_tried_out_and_filled_in() -> None:
    for head in ({"do": "check_template"}, {"do": "fill_template", "letter": asdict(WordLetter(SAMPLE, "a", "b"))}):
        said = io.BytesIO()
        assert child.serve(io.BytesIO(framing.pack(head, [word_files.delivered()])), said, LIMITS) == 0
        answer, blobs = framing.unpack(said.getvalue())
        assert (answer, [blob[:2] for blob in blobs]) == ({}, [b"PK"] * (head["do"] == "fill_template"))


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
