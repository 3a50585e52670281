from __future__ import annotations

import secrets

import pytest

from frontoffice.printing.counted_paper import AnswerCount
from frontoffice.printing.macro import Macro, seal_command
from frontoffice.printing.paper_pieces import Piece
from frontoffice.printing.status import Reply, ReplyKind

LINE = Piece((b"satu baris", b"an\n"))


def in_order(*values: int) -> tuple[Reply, ...]:
    return tuple(Reply(ReplyKind.IN_ORDER, bytes([value])) for value in values)


def process_ids(data: bytes) -> list[bytes]:
    return [part[4:8] for part in data.split(b"\x1d(H\x06\x00")[1:] for part in [b"\0\0" + part]]


def test_the_number_of_questions_behind_a_line_is_drawn() -> None:
    numbers = set()
    for _ in range(60):
        count = AnswerCount(by_process_id=False, in_order=True)
        numbers.add(count.with_questions(LINE, last=False).count(b"\x1dr\x01"))
    assert numbers == {4, 5, 6}


def test_a_line_is_answered_for_by_all_its_answers() -> None:
    count = AnswerCount(by_process_id=False, in_order=True)
    asked = count.with_questions(LINE, last=False).count(b"\x1dr\x01")
    count.take(in_order(*[0] * (asked - 1)))
    assert count.outstanding
    count.take(in_order(0))
    assert not count.outstanding
    assert not count.strange
    assert not count.take(in_order(0))
    assert count.strange


def test_an_answer_out_of_its_turn_is_strange_where_answers_differ() -> None:
    count = AnswerCount(by_process_id=False, in_order=True, model=b"\x20")
    data = count.with_questions(LINE, last=False)
    assert data.startswith(b"\x1dI\x01"), "what no stray zero answers stands before a line"
    assert data.endswith(b"\x1dI\x01")
    count.take(in_order(0x20))
    assert not count.strange
    count.take(in_order(0x00))
    assert count.strange, "the question between is one that no zero answers"


def test_each_id_is_another_and_answers_for_its_own_line() -> None:
    count = AnswerCount(by_process_id=True, in_order=False)
    ids = [process_ids(count.with_questions(LINE, last=False))[0] for _ in range(3)]
    assert len(set(ids)) == 3
    assert not count.take((Reply(ReplyKind.PROCESS_ID, b"1234"),))
    assert count.take((Reply(ReplyKind.PROCESS_ID, ids[0]),))
    assert not count.lost
    count.take((Reply(ReplyKind.PROCESS_ID, ids[2]),))
    assert count.lost


def test_an_id_without_the_answers_before_it_is_a_loss() -> None:
    count = AnswerCount(by_process_id=True, in_order=True)
    data = count.with_questions(LINE, last=False)
    count.take(in_order(0))
    count.take((Reply(ReplyKind.PROCESS_ID, process_ids(data)[0]),))
    assert count.lost


def test_the_roll_ends_by_the_last_answer_that_can_say_so() -> None:
    count = AnswerCount(by_process_id=False, in_order=True)
    count.with_questions(LINE, last=True)
    count.take(in_order(0x0C))
    assert count.roll_ended
    count.take(in_order(0x00))
    assert not count.roll_ended


IMAGE = Piece((b"\x1dv0\x00\x01\x00\x01\x00\xff",), alone=True)


def test_a_paper_ends_with_three_questions_more_and_an_image_has_none_in_front(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def lowest(limit: int) -> int:
        asked.append(limit)
        return 0

    monkeypatch.setattr(secrets, "randbelow", lowest)
    count = AnswerCount(by_process_id=False, in_order=True)
    question = b"\x1dr\x01"
    assert count.with_questions(LINE, last=False) == question + b"satu baris" + question + b"an\n" + question * 2
    assert count.with_questions(LINE, last=True) == question + b"satu baris" + question + b"an\n" + question * 5
    assert count.with_questions(IMAGE, last=False) == IMAGE.data + question * 2
    assert asked == [3, 3, 3]
    assert count.outstanding == len(LINE.data) * 2 + len(IMAGE.data) + 3 * (4 + 7 + 2)


def test_a_printer_that_answers_by_ids_alone_is_asked_for_one_behind_each_piece() -> None:
    count = AnswerCount(by_process_id=True, in_order=False)
    data = count.with_questions(LINE, last=True)
    assert data[:13] == LINE.data
    assert data[13:-4] == b"\x1d(H\x06\x0000"
    assert count.outstanding == len(data)


def test_which_question_is_asked_is_drawn_but_for_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda limit: limit - 1)
    count = AnswerCount(by_process_id=False, in_order=True, model=b"\x20")
    data = count.with_questions(Piece((b"x\n",)), last=False)
    assert data == b"\x1dI\x01x\n" + b"\x1dr\x01" * 3 + b"\x1dI\x01"
    for answer in (0x20, 0, 0, 0):
        assert count.take(in_order(answer))
    assert (count.strange, count.outstanding > 0) == (False, True)
    assert count.take(in_order(0x20))
    assert (count.strange, count.outstanding) == (False, 0)


def test_the_answer_of_the_model_says_nothing_of_the_roll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda limit: limit - 1)
    count = AnswerCount(by_process_id=False, in_order=True, model=b"\x2c")
    count.with_questions(Piece((b"x\n",)), last=False)
    for answer, ended in ((0x2C, False), (0x0C, True), (0x00, False), (0x0C, True), (0x2C, True)):
        count.take(in_order(answer))
        assert count.roll_ended is ended


def test_a_loss_stays_one_and_answers_of_other_kinds_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    count = AnswerCount(by_process_id=True, in_order=True)
    data = [count.with_questions(LINE, last=False) for _ in range(3)]
    (first,), (second,), (third,) = (process_ids(one) for one in data)
    others = (
        Reply(ReplyKind.REALTIME, b"\x12"),
        Reply(ReplyKind.AUTOMATIC, b"\x10\0\0\0"),
        Reply(ReplyKind.OTHER, first),
    )
    assert not count.take(others)
    assert count.take((*others, *in_order(0), Reply(ReplyKind.PROCESS_ID, first)))
    assert count.lost, "two questions were before the id"
    count.take(in_order(*[0] * 3))
    count.take((Reply(ReplyKind.PROCESS_ID, second),))
    assert count.lost
    assert not count.take((Reply(ReplyKind.PROCESS_ID, first),)), "it was answered for"
    assert count.outstanding == len(data[2])
    assert third not in (first, second)


def test_an_id_with_all_answers_before_it_is_no_loss() -> None:
    count = AnswerCount(by_process_id=True, in_order=True)
    data = count.with_questions(LINE, last=False)
    assert count.take(in_order(0, 0))
    assert count.outstanding, "the id is what answers for it"
    assert count.take((Reply(ReplyKind.PROCESS_ID, process_ids(data)[0]),))
    assert (count.lost, count.outstanding) == (False, 0)


def test_a_seal_is_awaited_like_a_piece_and_there_is_none_without_a_macro() -> None:
    assert AnswerCount(by_process_id=False, in_order=True).with_seal() == b""
    count = AnswerCount(by_process_id=True, in_order=True, model=b"\x02", macro=Macro((True, False)))
    data, questions = seal_command(own=True)
    assert count.with_seal() == data
    assert count.outstanding == len(data)
    answers = [Reply(ReplyKind.IN_ORDER, b"\x02" if is_model else b"\x00") for is_model in questions]
    assert count.take(tuple(answers[:-1]))
    assert count.outstanding
    assert count.take(tuple(answers[-1:]))
    assert not count.outstanding
    assert not count.strange
