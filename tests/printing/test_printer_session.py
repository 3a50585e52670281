from __future__ import annotations

import pytest

from frontoffice.printing.printer_session import Stopped, Talk, ask_now, ask_when_done, new_id
from frontoffice.printing.status import Kind, Reply
from tests.support.fake_connection import HeldLine
from tests.support.print_assertions import FAST, never


def a_talk() -> tuple[Talk, HeldLine]:
    line = HeldLine()
    return Talk(line, FAST, never), line


def test_an_id_is_four_letters_that_look_like_no_answer_and_is_never_the_same_for_long() -> None:
    ids = {new_id() for _ in range(200)}
    assert len(ids) > 150
    for each in ids:
        assert len(each) == 4
        assert all(0x20 <= byte <= 0x7E and byte & 0x93 not in (0x10, 0x12) and byte & 0x90 for byte in each)
    assert ask_when_done(b"1357") == b"\x1d(H\x06\x00001357"


def test_bytes_that_the_line_does_not_take_are_given_again() -> None:
    talk, line = a_talk()
    line.takes = 3
    talk.say(b"paper")
    talk.go_on()
    assert (talk.given, talk.untaken, line.taken) == (3, 2, b"pap")
    line.takes = 10
    talk.go_on()
    assert (talk.untaken, line.taken) == (0, b"paper")


def test_an_answer_belongs_to_the_question_that_was_asked_first() -> None:
    talk, line = a_talk()
    talk.ask(1)
    talk.ask(4)
    line.says = [b"\x1a", b"\x72"]
    talk.go_on()
    assert talk.state.trouble == "printer_offline"
    talk.go_on()
    assert talk.state.trouble == "printer_paper_out"
    assert talk.owes == 0


def test_an_answer_that_nobody_asked_for_changes_nothing() -> None:
    talk, line = a_talk()
    line.says = [b"\x7a"]
    assert talk.go_on() == (Reply(Kind.REALTIME, b"\x7a"),)
    assert talk.state.trouble == ""


def test_what_is_said_while_an_answer_is_awaited_is_not_lost() -> None:
    talk, line = a_talk()
    line.says = [b"\x00", b"\x10\x00\x0f\x00", b"\x12"]
    assert [reply.kind for reply in talk.answer(1)] == [Kind.IN_ORDER, Kind.AUTOMATIC, Kind.REALTIME]
    assert line.taken == ask_now(1)


def test_an_answer_that_does_not_come_ends_the_waiting() -> None:
    talk, _ = a_talk()
    with pytest.raises(TimeoutError):
        talk.answer(1)
    talk.forget_questions()
    assert talk.owes == 0


def test_whoever_says_stop_is_heard_at_once_unless_it_must_be_finished() -> None:
    line = HeldLine()
    talk = Talk(line, FAST, lambda: True)
    with pytest.raises(Stopped):
        talk.go_on()
    talk.go_on(heed_stop=False)
