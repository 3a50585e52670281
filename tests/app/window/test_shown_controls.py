"""How many controls a page shows before anything is opened: the number never rises unseen."""

from __future__ import annotations

from typing import Final

from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, open_complaint
from frontoffice.app.window.page_registry import PAGES
from tests.page_pictures import controls
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
MOST: Final = {  # on the page itself; the window's header has nine besides
    "record": 12,
    "recorded": 5,
    "day": 11,
    "work": 7,
    "find": 3,
    "paper": 7,
    "complaint": 9,
    "attached": 7,
    "preview": 11,
    "reports": 14,
    "report_papers": 9,
    "report_approved": 6,
    "consultations": 7,
    "box": 10,
    "slips": 3,
    "exports": 5,
    "reads": 5,
    "import": 3,
    "inbox": 4,
    "joined": 11,
    "officers": 3,
    "absences": 7,
    "handover": 4,
    "calendar": 5,
    "limits": 4,
    "last_number": 4,
    "lists": 7,
    "sending": 2,
    "mail": 12,
    "settings": 8,
    "printers": 6,
    "templates": 5,
    "sms": 5,
    "backups": 8,
    "recovery": 6,
    "update": 1,
    "centre": 2,
    "connecting": 12,
    "help": 3,
    "about": 2,
}


def test_no_page_shows_more_controls_before_anything_is_opened(desk: Desk, qtbot: QtBot) -> None:
    window = desk.counter.window
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    desk.sign_in(desk.supervisor)
    recorded = desk.record(desk.officer)
    shown = {}
    for spec in PAGES:
        if spec is COMPLAINT:
            open_complaint(desk.counter, recorded.subject)
        else:
            window.go(spec.name)
        if spec.name in MOST:
            assert window.page_name == spec.name
            shown[spec.name] = len(controls(window.stack.page(spec.name).view))
    assert {name: many for name, many in shown.items() if many > MOST[name]} == {}
    assert {spec.name for spec in PAGES} - {*MOST} == {"sign_in"}
