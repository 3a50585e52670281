from __future__ import annotations

import dataclasses

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.entries.entry_bodies import ShiftBody, ShiftHandedBody
from frontoffice.domain.entries.entry_kinds import SHIFT_KINDS
from frontoffice.domain.shift import CounterState


def test_the_body_of_a_handover_has_every_count_by_its_name_and_the_bytes_that_it_always_has() -> None:
    assert ShiftBody is ShiftHandedBody
    (spec,) = SHIFT_KINDS
    assert spec.bodies == (ShiftHandedBody,)
    body = encode(spec.examples[0])
    assert {field.name for field in dataclasses.fields(CounterState)} <= body.keys()
    assert canonical(body).startswith(
        b'{"by":"01932d5e-0000-7000-8000-000000000001","day":"2026-11-24","drafts":1,"incomplete":3,"last":159,'
    )
