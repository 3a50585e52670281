from __future__ import annotations

import dataclasses

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.entries.entry_bodies import DayBody, DayClosedBody
from frontoffice.domain.entries.entry_kinds import DAY_KINDS


def test_a_closing_has_the_bytes_that_it_always_had() -> None:
    assert DayBody is DayClosedBody
    (spec,) = DAY_KINDS
    (example,) = spec.examples
    assert isinstance(example, DayClosedBody)
    before = (
        b'{"cancelled":0,"day":"2026-11-24","head":"","incomplete":0,"last":1,"lines":1,"note":"",'
        b'"position":"Kepala Seksi","series":"L1","unprinted":0,"unreviewed":0}'
    )
    assert canonical(encode(example)) == before
    rooted = encode(dataclasses.replace(example, entries=20_852, root="AAEC"))
    assert rooted == encode(example) | {"entries": 20_852, "root": "AAEC"}
