from __future__ import annotations

import time

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.answer_count import AnswerCount
from frontoffice.printing.counted_paper import CountedPaper
from frontoffice.printing.evidence import Evidence, EvidenceResult, Wait, wait_for_evidence
from frontoffice.printing.paper_pieces import Piece
from frontoffice.printing.printer_session import PrinterSession
from tests.support.fake_connection import HeldConnection
from tests.support.print_assertions import SHORT, never


class Answering(HeldConnection):
    """Says, once the paper is there, ``count`` times ``answer``; None: as often as it was asked."""

    def __init__(self, answer: bytes, count: int | None = None, then: bytes = b"") -> None:
        super().__init__()
        self._answer, self._count, self._then = answer, count, then

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = super().exchange(data, seconds)
        if self._answer and b"\x1dr\x01" in self.taken:
            count = self.taken.count(b"\x1dr\x01") if self._count is None else self._count
            said, self._answer = self._answer * count, b""
        elif self.taken.endswith(b"\x10\x04\x04"):
            said, self.taken = self._then, b""
        return taken, said


def a_wait(connection: HeldConnection, abilities: Abilities | None = None) -> Wait:
    able = abilities or Abilities(gs_r=True)
    paper = CountedPaper((Piece((b"resi\n",)),), AnswerCount(by_process_id=False, in_order=True))
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


def test_what_a_printer_took_of_a_paper_is_counted_with_its_questions() -> None:
    connection = Answering(b"\x00")
    wait = a_wait(connection)
    assert result_of(wait)[0] is EvidenceResult.PRINTED
    assert b"resi\n\x1dr\x01" in connection.taken
    assert wait.sent == len(connection.taken)


def test_an_answer_too_many_makes_it_doubtful() -> None:
    wait = a_wait(Answering(b"\x00", 50))
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
    connection = HeldConnection()
    connection.says = [b"\x18\x00\x0f\x00", b"\x18\x00\x0f\x00", b"\x10\x00\x00\x00", *[b"\x00"] * 40]
    result, troubles = result_of(a_wait(connection, Abilities(gs_r=True, asb=True)))
    assert result is EvidenceResult.PRINTED
    assert [reason for reason in troubles if reason] == ["printer_paper_out"]
    assert troubles[-1] == ""


class Asked(HeldConnection):
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
    connection = Asked()
    began = time.monotonic()
    result_of(Wait(PrinterSession(connection, SHORT, never), Abilities(dle_eot=True), Evidence.DLE_EOT))
    rounds, rest = divmod(len(connection.questions), 3)
    assert connection.questions == [1, 2, 4] * rounds
    assert rest == 0
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
            said, self.taken = b"\x10\x00\x00\x00" + b"\x00" * self.taken.count(b"\x1dr\x01"), b""
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
