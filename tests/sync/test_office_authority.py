"""What has no authority applies nowhere: the centre's views say what the counters say, for whatever classes."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import Connection

from frontoffice.domain import authority
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID
from frontoffice.domain.people import Role, roles_that
from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass
from frontoffice.register.journal import entry_authority, ids, own_entries, story_line
from frontoffice.register.journal.entry_authority import ChainRight
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns, complaint_fold
from frontoffice.register.replication import certifying
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import centre_stories, doubled_numbers, entries_without_authority
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.certified import a_certificate
from tests.support.drawn import examples
from tests.support.drawn_histories import histories
from tests.support.viewed_desk import COLUMNS, FACTS, ViewedDesk, expected_story, story, without_erasures

_serials = itertools.count(1)


@dataclass
class CertifiedOffice:
    """A centre with three devices, and the office that certifies them."""

    centre: Centre
    connection: Connection
    desks: tuple[ViewedDesk, ...]
    devices: tuple[UUID, ...] = ()
    certificates: list[DeviceCertificate] = field(default_factory=list)

    @property
    def owners(self) -> dict[UUID, UUID]:
        """The device of each chain."""
        return {desk.chain.origin: device for desk, device in zip(self.desks, self.devices, strict=True)}

    @property
    def rights(self) -> dict[bytes, tuple[ChainRight, ...]]:
        """What a desk makes of the certificates, of the chains that are here."""
        found, here = dict(certifying.rights(self.certificates, self.owners)), {one.bytes for one in self.owners}
        return {origin: rights for origin, rights in found.items() if origin in here}

    def begin_anew(self) -> None:
        """Lose the office's key: with another one, no certificate of before holds."""
        question = "INSERT INTO journal.office_key (since_serial, public_key) VALUES (%s, %s)"
        self.connection.execute(question, (next(_serials), bytes(32)))
        self.certificates.clear()

    def certify(self, place: int, device_class: DeviceClass, **changes: Any) -> DeviceCertificate:
        """Sign a certificate of one of the devices; of its signature only the form is looked at here."""
        one = a_certificate(self.devices[place], device_class, serial=next(_serials), **changes)
        self.connection.execute(
            "INSERT INTO journal.note (serial, kind, about, note) VALUES (%s, 'certificate', %s, %s)",
            (one.serial, one.device_id, f"{device_certificate.text_of(one)}\n- office AAAA\n"),
        )
        self.certificates.append(one)
        return one

    def draw(self, drawn: Mapping[str, Any], began: Mapping[UUID, int]) -> None:
        """Sign a certificate as it was made up, of chains from where this example ``began`` with them."""
        chains = [desk.chain.origin for desk in self.desks]

        def sizes(of: Sequence[int | None]) -> tuple[tuple[UUID, int], ...]:
            known = zip(chains, of, strict=True)
            return tuple((origin, began[origin] + more) for origin, more in known if more is not None)

        self.certify(
            drawn["place"],
            drawn["class"],
            before=sizes(drawn["before"]),
            upto=None if drawn["upto"] is None else sizes(drawn["upto"]),
            replaces=tuple(self.devices[place] for place in sorted(drawn["replaces"] - {drawn["place"]})),
        )


@pytest.fixture(scope="module")
def office(centre_server: CentreServer) -> Iterator[CertifiedOffice]:
    made = new_centre(centre_server)
    with contextlib.ExitStack() as stack:
        stack.callback(made.drop)
        opened = stack.enter_context(made.connect())
        links = [stack.enter_context(centre_connection.open_link(*made.enrol(f"Loket {no}"))) for no in (1, 2, 3)]
        desks = tuple(ViewedDesk(link) for link in links)
        found: dict[UUID, UUID] = dict(opened.execute("SELECT origin, device_id FROM journal.origin").fetchall())
        yield CertifiedOffice(made, opened, desks, tuple(found[desk.chain.origin] for desk in desks))


def at_the_centre(office: CertifiedOffice) -> dict[bytes, tuple[ChainRight, ...]]:
    """What the centre makes of the certificates, of the chains that are here."""
    here = {desk.chain.origin.bytes for desk in office.desks}
    rights = centre_stories.rights(office.connection)
    return {origin: parts for origin, parts in rights.items() if origin in here}


def unheard(office: CertifiedOffice, subject: UUID) -> set[UUID]:
    """The entries about a subject that do not apply at the centre; each is counted there, and nothing else."""
    story = centre_stories.story(office.connection, subject)
    without = centre_stories.without_authority(office.connection, subject, story)
    counted = {one.entry_id for one in entries_without_authority.entries(office.connection)}
    assert counted & {line.entry_id for line in story} == without
    return without


def doubled(office: CertifiedOffice) -> set[int]:
    """The numbers that were given twice at the centre."""
    return {one.no for one in doubled_numbers.read(office.connection)}


def chosen_names(office: CertifiedOffice, of: str, code: str) -> list[tuple[str]]:
    """What a line of a list is called in the office's views."""
    office.centre.write_figures()
    question = "SELECT name FROM office.choices WHERE (list, code) = (%s, %s)"
    return office.connection.execute(question, (of, code)).fetchall()


AGENCY: Final = {"list": "agency", "code": "pdam", "name": "PDAM", "group": ""}


def lines_of(rows: list[tuple[Any, ...]]) -> list[StoryLine]:
    return sorted(story(rows), key=lambda line: (line.lc, line.entry_id.bytes))


def marked(office: CertifiedOffice, subject: UUID, rows: list[tuple[Any, ...]]) -> tuple[StoryLine, ...]:
    lines = lines_of(rows)
    beyond = entry_authority.without_effect(lines, entry_authority.beyond_authority(office.rights, subject, lines))
    return without_erasures(beyond)


_SIZES = st.lists(st.integers(0, 6) | st.integers(0, 6) | st.none(), min_size=3, max_size=3)
_PLACES = st.integers(0, 2)


def _certificate(**fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    fields: dict[str, st.SearchStrategy[Any]] = {
        "place": _PLACES,
        "class": st.sampled_from(DeviceClass),
        "before": _SIZES,
        "upto": st.none() | _SIZES,
        "replaces": st.just(frozenset()) | st.frozensets(_PLACES, min_size=1, max_size=2),
    }
    return st.fixed_dictionaries(fields | fixed)


@st.composite
def _stolen_and_replaced(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A device that was revoked before its chains ended, and one that takes its place from some entry on."""
    stolen, of = draw(_PLACES), st.just
    ended = st.lists(st.integers(0, 2), min_size=3, max_size=3)
    later = st.lists(st.integers(2, 6), min_size=3, max_size=3)
    place = (stolen + draw(st.integers(1, 2))) % 3
    gone = draw(_certificate(place=of(stolen), before=later, upto=ended, replaces=of(frozenset())))
    new = draw(_certificate(place=of(place), before=later, upto=st.none(), replaces=of(frozenset({stolen}))))
    return [gone, new] if draw(st.booleans()) else [new, gone]


_CERTIFICATES = st.lists(_certificate(), min_size=2, max_size=9) | st.tuples(
    st.lists(_certificate(), max_size=3), _stolen_and_replaced(), st.lists(_certificate(), max_size=1)
).map(lambda parts: [one for part in parts for one in part])
# Where an entry was written, and by whom: mostly by somebody whom no table limits.
_WRITERS = st.tuples(
    st.integers(0, 2), st.sampled_from([*Role, Role.SUPERVISOR, Role.SUPERVISOR, "kepala", ""]).map(str)
)


_ANY_WRITER = st.tuples(st.integers(0, 2), st.sampled_from([*Role, "kepala"]).map(str))


@pytest.mark.thorough
@settings(max_examples=examples(60))
@given(histories(), st.lists(_WRITERS, min_size=15, max_size=15), _CERTIFICATES, st.booleans())
def test_whoever_wrote_it_and_whatever_was_certified_a_complaint_stands_at_the_centre_where_it_stands_at_the_counters(
    office: CertifiedOffice,
    made: list[tuple[str, dict[str, Any], list[int], int]],
    writers: list[tuple[int, str]],
    certificates: list[dict[str, Any]],
    certified_first: bool,
) -> None:
    _hold_to_each_other(office, made, writers, certificates, certified_first)


def _hold_to_each_other(
    office: CertifiedOffice,
    made: list[tuple[str, dict[str, Any], list[int], int]],
    writers: list[tuple[int, str]],
    certificates: list[dict[str, Any]],
    certified_first: bool,
) -> None:
    """What is written is judged at the centre as at a desk, and the complaint stands as it would without the rest."""
    office.begin_anew()
    began = {desk.chain.origin: desk.chain.seq for desk in office.desks}
    if certified_first:
        for one in certificates:
            office.draw(one, began)
    first = office.desks[writers[0][0]]
    lc = max(desk.chain.lc for desk in office.desks)
    first.chain.lc = lc
    written = [first.record()]
    for no, ((kind, drawn, seen, version), (place, role)) in enumerate(zip(made, writers[1:], strict=False), start=2):
        body = drawn | ({"entry": str(written[drawn["entry"]])} if "entry" in drawn else {})
        parents = [written[one] for one in seen]
        desk = office.desks[place]
        written.append(desk.write(written[0], kind, body, parents=parents, v=version, lc=lc + no, role=role))
    rows = [row for desk in office.desks for row in desk.rows]
    for desk in office.desks:
        desk.push()
    if not certified_first:
        for one in certificates:
            office.draw(one, began)
    assert at_the_centre(office) == office.rights
    lines = marked(office, written[0], rows)
    assert unheard(office, written[0]) == entry_authority.beyond_authority(office.rights, written[0], lines_of(rows))
    office.centre.write_figures()
    row = office.connection.execute(f"SELECT {FACTS} FROM office.complaints WHERE subject = %s", (written[0],))
    folded = complaint_fold.fold_case(lines)
    assert row.fetchone() == (None if folded is None else expected_story(*folded))
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


def test_certificates_are_read_at_the_centre_as_at_a_desk(office: CertifiedOffice) -> None:
    office.begin_anew()
    assert at_the_centre(office) == office.rights == {}
    for place, device_class in enumerate(DeviceClass):
        chain = office.desks[place].chain.origin
        office.certify(place, device_class, before=((chain, 3), (UUID(int=7), 1)))
        office.certify(place, DeviceClass.COUNTER, before=((chain, 5),))
        office.certify(place, DeviceClass.OFFICE, before=((chain, 8),), upto=((chain, 9),))
    rights = office.rights
    assert [(one.after, one.device_class) for one in rights[office.desks[1].chain.origin.bytes]] == [
        (0, "vouched"),
        (3, "handling"),
        (5, "counter"),
        (9, "revoked"),
    ]
    assert at_the_centre(office) == rights
    office.connection.execute("UPDATE journal.device SET replaced_by = %s WHERE device_id = %s", office.devices[:2])
    office.connection.execute(
        "UPDATE journal.origin SET device_id = %s WHERE origin = %s", (office.devices[0], office.desks[1].chain.origin)
    )
    office.certify(0, DeviceClass.COUNTER, replaces=(office.devices[1],))
    moved = office.rights
    assert moved != rights
    assert at_the_centre(office) == moved, "whoever its device is by the enrolments"
    office.connection.execute("UPDATE journal.device SET replaced_by = NULL")
    office.connection.execute(
        "UPDATE journal.origin SET device_id = %s WHERE origin = %s", (office.devices[1], office.desks[1].chain.origin)
    )


def test_a_chain_that_nobody_is_known_to_own_is_of_whom_a_certificate_names(office: CertifiedOffice) -> None:
    office.begin_anew()
    chains = [desk.chain.origin for desk in office.desks]
    office.certify(0, DeviceClass.COUNTER, before=((chains[0], 2), (chains[2], 1)))
    office.certify(2, DeviceClass.HANDLING, before=((chains[2], 4),))
    office.certify(1, DeviceClass.COUNTER, upto=((chains[1], 6),))
    owned = office.rights
    for known in ((), chains[:1]):
        owners = {origin: device for origin, device in office.owners.items() if origin in known}
        office.connection.execute(
            "UPDATE journal.origin SET device_id = NULL WHERE origin = ANY (%s) AND origin <> ALL (%s)",
            (chains, list(known)),
        )
        assert at_the_centre(office) == dict(certifying.rights(office.certificates, owners)) == owned
        for origin, device in office.owners.items():
            office.connection.execute("UPDATE journal.origin SET device_id = %s WHERE origin = %s", (device, origin))


def test_a_list_that_a_counter_wrote_does_not_hold(office: CertifiedOffice) -> None:
    office.begin_anew()
    example = encode(KINDS[EntryKind.CHOICE_SET].examples[0]) | AGENCY
    names, about = [], ids.subject(example["list"], example["code"])
    for device_class in (DeviceClass.OFFICE, DeviceClass.COUNTER, DeviceClass.HANDLING):
        chain = office.desks[0].chain
        chain.lc += 1
        office.certify(0, device_class, before=((chain.origin, chain.seq),))
        office.desks[0].write(about, EntryKind.CHOICE_SET, example | {"name": str(device_class)})
        office.desks[0].push()
        names += chosen_names(office, example["list"], example["code"])
    office.certify(0, DeviceClass.OFFICE, before=((chain.origin, chain.seq),))
    names += chosen_names(office, example["list"], example["code"])
    assert names == [(str(DeviceClass.OFFICE),)] * 4, "and what stood before stays, also once its device is widened"


@pytest.mark.parametrize("role", Role)
def test_a_list_and_a_person_that_somebody_of_another_role_wrote_do_not_hold(
    office: CertifiedOffice, role: Role
) -> None:
    office.begin_anew()
    desk = office.desks[0]
    example = encode(KINDS[EntryKind.CHOICE_SET].examples[0]) | AGENCY
    code, person = f"dari-{role}", new_id()
    about = ids.subject(example["list"], code)
    chosen = desk.write(about, EntryKind.CHOICE_SET, example | {"code": code}, role=str(role))
    added = encode(KINDS[EntryKind.OFFICER_SET].examples[0]) | {"what": "added"}
    set_up = desk.write(person, EntryKind.OFFICER_SET, added, role=str(role))
    secret = desk.write(person, EntryKind.OFFICER_SET, added | {"what": "secret"}, role=str(role))
    rows = [row for row in desk.rows if row[COLUMNS.index("subject")] == person]
    desk.push()
    found = chosen_names(office, example["list"], code)
    assert bool(found) is (role in {Role.SUPERVISOR, Role.ADMINISTRATOR})
    without = entry_authority.beyond_authority({}, person, lines_of(rows))
    assert without == (set() if role is Role.SUPERVISOR else {set_up, secret}), "a new secret makes nobody anybody"
    assert unheard(office, about) == (set() if found else {chosen})
    assert unheard(office, person) == without
    known = desk.write(person, EntryKind.OFFICER_SET, added, role=str(Role.SUPERVISOR))
    rows += desk.rows
    desk.push()
    without = entry_authority.beyond_authority({}, person, lines_of(rows))
    assert without == (set() if role is Role.SUPERVISOR else {set_up}), "of somebody it is everybody's own"
    assert unheard(office, person) == without
    assert known not in without


def test_a_new_secret_of_no_zone_or_moment_is_none_at_the_centre_either(office: CertifiedOffice) -> None:
    office.begin_anew()
    desk, person = office.desks[0], new_id()
    added = encode(KINDS[EntryKind.OFFICER_SET].examples[0]) | {"what": "added"}
    desk.write(person, EntryKind.OFFICER_SET, added, role=str(Role.SUPERVISOR))
    since = desk.chain.seq
    unread = {
        desk.write(person, EntryKind.OFFICER_SET, added | {"what": "secret"}, role=str(Role.OFFICER), **odd)
        for odd in ({"zone": "CET"}, {"occurred_at": "yesterday"}, {"recorded_at": "2026-11-24"})
    }
    desk.write(person, EntryKind.OFFICER_SET, added | {"what": "secret"}, role=str(Role.OFFICER))
    plain = [tuple(value.bytes if isinstance(value, UUID) else value for value in row) for row in desk.rows]
    lines = [story_line.line(row, row[COLUMNS.index("body")]) for row in plain]
    desk.push()
    for certified in (False, True):  # by the role; and by the class
        if certified:
            office.certify(0, DeviceClass.COUNTER, before=((desk.chain.origin, since),))
        without = entry_authority.beyond_authority(office.rights, person, lines)
        assert without == unread
        assert unheard(office, person) == without


def test_a_step_that_is_spelled_otherwise_is_that_step_at_the_centre_too(office: CertifiedOffice) -> None:
    office.begin_anew()
    desk = office.desks[0]
    for body, applies in (
        (b'{"step":"analyse"}', False),
        (b'{"step" :"\\u0061nalyse"}', False),
        (b'{"step":"inform","text":"analyse"}', True),
    ):
        subject = desk.record(no=8)
        written = desk.write(subject, EntryKind.STEPPED, {}, raw_body=body, role=str(Role.OFFICER))
        rows = list(desk.rows)
        desk.push()
        without = entry_authority.beyond_authority({}, subject, lines_of(rows))
        assert unheard(office, subject) == without
        assert without == (set() if applies else {written}), body


@st.composite
def _corrected(draw: st.DrawFn) -> list[tuple[str, dict[str, Any], list[int], int]]:
    """Steps in the procedure's order, and corrections of the last of them, or of any."""
    made: list[tuple[str, dict[str, Any], list[int], int]] = []
    for place, step in enumerate(draw(st.sampled_from([_STRAIGHT, _STRAIGHT[:1], [Step.CANCEL], _STRAIGHT[:3]]))):
        kind = {Step.REVIEW: EntryKind.REVIEWED, Step.CANCEL: EntryKind.CANCELLED}.get(step, EntryKind.STEPPED)
        body = {"step": str(step)} if kind == EntryKind.STEPPED else {}
        made.append((str(kind), body | {"on": "2026-11-24", "text": "", "why": "", "level": ""}, [place], 1))
    for _ in range(draw(st.integers(1, 4))):
        named = draw(st.integers(0, 3).map(lambda back: max(0, len(made) - back)))
        lies = draw(st.sampled_from([*map(str, Step), ""]))  # what a correction says that it takes back
        said: dict[str, Any] = {"entry": named, "step": lies, "why": "", "by": EXAMPLE_ID}
        made.append((str(EntryKind.STEP_CORRECTED), said, [len(made)], 1))
    return made


_STRAIGHT: Final = [Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY]


@pytest.mark.thorough
@settings(max_examples=examples(60))
@given(_corrected(), st.lists(_ANY_WRITER, min_size=15, max_size=15), _CERTIFICATES, st.booleans())
def test_whoever_takes_a_step_back_it_stands_at_the_centre_where_it_stands_at_the_counters(
    office: CertifiedOffice,
    made: list[tuple[str, dict[str, Any], list[int], int]],
    writers: list[tuple[int, str]],
    certificates: list[dict[str, Any]],
    certified_first: bool,
) -> None:
    wrong = [place for place, (kind, *_) in enumerate(made, start=1) if kind == EntryKind.STEP_CORRECTED]
    writers = [(place, role if no in wrong else "supervisor") for no, (place, role) in enumerate(writers)]
    _hold_to_each_other(office, made, writers, certificates if len(wrong) > 1 else [], certified_first)


@pytest.mark.parametrize("step", [Step.REVIEW, Step.CANCEL, Step.ANALYSE, Step.INFORM])
def test_a_step_that_a_role_may_not_take_it_does_not_take_back_at_the_centre(
    office: CertifiedOffice, step: Step
) -> None:
    kind = {Step.REVIEW: EntryKind.REVIEWED, Step.CANCEL: EntryKind.CANCELLED}.get(step, EntryKind.STEPPED)
    for role in Role:
        office.begin_anew()
        desk = office.desks[0]
        subject = desk.record(no=9)
        taken = desk.write(subject, kind, {"step": str(step), "on": "2026-11-24"}, role=str(Role.SUPERVISOR))
        # What it says of the step itself is nothing to go by.
        body = {"entry": str(taken), "step": "inform", "why": "", "by": EXAMPLE_ID}
        written = desk.write(subject, EntryKind.STEP_CORRECTED, body, parents=[taken], role=str(role))
        rows = list(desk.rows)
        desk.push()
        without = entry_authority.beyond_authority({}, subject, lines_of(rows))
        assert without == (set() if role in roles_that(RULES[step].may) else {written}), role
        assert unheard(office, subject) == without, role


def test_a_device_takes_no_step_back_at_the_centre_that_it_may_not_take(office: CertifiedOffice) -> None:
    office.begin_anew()
    first, second = office.desks[:2]
    office.certify(0, DeviceClass.OFFICE)
    office.certify(1, DeviceClass.HANDLING, before=((second.chain.origin, second.chain.seq),))
    for kind, is_kept in ((EntryKind.CANCELLED, False), (EntryKind.REVIEWED, True)):
        subject, other = first.record(no=10), first.record(no=11)
        supervisor = str(Role.SUPERVISOR)
        taken = first.write(subject, kind, {"on": "2026-11-24"}, role=supervisor)
        rows = list(first.rows)
        first.push()
        second.chain.lc = max(first.chain.lc, second.chain.lc)
        body = {"entry": str(taken), "step": "", "why": "", "by": EXAMPLE_ID}
        written = second.write(subject, EntryKind.STEP_CORRECTED, body, parents=[taken], role=supervisor)
        second.write(other, EntryKind.STEP_CORRECTED, body, role=supervisor)  # of another complaint: it takes none back
        rows += second.rows
        second.push()
        for about, without in ((subject, set() if is_kept else {written}), (other, set())):
            of_it = lines_of([row for row in rows if row[COLUMNS.index("subject")] == about])
            assert entry_authority.beyond_authority(office.rights, about, of_it) == without, kind
            assert unheard(office, about) == without, kind


def test_whom_a_stolen_device_alone_made_somebody_is_nobody_at_the_centre(office: CertifiedOffice) -> None:
    office.begin_anew()
    stolen, other = office.desks[:2]
    office.certify(1, DeviceClass.OFFICE)
    person, before = new_id(), stolen.chain.seq
    added = encode(KINDS[EntryKind.OFFICER_SET].examples[0]) | {"what": "added"}
    made = stolen.write(person, EntryKind.OFFICER_SET, added, role=str(Role.SUPERVISOR))
    other.chain.lc = max(stolen.chain.lc, other.chain.lc)
    secret = other.write(person, EntryKind.OFFICER_SET, added | {"what": "secret"}, role=str(Role.OFFICER))
    rows = [*stolen.rows, *other.rows]
    stolen.push()
    other.push()
    assert unheard(office, person) == set()
    chain = stolen.chain
    office.certify(0, DeviceClass.OFFICE, before=((chain.origin, chain.seq),), upto=((chain.origin, before),))
    assert entry_authority.beyond_authority(office.rights, person, lines_of(rows)) == {made, secret}
    assert unheard(office, person) == {made, secret}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_an_absence_of_somebody_else_is_a_supervisors_to_set_and_to_withdraw_at_the_centre_too(
    office: CertifiedOffice, role: Role
) -> None:
    office.begin_anew()
    desk = office.desks[0]
    own = encode(KINDS[EntryKind.ABSENCE_SET].examples[0])
    other = own | {"officer": str(new_id())}
    mine, theirs = new_id(), new_id()
    desk.write(mine, EntryKind.ABSENCE_SET, own, entry_id=mine, role=str(role))
    forged = {
        desk.write(theirs, EntryKind.ABSENCE_SET, other, entry_id=theirs, role=str(role)),
        desk.write(theirs, EntryKind.ABSENCE_SET, own | {"withdrawn": True}, role=str(role)),  # it is another's
        desk.write(mine, EntryKind.ABSENCE_SET, other, role=str(role)),
        desk.write(mine, EntryKind.ABSENCE_SET, {"officer": EXAMPLE_ID}, role=str(role)),  # nobody wrote it
    }
    for body in ({"by": 7}, {"officer": 7}, {}):
        desk.write(mine, EntryKind.ABSENCE_SET, own | body, role=str(role))
    desk.write(mine, EntryKind.ABSENCE_SET, {}, raw_body=b"{}", role=str(role))
    rows = list(desk.rows)
    desk.push()
    for subject in (mine, theirs):
        of_it = [row for row in rows if row[COLUMNS.index("subject")] == subject]
        without = entry_authority.beyond_authority({}, subject, lines_of(of_it))
        assert unheard(office, subject) == without
        assert without >= forged & {line.entry_id for line in lines_of(of_it)} if role is Role.OFFICER else not without


def test_a_complaint_that_an_officer_amends_back_to_its_review_stays_where_it_is_at_the_centre(
    office: CertifiedOffice,
) -> None:
    office.begin_anew()
    desk = office.desks[0]
    subject = desk.record(no=9)
    body = b'{"changes":{},"why":"Salah","step":"reclassify","on":"2026-11-24"}'
    written = [desk.write(subject, EntryKind.AMENDED, {}, raw_body=body, role=str(role)) for role in Role]
    desk.push()
    without = {written[number] for number, role in enumerate(Role) if role is not Role.SUPERVISOR}
    assert unheard(office, subject) == without


def test_an_erasure_that_a_counter_asked_for_applies_once_the_office_carried_it_out(office: CertifiedOffice) -> None:
    office.begin_anew()
    office.certify(0, DeviceClass.COUNTER)
    desk = office.desks[0]
    subject = desk.record(no=7)
    desk.write(subject, EntryKind.ERASED, encode(KINDS[EntryKind.ERASED].examples[0]))
    desk.push()
    status = [stands[0].status for stands in [centre_stories.fold_story(office.connection, subject)] if stands]
    office.connection.execute("UPDATE journal.erasure SET done_at = now() WHERE subject = %s", (subject,))
    status += [stands[0].status for stands in [centre_stories.fold_story(office.connection, subject)] if stands]
    assert status == [Status.REGISTERED, Status.CANCELLED], "the office agreed to it"


def test_a_number_from_outside_its_series_doubles_none_at_the_centre(office: CertifiedOffice) -> None:
    office.begin_anew()
    first, second = office.desks[1], office.desks[2]
    for place in (1, 2):
        office.certify(place, DeviceClass.OFFICE)
    first.record(no=501)
    second.record(no=501)
    first.push()
    second.push()
    assert 501 in doubled(office)
    office.certify(1, DeviceClass.COUNTER, series=("L1",))
    assert 501 not in doubled(office)


def test_a_number_that_a_stolen_device_gave_is_none_whoever_took_its_place(office: CertifiedOffice) -> None:
    office.begin_anew()
    stolen, other = office.desks[0], office.desks[2]
    for place in (0, 2):
        office.certify(place, DeviceClass.OFFICE, series=("L1",))
    before = stolen.chain.seq
    subject = stolen.record(no=502)
    other.record(no=502)
    stolen.push()
    other.push()
    assert 502 in doubled(office)
    chain = stolen.chain
    office.certify(0, DeviceClass.OFFICE, before=((chain.origin, chain.seq),), upto=((chain.origin, before),))
    office.certify(1, DeviceClass.OFFICE, before=((chain.origin, chain.seq),), replaces=(office.devices[0],))
    assert office.rights[chain.origin.bytes][-1].after == chain.seq, "what is written from there on counts again"
    assert 502 not in doubled(office)
    assert centre_stories.fold_story(office.connection, subject) is None


_SERIES = ("L1", "L2", "L3")
_OWN_KINDS = sorted(authority.kinds_of(authority.Extent.OWN_SERIES, authority.Extent.OWN_DEVICE))


@pytest.mark.thorough
@settings(max_examples=examples(40))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(_OWN_KINDS),
            _PLACES,
            st.sampled_from(_SERIES),
            st.sampled_from(_SERIES),
            st.integers(0, 2),
            st.sampled_from([*Role]).map(str),
        ),
        min_size=1,
        max_size=12,
    ),
    st.lists(st.tuples(_PLACES, st.sampled_from(DeviceClass), st.frozensets(st.sampled_from(_SERIES))), max_size=6),
)
def test_what_is_about_a_series_or_a_desk_is_judged_at_the_centre_as_at_a_desk(
    office: CertifiedOffice,
    made: list[tuple[str, int, str, str, int, str]],
    certified: list[tuple[int, DeviceClass, frozenset[str]]],
) -> None:
    office.begin_anew()
    for place, device_class, series in certified:
        before = tuple((desk.chain.origin, desk.chain.seq) for desk in office.desks)
        office.certify(place, device_class, before=before, series=tuple(sorted(series)))
    rows: list[tuple[UUID, tuple[Any, ...]]] = []
    for kind, place, said, of, about, role in made:
        desk = office.desks[place]
        desk.chain.lc = max(one.chain.lc for one in office.desks)
        entry_id = new_id()
        subject = _subject_of(kind, of, office.desks[about].chain.origin, entry_id)
        body = encode(KINDS[kind].examples[0]) | {"series": said, "day": "2026-11-24"}
        number = (f"kotak/{of}" if kind == EntryKind.BOX_OPENED else said, 2026, 3)
        numbered = kind in (EntryKind.BOX_OPENED, EntryKind.NUMBERS_RESERVED)
        desk.write(subject, kind, body, entry_id=entry_id, role=role, **({"number": number} if numbered else {}))
        rows.append((subject, desk.rows[-1]))
    for desk in office.desks:
        desk.push()
    beyond: set[UUID] = set()
    for subject, row in rows:
        beyond |= entry_authority.beyond_authority(office.rights, subject, lines_of([row]))
    written = {row[COLUMNS.index("entry_id")] for _, row in rows}
    named = {one.entry_id for one in entries_without_authority.entries(office.connection)}
    assert named & written == beyond


def _subject_of(kind: str, series: str, chain: UUID, entry_id: UUID) -> UUID:
    day = f"{series}/2026-11-24"
    names = {EntryKind.DAY_CLOSED: ("closed", day), EntryKind.SHIFT_HANDED: ("handed", day)}
    if kind == EntryKind.BOX_OPENED:
        return entry_id
    if kind in own_entries.OF_DESKS:
        return own_entries.desk_subject(kind, chain)
    return ids.subject(*names.get(EntryKind(kind), ("numbers", series)))
