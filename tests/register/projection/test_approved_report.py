"""The entry of an approved report, read whole or not at all."""

from __future__ import annotations

import base64
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.domain.reports import figures_codec
from frontoffice.errors import Refused
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.journal import journal
from frontoffice.register.projection import approved_report
from frontoffice.register.register import Register
from tests.support.approvals import HENDRA, NOVEMBER, a_draft, approved
from tests.support.bodies import append_any
from tests.support.examples import OfficeClock

ABOUT = approved_report.subject(NOVEMBER)


def the_body(register: Register) -> dict[str, Any]:
    """The body of the report that was approved."""
    return journal.story(register.unit.connection, ABOUT)[-1].body


def forged(register: Register, **changes: Any) -> None:
    """Another report of the same period, as some other program wrote it."""
    body = {**the_body(register), **changes}
    with register.unit.writing():
        append_any(register.unit, uuid4(), ABOUT, "report.approved", body, HENDRA)


@pytest.mark.thorough
def test_what_is_not_whole_is_no_report_and_the_one_before_holds(register: Register) -> None:
    report = approved(register)
    body = the_body(register)
    changed: list[dict[str, Any]] = [
        {"period": "2026-13"},
        {"period": 5},
        {"period": "2026-10"},
        {"basis": "weather"},
        {"counter": "L2"},
        {"figures": {}},
        {"sp4n": [1]},
        {"sp4n": ["1", 1]},
        {"words": {"obstacles": 5}},
        {"words": "x"},
        {"meeting": {}},
        {"office": {"zone": "UTC"}},
        {"office": {"name": None}},
        {"made": {"laporan": "x"}},
        {"made": {"laporan": "ab" * 31}},
        {"seen": {"x": 1}},
        {"seen": {str(uuid4()): "1"}},
        {"despite": [5]},
        {"position": None},
        {"desk": 1},
        {"layout": "x"},
        {"layout": {"margin": "20"}},
        {"layout": {"margin": 99}},
        {"layout": {"letterhead_once": 1}},
        {"layout": {"emblem": "?"}},
        {"layout": {"emblem": "R0lGODlh"}},
        {"layout": {"emblem": base64.b64encode(b"\x89PNG\r\n" + bytes(1_000_000)).decode()}},
    ]
    for changes in changed:
        forged(register, **{**body, **changes})
        assert [line.entry_id for line in register.approvals.every()] == [report.entry_id], changes
        assert register.approvals.present(NOVEMBER) == report, changes


@pytest.mark.thorough
def test_a_reader_says_what_is_wrong(register: Register) -> None:
    approved(register)
    (line,) = journal.story(register.unit.connection, ABOUT)
    assert approved_report.read(line).officer == "Hendra Wijaya"
    with pytest.raises((*UNREADABLE, Refused)):
        approved_report.read(line._replace(body={}))


@pytest.mark.thorough
def test_what_this_version_does_not_know_of_the_office_is_left_out(register: Register) -> None:
    report = approved(register)
    body = the_body(register)
    forged(register, office={"name": "DPMPTSP", "zone": "WIB", "motto": "x"}, words={**body["words"], "more": "x"})
    found = register.approvals.present(NOVEMBER)
    assert found is not None
    assert found.entry_id != report.entry_id
    assert (found.content.office.name, found.content.words) == ("DPMPTSP", report.content.words)


def test_a_root_that_is_none_is_no_report(register: Register) -> None:
    held = register.approvals.checkpoint(register.approvals.figures(NOVEMBER))
    approved(register, checkpoint=held)
    body = the_body(register)
    assert (body["origin"], body["entries"]) == (str(held.origin), held.size)
    report = register.approvals.present(NOVEMBER)
    assert report is not None
    for wrong in ({"root": "AAAA"}, {"origin": None}, {"entries": -1}):
        with register.unit.writing():
            append_any(register.unit, uuid4(), ABOUT, "report.approved", body | wrong, HENDRA)
        assert register.approvals.present(NOVEMBER) == report, wrong


def test_what_is_written_has_the_fields_of_the_body(register: Register, clock: OfficeClock) -> None:
    content = a_draft(register).content
    approval = approved_report.ApprovalFacts(made={}, seen={}, desk="L1", despite=("days_open",), by=HENDRA)
    body = approved_report.body(content, approval)
    assert figures_codec.decode(body.figures, NOVEMBER) == content.figures
    assert body.words["obstacles"] == "Server mati."
    assert (body.period, body.basis, body.counter) == ("2026-11", "received", "")
    assert (body.desk, body.despite, body.by) == ("L1", ["days_open"], str(HENDRA.officer_id))
    assert content.figures.as_of == clock()


def test_layout_and_emblem_are_kept_without_the_path_of_a_file(
    register: Register,
) -> None:
    layout = PaperLayout(letterhead_once=True, margin=25, binding=10, dated_in="Air Itam", copies="Gubernur")
    report = approved(register, layout=layout, emblem=b"\x89PNG\r\n")
    assert register.approvals.present(NOVEMBER) == report
    assert (report.content.layout, report.content.emblem) == (layout, b"\x89PNG\r\n")
    for said, margin in (({"layout": {"margin": 25, "colour": "x"}}, 25), ({"layout": {}}, 20)):
        body = {name: value for name, value in the_body(register).items() if name != "layout"} | said
        with register.unit.writing():
            append_any(register.unit, uuid4(), ABOUT, "report.approved", body, HENDRA)
        found = register.approvals.present(NOVEMBER)
        assert found is not None
        assert (found.content.layout, found.content.emblem) == (PaperLayout(margin=margin), b"")
