from __future__ import annotations

from frontoffice.printing.answer_count import AnswerCount
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
