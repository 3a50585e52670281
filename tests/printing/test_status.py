from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.printing.status import Parser, PrinterState, Reply, ReplyKind, asb_state, port_state

HEALTHY_ASB = b"\x10\x00\x00\x00"
DONE = b"\x37\x221357\x00"


def replies_in(*pieces: bytes) -> list[Reply]:
    parser = Parser()
    return [reply for piece in pieces for reply in parser.feed(piece)]


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        (b"\x12", ReplyKind.REALTIME, b"\x12"),
        (b"\x1a", ReplyKind.REALTIME, b"\x1a"),
        (b"\x72", ReplyKind.REALTIME, b"\x72"),
        (b"\x00", ReplyKind.IN_ORDER, b"\x00"),
        (b"\x0f", ReplyKind.IN_ORDER, b"\x0f"),
        (HEALTHY_ASB, ReplyKind.AUTOMATIC, HEALTHY_ASB),
        (DONE, ReplyKind.PROCESS_ID, b"1357"),
        (b"\x5fEPSON\x00", ReplyKind.PRINTER_ID, b"EPSON"),
        (b"\x37\x25\x00", ReplyKind.OTHER, b"\x37\x25"),
    ],
)
def test_each_kind_of_reply_is_told_by_its_fixed_bits(said: bytes, kind: ReplyKind, value: bytes) -> None:
    assert replies_in(said) == [Reply(kind, value)]


def test_no_byte_of_an_automatic_status_is_taken_for_an_answer() -> None:
    assert [reply.kind for reply in replies_in(HEALTHY_ASB * 3, b"\x00")] == [ReplyKind.AUTOMATIC] * 3 + [
        ReplyKind.IN_ORDER
    ]


def test_flow_control_says_nothing() -> None:
    assert replies_in(b"\x11\x13\x10\x13\x00\x11\x00\x00") == [Reply(ReplyKind.AUTOMATIC, HEALTHY_ASB)]


def test_a_realtime_answer_inside_an_automatic_status_leaves_that_whole() -> None:
    assert replies_in(b"\x10\x00\x12\x00\x00") == [
        Reply(ReplyKind.REALTIME, b"\x12"),
        Reply(ReplyKind.AUTOMATIC, HEALTHY_ASB),
    ]


def test_an_automatic_status_that_was_cut_off_is_forgotten_when_the_next_begins() -> None:
    assert replies_in(b"\x10\x00", HEALTHY_ASB) == [Reply(ReplyKind.AUTOMATIC, HEALTHY_ASB)]


def test_an_automatic_status_that_was_cut_off_swallows_answers_rather_than_being_taken_for_one() -> None:
    assert replies_in(b"\x10\x00\x00") == []
    assert [reply.kind for reply in replies_in(b"\x10\x00\x00", b"\x00")] == [ReplyKind.AUTOMATIC]


def test_a_block_is_no_answer_whatever_it_contains() -> None:
    assert replies_in(b"\x37\x22\x12\x00") == [Reply(ReplyKind.OTHER, b"\x37\x22\x12")]
    assert replies_in(b"\x3d1234") == []


def test_a_block_that_never_ends_is_given_up_for_something_else() -> None:
    unending = b"\x37" + b"\x40" * 80
    assert replies_in(unending, b"\x12") == [Reply(ReplyKind.UNKNOWN, unending), Reply(ReplyKind.REALTIME, b"\x12")]


def test_a_byte_that_answers_no_question_is_said_to_be_one() -> None:
    assert replies_in(b"\x80\x12\xff") == [
        Reply(ReplyKind.UNKNOWN, b"\x80"),
        Reply(ReplyKind.REALTIME, b"\x12"),
        Reply(ReplyKind.UNKNOWN, b"\xff"),
    ]
    parser = Parser()
    parser.feed(b"\x12\x5fEPS")
    assert parser.block == b"\x5fEPS"
    parser.feed(b"\x00")
    assert parser.block == b""


@pytest.mark.thorough
@given(st.lists(st.sampled_from([b"\x12", b"\x00", HEALTHY_ASB, DONE, b"\x5fX\x00"]), max_size=8), st.data())
def test_however_the_stream_is_cut_into_pieces_it_says_the_same(words: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=6)))
    edges = [0, *cuts, len(stream)]
    pieces = [stream[start:end] for start, end in itertools.pairwise(edges)]
    assert replies_in(*pieces) == replies_in(stream)
    assert len(replies_in(stream)) == len(words)


@given(st.binary(max_size=200))
def test_whatever_is_heard_only_a_whole_block_names_a_paper_as_done(noise: bytes) -> None:
    for reply in replies_in(noise):
        if reply.kind is ReplyKind.PROCESS_ID:
            assert b"\x37\x22" + reply.value + b"\x00" in noise


def test_the_answers_to_dle_eot_name_what_is_wrong() -> None:
    cases: list[tuple[int, int, str]] = [
        (1, 0x12, ""),
        (1, 0x1A, "printer_offline"),
        (2, 0x12, ""),
        (2, 0x1A, ""),  # by its feed button
        (2, 0x16, "printer_cover_open"),
        (2, 0x32, "printer_paper_out"),
        (2, 0x52, "printer_error"),
        (4, 0x12, ""),
        (4, 0x1E, ""),
        (4, 0x32, "printer_paper_out"),
        (4, 0x72, "printer_paper_out"),
    ]
    for question, answer, code in cases:
        assert PrinterState().after_reply(question, answer).trouble == code


def test_a_roll_that_ends_soon_is_no_trouble() -> None:
    state = PrinterState().after_reply(4, 0x1E)
    assert state.near_end
    assert not state.trouble


def test_a_new_roll_and_being_online_end_the_trouble() -> None:
    state = PrinterState().after_reply(1, 0x1A).after_reply(4, 0x7E)
    assert state.trouble == "printer_paper_out"
    assert state.after_reply(1, 0x12).trouble == "printer_paper_out", "until the roll itself was asked for"
    assert state.after_reply(1, 0x12).after_reply(4, 0x12) == PrinterState()


@pytest.mark.parametrize(
    ("four", "code"),
    [
        (b"\x10\x00\x00\x00", ""),
        (b"\x18\x00\x0f\x00", "printer_paper_out"),
        (b"\x38\x00\x00\x00", "printer_cover_open"),
        (b"\x18\x08\x00\x00", "printer_error"),
        (b"\x18\x00\x00\x00", "printer_offline"),
        (b"\x10\x00\x03\x00", ""),
    ],
)
def test_an_automatic_status_names_what_is_wrong(four: bytes, code: str) -> None:
    assert asb_state(four).trouble == code


def test_an_answer_in_its_turn_may_say_that_the_roll_ended() -> None:
    assert Reply(ReplyKind.IN_ORDER, b"\x0c").roll_ended
    assert not Reply(ReplyKind.IN_ORDER, b"\x03").roll_ended


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (0x18, ""),
        (0xDF, ""),  # the other bits mean nothing
        (0x38, "printer_paper_out"),
        (0x30, "printer_paper_out"),
        (0x10, "printer_error"),
        (0x08, "printer_offline"),
    ],
)
def test_the_status_byte_of_a_port_says_paper_error_and_selected(status: int, trouble: str) -> None:
    assert port_state(status).trouble == trouble
