"""What the centre says of consultations is what the desks say, whatever was written about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from psycopg import Connection

from frontoffice.domain.choices import OTHER_NAME
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection.consultation_projection import fold
from frontoffice.sync.link import centre_connection
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.viewed_desk import ReportingTool, ViewedDesk, story

COMPLAINT: Final = "01932d5e-0000-7000-8000-000000000009"
RECORDED: Final[dict[str, Any]] = {
    "about": "Syarat",
    "answer": "",
    "answered_by": "Siti",
    "channel": "counter",
    "channel_name": "Loket",
    "service": "Izin trayek AKDP",
    "name": "Zulaikha",
    "identity": "open",
    "series": "L1",
    "counter": "Loket 1",
}
ERASED: Final[dict[str, Any]] = {
    "ground": "Nota 1",
    "second": "Yuliana",
    "second_role": "administrator",
    "subject": "",
    "recorded_at": "2026-11-24T17:32:00.000000Z",
    "zone": "WIT",
    "channel": "post",
    "channel_name": "Pos",
    "series": "L2",
    "counter": "Loket 2",
    "officer": "Siti",
    "complaint": "",
}
_ODD: Final = (None, "", 7, True, ["x"], {"x": 1}, "x", "WITA", COMPLAINT, "open", "2026-11-24T03:32:00.000000Z")


@pytest.fixture(scope="module")
def shared(centre_server: CentreServer) -> Iterator[tuple[Connection, ReportingTool]]:
    """A counter of a centre, and a tool that reads it."""
    made: Centre = new_centre(centre_server)
    with made.connect() as office:  # one device writes a chain for each example
        office.execute("UPDATE journal.centre SET chains = 1000000")
    with centre_connection.open_link(*made.enrol()) as counter, made.connect() as report:
        yield counter, ReportingTool(made, report)
    made.drop()


def broken(body: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The body as it should be, or with some of its fields odd or missing."""
    one = st.tuples(st.sampled_from(sorted(body)), st.sampled_from(_ODD))
    odd = st.lists(one, max_size=2).map(lambda changes: body | dict(changes))
    return odd | st.sampled_from(sorted(body)).map(lambda gone: {name: body[name] for name in body if name != gone})


def named(service: str) -> str:
    """What a service is shown as: of the lists, or among the others."""
    return service if service in ("", "Izin trayek AKDP") else OTHER_NAME


_ENTRIES: Final = st.one_of(
    *(
        st.tuples(st.just(kind), body, st.sampled_from([1, 1, 2]))
        for kind, body in (
            (EntryKind.CONSULTED, broken(RECORDED)),
            (EntryKind.CONSULTATION_TURNED, broken({"complaint": COMPLAINT, "number": "1", "by": ""})),
            (EntryKind.CONSULTATION_ERASED, broken(ERASED)),
            (EntryKind.REVEALED, st.just({"why": "Zulaikha"})),
        )
    )
)


@pytest.mark.thorough
@given(st.lists(_ENTRIES, min_size=1, max_size=5))
@example([(EntryKind.CONSULTED, RECORDED, 1), (EntryKind.CONSULTED, RECORDED | {"channel": "post"}, 1)])
def test_a_consultation_stands_at_the_centre_as_at_the_counters(
    shared: tuple[Connection, ReportingTool], entries: list[tuple[EntryKind, dict[str, Any], int]]
) -> None:
    counter, report = shared
    desk, subject, own = ViewedDesk(counter), new_id(), True
    for kind, drawn, version in entries:
        is_its_own = kind == EntryKind.CONSULTATION_ERASED and drawn.get("subject") == ""
        body = drawn | {"subject": str(subject)} if is_its_own else drawn
        columns: dict[str, Any] = {"v": version}
        if kind == EntryKind.CONSULTED and own:
            columns["entry_id"], own = subject, False
        desk.write(subject, kind, body, **columns)
    rows = desk.rows
    desk.push()
    with report.centre.connect() as office:
        agreed = "UPDATE journal.erasure SET done_at = now() WHERE subject = %s"
        office.execute(agreed, (subject,))
        office.execute("UPDATE journal.erased SET done = true")
    found = fold(subject, story(rows))
    there = report.execute(
        "SELECT recorded_at, day, series, counter, channel, channel_name, service, complaint, erased"
        " FROM office.consultations WHERE subject = %s",
        (subject,),
    ).fetchall()
    assert there == (
        []
        if found is None
        else [
            (
                *(found.recorded_at, found.day, found.series, found.counter, found.inquiry.channel),
                *(found.channel_name, named(found.inquiry.service), found.complaint, found.erased),
            )
        ]
    )


def test_who_asked_and_what_about_is_in_no_view(shared: tuple[Connection, ReportingTool]) -> None:
    counter, report = shared
    desk, subject = ViewedDesk(counter), new_id()
    desk.write(subject, EntryKind.CONSULTED, RECORDED, entry_id=subject)
    desk.push()
    for view in ("consultations", "consultation_months"):
        seen = str(report.execute(f"SELECT v::text FROM office.{view} v").fetchall())
        assert "Izin trayek AKDP" in seen
        assert "Zulaikha" not in seen
        assert "Syarat" not in seen
