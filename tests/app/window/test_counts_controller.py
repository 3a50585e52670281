"""What is counted around the pages is read once after each commit."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import INTAKE, RECORDED
from frontoffice.ui.intake.intake_fields import write_fields
from tests.support.examples import an_intake
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]


def test_recording_one_complaint_reads_the_counts_and_the_page_in_front_anew_exactly_once(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.sign_in(desk.officer)
    stack, register, read = desk.counter.window.stack, desk.counter.register, list[str]()
    count = register.counters.count_today

    def counted() -> int:
        read.append("counts")
        return count()

    monkeypatch.setattr(register.counters, "count_today", counted)
    front = dataclasses.replace(stack.page(RECORDED.name), refresh=lambda: read.append("front"))
    monkeypatch.setitem(stack._made, RECORDED.name, front)
    qtbot.wait(0)
    read.clear()
    page = stack.view(INTAKE)
    page.form.write(write_fields(an_intake()))
    page.show_consequences()
    page.save()
    assert desk.counter.window.page_name == RECORDED.name
    assert read == []
    qtbot.wait(50)
    assert sorted(read) == ["counts", "front"]
    assert (desk.counter.counts.current.today, desk.counter.counts.current.unprinted) == (1, 1)
