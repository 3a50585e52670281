from __future__ import annotations

import marshal
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice import __version__
from frontoffice.app.workers import folding_process, own_process
from frontoffice.app.workers.folding_process import FoldingProcess
from frontoffice.register.register import Register
from frontoffice.register.replication import folding
from tests.support import folded_beside
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.manual_sync import rows_for


@pytest.fixture
def request_of(register: Register, tmp_path: Path) -> bytes:
    """What is asked of one complaint."""
    register.complaints.record(an_intake(), an_officer(), uuid4())
    folder = tmp_path / "desk"
    folder.mkdir()
    with closing(a_register(folder, counter="L2")) as desk:
        (rows,) = folding.by_subject(rows_for(register, desk)).values()
    return marshal.dumps((__version__, [rows], {}))


def test_another_process_of_the_program_answers_in_their_order_what_this_one_would(request_of: bytes) -> None:
    with FoldingProcess() as beside:
        nothing = marshal.dumps((__version__, [], {}))
        answers = [*beside.ask([request_of, nothing, request_of])]
    assert answers == [folded_beside.answer(one) for one in (request_of, nothing, request_of)]


def test_when_it_ended_its_answers_are_empty(request_of: bytes) -> None:
    with FoldingProcess() as beside:
        assert [*beside.ask([b"no message of ours", request_of])] == [b"", b""]
        assert [*beside.ask([request_of])] == [b""]


def test_it_answers_no_other_version_of_the_program(request_of: bytes) -> None:
    """The program may have been replaced since this one was started; what its tables hold may be another thing."""
    _, *rest = marshal.loads(request_of)  # noqa: S302
    with FoldingProcess() as beside:
        assert folding.is_there(beside)
        assert [*beside.ask([marshal.dumps(("0.0.1", *rest))])] == [b""]
        assert not folding.is_there(beside)


def test_one_that_takes_too_long_is_ended(request_of: bytes) -> None:
    with FoldingProcess(seconds=0) as beside:
        assert [*beside.ask([request_of, request_of])] == [b"", b""]


def test_nothing_runs_on_when_nobody_waits_any_more(request_of: bytes) -> None:
    with FoldingProcess() as beside:
        beside.ask([request_of] * 50)
        process = beside.process
    assert process.poll() is not None


def test_where_the_system_gives_no_process_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_arguments: str) -> object:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(own_process, "start_without_keys", none)
    with folding_process.start() as beside:
        assert beside is None
