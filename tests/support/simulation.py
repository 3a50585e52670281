"""A world of counters, desks and a centre to which everything happens, drawn from one seed.

Choices, entries' identities, chains and tokens come from the seed, so a seed that fails can be run again; what is not
drawn from it (salts, the moment at which a thread goes on) decides nothing. At the end nothing more happens: everybody
has rounds and the office merges what was put aside. Then every entry that still existed anywhere is everywhere, once,
unchanged, and everybody reads the same; what becomes of attachments stands in ``simulated_contents``, what machines and
people do to it besides in ``simulated_faults``.

While it runs the world writes down what officers were acknowledged and what each store holds (``history/record``). When
it is over and every file is closed, ``history/checker``, which knows nothing of the program, comes to a verdict of its own.
"""

from __future__ import annotations

import contextlib
import random
from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection

from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.complaint import Channel, Complainant, Manner
from frontoffice.domain.proof.device_certificate import DeviceClass
from frontoffice.errors import Refused, Unavailable
from frontoffice.sync.office import certifying, entries_without_authority, merging, note_book
from tests.support import projected_tables, simulated_contents
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.cut_network import cut_after
from tests.support.examples import an_intake
from tests.support.history import checker, record, stores
from tests.support.history.checker import CheckedWorld
from tests.support.history.record import HistoryWriter
from tests.support.killed_desk import KilledDesks
from tests.support.signing_office import SigningOffice, device_of
from tests.support.simulated_contents import SimulatedAttachments
from tests.support.simulated_faults import SimulatedFaults
from tests.support.simulated_meddling import SimulatedMeddling
from tests.support.switched import let_extend

MOST = 6
_WORDS = ("izin", "trayek", "tambang", "lambat", "petugas", "biaya", "loket", "antre")
_STEPS = (Step.ANALYSE, Step.DECIDE, Step.FORWARD, Step.WITHDRAW, Step.REOPEN, Step.ACT, Step.CANCEL)
_HAPPENS = {
    "record": 30,
    "step": 18,
    "amend": 8,
    "join": 4,
    "leave": 2,
    "correct": 4,
    "extend": 3,
    "lists": 3,
    "sync": 22,
    "cut": 9,
    "stop": 3,
    "restart": 3,
    "clock": 2,
    "back_up": 4,
    "put_back": 2,
    "copy": 1,
    "centre_back_up": 2,
    "centre_put_back": 2,
    "merge": 1,
}


class World:
    """Three counters and a desk, enrolled at one centre.

    With ``server_dies`` the server is this world's own, and dies, too; with ``children`` programs are killed; an office
    that ``signs`` has a key and certifies its devices, at every second seed for what a counter of its kind may write.
    """

    def __init__(
        self,
        server: CentreServer,
        folder: Path,
        seed: int,
        children: KilledDesks | None = None,
        *,
        server_dies: bool = False,
        signs: bool = False,
    ) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.seed = seed
        self.folder = folder
        self.server = server
        self.path = folder / "history.jsonl"
        self.history = HistoryWriter(self.path)
        self.centre = new_centre(server)
        self.office, self.has_classes = SigningOffice() if signs else None, signs and bool(seed & 2)
        if self.office:
            self.history.write("office_key", key=self.office.public)
            with self.centre.connect() as office:
                note_book.take_key(office, self.office.public)
        self.counters = [self._enrol(series) for series in ("L1", "L2", "L3", "P1")]
        self.backups: list[tuple[Counter, Path]] = []
        self.centre_backups: list[Centre] = []
        self.seen: dict[bytes, tuple[Any, ...]] = {}
        self.given: dict[bytes, tuple[str, int]] = {}
        self.held: dict[str, tuple[set[bytes], set[bytes]]] = {}
        self.happened: Tally[str] = Tally()
        self.attachments = SimulatedAttachments(self)
        self.faults = SimulatedFaults(self, children, server_dies=server_dies)
        self.steps = {name: (weight, getattr(self, f"_{name}")) for name, weight in _HAPPENS.items()}
        self.steps |= self.attachments.steps() | self.faults.steps() | SimulatedMeddling(self).steps()
        self.writers: dict[UUID, Counter] = {}  # by chain: the desk that last had it as its own
        self.forked = False  # whether a desk keeps a branch that was signed, until the office says which one holds
        self._watching: Connection[Any] | None = None
        for counter in self.counters:
            self._note(counter)

    def draw(self) -> UUID:
        """An identity of this seed."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def _enrol(self, series: str) -> Counter:
        counter = Counter(self.folder / series, self.centre, series, draw=self.draw)
        self.begin(counter)
        if self.office:
            self.office.join(counter, device_class=self.class_of(counter))
        let_extend(counter.register, self.draw())
        return counter

    def class_of(self, counter: Counter) -> DeviceClass:
        """What a desk's device is certified for."""
        return DeviceClass.COUNTER if self.has_classes and counter.series != "P1" else DeviceClass.OFFICE

    def begin(self, counter: Counter) -> None:
        """A desk begins."""
        device_class = str(self.class_of(counter)) if self.has_classes else ""
        self.history.write("desk", name=counter.folder.name, series=counter.series, device_class=device_class)

    def run(self, steps: int) -> Tally[str]:
        """Let so many things happen, then nothing more, and look."""
        for step in range(1, steps + 1):
            names = list(self.steps)
            what = self.chance.choices(names, [weight for weight, _ in self.steps.values()])[0]
            self.step(what, self.chance.choice(self.counters), step)
        self.quiesce()
        self.check()
        return self.happened

    def step(self, what: str, counter: Counter, no: int | None = None) -> None:
        """One thing happens, and what came of it is written down."""
        self.happened[what] += 1
        self.history.step = no or self.history.step + 1
        self.history.write("step", name=what, desk=counter.folder.name)
        self.acknowledged: list[tuple[Counter, UUID, Sequence[object] | None]] = []
        before = len(self.counters)
        with contextlib.suppress(Refused):  # not now, not in this series, nothing changed
            self.steps[what][1](counter)
        for one in (counter, *self.counters[before:]):
            self._note(one)
        self._note_centre()
        for who, entry, number in self.acknowledged:
            self.history.write("acknowledged", desk=who.folder.name, entry=entry.bytes, number=number)

    def acknowledge(self, counter: Counter, entry: UUID, number: Sequence[object] | None = None) -> None:
        """An officer was answered that this entry stands, with that number if it got one."""
        self.acknowledged.append((counter, entry, number))

    def close(self) -> None:
        """Leave nothing behind."""
        self.history.close()
        self.unwatch()
        for counter in self.counters:
            counter.register.close()
        for centre in (self.centre, *self.centre_backups):
            centre.drop()

    def verdict(self) -> CheckedWorld:
        """What somebody says who sees only the closed files, the centre's rows and the history."""
        self.history.close()
        for counter in self.counters:
            counter.register.close()
        found = [stores.read_desk(one.folder.name, one.folder / "register.db") for one in self.counters]
        with self.centre.reported() as office:
            found.append(stores.read_centre(office))
        return checker.check(record.read(self.path), found)

    # --- what may happen ------------------------------------------------------------------------------------------

    def _record(self, counter: Counter) -> None:
        action = self.draw()
        word = f"kata{action.hex[:12]}"
        text = " ".join((*self.chance.sample(_WORDS, 4), word))
        complaint = counter.register.complaints.record(an_intake(description=text), OFFICER, action).complaint
        number = complaint.number
        self.acknowledge(counter, action, (number.series, number.year, number.no))
        self.history.write("marked", subject=complaint.subject.bytes, word=word)
        self.given[complaint.subject.bytes] = (number.series, number.no)

    def _subject(self, counter: Counter) -> UUID | None:
        return simulated_contents.one_of(counter, "complaint", self.chance)

    def _step(self, counter: Counter) -> None:
        subject = self._subject(counter)
        if subject is None:
            return
        if self.chance.random() < 0.4:
            counter.register.handling.review(subject, self.chance.choice(_WORDS), SUPERVISOR, action := self.draw())
            self.acknowledge(counter, action)
            return
        form = StepForm(
            self.chance.choice(_STEPS),
            text="Sudah",
            letter="1",
            agency="OPD",
            outcome=Outcome.PROVEN,
            source=Source.SPOKEN,
            late_why="Antre",
        )
        counter.register.handling.advance(subject, form, SUPERVISOR, action := self.draw())
        self.acknowledge(counter, action)

    def _amend(self, counter: Counter) -> None:
        subject = self._subject(counter)
        if subject is not None:
            changed = an_intake(wish=self.chance.choice(_WORDS), description=" ".join(self.chance.sample(_WORDS, 3)))
            counter.register.amendments.amend(subject, changed, "Salah", OFFICER, action := self.draw())
            self.acknowledge(counter, action)

    def _join(self, counter: Counter) -> None:
        subject = self._subject(counter)
        if subject is not None:
            who = Complainant(self.chance.choice(_WORDS).title(), phone=f"0812{self.chance.randrange(10**7):07}")
            counter.register.joined.join(subject, who, OFFICER, action := self.draw())
            self.acknowledge(counter, action)
            self.happened["joined"] += 1

    def _leave(self, counter: Counter) -> None:
        subject = self._subject(counter)
        joined = counter.register.complaints.get(subject).joined if subject else ()
        if subject is not None and joined:
            one = self.chance.choice(joined)[0]
            counter.register.joined.leave(subject, one, "Salah nomor", OFFICER, action := self.draw())
            self.acknowledge(counter, action)
            self.happened["left"] += 1

    def _correct(self, counter: Counter) -> None:
        """Take the last step back; of some complaints there is none."""
        subject = self._subject(counter)
        last = counter.register.handling.case(subject).last if subject else None
        if subject is not None and last is not None:
            counter.register.handling.correct(subject, last.entry_id, "Salah", SUPERVISOR, action := self.draw())
            self.acknowledge(counter, action)
            self.happened["corrected"] += 1

    def _extend(self, counter: Counter) -> None:
        subject = self._subject(counter)
        if subject is not None:
            until = counter.register.today() + timedelta(days=self.chance.randint(1, 60))
            form = ExtensionForm(until, "Menunggu dinas", "S/1")
            counter.register.handling.extend(subject, form, SUPERVISOR, action := self.draw())
            self.acknowledge(counter, action)
            self.happened["extended"] += 1

    def _lists(self, counter: Counter) -> None:
        name = self.chance.choice(_WORDS)
        channel = Channel("wa", name, Manner.WRITTEN)
        counter.register.reference_data.set_channel(channel, SUPERVISOR, action := self.draw())
        self.acknowledge(counter, action)

    def _sync(self, counter: Counter) -> None:
        round_done = counter.sync()
        self.forked |= bool(round_done.signing.forked)
        self.happened["complete"] += round_done.complete
        self.happened["relayed"] += round_done.relayed
        for healed in round_done.healed:
            self.happened[f"healed {healed.cause}"] += 1

    def _cut(self, counter: Counter) -> None:
        left = int(10 ** self.chance.uniform(1, 5))
        with cut_after(counter.address, left) as address:
            try:
                counter.sync(address=address)
            except Unavailable:
                self.happened["was cut"] += 1

    def _stop(self, counter: Counter) -> None:
        after = self.chance.randint(1, 3)
        reports: list[object] = []
        counter.sync(reports.append, lambda: len(reports) >= after)

    def _restart(self, counter: Counter) -> None:
        counter.reopen()

    def _clock(self, counter: Counter) -> None:
        counter.clock.move(hours=self.chance.randint(-30, 30))

    def _back_up(self, counter: Counter) -> None:
        self.backups.append((counter, counter.backup()))

    def _put_back(self, counter: Counter) -> None:
        backups = [backup for whose, backup in self.backups if whose is counter]
        if backups:
            counter.put_back(self.chance.choice(backups))

    def _copy(self, counter: Counter) -> None:
        if len(self.counters) < MOST:
            self.counters.append(counter.clone(self.folder / f"copy-{len(self.counters)}"))
            self.begin(self.counters[-1])

    def _centre_back_up(self, _: Counter) -> None:
        self.unwatch()
        self.centre_backups.append(self.centre.copy())

    def _centre_put_back(self, _: Counter) -> None:
        if self.centre_backups:
            self.unwatch()
            put_back(self.centre, self.chance.choice(self.centre_backups))
            self.faults.let_in_again()

    def _merge(self, _: Counter) -> None:
        changed = 0
        with self.centre.connect() as office:
            for aside in sorted(merging.list_quarantined(office), key=lambda one: one.origin.int):
                owner = merging.find_owner(office, aside.origin)
                merged = merging.accept(office, aside.origin)
                changed += merged.restored + merged.carried
                if self.office and merged.chains:
                    writer = owner or device_of(self.writers[aside.origin])
                    certifying.name_chains(office, self.office.key.sign, writer, merged.chains)
                    self.office.take_in(office)
        self.happened["merged"] += changed
        if self.office and (changed or self.forked):
            self.office.sign_chains(self.centre)
            self.happened["signed by the office"] += 1
            self.forked = False

    def _note(self, counter: Counter) -> None:
        entries = counter.entries()
        with contextlib.closing(counter.register.replica()) as replica:
            self.writers |= dict.fromkeys(replica.mine(), counter)
        numbers = {entry_id: text[7:10] for entry_id, text in entries.items()}
        self._note_held(counter.folder.name, set(entries), _forks(counter), numbers)
        for entry_id, text in entries.items():
            if self.seen.setdefault(entry_id, text)[:-2] != text[:-2] or not _same_body(self.seen[entry_id], text):
                raise AssertionError(f"an entry was changed: {entry_id.hex()}")
            if self.seen[entry_id][-1] is None:
                self.seen[entry_id] = text

    def _note_centre(self) -> None:
        if self._watching is None:
            self._watching = self.centre.connect()
        entries = self._watching.execute("SELECT DISTINCT entry_id FROM journal.entry").fetchall()
        aside = self._watching.execute("SELECT DISTINCT entry_id FROM journal.quarantine").fetchall()
        self._note_held(stores.CENTRE, {one.bytes for (one,) in entries}, {one.bytes for (one,) in aside}, {})

    def _note_held(self, store: str, chains: set[bytes], aside: set[bytes], numbers: Mapping[bytes, Any]) -> None:
        before, aside_before = self.held.get(store, (set(), set()))
        self.held[store] = chains, aside
        changes = {
            "came": chains - before,
            "gone": before - chains,
            "aside": aside - aside_before,
            "aside_gone": aside_before - aside,
        }
        if any(changes.values()):
            texts = {name: sorted(one.hex() for one in entries) for name, entries in changes.items() if entries}
            new = {one.hex(): numbers[one] for one in sorted(chains - before) if numbers.get(one, (None,))[0]}
            self.history.write("held", store=store, **texts, numbers=new)

    def unwatch(self) -> None:
        """Let go of the centre, which is about to be copied or to go."""
        if self._watching is not None:
            self._watching.close()
            self._watching = None

    # --- and in the end ---------------------------------------------------------------------------------------------

    def existing(self) -> set[bytes]:
        """Every entry that exists in any store."""
        found: set[bytes] = set().union(*(counter.entries() for counter in self.counters))
        for counter in self.counters:
            found |= _forks(counter)
        with self.centre.connect() as office:
            for table in ("entry", "quarantine"):
                found |= {row[0].bytes for row in office.execute(f"SELECT entry_id FROM journal.{table}")}
        return found

    def quiesce(self) -> None:
        """Nothing happens but rounds and the office's merging, until both change nothing any more."""
        self.expected = self.existing()
        self.history.step += 1
        self.history.write("rest")
        before: object = None
        for _ in range(12):
            for counter in self.counters:
                self._sync(counter)
            self._merge(self.counters[0])
            now = [counter.addresses() for counter in self.counters]
            if now == before:
                break
            before = now
        else:
            raise AssertionError(f"seed {self.seed}: no rest after 12 rounds")
        self.history.write("merged")
        self.attachments.carry_out(self.counters[0])
        for counter in self.counters:  # and takes its words away
            self._sync(counter)
        self.kept = simulated_contents.held(self.counters, self.centre)
        simulated_contents.quiesce(self.counters, self.centre)
        for counter in self.counters:
            self._note(counter)
        self._note_centre()

    def check(self) -> None:
        """Hold everybody to the promises."""
        first = self.counters[0]
        held, tables, entries = first.addresses(), projected_tables.read(first.connection), first.entries()
        assert set(entries) == self.expected, f"seed {self.seed}: lost or invented"
        gone = simulated_contents.erased(first)
        for entry_id, text in entries.items():
            assert text[:-2] == self.seen.get(entry_id, text)[:-2]
            assert (text[-1] is None) == (text[0] in gone and text[1] != "complaint.erased")
        for counter in self.counters:
            assert counter.register.maintenance.verify().broken == ""
            assert counter.addresses() == held
            assert projected_tables.read(counter.connection) == tables
        self.counters[-1].register.maintenance.rebuild()
        assert projected_tables.read(self.counters[-1].connection) == tables
        with self.centre.connect() as office:
            rows = office.execute("SELECT origin, seq, hash, entry_id, content_hash FROM journal.entry").fetchall()
            without = {one.entry_id.bytes for one in entries_without_authority.entries(office)}
        assert {(row[0].bytes, row[1], bytes(row[2]), row[3].bytes, bytes(row[4])) for row in rows} == held
        marked: Any = first.connection.execute("SELECT entry_id FROM without_authority").fetchall()
        assert without == {one for (one,) in marked}, f"seed {self.seed}: authority"
        self.happened["contents held"] += simulated_contents.check(self.counters, self.centre, self.kept)
        self.happened["erased for good"] += len(gone)
        self._check_numbers(first)

    def _check_numbers(self, counter: Counter) -> None:
        """A hole is a number of which every entry was destroyed before anybody else had it."""
        there = set(counter.numbers())
        for series, last in [
            (one, max(no for name, no in there if name == one)) for one in {name for name, _ in there}
        ]:
            for no in range(1, last + 1):
                if (series, no) not in there:
                    gone = [entry for entry, number in self.given.items() if number == (series, no)]
                    assert gone, f"seed {self.seed}: a hole at {series}/{no}"
                    assert not set(gone) & self.expected
                    self.happened["holes"] += 1
        self.happened["twice"] += len(counter.register.numbering.duplicates())
        self.happened["entries"] += len(self.expected)
        self.happened["two addresses"] += len(counter.addresses()) - len(self.expected)
        self.happened["conflicts"] += counter.connection.execute("SELECT count(*) FROM complaint WHERE conflict").get


def _forks(counter: Counter) -> set[bytes]:
    """What a desk keeps beside its chains: moved, or archived."""
    rows: Any = counter.connection.execute("SELECT entry_id FROM journal_fork")
    return {entry_id for (entry_id,) in rows.fetchall()}


def _same_body(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Salt and body are those that stood there before, or were erased by law."""
    return None in (one[-1], other[-1]) or one[-2:] == other[-2:]


def put_back(centre: Centre, backup: Centre) -> None:
    """The centre becomes what it was when it was copied."""
    with centre.server.connect() as office:
        for statement in (
            f'DROP DATABASE "{centre.name}" WITH (FORCE)',
            f'CREATE DATABASE "{centre.name}" TEMPLATE "{backup.name}" STRATEGY FILE_COPY',
            f'REVOKE ALL ON DATABASE "{centre.name}" FROM PUBLIC',
            f'GRANT CONNECT, TEMPORARY ON DATABASE "{centre.name}" TO frontoffice_counter',
        ):
            office.execute(statement.encode())


def run(
    server: CentreServer,
    folder: Path,
    seed: int,
    steps: int,
    children: KilledDesks | None = None,
    *,
    server_dies: bool = False,
    signs: bool = False,
) -> tuple[Tally[str], CheckedWorld]:
    """One seed, from the beginning to the end: what happened, and the verdict of the independent checker."""
    world = World(server, folder / str(seed), seed, children, server_dies=server_dies, signs=signs)
    try:
        return world.run(steps), world.verdict()
    finally:
        world.close()
