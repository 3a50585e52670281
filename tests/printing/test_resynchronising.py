from __future__ import annotations

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.evidence import Evidence
from frontoffice.printing.printer_session import Talk
from frontoffice.printing.resynchronising import NoSync, synchronise
from tests.support.fake_connection import HeldLine
from tests.support.print_assertions import CLONE, FAST, ONLY_IN_ORDER, never


def a_talk(*says: bytes) -> tuple[Talk, HeldLine]:
    line = HeldLine()
    line.says = list(says)
    return Talk(line, FAST, never), line


def test_an_answer_with_silence_after_it_is_being_in_step() -> None:
    talk, line = a_talk(b"\x00")
    assert synchronise(talk, ONLY_IN_ORDER, torn=False) == (Evidence.GS_R, False)
    assert line.taken == b"\x1b@\x1dr\x01"


def test_an_answer_with_another_after_it_is_waited_out() -> None:
    talk, line = a_talk(b"\x00", b"\x00", b"\x00")
    assert synchronise(talk, ONLY_IN_ORDER, torn=False) == (Evidence.GS_R, False)
    assert line.says == []


def test_answers_that_never_end_are_no_step_at_all() -> None:
    talk, _ = a_talk(*[b"\x00"] * 200_000)
    with pytest.raises(NoSync):
        synchronise(talk, ONLY_IN_ORDER, torn=False)


def test_no_answer_fills_up_a_broken_off_image_piece_by_piece() -> None:
    talk, line = a_talk()
    with pytest.raises(NoSync):
        synchronise(talk, ONLY_IN_ORDER, torn=False)
    assert line.taken.count(b"\0") == 131_072


def test_a_printer_that_is_never_heard_is_filled_up_only_after_a_torn_paper() -> None:
    talk, line = a_talk()
    assert synchronise(talk, Abilities(), torn=False) == (Evidence.NONE, False)
    assert line.taken == b"\x1b@"
    talk, line = a_talk()
    assert synchronise(talk, Abilities(dle_eot=True), torn=True) == (Evidence.DLE_EOT, False)
    assert line.taken == bytes(16_384) + b"\x1b@"


def test_a_printer_that_takes_not_even_that_is_given_up() -> None:
    talk, line = a_talk()
    line.takes = 0
    with pytest.raises(TimeoutError):
        synchronise(talk, Abilities(), torn=False)


def test_a_printer_that_falls_silent_while_it_is_looked_at_is_mute() -> None:
    talk, _ = a_talk(b"\x00")
    with pytest.raises(TimeoutError):
        synchronise(talk, CLONE, torn=False)
