"""A centre that was lost with its server: dumped, restored on a fresh one as the handbook says, and at work again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import enrolling
from tests.support.centre_server import Centre, CentreServer, started
from tests.support.counters import Counter, agree, settle
from tests.support.postgres_tools import run
from tests.sync.conftest import Enrol

RIGHTS = """
SELECT 'policy', tablename, policyname, cmd, roles::text, qual, with_check FROM pg_policies
UNION ALL
SELECT 'schema', nspname, '', privilege_type, grantee::regrole::text, '', ''
    FROM pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) WHERE nspname IN ('journal', 'office')
UNION ALL
SELECT 'relation', relname, '', privilege_type, grantee::regrole::text, '', ''
    FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) WHERE relnamespace::regnamespace::text IN ('journal', 'office')
UNION ALL
SELECT 'column', attrelid::regclass::text, attname, privilege_type, grantee::regrole::text, '', ''
    FROM pg_attribute, aclexplode(attacl)
UNION ALL
SELECT 'function', oid::regprocedure::text, '', privilege_type, grantee::regrole::text, '', ''
    FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE pronamespace::regnamespace::text IN ('journal', 'office')
UNION ALL
SELECT 'database', '', '', privilege_type, grantee::regrole::text, '', ''
    FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE datname = current_database()
"""


def rights(office: Connection) -> set[tuple[object, ...]]:
    """Who but the owner may do what."""
    return {one for one in office.execute(RIGHTS) if one[4] != "postgres"}


@pytest.mark.thorough
def test_an_upgrade_grants_every_right_anew(centre_server: CentreServer) -> None:
    with centre_server.connect() as office:
        office.execute("CREATE DATABASE rights")
    made = Centre(centre_server, "rights")
    with made.connect() as office:
        schema.upgrade(office)
        granted = rights(office)
        assert sum(one[0] == "policy" for one in granted) == 20
        for table, policy in office.execute("SELECT tablename, policyname FROM pg_policies").fetchall():
            office.execute(f"DROP POLICY {policy} ON journal.{table}")
        for role in ("frontoffice_counter", "frontoffice_report"):
            office.execute(f"DROP OWNED BY {role}")
        assert rights(office) != granted
        schema.upgrade(office)
        assert rights(office) == granted
        schema.upgrade(office)
        assert rights(office) == granted
    made.drop()


@pytest.fixture
def fresh() -> Iterator[CentreServer]:
    """The server that takes the place of the lost one."""
    with started() as server:
        yield server


def brought_over(centre: Centre, fresh: CentreServer) -> Centre:
    with fresh.connect() as office:
        office.execute(f'CREATE DATABASE "{centre.name}"')
    run(fresh, "psql", "-q", "-d", centre.name, statements=run(centre.server, "pg_dump", centre.name))
    return Centre(fresh, centre.name)


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.posix("a server of its own")
def test_with_the_roles_every_counter_goes_on_as_if_nothing_had_been(
    enrol: Enrol, centre: Centre, fresh: CentreServer
) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    settle(one)
    run(fresh, "psql", "-q", "-d", "postgres", statements=run(centre.server, "pg_dumpall", "--roles-only"))
    there = brought_over(centre, fresh)
    with there.connect() as office:
        schema.upgrade(office)
        assert not set(enrolling.without_role(office)) & {f"L1 {one.folder.name}", f"L2 {two.folder.name}"}
        assert rights(office) >= {("database", "", "", "CONNECT", "frontoffice_counter", "", "")}
    one.record(2)
    for counter in (one, two):
        counter.address = there.address_of(counter.address.role)
    settle(one, two)
    agree(one, two)
    assert [no for _, no in two.numbers()] == [1, 2, 3, 4, 5]


@pytest.mark.posix("a server of its own")
def test_without_the_roles_init_makes_them_anew_and_each_counter_is_enrolled_again(
    enrol: Enrol, centre: Centre, fresh: CentreServer, tmp_path: Path
) -> None:
    one = enrol("L1")
    one.record(3)
    settle(one)
    there = brought_over(centre, fresh)
    label = f"L1 {one.folder.name}"
    with there.connect() as office:
        with pytest.raises(Unavailable, match="centre_no_roles"), centre_connection.translating_errors():
            enrolling.enrol(office, "Loket 9")
        newest = schema.version(office)
        assert schema.upgrade(office) == (newest, newest)
        assert enrolling.without_role(office) == (label,)
        made = enrolling.enrol(office, label, replaces=label)
        assert enrolling.without_role(office) == ()
    one.address, one.secret = there.address_of(made.role), made.secret
    one.record(2)
    settle(one)
    other = Counter(tmp_path / "l2", there, "L2")
    settle(other)
    agree(one, other)
    assert [no for _, no in other.numbers()] == [1, 2, 3, 4, 5]
    other.register.close()
