"""``frontoffice centre set-aside``, as the IT person types it."""

from __future__ import annotations

import pytest
from psycopg import Connection

from frontoffice.__main__ import main
from frontoffice.sync import centre_connection, set_aside
from tests.app.cli.test_centre_certificates import file, office  # noqa: F401  (fixtures)
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push

Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", *arguments])


@pytest.fixture
def stolen(centre: Centre) -> Chain:
    """The chain of a device, three entries of long ago."""
    chain = Chain()
    with centre_connection.open_link(*centre.enrol("Loket 9")) as counter:
        hello(counter, chain)
        push(counter, chain.write(3))
    return chain


def test_all_since_a_day_is_set_aside_and_taken_back(
    centre: Centre,
    office: Connection,  # noqa: F811
    stolen: Chain,
    capsys: Output,
) -> None:
    since = ("set-aside", centre.dsn, "Loket 9", "--since")
    assert run(*since, "2026-11-01") == 2
    assert 'revoke DSN "Loket 9"' in capsys.readouterr().err
    assert run("revoke", centre.dsn, "Loket 9") == 0
    assert run("set-aside", centre.dsn, "Loket 9") == 2
    assert run(*since, "2999-01-01") == 0
    assert "0 catatan Loket 9 disisihkan" in capsys.readouterr().out
    assert run(*since, "2026-11-01") == 0
    shown = capsys.readouterr().out
    assert f"{stolen.origin}: berlaku sampai 0 dari 3 catatan" in shown
    assert "3 catatan Loket 9 disisihkan" in shown
    assert set_aside.read(office) == {stolen.origin: 0}
    assert run("set-aside", centre.dsn, "Loket 9", "--undo") == 0
    assert "1 rantai" in capsys.readouterr().out
    assert set_aside.read(office) == {}


@pytest.mark.thorough
def test_an_office_with_a_key_signs_it_instead(centre: Centre, stolen: Chain, file: str, capsys: Output) -> None:  # noqa: F811
    assert file
    assert stolen.seq == 3
    assert run("revoke", centre.dsn, "Loket 9") == 0
    assert run("set-aside", centre.dsn, "Loket 9", "--since", "2026-11-01") == 2
    assert "--office-key" in capsys.readouterr().err
