from __future__ import annotations

from typing import get_args

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import canonical
from frontoffice.domain.entries.office_bodies import OfficeBody, OfficerSetBody, SeriesTakenBody
from frontoffice.domain.entries.office_kinds import OFFICE_KINDS
from tests.support.bodies import whole


def test_every_body_of_the_office_is_of_one_of_its_kinds() -> None:
    assert [cls for spec in OFFICE_KINDS for cls in spec.bodies] == [*get_args(OfficeBody)]


def test_a_series_taken_over_has_the_bytes_that_the_journal_always_had() -> None:
    body = SeriesTakenBody(series="L1", origin="01", why="Pindah", by="02")
    assert canonical(encode(body)) == b'{"by":"02","origin":"01","series":"L1","why":"Pindah"}'


def test_an_officer_without_a_role_is_unreadable() -> None:
    assert whole(OfficerSetBody, {"name": "Siti", "position": "", "active": True}) is None
