"""A register that 9d83282 wrote, and what that program made of it, to the letter.

``support/fixtures/register.db.gz`` is the file of counter L1 after five weeks of an office in the tests' world: every
kind of entry and every step of both cycles, through the program's own verbs with a standing clock and a seeded source
of identities and salts; entries that came from three other desks, two of them copied or put back; kinds and versions
of a newer program; an erased complaint. The JSON beside it is what 9d83282 gave for it. Neither is made anew: what
differs from them is a change of behaviour or of the format. All that the tests ask stands in ``support/golden.py``.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind, canonical
from frontoffice.domain.entries.entry_kinds import KINDS
from tests.support import golden
from tests.support.bodies import whole


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for whoever only reads."""
    return golden.laid_out(tmp_path_factory.mktemp("golden"))


def test_it_opens_verified_and_its_tables_say_what_its_entries_say(tmp_path: Path) -> None:
    with golden.opened(golden.laid_out(tmp_path)) as register:
        assert register.notices() == ()
        assert golden.broken(register) == ""


def test_every_entry_has_the_bytes_and_hashes_it_was_written_with(path: Path) -> None:
    assert golden.entries(path) == golden.golden("entries")


def test_every_body_is_read_and_written_by_its_kind_to_the_same_bytes(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT kind, body FROM journal JOIN payload USING (entry_id) WHERE v = 1").fetchall()
    known = [(KINDS[kind].bodies[0], body) for kind, body in rows if kind in KINDS]
    assert len(known) > 100
    for cls, body in known:
        read = whole(cls, json.loads(body))
        assert read is not None, body
        assert canonical(encode(read)) == body


def test_it_holds_every_kind_of_entry_that_its_program_knew() -> None:
    assert {entry["kind"] for entry in golden.golden("entries")} > golden.kinds()
    assert golden.kinds() <= {*EntryKind}


def test_its_tables_hold_what_they_held(path: Path) -> None:
    """But for words by which a complaint is found since: those come when the tables are made anew."""
    held, now = golden.complaints(path), golden.golden("complaints")
    assert all({*one["words"]} <= {*now[subject]["words"]} for subject, one in held.items())
    assert {subject: one | {"words": now[subject]["words"]} for subject, one in held.items()} == now
    assert golden.lists(path) == golden.golden("lists")


def test_a_rebuild_gives_the_same_tables(tmp_path: Path) -> None:
    path = golden.laid_out(tmp_path)
    with golden.opened(path) as register:
        golden.rebuild(register)
    assert golden.complaints(path) == golden.golden("complaints")
    assert golden.lists(path) == golden.golden("lists")


def test_a_desk_that_takes_its_entries_has_the_same_tables(path: Path, tmp_path: Path) -> None:
    with golden.opened(path) as register:
        taker = golden.carried(register, tmp_path)
    assert golden.entries(taker) == golden.golden("entries")
    assert golden.complaints(taker) == golden.golden("complaints")
    assert golden.lists(taker) == golden.golden("lists")


def test_pages_lists_and_stories_show_what_they_showed(path: Path) -> None:
    with golden.opened(path) as register:
        assert golden.days(register) == golden.golden("days")
        assert golden.worklists(register) == golden.golden("worklists")
        assert golden.stories(register) == golden.golden("stories")


def test_the_story_reads_as_it_read_in_english(path: Path, qapp: QCoreApplication) -> None:
    with golden.opened(path) as register:
        assert golden.sentences(register) == golden.golden("sentences")["en"]


def test_the_story_reads_as_it_read_in_indonesian(path: Path, indonesian: None) -> None:
    with golden.opened(path) as register:
        assert golden.sentences(register) == golden.golden("sentences")["id"]


def test_the_pages_of_days_read_as_they_read(path: Path) -> None:
    with golden.opened(path) as register:
        assert golden.day_pages(register) == golden.golden("day_pages")


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.long)])
def test_the_papers_of_the_office_read_as_they_read(path: Path, every: int) -> None:
    with golden.opened(path) as register:
        for subject, papers in [*golden.golden("papers").items()][::every]:
            assert golden.papers(register, UUID(subject)) == papers


def test_receipts_are_the_same_to_the_byte(path: Path) -> None:
    with golden.opened(path) as register:
        for subject, receipts in golden.golden("receipts").items():
            assert golden.receipts(register, UUID(subject)) == receipts
