from __future__ import annotations

import time

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import Reason
from frontoffice.printing.counted_paper import PROOFS, AnswerCount, CountedPaper
from frontoffice.printing.evidence import Evidence, EvidenceResult, Wait, wait_for_evidence
from frontoffice.printing.macro import Macro
from frontoffice.printing.paper_pieces import Piece
from frontoffice.printing.printer_session import PrinterSession
from frontoffice.printing.status import PrinterState
from tests.support.fake_connection import MACRO, HeldConnection, answers_to
from tests.support.print_assertions import SHORT, never
from tests.support.timed_line import TimedLine
from tests.support.waited_time import waiting_alone_takes_time

__all__ = ["waiting_alone_takes_time"]
pytestmark = pytest.mark.usefixtures("waiting_alone_takes_time")


class Answering(HeldConnection):
    """Says ``answer`` as often as it was asked, at most ``most`` times, and once ``more`` times too often."""

    def __init__(self, answer: bytes, most: int = 10_000, then: bytes = b"", more: int = 0) -> None:
        super().__init__()
        self._answer, self._most, self._then, self._more = answer, most, then, more
        self._answered = 0

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = super().exchange(data, seconds)
        asked = min(answers_to(self.taken), self._most)
        if asked > self._answered:
            said += self._answer * (asked - self._answered + self._more)
            self._answered, self._more = asked, 0
        elif self.taken.endswith(b"\x10\x04\x04"):
            said, self.taken = self._then, b""
        return taken, said


def a_wait(connection: HeldConnection, abilities: Abilities | None = None, macro: Macro | None = MACRO) -> Wait:
    able = abilities or Abilities(gs_r=True)
    paper = CountedPaper((Piece((b"resi\n",)),), AnswerCount(by_process_id=False, in_order=True, macro=macro))
    return Wait(PrinterSession(connection, SHORT, never), able, Evidence.GS_R, paper)


def result_of(wait: Wait) -> tuple[EvidenceResult, list[str]]:
    troubles: list[str] = []
    return wait_for_evidence(wait, 0.1, troubles.append), troubles


def test_every_question_has_to_be_answered() -> None:
    assert result_of(a_wait(Answering(b"\x00")))[0] is EvidenceResult.PRINTED
    for count in (0, 1, 2):
        assert result_of(a_wait(Answering(b"\x00", count)))[0] is EvidenceResult.NO_ANSWER
    for said in (b"\x12", b"\x10\x00\x00\x00", b"\x37\x221357\x00"):
        assert result_of(a_wait(Answering(said)))[0] is EvidenceResult.NO_ANSWER


def test_a_printer_that_would_not_show_a_restart_is_only_counted() -> None:
    assert result_of(a_wait(Answering(b"\x00"), macro=None))[0] is EvidenceResult.COUNTED
    assert result_of(a_wait(Answering(b"\x0c"), macro=None))[0] is EvidenceResult.ROLL_ENDED


def test_what_a_printer_took_of_a_paper_is_counted_with_its_questions() -> None:
    connection = Answering(b"\x00")
    wait = a_wait(connection)
    assert result_of(wait)[0] is EvidenceResult.PRINTED
    assert b"resi\n\x1dr\x01" in connection.taken
    assert wait.sent == len(connection.taken)


def test_an_answer_too_many_makes_it_doubtful() -> None:
    wait = a_wait(Answering(b"\x00", more=1))
    assert result_of(wait)[0] is EvidenceResult.PRINTED
    assert wait.doubt == "printer_unasked_answer"


def test_an_answer_that_says_that_the_roll_ended_is_no_evidence() -> None:
    assert result_of(a_wait(Answering(b"\x0c")))[0] is EvidenceResult.ROLL_ENDED


def test_the_roll_is_looked_at_once_more_when_all_was_only_processed() -> None:
    able = Abilities(dle_eot=True, gs_r=True)
    assert result_of(a_wait(Answering(b"\x00", then=b"\x72"), able))[0] is EvidenceResult.ROLL_ENDED
    assert result_of(a_wait(Answering(b"\x00", then=b"\x12"), able))[0] is EvidenceResult.PRINTED
    assert result_of(a_wait(Answering(b"\x00"), able))[0] is EvidenceResult.PRINTED, "it says no more, but it did"


def test_trouble_and_its_end_are_told_once_each() -> None:
    connection = Answering(b"\x00")
    connection.says = [b"\x18\x00\x0f\x00", b"\x18\x00\x0f\x00", b"\x10\x00\x00\x00"]
    result, troubles = result_of(a_wait(connection, Abilities(gs_r=True, asb=True)))
    assert result is EvidenceResult.PRINTED
    assert [reason for reason in troubles if reason] == ["printer_paper_out"]
    assert troubles[-1] == ""


class AskedPrinter(HeldConnection):
    """Answers each question about its state at once: online, and nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[int] = []

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, _ = super().exchange(data, seconds)
        asked, self.taken = self.taken, b""
        self.questions += asked[2:3]
        assert len(self.questions) < 1_000, "it is left in no peace"
        return taken, b"\x12" if asked else b""


def test_a_printer_is_asked_three_questions_at_once_and_then_left_in_peace_for_a_while() -> None:
    connection = AskedPrinter()
    began = time.monotonic()
    result_of(Wait(PrinterSession(connection, SHORT, never), Abilities(dle_eot=True), Evidence.DLE_EOT))
    rounds = -(-len(connection.questions) // 3)
    assert connection.questions == ([1, 2, 4] * rounds)[: len(connection.questions)]  # the end may come among three
    assert 1 <= rounds <= (time.monotonic() - began) / SHORT.poll + 1


class Refilled(HeldConnection):
    """Without paper for a while, longer than anything else is waited for; then it answers what it was asked."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._until = time.monotonic() + seconds
        self.says = [b"\x18\x00\x0f\x00"]

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = super().exchange(data, seconds)
        if time.monotonic() > self._until:
            said, self.taken = b"\x10\x00\x00\x00" + b"\x00" * answers_to(self.taken), b""
        return taken, said


def test_a_new_roll_is_waited_for_longer_than_an_answer() -> None:
    result, troubles = result_of(a_wait(Refilled(0.3), Abilities(gs_r=True, asb=True)))
    assert result is EvidenceResult.PRINTED
    assert "printer_paper_out" in troubles


def test_a_paper_that_only_the_state_speaks_for_is_watched_and_again_after_a_new_roll() -> None:
    began = time.monotonic()
    wait = Wait(PrinterSession(Refilled(0.3), SHORT, never), Abilities(asb=True), Evidence.DLE_EOT)
    assert result_of(wait) == (EvidenceResult.TAKEN, ["printer_paper_out", ""])
    assert time.monotonic() - began >= 0.3 + SHORT.watch - SHORT.poll  # it is seen between two looks
    assert wait.doubt == "printer_paused"


def test_a_printer_that_answers_no_question_any_more_is_given_up() -> None:
    session = PrinterSession(HeldConnection(), SHORT, never)
    with pytest.raises(TimeoutError):
        result_of(Wait(session, Abilities(dle_eot=True), Evidence.DLE_EOT))


def test_a_printer_that_gives_no_evidence_is_not_waited_for() -> None:
    session = PrinterSession(HeldConnection(), SHORT, never)
    assert result_of(Wait(session, Abilities(), Evidence.NONE))[0] is EvidenceResult.TAKEN


# --- to the millisecond ---------------------------------------------------------------------------------------------

RESI = Piece((b"resi\n",))


def counted(line: TimedLine, able: Abilities, *pieces: Piece, named: bool = False) -> Wait:
    count = AnswerCount(by_process_id=named, in_order=not named, macro=None if named else MACRO)
    evidence = Evidence.PROCESS_ID if named else Evidence.GS_R
    return Wait(PrinterSession(line, SHORT, never), able, evidence, CountedPaper(pieces or (RESI,), count))


def as_often_as_asked(taken: bytes) -> bytes:
    return b"\x00" * answers_to(taken)


def all_answers(line: TimedLine) -> bytes:
    """What it was asked until now; from now on it answers at once."""
    before = line.answer
    line.answer = lambda taken: before(taken) + as_often_as_asked(taken)
    return as_often_as_asked(b"".join(data for _, data in line.writes))


def test_evidence_is_waited_for_as_long_as_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    assert wait_for_evidence(counted(line, Abilities(gs_r=True)), 1.0, ignored) is EvidenceResult.NO_ANSWER
    assert 1.0 < line.passed <= 1.0 + 0.06


def ignored(_reason: Reason) -> None:
    pass


def test_each_answer_that_was_awaited_begins_the_waiting_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    line.at = {0.9: lambda: line.says.append(b"\x00"), 1.8: lambda: line.says.append(b"\x12")}
    assert wait_for_evidence(counted(line, Abilities(gs_r=True)), 1.0, ignored) is EvidenceResult.NO_ANSWER
    assert 1.9 <= line.passed < 2.1


def test_a_printer_that_takes_nothing_is_given_up_after_a_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    line.takes = 3
    wait = counted(line, Abilities(gs_r=True))
    with pytest.raises(TimeoutError):
        wait_for_evidence(wait, 9.0, ignored)
    assert SHORT.stall < line.passed <= SHORT.stall + 0.06
    assert wait.sent == 3


def test_what_it_was_asked_about_its_state_is_not_of_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(taken: bytes) -> bytes:
        return b"\x12" if taken.startswith(b"\x10\x04") else b""

    line = TimedLine(monkeypatch, answer)
    line.at = {0.4: lambda: line.says.append(all_answers(line))}
    wait = counted(line, Abilities(gs_r=True, dle_eot=True))
    assert wait_for_evidence(wait, 1.0, ignored) is EvidenceResult.PRINTED
    of_paper = b"".join(data for _, data in line.writes if not data.startswith(b"\x10\x04"))
    asked = [(at, data[2]) for at, data in line.writes if data.startswith(b"\x10\x04")]
    assert wait.sent == len(of_paper)
    assert [question for _, question in asked[:4]] == [1, 2, 4, 1]
    assert asked[0][0] >= SHORT.poll
    assert asked[0][0] == asked[2][0], "all three at once"
    assert asked[3][0] - asked[2][0] >= SHORT.poll


def test_a_question_about_its_state_that_goes_unanswered_is_a_printer_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    with pytest.raises(TimeoutError):
        wait_for_evidence(counted(line, Abilities(gs_r=True, dle_eot=True)), 9.0, ignored)
    assert 0 <= line.passed - SHORT.poll - SHORT.stall <= 0.11


def test_one_that_reports_by_itself_what_is_wrong_is_not_asked_while_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    troubles: list[str] = []
    line.at = {
        0.2: lambda: line.says.append(b"\x18\x00\x0f\x00"),
        5.0: lambda: line.says.append(b"\x10\x00\x00\x00" + b"\x12" + all_answers(line)),
    }
    wait = counted(line, Abilities(gs_r=True, dle_eot=True, asb=True))
    assert wait_for_evidence(wait, 1.0, troubles.append) is EvidenceResult.PRINTED
    assert 5.0 <= line.passed < 5.4, "the clock stands while a trouble is reported"
    assert troubles == ["", "printer_paper_out", ""]
    assert line.stalls == [True, False]


def test_a_trouble_that_was_asked_for_is_reported_when_the_round_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(taken: bytes) -> bytes:
        return {1: b"\x1a", 2: b"\x16", 4: b"\x12"}[taken[2]] if taken.startswith(b"\x10\x04") else b""

    line = TimedLine(monkeypatch, answer)
    troubles: list[str] = []
    wait = counted(line, Abilities(gs_r=True, dle_eot=True))

    def mended() -> None:
        line.answer = lambda taken: b"\x12" if taken.startswith(b"\x10\x04") else b""
        line.says.append(all_answers(line))

    line.at = {0.5: mended}
    assert wait_for_evidence(wait, 0.3, troubles.append) is EvidenceResult.PRINTED
    assert troubles[:2] == ["", "printer_cover_open"], "offline alone is not said: the cause is asked for, too"


def test_a_paper_whose_pieces_are_answered_out_of_their_turn_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    ids: list[bytes] = []

    def answer(taken: bytes) -> bytes:
        ids.extend(part[:4] for part in taken.split(b"\x1d(H\x06\x0000")[1:])
        return b"\x37\x22" + ids[1] + b"\x00" if len(ids) == 2 else b""

    line = TimedLine(monkeypatch, answer)
    pieces = (RESI, RESI, RESI)
    assert (
        wait_for_evidence(counted(line, Abilities(gs_h=True), *pieces, named=True), 1.0, ignored) is EvidenceResult.LOST
    )


@pytest.mark.parametrize(("named", "result"), [(False, EvidenceResult.ROLL_ENDED), (True, EvidenceResult.COUNTED)])
def test_a_roll_that_is_out_in_the_end_leaves_a_named_paper_as_it_is(
    monkeypatch: pytest.MonkeyPatch, named: bool, result: EvidenceResult
) -> None:
    def answer(taken: bytes) -> bytes:
        ids = [part[:4] for part in taken.split(b"\x1d(H\x06\x0000")[1:]]
        return as_often_as_asked(taken) + b"".join(b"\x37\x22" + one + b"\x00" for one in ids)

    line = TimedLine(monkeypatch, answer)
    wait = counted(line, Abilities(gs_r=True, gs_h=named), named=named)
    wait.session.state = PrinterState(paper_out=True)
    assert wait_for_evidence(wait, 1.0, ignored) is result
    assert wait.doubt == ""


def test_the_roll_is_asked_for_at_the_end_only_where_it_answers_and_nothing_else_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for able, asked in ((Abilities(gs_r=True), 0), (Abilities(gs_r=True, dle_eot=True), 1)):
        line = TimedLine(monkeypatch, lambda taken: as_often_as_asked(taken) or b"\x12")
        wait_for_evidence(counted(line, able), 1.0, ignored)
        assert sum(data == b"\x10\x04\x04" for _, data in line.writes) == asked


def test_a_line_that_hangs_up_when_the_roll_is_asked_for_has_given_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(taken: bytes) -> bytes:
        if taken.startswith(b"\x10\x04"):
            raise ConnectionResetError
        return as_often_as_asked(taken)

    line = TimedLine(monkeypatch, answer)
    stops = iter([False] * (3 + PROOFS))
    wait = counted(line, Abilities(gs_r=True, dle_eot=True))
    wait.session.stopped = lambda: next(stops, True)  # whoever says stop now is too late
    assert wait_for_evidence(wait, 1.0, ignored) is EvidenceResult.PRINTED


def test_a_paper_that_only_the_state_speaks_for_is_watched_for_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    for able, evidence in ((Abilities(asb=True), Evidence.DLE_EOT), (Abilities(), Evidence.NONE)):
        line = TimedLine(monkeypatch)
        wait = Wait(PrinterSession(line, SHORT, never), able, evidence)
        assert wait_for_evidence(wait, 9.0, ignored) is EvidenceResult.TAKEN
        assert wait.doubt == ""
        if evidence is Evidence.NONE:
            assert line.looks == 0
        else:
            assert SHORT.watch <= line.passed <= SHORT.watch + 0.06


def test_evidence_is_written_in_journals_as_it_always_was() -> None:
    assert [str(kind) for kind in Evidence] == ["process_id", "gs_r", "dle_eot", "none"]  # the best first
