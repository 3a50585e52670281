"""What holds for every measurement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from frontoffice.register.register import Register
from tests.support import filled_register
from tests.support.centre_server import CentreServer, new_centre
from tests.support.counters import Counter
from tests.support.examples import a_register
from tests.support.full_counter import ENTRIES, fill
from tests.support.measured_table import MeasuredTable, Report

_TABLE = pytest.StashKey[MeasuredTable]()


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config) -> Report:
    """Tell a measurement now, or with the handbook's table in the end."""

    def now(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}", end="")  # noqa: T201

    title = f"{filled_register.SIZE:,} complaints"
    return Report(now, pytestconfig.stash.setdefault(_TABLE, MeasuredTable(title)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table, as the handbook holds it."""
    for line in config.stash.get(_TABLE, MeasuredTable()).lines():
        terminalreporter.write_line(line)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, centre_server: CentreServer) -> Iterator[Counter]:
    """A counter with all its entries, which are at its centre, too."""
    centre = new_centre(centre_server)
    counter = Counter(tmp_path_factory.mktemp("sync") / "l1", centre)
    fill(counter, ENTRIES)
    counter.sync()
    yield counter
    counter.register.close()
    centre.drop()


@pytest.fixture
def years() -> Iterator[Register]:
    """The filled register, open for one measurement: the next, whichever it is, may copy or open the file itself."""
    with closing(a_register(filled_register.path().parent)) as register:
        yield register
