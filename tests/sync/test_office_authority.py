"""What has no authority applies nowhere: the centre's views say what the counters say, for whatever classes."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import Connection

from frontoffice.domain import authority, device_certificate
from frontoffice.domain.body_codec import encode
from frontoffice.domain.device_certificate import DeviceCertificate, DeviceClass
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.entry_kinds import KINDS
from frontoffice.register.journal import entry_authority
from frontoffice.register.journal.entry_authority import ChainRight
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns, complaint_fold
from frontoffice.sync import centre_connection, schema
from tests.support.centre_server import CentreServer, new_centre
from tests.support.certified import a_certificate
from tests.support.drawn import examples
from tests.sync.test_office_views import ViewedDesk, _expected, histories, story, without_erasures

_FACTS = (
    "status, closed, cycle, to_be_checked, channel_name, service, received_on, due_on, due_provisional, level,"
    " responded_on, response_late, response_late_days, target_on, owed_on, number, recorded_on, closed_on, regency, team,"
    " officer, regency_code, service_code, assignee, extended_until, ground"
)
_serials = itertools.count(1)


@dataclass
class CertifiedOffice:
    """A centre with three devices, and the office that certifies them."""

    connection: Connection
    desks: tuple[ViewedDesk, ...]
    devices: tuple[UUID, ...] = ()
    rights: dict[bytes, ChainRight] = field(default_factory=dict)

    def certify(self, place: int, device_class: DeviceClass, **changes: Any) -> DeviceCertificate:
        """Sign a certificate of one of the devices; of its signature only the form is looked at here."""
        one = a_certificate(self.devices[place], device_class, serial=next(_serials), **changes)
        self.connection.execute(
            "INSERT INTO journal.note (serial, kind, about, note) VALUES (%s, 'certificate', %s, %s)",
            (one.serial, one.device_id, f"{device_certificate.text_of(one)}\n- office AAAA\n"),
        )
        origin = self.desks[place].chain.origin
        upto = None if one.upto is None else dict(one.upto).get(origin, 0)
        self.rights[origin.bytes] = ChainRight(
            one.device_id.bytes, str(device_class), dict(one.vouched).get(origin, 0), upto
        )
        return one

    def limits(self, place: int, draw: Mapping[str, int | None]) -> dict[str, Any]:
        """What a certificate says of the device's chain, from where the chain ends now."""
        chain = self.desks[place].chain
        vouched = ((chain.origin, chain.seq + (draw["vouched"] or 0)),)
        upto = None if draw["upto"] is None else ((chain.origin, chain.seq + draw["upto"]),)
        return {"vouched": vouched, "upto": upto}


@pytest.fixture(scope="module")
def office(centre_server: CentreServer) -> Iterator[CertifiedOffice]:
    made = new_centre(centre_server)
    with contextlib.ExitStack() as stack:
        stack.callback(made.drop)
        opened = stack.enter_context(made.connect())
        links = [stack.enter_context(centre_connection.open_link(*made.enrol(f"Loket {no}"))) for no in (1, 2, 3)]
        desks = tuple(ViewedDesk(link) for link in links)
        found: dict[UUID, UUID] = dict(opened.execute("SELECT origin, device_id FROM journal.origin").fetchall())
        yield CertifiedOffice(opened, desks, tuple(found[desk.chain.origin] for desk in desks))


def marked(office: CertifiedOffice, subject: UUID, rows: list[tuple[Any, ...]]) -> tuple[StoryLine, ...]:
    lines = sorted(story(rows), key=lambda line: (line.lc, line.entry_id.bytes))
    beyond = entry_authority.without_effect(lines, entry_authority.beyond_class(office.rights, subject, lines))
    return without_erasures(beyond)


_CHAIN = st.fixed_dictionaries({"vouched": st.integers(0, 6), "upto": st.none() | st.none() | st.integers(0, 8)})
_CLASSES = st.lists(st.tuples(st.sampled_from(DeviceClass), _CHAIN), min_size=3, max_size=3)


@pytest.mark.thorough
@settings(max_examples=examples(60))
@given(histories(), st.lists(st.integers(0, 2), min_size=15, max_size=15), _CLASSES)
def test_whatever_the_classes_a_complaint_stands_at_the_centre_where_it_stands_at_the_counters(
    office: CertifiedOffice,
    made: list[tuple[str, dict[str, Any], list[int], int]],
    places: list[int],
    classes: list[tuple[DeviceClass, Mapping[str, int | None]]],
) -> None:
    for place, (device_class, chain) in enumerate(classes):
        office.certify(place, device_class, **office.limits(place, chain))
    first = office.desks[places[0]]
    lc = max(desk.chain.lc for desk in office.desks)
    first.chain.lc = lc
    written = [first.record()]
    for no, ((kind, drawn, seen, version), place) in enumerate(zip(made, places[1:], strict=False), start=2):
        body = drawn | ({"entry": str(written[drawn["entry"]])} if "entry" in drawn else {})
        parents = [written[one] for one in seen]
        desk = office.desks[place]
        written.append(desk.write(written[0], kind, body, parents=parents, v=version, lc=lc + no))
    rows = [row for desk in office.desks for row in desk.rows]
    for desk in office.desks:
        desk.push()
    lines = marked(office, written[0], rows)
    row = office.connection.execute(f"SELECT {_FACTS} FROM office.complaints WHERE subject = %s", (written[0],))
    folded = complaint_fold.fold_case(lines)
    assert row.fetchone() == (None if folded is None else _expected(*folded))
    left = complaint_fold.fold_case(_without(lines))
    assert (folded is None) == (left is None)
    if folded is not None and left is not None:
        assert complaint_columns.row(*folded) == complaint_columns.row(*left), "it changes nothing but the story"


def _without(lines: tuple[StoryLine, ...]) -> list[StoryLine]:
    """The lines without those that have no authority, as if whoever saw such a one had seen what it had seen."""
    through: dict[UUID, tuple[UUID, ...]] = {}
    left = []
    for line in lines:
        parents = tuple(dict.fromkeys(one for parent in line.parents for one in through.get(parent, (parent,))))
        if line.written:
            through[line.entry_id] = parents
        else:
            left.append(line._replace(parents=parents))
    return left


def test_the_table_of_authority_at_the_centre_is_that_of_the_domain(office: CertifiedOffice) -> None:
    rows = office.connection.execute("SELECT kind, step, class, extent FROM office.authority").fetchall()
    assert {*rows} == {*authority.rows()}


def test_certificates_are_read_at_the_centre_as_at_a_desk(office: CertifiedOffice) -> None:
    for place, device_class in enumerate(DeviceClass):
        chain = office.desks[place].chain.origin
        office.certify(place, device_class, vouched=((chain, 3), (UUID(int=7), 1)))
        last = office.certify(place, device_class, vouched=((chain, 2),), upto=((chain, 9),))
        older = device_certificate.text_of(dataclasses.replace(last, device_class=DeviceClass.OFFICE, upto=None))
        office.connection.execute(
            "SELECT office.take_certificate(%s, %s, %s)", (last.serial - 1, last.device_id, older)
        )
    question = "SELECT origin, device_id, class, vouched, upto FROM office.chain_rights"

    def read() -> dict[bytes, ChainRight]:
        rows = office.connection.execute(question).fetchall()
        return {one.bytes: ChainRight(device.bytes, *rest) for one, device, *rest in rows}

    assert read() == office.rights
    schema.upgrade(office.connection)
    assert read() == office.rights, "and read anew at each upgrade"


def test_a_list_that_a_counter_wrote_does_not_hold(office: CertifiedOffice) -> None:
    example = encode(KINDS[EntryKind.CHOICE_SET].examples[0])
    question = "SELECT name FROM office.kept_choices WHERE (list, code) = (%s, %s)"
    names = []
    for device_class in (DeviceClass.OFFICE, DeviceClass.COUNTER, DeviceClass.HANDLING):
        chain = office.desks[0].chain
        chain.lc += 1
        office.certify(0, device_class, vouched=((chain.origin, 0),))
        office.desks[0].write(UUID(int=5), EntryKind.CHOICE_SET, example | {"name": str(device_class)})
        office.desks[0].push()
        names += office.connection.execute(question, (example["list"], example["code"])).fetchall()
    assert names[0] == (str(DeviceClass.OFFICE),)
    assert names[1:] == []


def test_an_erasure_that_a_counter_asked_for_applies_once_the_office_carried_it_out(office: CertifiedOffice) -> None:
    office.certify(0, DeviceClass.COUNTER)
    desk = office.desks[0]
    subject = desk.record(no=7)
    desk.write(subject, EntryKind.ERASED, encode(KINDS[EntryKind.ERASED].examples[0]))
    desk.push()
    question = "SELECT office.replay(%s) ->> 'status'"
    assert office.connection.execute(question, (subject,)).fetchone() == ("registered",)
    office.connection.execute("UPDATE journal.erasure SET done_at = now() WHERE subject = %s", (subject,))
    assert office.connection.execute(question, (subject,)).fetchone() == ("cancelled",), "the office agreed to it"


def test_a_number_from_outside_its_series_doubles_none_at_the_centre(office: CertifiedOffice) -> None:
    first, second = office.desks[1], office.desks[2]
    for place in (1, 2):
        office.certify(place, DeviceClass.OFFICE)
    first.record(no=501)
    second.record(no=501)
    first.push()
    second.push()
    question = "SELECT subjects FROM office.numbers_twice WHERE no = 501"
    assert office.connection.execute(question).fetchall()
    office.certify(1, DeviceClass.COUNTER, series=("L1",))
    assert office.connection.execute(question).fetchall() == []
