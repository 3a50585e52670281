"""What the centre's views count is what the counters count, whatever happened at them."""

from __future__ import annotations

import contextlib
import dataclasses
import random
from collections import Counter as Counter_
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.dates import from_text
from frontoffice.domain.cases.case import Team
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import Complainant, Identity, Kind
from frontoffice.domain.consultation import ConsultationFilter, Inquiry
from frontoffice.domain.incoming import NoComplaint
from frontoffice.domain.reports.report import Scope
from frontoffice.errors import Refused
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries import canonical
from tests.support.centre_server import CentreServer, new_centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.drawn_lists import CODES, TEXTS
from tests.support.examples import OfficeClock, a_complainant, a_letter, an_officer
from tests.support.incoming import a_mail

SECOND = an_officer(name="Yuliana Putri")
LAST_WEEK = datetime(2026, 12, 29, 16, 30, tzinfo=UTC)  # half past 23 in WIB, half past 1 of the next day in WIT
STEPS = (
    *(Step.ANALYSE, Step.DECIDE, Step.GO_ON, Step.ACT, Step.VERIFY, Step.GO_ON, Step.UNSATISFIED, Step.SATISFIED),
    *(Step.FORWARD, Step.WITHDRAW, Step.GIVE_UP, Step.REOPEN, Step.NOTE, Step.ANSWER, Step.FINISH),
)


class Office:
    """Two counters of other zones, and all that can be done to a number, drawn from one seed.

    Counters of one series give numbers twice, until one of each two has a suffix.
    """

    def __init__(self, server: CentreServer, folder: Path, seed: int, series: tuple[str, str] = ("L1", "L2")) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.renumbered = 0
        self.centre, self.clock = new_centre(server), OfficeClock(LAST_WEEK)
        self.counters = [
            Counter(folder / name, self.centre, one, clock=self.clock)
            for name, one in zip(("first", "second"), series, strict=True)
        ]
        self.counters[1].register.desk = dataclasses.replace(self.counters[1].register.desk, zone="WIT")

    def happen(self, times: int) -> None:
        for _ in range(times):
            counter = self.chance.choice(self.counters)
            doing = [self.record, self.record, *[self.step] * 5, self.amend, self.leave, self.go_on]
            lists = [self.name, self.mean, self.renumber]
            what = self.chance.choice([*doing, *lists, self.consult, self.consult, self.turn, self.forget])
            what = self.chance.choice([what] * 5 + [self.receive, self.receive, self.decide, self.forget_message])
            with contextlib.suppress(Refused):
                what(counter)

    def record(self, counter: Counter) -> None:
        numbering = counter.register.numbering
        if numbering.find_block() == "series_of_another_desk":
            numbering.take_over_series("Meja ini yang menomori", SUPERVISOR, counter.draw(), numbering.last_known())
        on = counter.register.today() - timedelta(days=self.chance.choice([0, 0, 1, 3, 30]))
        counter.register.complaints.record(self.letter(on), OFFICER, counter.draw())

    def renumber(self, counter: Counter) -> None:
        twice = counter.register.numbering.duplicates()
        if twice:
            one = self.chance.choice(twice)
            counter.register.numbering.renumber(one.subject, "Dua kertas", SUPERVISOR, counter.draw())
            self.renumbered += 1

    def name(self, counter: Counter) -> None:
        of, text, code = self.line()
        group = self.chance.choice(["ESDM", "Tambang", "Lainnya"]) if of is ListName.SERVICE else ""
        choice = Choice(code, text, group, self.chance.random() < 0.7)
        counter.register.reference_data.set_choice(of, choice, SUPERVISOR, counter.draw())

    def mean(self, counter: Counter) -> None:
        of, text, code = self.line()
        code = code if self.chance.random() < 0.7 else ""
        counter.register.reference_data.set_aliases(of, [text], code, SUPERVISOR, counter.draw())

    def line(self) -> tuple[ListName, str, str]:
        of = self.chance.choice(list(TEXTS))
        return of, self.chance.choice(TEXTS[of]), self.chance.choice(CODES[of])

    def letter(self, on: date) -> Any:
        where = {of.value: self.chance.choice(["", *TEXTS[of]]) for of in (ListName.REGENCY, ListName.DISTRICT)}
        who = a_complainant(
            nik=self.chance.choice(["", "", "1971034107900002", "1971034107900003"]),
            phone=self.chance.choice(["", "0812-7171-2026", "+62 812 7171 2026", "0812 7171 2027"]),
            identity=self.chance.choice([Identity.OPEN, Identity.OPEN, Identity.CONFIDENTIAL]),
            **where,
        )
        return a_letter(
            kind=self.chance.choice([*Kind, Kind.COMPLAINT]),
            received_on=on,
            received_why="Libur",
            external_id="",
            complainant=who,
            service=self.chance.choice(["", *TEXTS[ListName.SERVICE]]),
            sector=self.chance.choice(["", *TEXTS[ListName.SECTOR]]),
            category=self.chance.choice(["", *TEXTS[ListName.CATEGORY]]),
        )

    def one(self, counter: Counter) -> UUID:
        rows: Any = counter.connection.execute("SELECT subject FROM complaint ORDER BY subject").fetchall()
        if not rows:
            raise Refused
        return UUID(bytes=self.chance.choice(rows)[0])

    def step(self, counter: Counter) -> None:
        subject = self.one(counter)
        may = [
            offer.step
            for offer in counter.register.handling.possible_steps(subject, SUPERVISOR)
            if offer.problem is None
        ]
        step = self.chance.choice([step for step in STEPS if step in may] or [Step.REVIEW])
        if step is Step.REVIEW:
            level = self.chance.choice(["", "level.light"])
            team = Team(
                *self.chance.choice([("",), ("Tim A",), ("Tim A", "Teknis"), ("Tim A, B", "", "OPD"), ("Sari",)])
            )
            classified = Classified(level, "Tidak patut", team)
            counter.register.handling.review(subject, "", SUPERVISOR, counter.draw(), classified)
        else:
            facts: dict[str, Any] = {"outcome": Outcome.PROVEN, "source": Source.SPOKEN, "late_why": "Antre"}
            facts["agency"] = self.chance.choice(TEXTS[ListName.AGENCY])
            counter.advance(subject, step, **facts)

    def amend(self, counter: Counter) -> None:
        subject = self.one(counter)
        on = counter.register.complaints.get(subject).recorded_on - timedelta(days=self.chance.randrange(5))
        counter.register.amendments.amend(subject, self.letter(on), "Salah", OFFICER, counter.draw())

    def leave(self, counter: Counter) -> None:
        subject = self.one(counter)
        if self.chance.random() < 0.5:
            counter.register.handling.cancel(subject, "Salah", SUPERVISOR, counter.draw())
        else:
            counter.register.erasures.erase(subject, "Nota Dinas", (SUPERVISOR, SECOND), counter.draw())

    def consult(self, counter: Counter) -> None:
        asked = Inquiry(
            *(self.chance.choice(["counter", "telephone"]), "Syarat", "", "Siti"),
            self.chance.choice(["", "Izin tambang", "Izin Trayek (AKDP)"]),
        )
        counter.register.consulting.record(asked, OFFICER, counter.draw())

    def one_consultation(self, counter: Counter) -> UUID:
        rows: Any = counter.connection.execute("SELECT subject FROM consultation ORDER BY subject").fetchall()
        if not rows:
            raise Refused
        return UUID(bytes=self.chance.choice(rows)[0])

    def turn(self, counter: Counter) -> None:
        draft = counter.register.consulting.draft_of(self.one_consultation(counter), OFFICER)
        letter = self.letter(counter.register.today())
        counter.register.complaints.record(letter, OFFICER, counter.draw(), draft_id=draft.draft_id)

    def forget(self, counter: Counter) -> None:
        one = self.one_consultation(counter)
        counter.register.erasures.erase_consultation(one, "Nota Dinas", (SUPERVISOR, SECOND), counter.draw())

    def receive(self, counter: Counter) -> None:
        mail = a_mail(
            self.chance.randrange(9), arrived_at=self.clock() - timedelta(hours=self.chance.choice([0, 5, 90]))
        )
        counter.register.receiving.take_in([mail])

    def one_message(self, counter: Counter) -> UUID:
        rows: Any = counter.connection.execute("SELECT subject FROM message ORDER BY subject").fetchall()
        if not rows:
            raise Refused
        return UUID(bytes=self.chance.choice(rows)[0])

    def decide(self, counter: Counter) -> None:
        one, receiving = self.one_message(counter), counter.register.receiving
        what = self.chance.choice(["none", "contact", "turn", "undo"])
        if what == "none":
            receiving.settle_as_none(one, NoComplaint.OTHER, OFFICER, counter.draw())
        elif what == "contact":
            receiving.settle_as_contact(one, self.one(counter), OFFICER, counter.draw())
        elif what == "undo":
            receiving.undo(one, OFFICER, counter.draw())
        else:
            draft, letter = receiving.draft_of(one, OFFICER), self.letter(counter.register.today())
            counter.register.complaints.record(letter, OFFICER, counter.draw(), draft_id=draft.draft_id)

    def forget_message(self, counter: Counter) -> None:
        one = self.one_message(counter)
        counter.sync()  # a desk that never saw the centre erases at once, and for itself alone
        counter.register.erasures.erase_message(one, "Nota Dinas", (SUPERVISOR, SECOND), counter.draw())

    def go_on(self, counter: Counter) -> None:
        self.clock.move(days=self.chance.choice([0, 1, 4, 25]))
        counter.sync()

    def demand_equal(self) -> None:
        for counter in (*self.counters, *self.counters):
            counter.sync()
        with self.centre.reported() as opened:
            opened.execute("SET ROLE frontoffice_report")
            for counter in self.counters:
                for table, view, columns in TABLES:
                    only = " WHERE cut NOT LIKE 'month.%'" if "cut" in columns else ""
                    asked = f"SELECT {columns}, n FROM {table}{only}"
                    there = opened.execute(f"SELECT {columns}, complaints FROM office.{view}").fetchall()
                    here: Any = counter.connection.execute(asked).fetchall()
                    if "cut" in columns:
                        here = by_codes(here, canonical.lists(counter.register.unit))
                    assert sorted(map(as_text, there)) == sorted(map(as_text, here))
                demand_months(opened, counter)
                demand_consultations(opened, counter)
                demand_messages(opened, counter)

    def close(self) -> None:
        for counter in self.counters:
            counter.register.close()
        self.centre.drop()


TABLES = (
    ("report_count", "report_counts", "cut, value, series, received_on, recorded_on, clock"),
    ("report_done", "report_done", "cut, value, series, done_on"),
    ("report_span", "report_spans", "what, received_on, recorded_on, series, ended_on"),
)


def by_codes(rows: list[tuple[Any, ...]], known: canonical.Lists) -> list[tuple[Any, ...]]:
    """The counts of texts as those of the choices that they mean."""
    counted: Counter_[tuple[Any, ...]] = Counter_()
    for cut, value, *rest, many in rows:
        category, _, service = value.partition("\x1f")
        topic = "\x1f".join((canonical.code(known, "category", category), canonical.code(known, "service", service)))
        counted[cut, topic if cut == "topic" else canonical.code(known, cut, value), *rest] += many
    return [(*key, many) for key, many in counted.items()]


def as_text(row: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row)


def demand_months(opened: Connection, counter: Counter) -> None:
    rows = opened.execute("SELECT month, series, carried, received, done, rest FROM office.report_months").fetchall()
    for month, series, *movement in rows:
        scope = Scope(report_period.containing(report_period.PeriodKind.MONTH, month), counter=series)
        there = counter.register.reports.figures(scope).movement
        assert movement == [there.carried, there.received, there.done, there.rest]


def demand_consultations(opened: Connection, counter: Counter) -> None:
    columns = "subject, recorded_at, day, series, counter, channel, channel_name, service, complaint, erased"
    there = opened.execute(f"SELECT {columns} FROM office.consultations").fetchall()
    services = canonical.lists(counter.register.unit)[ListName.SERVICE]
    here, _ = counter.register.consultations.list_masked(
        ConsultationFilter(report_period.between(date(2020, 1, 1), date(2030, 1, 1)))
    )
    assert sorted(there, key=str) == sorted(
        (
            (
                *(one.subject, one.recorded_at, one.day, one.series, one.counter, one.inquiry.channel),
                *(one.channel_name, services.name(services.code(one.inquiry.service)), one.complaint, one.erased),
            )
            for one in here
        ),
        key=str,
    )
    months = opened.execute(
        "SELECT to_char(month, 'YYYY-MM'), channel, service, sum(consultations)::bigint FROM office.consultation_months"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    ).fetchall()
    whole = counter.register.consultations.count_by_month(report_period.between(date(2020, 1, 1), date(2030, 1, 1)))
    assert sorted(months) == sorted(tuple(line) for line in whole)


def demand_messages(opened: Connection, counter: Counter) -> None:
    there = opened.execute(
        "SELECT subject, arrived_at, day, series, counter, channel, coalesce(outcome, ''), reason, settled_at, complaint,"
        " erased FROM office.messages"
    ).fetchall()
    rows: Any = counter.connection.execute(
        "SELECT subject, arrived_at, day, series, counter, channel, outcome, reason, settled_at, complaint, erased"
        " FROM message"
    ).fetchall()
    here = [
        (
            *(UUID(bytes=subject), from_text(arrived_at), date.fromisoformat(day), *said),
            *(
                from_text(settled_at) if settled_at else None,
                UUID(bytes=complaint) if complaint else None,
                bool(erased),
            ),
        )
        for subject, arrived_at, day, *said, settled_at, complaint, erased in rows
    ]
    assert sorted(there, key=str) == sorted(here, key=str)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long), pytest.param(3, marks=pytest.mark.long)])
def test_the_centre_counts_what_the_counters_count(centre_server: CentreServer, tmp_path: Path, seed: int) -> None:
    office = Office(centre_server, tmp_path, seed)
    try:
        office.happen(40 if seed == 1 else 400)
        office.demand_equal()
    finally:
        office.close()


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [4, pytest.param(5, marks=pytest.mark.long), pytest.param(6, marks=pytest.mark.long)])
def test_it_counts_so_where_numbers_were_given_twice_and_got_a_suffix(
    centre_server: CentreServer, tmp_path: Path, seed: int
) -> None:
    office = Office(centre_server, tmp_path, seed, ("L1", "L1"))
    try:
        for counter in office.counters:
            office.record(counter)
        for counter in (*office.counters, *office.counters):
            counter.sync()
        office.renumber(office.counters[1])
        assert office.renumbered == 1
        office.happen(8 if seed == 4 else 400)
        office.demand_equal()
    finally:
        office.close()


def came_again(office: Office) -> list[tuple[Any, ...]]:
    """What the centre has of who came again, as a reporting tool reads it, held to each counter's own."""
    office.demand_equal()
    with office.centre.connect() as opened:
        opened.execute("SET ROLE frontoffice_report")
        columns = "series, received_on::text, complaints"
        rows = opened.execute(f"SELECT {columns} FROM office.report_counts WHERE cut = 'again' ORDER BY 1, 2")
        return rows.fetchall()


@pytest.mark.thorough
def test_a_foreigner_or_a_company_that_came_again_is_known_by_its_number(
    centre_server: CentreServer, tmp_path: Path
) -> None:
    office = Office(centre_server, tmp_path, 8)
    try:
        one, two = office.counters
        foreigner = Complainant("Anna", identity_kind="passport", identity_no="A1234567", phone="0812 7171")
        company = Complainant("PT Timah", nib="1234567890123", phone="0812 7272")
        for who in (foreigner, company):
            one.record(complainant=who)
        office.clock.move(days=3)
        for who in (foreigner, company):
            (again,) = two.record(complainant=dataclasses.replace(who, phone="0813 1"))
        assert came_again(office) == [("L2", again.received_on.isoformat(), 2)]
    finally:
        office.close()


def test_who_came_again_is_counted_at_the_centre_and_named_nowhere(centre_server: CentreServer, tmp_path: Path) -> None:
    office = Office(centre_server, tmp_path, 7)
    try:
        one, two = office.counters
        who = a_complainant(nik="", phone="+62 812 7171 2026")
        one.record(complainant=who)
        office.clock.move(days=3)
        (again,) = two.record(complainant=dataclasses.replace(who, name="Nur", phone="0812-7171-2026"))
        two.record(complainant=dataclasses.replace(who, identity=Identity.CONFIDENTIAL))
        (other,) = one.record(complainant=dataclasses.replace(who, phone="0812-7171-2027"))
        first, day = (on.isoformat() for on in (again.received_on, other.received_on))
        assert came_again(office) == [("L2", first, 1)]
        letter = dataclasses.replace(one.register.complaints.get(other.subject).intake, complainant=who)
        one.register.amendments.amend(other.subject, letter, "Salah nomor", OFFICER, one.draw())
        assert came_again(office) == [("L1", day, 1), ("L2", first, 1)]
        two.register.handling.cancel(again.subject, "Salah", SUPERVISOR, two.draw())
        assert came_again(office) == [("L1", day, 1)]
    finally:
        office.close()
