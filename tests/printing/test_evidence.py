from __future__ import annotations

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence, EvidenceResult, Wait, wait_for_evidence
from frontoffice.printing.printer_session import PrinterSession
from tests.support.fake_connection import HeldConnection
from tests.support.print_assertions import SHORT, never


def a_wait(evidence: Evidence, *says: bytes, abilities: Abilities | None = None) -> tuple[Wait, HeldConnection]:
    connection = HeldConnection()
    connection.says = list(says)
    able = abilities or Abilities(gs_r=True, gs_h=True)
    return Wait(PrinterSession(connection, SHORT, never), able, evidence, b"1357", sent=10), connection


def result_of(wait: Wait) -> tuple[EvidenceResult, list[str]]:
    troubles: list[str] = []
    return wait_for_evidence(wait, 0.1, troubles.append), troubles


def test_only_our_own_id_counts() -> None:
    assert result_of(a_wait(Evidence.PROCESS_ID, b"\x37\x221357\x00")[0])[0] is EvidenceResult.PRINTED
    for said in (b"\x37\x221359\x00", b"\x37\x221234\x00", b"\x00", b"\x12", b"\x10\x00\x00\x00", b"\x37\x25\x00"):
        assert result_of(a_wait(Evidence.PROCESS_ID, said)[0])[0] is EvidenceResult.NO_ANSWER


def test_only_an_answer_in_its_turn_counts_when_there_are_no_ids() -> None:
    assert result_of(a_wait(Evidence.GS_R, b"\x00")[0])[0] is EvidenceResult.PRINTED
    for said in (b"\x12", b"\x10\x00\x00\x00", b"\x37\x221357\x00"):
        assert result_of(a_wait(Evidence.GS_R, said)[0])[0] is EvidenceResult.NO_ANSWER


def test_an_answer_that_says_that_the_roll_ended_is_no_evidence() -> None:
    assert result_of(a_wait(Evidence.GS_R, b"\x0c")[0])[0] is EvidenceResult.ROLL_ENDED


def test_the_roll_is_looked_at_once_more_when_all_was_only_processed() -> None:
    able = Abilities(dle_eot=True, gs_r=True)
    assert result_of(a_wait(Evidence.GS_R, b"\x00", b"\x72", abilities=able)[0])[0] is EvidenceResult.ROLL_ENDED
    assert result_of(a_wait(Evidence.GS_R, b"\x00", b"\x12", abilities=able)[0])[0] is EvidenceResult.PRINTED
    assert result_of(a_wait(Evidence.GS_R, b"\x00", abilities=able)[0])[0] is EvidenceResult.PRINTED, (
        "it says no more, but it did"
    )


def test_trouble_and_its_end_are_told_once_each() -> None:
    able = Abilities(gs_h=True, asb=True)
    says = (b"\x18\x00\x0f\x00", b"\x18\x00\x0f\x00", b"\x10\x00\x00\x00", b"\x37\x221357\x00")
    assert result_of(a_wait(Evidence.PROCESS_ID, *says, abilities=able)[0]) == (
        EvidenceResult.PRINTED,
        ["printer_paper_out", ""],
    )


def test_a_printer_that_answers_no_question_any_more_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        result_of(a_wait(Evidence.DLE_EOT, abilities=Abilities(dle_eot=True))[0])


def test_a_printer_that_gives_no_evidence_is_not_waited_for() -> None:
    assert result_of(a_wait(Evidence.NONE)[0])[0] is EvidenceResult.TAKEN
