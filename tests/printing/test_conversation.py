"""The faults of receipt printers, one by one: what is said of a paper is true, whatever happens to it."""

from __future__ import annotations

import dataclasses
import threading

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import (
    End,
    NotSent,
    PrintOutcome,
    PrintStep,
    Ready,
    await_late_evidence,
    prepare,
    query_state,
    release,
    send,
)
from frontoffice.printing.escpos import defuse_commands
from frontoffice.printing.evidence import Evidence, Wait
from frontoffice.printing.printer_session import CLEAR_BUFFERS, PrinterSession
from frontoffice.printing.resynchronising import InStep
from frontoffice.printing.torn_paper import TORN
from tests.support.fake_connection import MACRO, BrokenConnection, HalfSent, HeldConnection, answers_to
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import (
    ALL,
    CLONE,
    FAST,
    MUTE,
    NO_MACRO,
    ONLY_IN_ORDER,
    ONLY_STATE,
    RECEIPT,
    SHORT,
    WHOLE,
    Watched,
    a_receipt,
    let_go,
    no_ghost,
    print_on,
    ready_for,
)
from tests.support.printer_emulator import drawn
from tests.support.rebooting_printer import ServedPrinter
from tests.support.timed_line import TimedLine

pytestmark = pytest.mark.usefixtures("way")
OTHER = a_receipt(columns=32)

VOID = ["", "Bila cetakan di atas terputus,", "cetakan itu tidak berlaku."]
BOTH = pytest.mark.parametrize("abilities", [ALL, CLONE], ids=["process id", "in order"])


@pytest.mark.parametrize(
    ("abilities", "end", "evidence"),
    [
        (ALL, End.CONFIRMED, Evidence.PROCESS_ID),
        (CLONE, End.CONFIRMED, Evidence.GS_R),
        (ONLY_IN_ORDER, End.CONFIRMED, Evidence.GS_R),
        (ONLY_STATE, End.HANDED_OVER, Evidence.DLE_EOT),
        (MUTE, End.HANDED_OVER, Evidence.NONE),
    ],
)
def test_a_healthy_printer_has_it_on_the_best_evidence_that_it_gives(
    abilities: Abilities, end: End, evidence: Evidence
) -> None:
    with PaperPrinter(abilities) as printer:
        outcome = print_on(printer, abilities)
        printer.rest()
        assert (outcome.end, outcome.evidence, outcome.reason) == (end, evidence, "")
        assert printer.times(WHOLE) == 1
        assert printer.engine.unknown == []
        no_ghost(printer)


@pytest.mark.thorough
@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("columns", [32, 48])
def test_every_form_of_receipt_is_confirmed(native: bool, columns: int) -> None:
    data = a_receipt(native_qr=native, columns=columns)
    with PaperPrinter() as printer:
        assert print_on(printer, data=data).end is End.CONFIRMED


# before the paper


def test_where_nobody_listens_nothing_is_sent(way: str) -> None:
    with PaperPrinter() as printer:
        pass
    assert ready_for(printer) == NotSent(PrintReason.REFUSED if way == "network" else PrintReason.DEVICE)


@pytest.mark.thorough
@BOTH
@pytest.mark.parametrize(
    ("fault", "reason"),
    [("roll", "printer_paper_out"), ("cover", "printer_cover_open"), ("offline", "printer_offline")],
)
def test_a_printer_that_cannot_print_is_sent_nothing_and_says_why(
    abilities: Abilities, fault: str, reason: str
) -> None:
    with PaperPrinter(abilities) as printer:
        if fault == "roll":
            printer.new_roll(0)
        elif fault == "cover":
            printer.cover(is_open=True)
        else:
            printer.switch(offline=True)
        outcome = print_on(printer, abilities)
        assert (outcome.end, outcome.reason) == (End.NOT_SENT, reason)
        no_ghost(printer)
        assert print_on(printer, abilities).end is End.CONFIRMED


@pytest.mark.thorough
def test_a_roll_that_ends_soon_is_told_and_printed_on() -> None:
    with PaperPrinter() as printer:
        printer.new_roll(99)
        ready = ready_for(printer)
        assert isinstance(ready, Ready)
        assert ready.near_end
        assert send(ready, RECEIPT).end is End.CONFIRMED


@pytest.mark.thorough
def test_a_printer_that_does_not_answer_though_it_should_is_sent_nothing() -> None:
    with PaperPrinter(MUTE) as printer:
        assert print_on(printer, CLONE, timings=SHORT).reason == "printer_mute"


@pytest.mark.thorough
def test_a_printer_that_is_frozen_from_the_start_is_sent_nothing() -> None:
    with PaperPrinter() as printer:
        printer.engine.frozen = True
        assert print_on(printer, timings=SHORT).reason == "printer_mute"
        no_ghost(printer)


@pytest.mark.thorough
def test_a_printer_that_another_one_talks_to_is_sent_nothing(way: str) -> None:
    with PaperPrinter() as printer:
        other = ready_for(printer)
        assert isinstance(other, Ready)
        reason = "printer_mute" if way == "network" else "printer_in_use"
        assert print_on(printer, timings=SHORT).reason == reason
        assert send(other, RECEIPT).end is End.CONFIRMED


@pytest.mark.thorough
def test_a_printer_that_answers_only_out_of_turn_is_not_in_step() -> None:
    with PaperPrinter(ONLY_STATE) as printer:
        assert print_on(printer, CLONE, timings=SHORT).reason == "printer_no_sync"


def test_a_printer_that_stops_between_its_word_and_the_first_byte_was_sent_nothing() -> None:
    with PaperPrinter() as printer:
        ready = ready_for(printer)
        assert isinstance(ready, Ready)
        printer.do(printer.reset)
        assert send(ready, RECEIPT) == PrintOutcome(End.NOT_SENT, reason=PrintReason.INTERRUPTED)
        assert printer.paper == []


@pytest.mark.thorough
def test_a_paper_that_may_not_be_sent_after_all_leaves_nothing_behind() -> None:
    with PaperPrinter() as printer:
        ready = ready_for(printer)
        assert isinstance(ready, Ready)
        release(ready)
        printer.rest()
        assert printer.paper == []
        assert print_on(printer).end is End.CONFIRMED


def test_whoever_says_stop_before_the_paper_stops_it() -> None:
    with PaperPrinter() as printer:
        assert print_on(printer, stopped=lambda: True).reason == "printer_stopped"


# paper and cover in the middle


@pytest.mark.thorough
@pytest.mark.no_wine("what a printer says of itself comes in two answers there")
@BOTH
@pytest.mark.parametrize("buffer", [4096, 600])
def test_a_roll_that_ends_in_the_middle_is_waited_for_and_the_paper_goes_on(abilities: Abilities, buffer: int) -> None:
    data = a_receipt(native_qr=True)
    able = ALL if buffer == 600 else abilities  # a printer whose buffer is full has to tell by itself
    with PaperPrinter(able, buffer=buffer) as printer:
        printer.new_roll(5)
        watched = Watched({PrintStep.BLOCKED: printer.new_roll})
        outcome = print_on(printer, able, data=data, watched=watched)
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused"), "it may have lost a line"
        assert watched.reasons == ["printer_paper_out"]
        assert printer.times(drawn(data)[0]) == 1


@pytest.mark.thorough
@BOTH
def test_a_cover_that_is_opened_in_the_middle_is_waited_for(abilities: Abilities) -> None:
    with PaperPrinter(abilities, buffer=8192) as printer:
        printer.engine.at_line[3] = lambda: printer.engine.stop("cover_open", True)
        watched = Watched({PrintStep.BLOCKED: lambda: printer.cover(is_open=False)})
        assert print_on(printer, abilities, watched=watched).reason == "printer_paused"
        assert watched.reasons in (  # that it stands still, and why, are two answers, and may come apart
            ["printer_cover_open"],
            ["printer_offline"],
            ["printer_offline", "printer_cover_open"],
        )


@pytest.mark.thorough
@BOTH
def test_a_paper_that_is_given_up_while_the_roll_is_out_does_not_come_out_with_the_next(abilities: Abilities) -> None:
    stop = threading.Event()
    with PaperPrinter(abilities, buffer=8192) as printer:
        printer.new_roll(5)
        outcome = print_on(printer, abilities, watched=Watched({PrintStep.BLOCKED: stop.set}), stopped=stop.is_set)
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_stopped")
        no_ghost(printer)
        assert len(printer.paper) == 5
        assert print_on(printer, abilities, torn=True).end is End.CONFIRMED
        assert printer.engine.sheets[0][-len(VOID) :] == VOID


@pytest.mark.thorough
@pytest.mark.no_wine("what a printer says of itself comes in two answers there")
def test_a_printer_that_gives_no_evidence_waits_for_the_new_roll_as_well() -> None:
    with PaperPrinter(ONLY_STATE, buffer=8192) as printer:
        printer.new_roll(5)
        watched = Watched({PrintStep.BLOCKED: printer.new_roll})
        outcome = print_on(printer, ONLY_STATE, watched=watched)
        printer.rest()
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paused"), (
            "whether it was switched off, who knows"
        )
        assert watched.reasons == ["printer_paper_out"]
        assert printer.times(WHOLE) == 1


# the connection and the printer itself in the middle


@pytest.mark.thorough
@BOTH
@pytest.mark.parametrize("how", ["hang_up", "reset", "power_cycle"])
@pytest.mark.parametrize("line", [1, 20])
def test_a_connection_that_ends_in_the_middle_leaves_it_uncertain(abilities: Abilities, how: str, line: int) -> None:
    with PaperPrinter(abilities, line_time=0.001) as printer:
        printer.engine.at_line[line] = getattr(printer, how)
        outcome = print_on(printer, abilities)
        printer.rest()
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_interrupted")
        no_ghost(printer)
        printer.do(printer.engine.clear)
        before = printer.times(WHOLE)
        assert before <= 1
        second = print_on_again(printer, abilities)
        assert second.end is End.CONFIRMED
        assert printer.times(WHOLE) == before + 1
        assert VOID in [sheet[-len(VOID) :] for sheet in printer.engine.sheets], "what is above is not said to be void"


def print_on_again(printer: PaperPrinter, abilities: Abilities) -> PrintOutcome:
    ready = ready_for(printer, abilities, torn=True)
    assert isinstance(ready, Ready)
    return send(ready, RECEIPT)


@pytest.mark.thorough
def test_a_reset_right_after_the_last_byte_is_no_evidence() -> None:
    with PaperPrinter(CLONE, line_time=0.002) as printer:
        ready = ready_for(printer, CLONE)
        assert isinstance(ready, Ready)
        printer.reset_after = printer.received + len(RECEIPT) + 3
        outcome = send(ready, RECEIPT)
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_interrupted")


@pytest.mark.thorough
@BOTH
def test_a_printer_that_freezes_in_the_middle_is_given_up_in_time(abilities: Abilities) -> None:
    with PaperPrinter(abilities) as printer:
        printer.engine.at_line[4] = lambda: setattr(printer.engine, "frozen", True)
        outcome = print_on(printer, abilities, timings=SHORT)
        assert outcome.end is End.UNCERTAIN
        assert outcome.reason == "printer_timeout"


@pytest.mark.thorough
@BOTH
def test_a_print_server_that_outlives_its_printer_is_not_believed(abilities: Abilities) -> None:
    with PaperPrinter(abilities, keeps_words=True, buffer=8192, line_time=0.005) as printer:
        printer.engine.at_line[20] = printer.power_cycle
        outcome = print_on(printer, abilities, timings=SHORT)
        assert outcome.end is End.UNCERTAIN
        assert outcome.reason in ("printer_no_answer", "printer_timeout", "printer_lost")  # as its last words are lost
        let_go(outcome)
        no_ghost(printer)


@pytest.mark.thorough
@BOTH
def test_evidence_that_comes_late_still_counts(abilities: Abilities) -> None:
    with PaperPrinter(abilities, buffer=16_384) as printer:
        printer.engine.at_line[10] = lambda: setattr(printer.engine, "line_time", 60.0)
        outcome = print_on(printer, abilities, timings=dataclasses.replace(FAST, confirm=0.3))
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_no_answer")
        assert outcome.pending is not None
        printer.hurry()
        late = await_late_evidence(outcome.pending, 5)
        assert late.end is End.CONFIRMED
        assert printer.times(WHOLE) == 1


@pytest.mark.thorough
def test_evidence_that_never_comes_leaves_it_uncertain_for_good() -> None:
    with PaperPrinter(CLONE) as printer:
        ready = ready_for(printer, CLONE, timings=SHORT)
        assert isinstance(ready, Ready)
        printer.engine.answers_missing = 1
        outcome = send(ready, RECEIPT)
        assert outcome.pending is not None
        late = await_late_evidence(outcome.pending, 0.1)
        assert (late.end, late.reason, late.pending) == (End.UNCERTAIN, PrintReason.NO_ANSWER, None)
        no_ghost(printer)


# what a printer says


@pytest.mark.thorough
def test_a_printer_that_promises_process_ids_and_has_none_is_taken_at_what_it_has() -> None:
    with PaperPrinter(CLONE) as printer:
        outcome = print_on(printer, ALL)
        assert (outcome.end, outcome.evidence) == (End.CONFIRMED, Evidence.GS_R)


@pytest.mark.thorough
def test_a_printer_that_always_names_the_same_id_is_not_believed() -> None:
    with PaperPrinter(Abilities(dle_eot=True, gs_h=True, gs_r=True)) as printer:
        printer.engine.wrong_id = b"1234"
        assert print_on(printer, timings=SHORT).evidence is Evidence.GS_R
    with PaperPrinter(Abilities(dle_eot=True, gs_h=True)) as printer:
        printer.engine.wrong_id = b"1234"
        assert print_on(printer, Abilities(dle_eot=True, gs_h=True), timings=SHORT).reason == "printer_no_sync"


@pytest.mark.thorough
def test_an_id_that_turns_wrong_in_the_middle_is_no_evidence() -> None:
    with PaperPrinter() as printer:
        printer.engine.at_line[5] = lambda: setattr(printer.engine, "wrong_id", b"1357")
        outcome = print_on(printer, timings=SHORT)
        assert outcome.end is End.UNCERTAIN
        let_go(outcome)


@pytest.mark.thorough
@BOTH
def test_a_flood_of_automatic_status_is_never_taken_for_evidence(abilities: Abilities) -> None:
    able = dataclasses.replace(abilities, asb=True)
    with PaperPrinter(able) as printer:
        printer.flood = True
        assert print_on(printer, able).end is End.CONFIRMED
    with PaperPrinter(able) as printer:
        ready = ready_for(printer, able, timings=SHORT)
        assert isinstance(ready, Ready)
        printer.flood = True
        printer.engine.at_line[4] = lambda: setattr(printer.engine, "swallowing", True)
        outcome = send(ready, RECEIPT)
        assert outcome.end is End.UNCERTAIN
        let_go(outcome)


@pytest.mark.thorough
@BOTH
@pytest.mark.parametrize(
    "stale",
    [
        *(b"\x00", b"\x12", b"\x37\x221357\x00"),
        *(pytest.param(words, marks=pytest.mark.long) for words in (b"\x00\x00\x00", b"\x10\x00\x00\x00\x00")),
    ],
)
def test_what_was_said_to_a_former_client_is_no_evidence(abilities: Abilities, stale: bytes) -> None:
    with PaperPrinter(abilities, keeps_words=True) as printer:
        printer.do(lambda: printer.say(stale))
        printer.engine.at_line[4] = lambda: setattr(printer.engine, "swallowing", True)
        outcome = print_on(printer, abilities, timings=SHORT)
        assert outcome.end in (End.UNCERTAIN, End.NOT_SENT)
        let_go(outcome)


@pytest.mark.thorough
@BOTH
def test_what_a_printer_still_holds_of_a_former_paper_is_told_apart_from_ours(abilities: Abilities) -> None:
    former = a_receipt(native_qr=True)
    with PaperPrinter(abilities, keeps_words=True, buffer=16_384, line_time=0.004) as printer:
        printer.do(lambda: printer.engine.buffer.extend(former + b"\x1dr\x01"))
        outcome = print_on(printer, abilities)
        assert outcome.end is End.CONFIRMED
        assert printer.times(drawn(former)[0]) == 1
        assert printer.times(WHOLE) == 1


@pytest.mark.thorough
@BOTH
def test_a_printer_that_answers_late_is_never_believed_too_early(abilities: Abilities) -> None:
    with PaperPrinter(abilities, keeps_words=True, reply_delay=0.4) as printer:
        first = print_on(printer, abilities, timings=SHORT)
        assert first.reason == "printer_mute"
        printer.do(lambda: setattr(printer, "reply_delay", 0.0))
        printer.engine.at_line[4] = lambda: setattr(printer.engine, "swallowing", True)
        outcome = print_on(printer, abilities, timings=SHORT)
        assert outcome.end in (End.UNCERTAIN, End.NOT_SENT)
        let_go(outcome)


@pytest.mark.parametrize("abilities", [ALL, CLONE, ONLY_IN_ORDER])
def test_a_paper_that_another_counter_tore_does_not_hang_above_the_next_ones(abilities: Abilities) -> None:
    with PaperPrinter(abilities) as printer:
        first = ready_for(printer, abilities)
        assert isinstance(first, Ready)
        torn = HalfSent(first.session.connection, 300)  # between two lines of text
        first.session.connection = torn
        assert send(first, RECEIPT).end is End.UNCERTAIN
        assert print_on(printer, abilities).end is End.CONFIRMED
        assert printer.engine.sheets[0][-2:] == ["Bila cetakan di atas terputus,", "cetakan itu tidak berlaku."]
        assert print_on(printer, abilities, data=OTHER).end is End.CONFIRMED
        assert printer.engine.sheets[1:] == [WHOLE, *drawn(OTHER)], "below a whole one nothing is said"


def test_a_paper_that_was_not_sent_after_all_tears_nothing() -> None:
    with PaperPrinter() as printer:
        assert print_on(printer).end is End.CONFIRMED
        ready = ready_for(printer)
        assert isinstance(ready, Ready)
        release(ready)
        assert print_on(printer, data=OTHER).end is End.CONFIRMED
        assert printer.engine.sheets == [WHOLE, *drawn(OTHER)]


@pytest.mark.thorough
@BOTH
def test_half_an_image_that_a_crash_left_is_cleared_and_the_paper_before_it_void(abilities: Abilities) -> None:
    with PaperPrinter(abilities) as printer:
        printer.do(lambda: printer.engine.buffer.extend(RECEIPT[: len(RECEIPT) // 2]))
        printer.rest()
        torn = len(printer.paper)
        ready = ready_for(printer, abilities, timings=dataclasses.replace(FAST, sync=0.2))
        assert isinstance(ready, Ready)
        assert ready.torn == (torn > 0 and b"\x1dv0" in RECEIPT[: len(RECEIPT) // 2])
        assert send(ready, RECEIPT).end is End.CONFIRMED
        assert printer.times(WHOLE) == 1
        assert printer.engine.sheets[0][-len(VOID) :] == VOID


@pytest.mark.thorough
def test_half_an_image_is_cleared_from_a_printer_that_never_answers_as_well() -> None:
    with PaperPrinter(MUTE) as printer:
        printer.do(lambda: printer.engine.buffer.extend(RECEIPT[: len(RECEIPT) // 2]))
        assert print_on(printer, MUTE, torn=True).end is End.HANDED_OVER
        printer.rest()
        assert printer.times(WHOLE) == 1


# buffers, pace, images


@pytest.mark.thorough
@BOTH
def test_a_small_buffer_takes_a_large_image_in_its_time(abilities: Abilities) -> None:
    rows = 40
    image = b"".join(b"\x1dv0\x00\x48\x00\x18\x00" + bytes(72 * 24) for _ in range(rows // 2))
    data = b"\x1b@gambar\n" + image + b"\nselesai\n\x1dVA\x00"
    assert len(data) > 25_000
    with PaperPrinter(abilities, buffer=2048, line_time=0.002) as printer:
        assert print_on(printer, abilities, data=data).end is End.CONFIRMED


@pytest.mark.thorough
@BOTH
def test_a_slow_printer_is_waited_for(abilities: Abilities) -> None:
    with PaperPrinter(abilities, line_time=0.005) as printer:
        assert print_on(printer, abilities).end is End.CONFIRMED


@pytest.mark.thorough
@pytest.mark.parametrize("trap", [b"\x10\x04\x01", b"\x10\x05\x02", b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"])
def test_an_image_with_a_realtime_command_in_it_is_never_sent(trap: bytes) -> None:
    image = (trap * 600)[: 72 * 24]
    head, tail = b"\x1b@\x1dv0\x00\x48\x00\x18\x00", b"\nselesai\n\x1dVA\x00"
    with PaperPrinter(CLONE) as printer:
        ready = ready_for(printer, CLONE)
        assert isinstance(ready, Ready)
        with pytest.raises(ValueError, match="real-time"):
            send(ready, head + image + tail)
        release(ready)
        assert printer.paper == []
        assert print_on(printer, CLONE, data=head + defuse_commands(image) + tail).end is End.CONFIRMED


@pytest.mark.thorough
def test_a_paper_that_a_deaf_printer_does_not_take_is_not_handed_over(way: str) -> None:
    with PaperPrinter(MUTE, buffer=2048) as printer:
        printer.engine.frozen = True
        outcome = print_on(printer, MUTE, data=RECEIPT * 4, timings=SHORT)
        end = End.UNCERTAIN if way == "network" else End.NOT_SENT  # USB has no buffer on the way: not a byte has gone
        assert (outcome.end, outcome.reason) == (end, "printer_timeout")
        no_ghost(printer)


@pytest.mark.thorough
def test_a_printer_without_a_cutter_gets_room_to_tear_instead() -> None:
    with PaperPrinter() as printer:
        ready = ready_for(printer, torn=True)
        assert isinstance(ready, Ready)
        assert send(ready, a_receipt(), cut=False).end is End.CONFIRMED
        assert printer.engine.sheets[0][: len(VOID) + 5] == [*VOID, "", "", "", "", ""]


@pytest.mark.parametrize("broken", [True, False])
def test_the_light_of_a_line_that_breaks_or_cannot_hear(broken: bool) -> None:
    connection = BrokenConnection(bidirectional=broken)
    assert query_state(connection, ONLY_STATE, FAST) == ("printer_interrupted" if broken else "")
    assert connection.aborted


def test_a_line_that_breaks_while_the_printer_is_looked_at_was_sent_nothing() -> None:
    connection = BrokenConnection()
    assert prepare(connection, ONLY_IN_ORDER, timings=FAST) == NotSent(PrintReason.INTERRUPTED)
    assert connection.aborted


@pytest.mark.parametrize(
    ("error", "reason"), [(TimeoutError(), "printer_timeout"), (ConnectionResetError(), "printer_interrupted")]
)
def test_a_paper_that_was_not_taken_in_the_end_is_not_handed_over(error: OSError, reason: str) -> None:
    connection = HeldConnection()
    ready = prepare(connection, MUTE, timings=FAST)
    assert isinstance(ready, Ready)
    connection.finishing = error
    outcome = send(ready, RECEIPT)
    assert (outcome.end, outcome.reason, connection.ended) == (End.UNCERTAIN, reason, "aborted")


@pytest.mark.thorough
def test_a_printer_that_hangs_up_after_its_word_has_given_it() -> None:
    connection = ServedPrinter(ONLY_IN_ORDER)
    ready = prepare(connection, ONLY_IN_ORDER, timings=FAST)
    assert isinstance(ready, Ready)
    connection.finishing = ConnectionResetError()
    assert send(ready, RECEIPT).end is End.CONFIRMED
    assert connection.ended == "aborted"


@pytest.mark.thorough
def test_a_roll_that_ends_with_the_last_line_is_for_the_officer_to_look_at() -> None:
    with PaperPrinter(CLONE, buffer=8192) as printer:
        ready = ready_for(printer, CLONE)
        assert isinstance(ready, Ready)
        printer.engine.reply, answer = (lambda words: answer(b"\x0c" if words == b"\x00" else words)), printer.say
        outcome = send(ready, RECEIPT)
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, "printer_paper_out")


@pytest.mark.thorough
def test_late_evidence_from_a_line_that_is_lost_never_comes() -> None:
    with PaperPrinter(CLONE) as printer:
        ready = ready_for(printer, CLONE, timings=SHORT)
        assert isinstance(ready, Ready)
        printer.engine.answers_missing = 1
        outcome = send(ready, RECEIPT)
        assert outcome.pending is not None
        printer.do(printer.reset)
        late = await_late_evidence(outcome.pending, 1)
        assert (late.end, late.reason, late.pending) == (End.UNCERTAIN, "printer_no_answer", None)


# --- to the millisecond ---------------------------------------------------------------------------------------------


def as_often_as_asked(taken: bytes) -> bytes:
    return b"\x00" * answers_to(taken) + b"\x12" * taken.count(b"\x10\x04")


def ready_on(line: TimedLine, able: Abilities, evidence: Evidence, *, torn: bool = False) -> Ready:
    in_order = evidence is Evidence.GS_R
    session = PrinterSession(line, SHORT, lambda: False)
    return Ready(session, able, InStep(evidence, in_order), torn, near_end=False, macro=MACRO if able.macro else None)


PAPER = b"\x1b@satu\ndua\n"


def test_a_paper_in_order_is_confirmed_and_the_line_closed_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    line, watched = TimedLine(monkeypatch, as_often_as_asked), Watched()
    outcome = send(ready_on(line, ONLY_IN_ORDER, Evidence.GS_R), PAPER, on_step=watched)
    sent = sum(len(data) for _, data in line.writes)
    assert outcome == PrintOutcome(End.CONFIRMED, Evidence.GS_R, "", sent)
    assert watched.steps == [(PrintStep.SENDING, ""), (PrintStep.AWAITING, "")]
    assert (line.ended, line.finished_in) == ("finished", [0.0])


def test_a_paper_of_which_a_restart_would_not_show_is_handed_over_without_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = TimedLine(monkeypatch, as_often_as_asked)
    outcome = send(ready_on(line, NO_MACRO, Evidence.GS_R), PAPER)
    assert (outcome.end, outcome.evidence, outcome.reason) == (End.HANDED_OVER, Evidence.GS_R, "")
    assert b"\x1d^" not in b"".join(data for _, data in line.writes)
    assert (line.ended, line.finished_in) == ("finished", [0.0])


@pytest.mark.parametrize(
    ("able", "evidence"), [(ONLY_STATE, Evidence.DLE_EOT), (MUTE, Evidence.NONE)], ids=["state", "mute"]
)
def test_a_paper_that_is_not_counted_is_handed_over_after_a_goodbye(
    monkeypatch: pytest.MonkeyPatch, able: Abilities, evidence: Evidence
) -> None:
    line, watched = TimedLine(monkeypatch, as_often_as_asked), Watched()
    outcome = send(ready_on(line, able, evidence), PAPER, on_step=watched)
    assert outcome == PrintOutcome(End.HANDED_OVER, evidence, "", len(PAPER))
    assert watched.steps == [(PrintStep.SENDING, ""), (PrintStep.AWAITING, "")]
    assert line.finished_in == [SHORT.goodbye]
    assert line.writes[0][1] == PAPER


@pytest.mark.parametrize(
    ("able", "evidence", "proof"),
    [
        (CLONE, Evidence.GS_R, Evidence.DLE_EOT),
        (ONLY_IN_ORDER, Evidence.GS_R, Evidence.NONE),
        (ALL, Evidence.PROCESS_ID, Evidence.DLE_EOT),
    ],
)
def test_a_paper_with_a_command_that_is_not_known_is_not_cut_and_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, able: Abilities, evidence: Evidence, proof: Evidence
) -> None:
    line = TimedLine(monkeypatch, as_often_as_asked)
    outcome = send(ready_on(line, able, evidence), b"\x1b@\x1b\xffsatu\n")
    assert (outcome.end, outcome.evidence) == (End.HANDED_OVER, proof)
    assert b"\x1b\xffsatu\n" in line.writes[0][1]


def test_a_printer_that_reports_by_itself_is_told_to_after_the_reset_and_to_stop_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for data, expected in ((PAPER, b"\x1b@\x1da\x0esatu\ndua\n\x1da\x00"), (b"satu\n", b"satu\n")):
        line = TimedLine(monkeypatch, as_often_as_asked)
        send(ready_on(line, Abilities(asb=True), Evidence.NONE), data)
        assert line.writes[0][1] == expected


@pytest.mark.parametrize(("cut", "end"), [(True, b"\x1dVB\x00"), (False, b"\x1bd\x05")])
def test_after_a_torn_paper_comes_that_it_may_be_void(monkeypatch: pytest.MonkeyPatch, cut: bool, end: bytes) -> None:
    line = TimedLine(monkeypatch, as_often_as_asked)
    outcome = send(ready_on(line, MUTE, Evidence.NONE, torn=True), PAPER, cut=cut)
    assert line.writes[0][1] == TORN + end + PAPER
    assert outcome.sent == len(TORN + end + PAPER)


def test_a_mute_printer_that_takes_no_byte_is_given_up_and_a_pause_makes_it_doubtful(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for again, outcome in (
        (SHORT.stall - 0.06, PrintOutcome(End.UNCERTAIN, Evidence.NONE, PrintReason.PAUSED, len(PAPER))),
        (SHORT.pause - 0.06, PrintOutcome(End.HANDED_OVER, Evidence.NONE, "", len(PAPER))),
        (SHORT.stall + 0.11, PrintOutcome(End.UNCERTAIN, Evidence.NONE, PrintReason.TIMEOUT, 4)),
    ):
        line = TimedLine(monkeypatch)
        line.takes = 4
        line.at = {again: lambda line=line: setattr(line, "takes", 1_000)}  # type: ignore[misc]
        assert send(ready_on(line, MUTE, Evidence.NONE), PAPER) == outcome
        assert line.ended == ("aborted" if outcome.reason == PrintReason.TIMEOUT else "finished")


def test_a_trouble_while_it_is_sent_is_reported_waited_for_and_makes_it_doubtful(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line, watched = TimedLine(monkeypatch), Watched()
    line.takes = 4
    line.at = {
        0.1: lambda: line.says.append(b"\x18\x00\x0f\x00"),
        3.0: lambda: line.says.append(b"\x10\x00\x00\x00"),
        3.2: lambda: setattr(line, "takes", 1_000),
    }
    outcome = send(ready_on(line, Abilities(asb=True), Evidence.DLE_EOT), b"satu dua\n", on_step=watched)
    assert outcome == PrintOutcome(End.UNCERTAIN, Evidence.NONE, PrintReason.PAUSED, 9)
    assert watched.steps == [
        (PrintStep.SENDING, ""),
        (PrintStep.BLOCKED, "printer_paper_out"),
        (PrintStep.SENDING, ""),
        (PrintStep.AWAITING, ""),
    ]
    assert line.stalls == [True, False]


def test_how_long_evidence_is_waited_for_grows_with_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    for each, passed in ((0.0, SHORT.confirm), (0.1, SHORT.confirm + 0.1 * len(PAPER))):
        line = TimedLine(monkeypatch)
        ready = ready_on(line, ONLY_IN_ORDER, Evidence.GS_R)
        ready.session.timings = dataclasses.replace(SHORT, each_byte=each)
        outcome = send(ready, PAPER)
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, PrintReason.NO_ANSWER)
        assert outcome.sent == sum(len(data) for _, data in line.writes)
        assert outcome.pending is not None
        assert line.ended == "", "it may yet be confirmed"
        assert passed <= line.passed <= passed + 0.2


def test_what_is_released_is_cleared_where_it_answers_and_only_what_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for able, sent, cleared in ((CLONE, 5, True), (CLONE, 0, False), (ONLY_IN_ORDER, 5, False)):
        line = TimedLine(monkeypatch, as_often_as_asked)
        session = PrinterSession(line, SHORT, lambda: True)  # whoever said stop is past hearing
        release(Wait(session, able, Evidence.GS_R, None, sent))
        assert [data for _, data in line.writes] == ([CLEAR_BUFFERS, b"\x10\x04\x01"] if cleared else [])
        assert line.ended == "aborted"
    line = TimedLine(monkeypatch)
    line.takes = 0
    release(Wait(PrinterSession(line, SHORT, lambda: False), CLONE, Evidence.GS_R, None, 5))
    assert line.passed < SHORT.status * 2 + 0.2
    assert line.ended == "aborted"


def test_late_evidence_that_does_not_come_is_given_up_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    pending = send(ready_on(line, ONLY_IN_ORDER, Evidence.GS_R), PAPER).pending
    assert pending is not None
    began = line.passed
    assert await_late_evidence(pending, 2.0) == PrintOutcome(
        End.UNCERTAIN, Evidence.NONE, PrintReason.NO_ANSWER, pending.sent
    )
    assert 2.0 <= line.passed - began <= 2.1
    assert line.ended == "aborted"


def test_whoever_says_stop_while_late_evidence_is_awaited_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch)
    pending = send(ready_on(line, ONLY_IN_ORDER, Evidence.GS_R), PAPER).pending
    assert pending is not None
    pending.session.stopped = lambda: True
    late = await_late_evidence(pending, 2.0)
    assert (late.end, late.reason, late.pending) == (End.UNCERTAIN, PrintReason.NO_ANSWER, None)


def test_a_stop_before_the_first_byte_sent_nothing_and_after_it_leaves_it_uncertain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for looks, end in ((0, End.NOT_SENT), (1, End.UNCERTAIN)):
        line = TimedLine(monkeypatch)
        ready = ready_on(line, MUTE, Evidence.NONE)
        line.takes = 4
        stops = iter([False] * looks)
        ready.session.stopped = lambda stops=stops: next(stops, True)  # type: ignore[misc]
        outcome = send(ready, PAPER)
        assert (outcome.end, outcome.reason, outcome.sent) == (end, PrintReason.STOPPED, 4 * looks)


def test_an_answer_too_many_leaves_a_paper_uncertain_though_it_was_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    line = TimedLine(monkeypatch, lambda taken: as_often_as_asked(taken) and as_often_as_asked(taken) + b"\x00")
    outcome = send(ready_on(line, ONLY_IN_ORDER, Evidence.GS_R), b"satu\n")
    assert (outcome.end, outcome.evidence, outcome.reason) == (
        End.UNCERTAIN,
        Evidence.NONE,
        PrintReason.UNASKED_ANSWER,
    )
    assert line.finished_in == [0.0]


def test_what_was_to_answer_nothing_and_does_leaves_a_paper_uncertain(monkeypatch: pytest.MonkeyPatch) -> None:
    for said, breaks, reason in (
        (b"\x00", False, PrintReason.UNASKED_ANSWER),
        (b"\x20\x02\x00\x05", False, PrintReason.NOT_A_PRINTER),
        (b"lpd: illegal request\n", True, PrintReason.NOT_A_PRINTER),
        (b"\x00", True, PrintReason.INTERRUPTED),
        (b"", True, PrintReason.INTERRUPTED),
    ):
        line = TimedLine(monkeypatch, lambda _taken, said=said: said)  # type: ignore[misc]
        line.takes = 4
        line.at = {0.01: lambda line=line: setattr(line, "takes", 4 if breaks else 100)}  # type: ignore[misc]  # noqa: B023
        if breaks:

            def hang_up() -> None:
                raise ConnectionAbortedError

            line.at = {0.01: hang_up}
        outcome = send(ready_on(line, MUTE, Evidence.NONE), PAPER)
        assert (outcome.end, outcome.reason) == (End.UNCERTAIN, reason)


def test_what_comes_after_the_last_byte_of_a_printer_that_answers_nothing_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = TimedLine(monkeypatch)
    line.at = {0.0: lambda: line.says.append(b"lpd: illegal request\n")}
    outcome = send(ready_on(line, MUTE, Evidence.NONE), PAPER)
    assert (outcome.end, outcome.reason) == (End.UNCERTAIN, PrintReason.NOT_A_PRINTER)


def test_a_stray_byte_of_a_printer_that_answers_nothing_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for able in (MUTE, ONLY_STATE):
        line = TimedLine(monkeypatch, as_often_as_asked)
        line.says = [b"\x00"] if able is MUTE else [b"\x00\x00\x00"]
        assert send(ready_on(line, able, Evidence.NONE), PAPER).end is End.HANDED_OVER


def test_a_state_that_a_printer_cannot_tell_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    line, watched = TimedLine(monkeypatch), Watched()
    line.takes = 4
    line.says = [b"\x18\x00\x0f\x00"]
    line.at = {0.01: lambda: setattr(line, "takes", 1_000)}
    assert send(ready_on(line, MUTE, Evidence.NONE), PAPER, on_step=watched).end is End.HANDED_OVER
    assert watched.reasons == []
