from __future__ import annotations

from typing import get_args

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.entries.entry_bodies import ConsultationBody, ConsultationTurnedBody
from frontoffice.domain.entries.entry_kinds import CONSULTATION_KINDS


def test_every_body_of_a_consultation_is_of_one_of_its_kinds() -> None:
    assert [cls for spec in CONSULTATION_KINDS for cls in spec.bodies] == [*get_args(ConsultationBody)]


def test_what_one_turned_out_to_be_has_the_bytes_that_it_always_has() -> None:
    body = ConsultationTurnedBody(complaint="01", number="0001/PGD-L1/2026", by="02")
    assert canonical(encode(body)) == b'{"by":"02","complaint":"01","number":"0001/PGD-L1/2026"}'
