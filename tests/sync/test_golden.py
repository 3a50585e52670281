"""A centre that 9d83282 filled, in the schema of 1.0, and what its views showed then.

``support/fixtures/centre.sql.gz`` is its ``pg_dump``: the chains of ``register.db.gz`` and of the three other desks, a
branch and the end of a chain put aside for the office, an erasure carried out. See ``tests/test_golden.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from frontoffice.sync import schema
from tests.support import golden
from tests.support.centre_server import Centre, CentreServer
from tests.support.counters import Counter, settle

VERSION = 100  # of the schema in the fixture: that of 1.0


@pytest.fixture
def restored(centre_server: CentreServer) -> Iterator[Centre]:
    made = golden.restored(centre_server)
    yield made
    made.drop()


@pytest.mark.posix("psql")
def test_it_upgrades_and_its_views_show_what_they_showed(restored: Centre) -> None:
    with restored.connect() as office:
        before, after = golden.upgrade(office)
        assert before == VERSION <= after
        assert golden.upgrade(office) == (after, after)
        then = golden.golden("views")
        assert golden.shown_again(office, then) == then
        assert golden.verify_centre(office) == ""


@pytest.mark.thorough
@pytest.mark.posix("psql")
def test_a_desk_of_then_and_a_new_one_exchange_with_it_after_the_upgrade(restored: Centre, tmp_path: Path) -> None:
    with restored.connect() as office:
        golden.upgrade(office)
    address, secret = golden.enrolled_anew(restored, "L1 l1")
    path = golden.laid_out(tmp_path)
    with golden.opened(path) as register:
        first = golden.exchanged(register, address, secret)
        assert (first["complete"], first["pushed"], first["pulled"]) == (True, 0, 0)
        subject = golden.record(register)
        second = golden.exchanged(register, address, secret)
        assert (second["complete"], second["pushed"], second["broken"]) == (True, 1, [])
    newcomer = Counter(tmp_path / "new", restored, "L9")
    settle(newcomer)
    here = golden.complaints(path)
    assert subject.bytes.hex() in here
    there = golden.complaints(newcomer.register.path)
    (aside,) = here.keys() - there.keys()
    assert there == {one: complaint for one, complaint in here.items() if one != aside}
    with restored.connect() as office:
        known = len(golden.golden("views")["complaints"])
        assert len(golden.views(office)["complaints"]) == known + 1
        assert golden.accept_what_is_behind(office) == 1
        assert len(golden.views(office)["complaints"]) == known + 2
    settle(newcomer)
    newcomer.register.close()
    assert golden.complaints(newcomer.register.path) == here


class CutAtStatement(psycopg.Cursor[Any]):
    """A cursor whose server process is ended right before the n-th statement of all such cursors."""

    left = 0

    def execute(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        CutAtStatement.left -= 1
        if not CutAtStatement.left:
            info = self.connection.info
            with psycopg.connect(info.dsn, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", (info.backend_pid,))
        return super().execute(query, *args, **kwargs)


def stand(office: Connection) -> tuple[Any, ...]:
    """The schema's version, how many objects there are, and every entry's hash."""
    objects = office.execute(
        "SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = n.oid),"
        " (SELECT count(*) FROM pg_proc WHERE pronamespace = n.oid) FROM pg_namespace n"
        " WHERE nspname IN ('journal', 'office') ORDER BY nspname"
    ).fetchall()
    return schema.version(office), objects, office.execute("SELECT hash FROM journal.entry ORDER BY 1").fetchall()


@pytest.mark.long
@pytest.mark.posix("psql")
def test_wherever_an_upgrade_is_cut_off_the_centre_is_that_of_before_and_is_upgraded_again(restored: Centre) -> None:
    cut = Centre(restored.server, f"{restored.name}_cut")
    with restored.connect() as office:
        before = stand(office)

    def upgrade_a_copy(cut_at: int) -> None:
        restored.server.office().execute(
            SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(cut.name), Identifier(restored.name))
        )
        CutAtStatement.left = cut_at
        with psycopg.connect(cut.dsn, autocommit=True, cursor_factory=CutAtStatement) as office:
            golden.upgrade(office)

    never = 1_000_000
    try:
        upgrade_a_copy(never)
    finally:
        cut.drop()
    statements = never - CutAtStatement.left
    for nth in range(1, statements + 1, 3):
        try:
            with pytest.raises(psycopg.OperationalError):
                upgrade_a_copy(nth)
            with cut.connect() as office:
                assert stand(office) == before, nth
                assert golden.upgrade(office)[0] == VERSION
                assert golden.verify_centre(office) == ""
                assert stand(office)[2] == before[2]
        finally:
            cut.drop()
