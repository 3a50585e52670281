from __future__ import annotations

import dataclasses
import itertools

from frontoffice.printing.abilities import Abilities, read_abilities, timings_for


def test_abilities_are_read_as_they_were_written() -> None:
    for can in itertools.product([True, False], repeat=6):
        abilities = Abilities(*can)
        assert read_abilities(abilities.as_text()) == abilities


def test_what_only_the_port_says_is_no_answer_of_the_printer() -> None:
    assert Abilities(port_status=True).only_port
    assert not Abilities(port_status=True).any
    assert not Abilities(port_status=True, dle_eot=True).only_port
    assert not Abilities(port_status=True, asb=True).only_port
    assert Abilities(gs_h=True).any


def test_a_paper_is_proven_by_answers_in_order_and_a_macro_that_a_restart_clears() -> None:
    assert Abilities(gs_r=True, macro=True).proves_paper
    assert not Abilities(gs_r=True, gs_h=True, dle_eot=True, asb=True).proves_paper, (
        "as it was found before there were macros"
    )
    assert not Abilities(gs_h=True, macro=True).proves_paper


def test_words_of_a_newer_version_are_passed_over() -> None:
    assert read_abilities("dle_eot, telepathy") == Abilities(dle_eot=True)
    assert read_abilities("") == read_abilities("none") == Abilities()


def test_a_session_has_the_time_limits_that_were_found_with_printers() -> None:
    limits = {"status": 1.0, "sync": 2.0, "flush": 0.7, "quiet": 0.02, "longer": 0.5, "pause": 1.0, "stall": 10.0}
    limits |= {"confirm": 20.0, "each_byte": 0.0, "poll": 1.0, "watch": 3.0, "goodbye": 2.0}
    limits |= {"ready": 60.0, "notice": 3.0, "slowest_byte": 0.01, "ahead": 1024}
    limits |= {"asks_inside_lines": False, "fastest_head": 500.0, "slowest_head": 50.0}
    assert dataclasses.asdict(timings_for("network")) == dataclasses.asdict(timings_for("usbprint")) == limits
    assert dataclasses.asdict(timings_for("serial")) == limits | {
        "each_byte": 0.001,
        "stall": 20.0,
        "ahead": 256,
        "asks_inside_lines": True,
    }


def test_a_serial_line_is_given_the_time_that_its_bytes_take() -> None:
    assert timings_for("serial").each_byte * 7_109 > 7, "a receipt with an image at 9,600 baud"
    assert timings_for("network").each_byte == 0
