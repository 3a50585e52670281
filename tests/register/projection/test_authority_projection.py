from __future__ import annotations

from uuid import UUID

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal import entry_authority, story_line
from frontoffice.register.projection import authority_projection
from frontoffice.register.projection.authority_projection import Unauthorised
from frontoffice.register.register import Register
from tests.support.story_rows import a_row

ABOUT = UUID(int=5)


def test_the_table_has_what_is_marked_now_and_nothing_that_was(register: Register) -> None:
    connection = register.unit.connection
    line = story_line.line(a_row(subject=ABOUT.bytes, kind=str(EntryKind.CANCELLED)), b"{}")
    marked = entry_authority.without_effect((line,), {line.entry_id})
    for _ in range(2):
        authority_projection.project(connection, ABOUT, (), marked)
        assert authority_projection.counts(connection) == (Unauthorised(line.origin, EntryKind.CANCELLED, 1),)
    authority_projection.project(connection, ABOUT, marked, (line,))
    assert authority_projection.counts(connection) == ()
