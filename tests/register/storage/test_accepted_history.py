from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.journal.known_heads import HeadSource, KnownHead
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import accepted_history
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.register_tags import TagTrust
from tests.support import place_keys
from tests.support.examples import OfficeClock

HEAD = KnownHead(uuid4(), 4, b"h" * 32, HeadSource.COPY)
OTHER = KnownHead(HEAD.origin, 7, b"i" * 32, HeadSource.MARK)


@pytest.fixture(params=[True, False])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """A register, authenticated or not."""
    with place_keys.in_use() as keys:
        keys.is_missing = not request.param
        with closing(open_register(tmp_path / "register.db", Desk(), clock=OfficeClock())) as register:
            yield register


def read(register: Register) -> frozenset[accepted_history.Address]:
    return accepted_history.read(register.unit.connection, register.unit.tags)


def test_what_was_accepted_stays_accepted(opened: Register) -> None:
    assert read(opened) == frozenset()
    for head in (HEAD, OTHER):
        with opened.unit.writing():
            accepted_history.add(opened.unit.connection, opened.unit.tags, [head])
    assert read(opened) == {HEAD.address, OTHER.address}


@pytest.mark.thorough
def test_an_acceptance_that_this_program_did_not_write_counts_nowhere_but_without_a_key(opened: Register) -> None:
    unit = opened.unit
    with unit.writing():
        accepted_history.add(unit.connection, unit.tags, [HEAD])
        unit.connection.execute("UPDATE authentication SET tag = zeroblob(32) WHERE what = 'history'")
    assert read(opened) == (frozenset() if unit.tags.key else {HEAD.address})
    with unit.writing():
        unit.connection.execute("UPDATE authentication SET content = x'5b5b5d5d' WHERE what = 'history'")
    assert read(opened) == frozenset()


@pytest.mark.thorough
def test_a_register_from_elsewhere_brings_no_acceptance_along(opened: Register) -> None:
    with opened.unit.writing():
        accepted_history.add(opened.unit.connection, opened.unit.tags, [HEAD])
    opened.unit.tags.trust = TagTrust.UNTAKEN
    assert read(opened) == frozenset()
