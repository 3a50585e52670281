"""One round with the centre: hello, compare heads, heal forks, push, relay, pull.

No decision rests on what an earlier round remembered: there is no "last acknowledged" and no "last pulled". Each side
says where its chains end, with the hash there, and what the other lacks goes over. So a counter or a centre that was
put back from a backup, a copied file and a connection that was cut anywhere are one case: begin again. An error at the
centre's COMMIT means that nobody knows whether it was done, and beginning again is right then, too.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import Connection, Cursor

from frontoffice.errors import Unavailable
from frontoffice.register.journal.chain import HASH, ORIGIN, SEQ, START, ChainEnd, Row
from frontoffice.register.replication import folding
from frontoffice.register.replication.folding import StartFolding
from frontoffice.register.replication.replica import FIRST_CHUNK, Replica
from frontoffice.register.replication.sync_log import LastRound
from frontoffice.sync import answers, set_aside, wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_connection import identity_failure, translating_errors
from frontoffice.sync.rounds import chunk_size, office_erasures, pull, push
from frontoffice.sync.rounds.hello import HelloAnswer, claim_origins, greet
from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage, read
from frontoffice.sync.rounds.signed_exchange import SignedExchange
from frontoffice.sync.signing import OfficePin, Signing

# --- Relay somebody else's entries into the centre's quarantine, for the office to decide; nothing is relayed
# twice ---
# They are what the centre lacks because it was put back, and what was taken out of a chain here because the centre has
# it otherwise. The latter stays evidence at this desk, and a centre that was put back once more has forgotten it
# again: so it is held against the centre in every round, like all others.


def relay(link: Connection, rows: Sequence[Row], why: str) -> int:
    """Quarantine at the centre those of these entries not there yet.

    How many they were.

    What the centre refuses (it may have taken it once, before it knew better) is left out, and keeps nothing else away;
    so is what is more than the office lets this device put aside.
    """
    return _quarantine(link, _not_relayed(link, rows), why)


def _quarantine(link: Connection, rows: Sequence[Row], why: str) -> int:
    if not rows:
        return 0
    try:
        with link.transaction(), link.cursor() as cursor:
            push.stage(cursor, rows)
            cursor.execute(wire.RELAY, (why,))
    except psycopg.Error as error:
        if error.sqlstate == wire.OVER_LIMIT:
            return 0
        if error.sqlstate != wire.CHAIN_REFUSED:
            raise
        half = len(rows) // 2
        return _quarantine(link, rows[:half], why) + _quarantine(link, rows[half:], why) if half else 0
    return len(rows)


_NOT_RELAYED: Final = (
    "SELECT origin, seq, hash FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS asked (origin, seq, hash)"
    " WHERE NOT EXISTS (SELECT FROM journal.quarantine q"
    " WHERE (q.origin, q.seq, q.hash) = (asked.origin, asked.seq, asked.hash))"
    " AND NOT EXISTS (SELECT FROM journal.entry e"
    " WHERE (e.origin, e.seq, e.hash) = (asked.origin, asked.seq, asked.hash))"  # set aside: it stands there
)


def _not_relayed(link: Connection, rows: Sequence[Row]) -> list[Row]:
    found = answers.rows(link.execute(_NOT_RELAYED, _addresses(rows)), UUID, int, bytes)
    lacking = {(origin.bytes, seq, digest) for origin, seq, digest in found}
    return [row for row in rows if (row[ORIGIN], row[SEQ], row[HASH]) in lacking]


def _addresses(rows: Iterable[Row]) -> tuple[list[UUID], list[int], list[bytes]]:
    found = [(UUID(bytes=row[ORIGIN]), row[SEQ], row[HASH]) for row in rows]
    return [one[0] for one in found], [one[1] for one in found], [one[2] for one in found]


_DIGEST: Final = (
    "SELECT sha256(coalesce(string_agg(hash, ''::bytea ORDER BY seq, hash), '')) FROM (SELECT DISTINCT seq, hash"
    " FROM journal.quarantine WHERE origin = %s AND seq > %s AND seq <= %s) AS relayed"
)


def are_relayed(link: Connection, origin: UUID, above: int, hashes: Sequence[bytes]) -> bool:
    """Return whether exactly these entries after the place ``above`` are in quarantine already, from any desk.

    A last one alone says nothing of those before it: whoever relayed it may have left them out.
    """
    (digest,) = answers.row(link.execute(_DIGEST, (origin, above, above + len(hashes))), bytes)
    return bool(digest == hashlib.sha256(b"".join(hashes)).digest())


_QUARANTINED: Final = (
    "SELECT count(DISTINCT seq) FROM journal.quarantine"
    " WHERE origin = %s AND seq > %s AND seq <= %s AND settled_at IS NULL"
)
_WAITING: Final = (
    "SELECT count(*) FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS asked (origin, seq, hash)"
    " WHERE EXISTS (SELECT FROM journal.quarantine q"
    " WHERE (q.origin, q.seq, q.hash) = (asked.origin, asked.seq, asked.hash) AND settled_at IS NULL)"
)


def count_quarantined(link: Connection, origin: UUID, above: int, upto: int) -> int:
    """How many of these relayed entries still wait for the office."""
    return _count(link.execute(_QUARANTINED, (origin, above, upto)))


_LOST: Final = (
    "SELECT count(*) FROM unnest(%s::uuid[], %s::bigint[], %s::bytea[]) AS asked (origin, seq, hash)"
    " WHERE NOT EXISTS (SELECT FROM journal.entry e"
    " WHERE (e.origin, e.seq, e.hash) = (asked.origin, asked.seq, asked.hash))"
)


def count_lost(link: Connection, rows: Sequence[Row]) -> int:
    """How many of these archived entries stand nowhere at the centre; what was set aside does."""
    return _count(link.execute(_LOST, _addresses(rows)))


def count_waiting(link: Connection, rows: Sequence[Row]) -> int:
    """How many of these archived entries still wait for the office."""
    return _count(link.execute(_WAITING, _addresses(rows)))


def _count(answer: Cursor) -> int:
    (count,) = answers.row(answer, int)
    return int(count)


# --- exchange ---

# --- Check of what the centre holds of entries that stand here as well: whether somebody deleted or changed one
# there ---
# Heads say nothing of what stands before them. So each complete round that sent or brought something looks through
# some entries, others in each minute, and an idle one in the first minute of each hour, until all were looked at.
# Where the last round found one that is gone or changed, it looks there first.

AT_ONCE: Final = 500
"""Entries of one round: a million are looked at in 33 hours."""
_MISSING: Final = "is missing at the centre"
_CHANGED: Final = "was changed at the centre"
_FOUND: Final = re.compile(rf"([0-9a-f-]{{36}})/(\d+): (?:{_MISSING}|{_CHANGED})")
_HASHED: Final = {"uuid": "uuid_send(e.{})", "int8": "int8send(e.{})", "text": "convert_to(e.{}, 'UTF8')"}
_PARTS: Final = ", ".join(
    _HASHED.get(kind, "e.{}").format(name)
    for name, kind in zip(wire.ENTRY_COLUMNS.split(", "), wire.TYPES, strict=False)
    if name != "hash"
)
_THERE: Final = (  # the hash is computed of what stands there, as journal.entry_hash does
    f"SELECT e.seq, e.hash, sha256('entry1'::bytea || substr(array_send(ARRAY[{_PARTS}]), 21)),"
    " sha256(p.salt || p.body) FROM journal.entry e"
    " LEFT JOIN journal.payload p ON (p.origin, p.seq) = (e.origin, e.seq)"
    " WHERE e.origin = %s AND e.seq > %s AND e.seq <= %s ORDER BY e.seq"
)

Span = tuple[UUID, int, int]


def check_centre_entries(
    replica: Replica, link: Connection, stood: Mapping[UUID, ChainEnd], apart: Container[UUID], *, is_idle: bool
) -> dict[UUID, str]:
    """Describe the first lost or changed entry of each chain at the centre, among the entries due for this check.

    Of what ``stood`` here when the round began: what was recorded since goes with the next one. Not of chains that
    are known to differ (``apart``); an idle round stays short.
    An entry whose words are gone there is none of them: they may have been erased by law.
    """
    found: dict[UUID, str] = {}
    ends = {origin: head.seq for origin, head in stood.items() if origin not in apart}
    hour, minute = divmod(int(replica.now().timestamp()) // 60, 60)
    turn = () if is_idle and minute else _spans_of_turn(ends, hour if is_idle else hour * 60 + minute)
    for origin, above, upto in (*_list_earlier_faults(replica, ends), *turn):
        fault = _fault(replica, link, (origin, above, upto))
        if fault:
            found.setdefault(origin, fault)
    return found


def _list_earlier_faults(replica: Replica, ends: Mapping[UUID, int]) -> Iterator[Span]:
    last = replica.sync_log.last()
    for said in last.outcome.get("broken", ()) if last else ():
        place = _FOUND.fullmatch(str(said))
        if place and (end := ends.get(UUID(place[1]), 0)):
            seq = min(int(place[2]), end)
            yield UUID(place[1]), seq - 1, seq


def _spans_of_turn(ends: Mapping[UUID, int], turn: int) -> Iterator[Span]:
    """Spans of the entries due at this turn, over all chains in order."""
    total = sum(ends.values())
    first = turn % max(1, -(-total // AT_ONCE)) * AT_ONCE
    start = 0
    for origin in sorted(ends):
        above, upto = max(0, first - start), min(ends[origin], first + AT_ONCE - start)
        if above < upto:
            yield origin, above, upto
        start += ends[origin]


def _fault(replica: Replica, link: Connection, span: Span) -> str:
    rows = answers.rows(link.execute(_THERE.encode(), span), int, bytes, bytes, bytes | None)
    there: Mapping[int, Sequence[Any]] = {seq: ({digest, of_all}, content) for seq, digest, of_all, content in rows}
    for seq, digest, content in replica.content_hashes(*span):
        held = there.get(seq)
        if held is None:
            return f"{span[0]}/{seq}: {_MISSING}"
        if held[0] != {digest} or held[1] not in (None, content):
            return f"{span[0]}/{seq}: {_CHANGED}"
    return ""


# --- exchange ---

# --- What a round has done so far, and the outcome that it makes of that ---


@dataclass(slots=True)
class RoundTally:
    """The counts of a round on its way; each is explained in :class:`Round`."""

    pushed: int = 0
    pulled: int = 0
    relayed: int = 0
    waiting: int = 0
    quarantined: int | None = None  # None: this round has not looked yet
    left_out: int = 0
    healed: list[Healed] = field(default_factory=list)
    broken: dict[UUID, str] = field(default_factory=dict)
    clock_ahead: timedelta = field(default_factory=timedelta)
    too_old: bool = False
    stopped: bool = False
    signing: Signing | None = None  # None: this round did not come so far
    behind: bool = False  # the server that handed out entries had not yet all that the centre had said

    def result(self, replica: Replica, *, complete: bool) -> Round:
        """The round's outcome; an early stopped one repeats what waited at the centre."""
        last = replica.sync_log.last()
        before = read(last.ended_at, last.outcome, complete=last.complete) if last else None
        known = before if self.quarantined is None else None
        return Round(
            ended_at=replica.now(),
            complete=complete,
            pushed=self.pushed,
            pulled=self.pulled,
            relayed=self.relayed,
            waiting=self.waiting,
            quarantined=known.quarantined if known else self.quarantined or 0,
            left_out=known.left_out if known else self.left_out,
            twice=self._twice(replica, last),
            offered=replica.count_offers(),
            healed=tuple(self.healed),
            broken=tuple(self.broken.values()),
            clock_ahead=self.clock_ahead,
            too_old=self.too_old,
            stopped=self.stopped,
            signing=self.signing or (before.signing if before else Signing()),
        )

    def _twice(self, replica: Replica, last: LastRound | None) -> int:
        """How many complaints share a number. That is only counted anew when it may be another count than before.

        Something came in, or there were some, which a supervisor settles; or the program was ended since, perhaps
        between what came in and the round's end.
        """
        if self.pulled or self.healed or last is None or last.outcome["twice"] or last.ended_at <= replica.opened_at:
            return len(replica.twice())
        return 0


# --- exchange ---

# --- Comparison of the chains of both sides by their heads of this moment ---


@dataclass(slots=True)
class ChainDifferences:
    """Differences between both sides.

    Own chains to push, others' to relay, chains to pull (after, until), and forks (seq).
    """

    push: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    relay: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    pull: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    forks: dict[UUID, int] = field(default_factory=dict)


def compare_chains(
    replica: Replica,
    centre: Mapping[UUID, ChainEnd],
    buckets: Collection[int] | None = None,
    *,
    foreign: Container[UUID],
    broken: Container[UUID],
) -> ChainDifferences:
    """Compare every chain's head here with the one at the centre; ``broken`` ones are not pulled.

    Where the centre said only those of some ``buckets``, all others end alike.

    ``foreign`` are chains of this file that belong to another device at the centre: they are relayed, not pushed.
    """
    found, mine, here = ChainDifferences(), replica.mine(), replica.heads(buckets)
    for origin in here.keys() | centre.keys():
        my, their = here.get(origin, START), centre.get(origin, START)
        if my.seq >= their.seq > 0 and _hash_here(replica, origin, my, their.seq) != their.hash:
            found.forks[origin] = their.seq
        elif my.seq > their.seq:
            own = origin in mine and origin not in foreign
            (found.push if own else found.relay)[origin] = (their.seq, my.seq)
        elif their.seq > my.seq and origin not in broken:
            found.pull[origin] = (my.seq, their.seq)
    return found


def _hash_here(replica: Replica, origin: UUID, my: ChainEnd, seq: int) -> bytes | None:
    return my.hash if seq == my.seq else replica.hash_at(origin, seq)


# --- exchange ---

# --- Binary search for the fork point of a chain: hashes agree up to there and nowhere after ---

PROBES: Final = 32


def fork_point(
    differs_at: int, mine: Callable[[int], bytes | None], theirs: Callable[[Sequence[int]], Mapping[int, bytes]]
) -> int:
    """Last place shared by both branches, 0 for none.

    They are known to differ at ``differs_at``.

    ``theirs`` is asked for many places at once: each question is a way to the centre and back.
    """
    same, other = 0, differs_at
    while other - same > 1:
        step = max(1, (other - same) // (PROBES + 1))
        asked = range(same + step, other, step)
        known = theirs(asked)
        for seq in asked:
            if known.get(seq) != mine(seq):
                other = seq
                break
            same = seq
    return same


# --- exchange ---

TRIES: Final = 6
_LIMITS: Final = {wire.OVER_LIMIT: CentreFailure.ENTRY_LIMIT, wire.OVER_DAY: CentreFailure.DAY_LIMIT}


def exchange(
    replica: Replica,
    link: Connection,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    pin: OfficePin | None = None,
    start_folding: StartFolding = nullcontext,
) -> Round:
    """One complete round; the next one goes on where a stopped one ended.

    With the office's key (``pin``) this desk signs what it pushes, and takes of others only what was signed. A new desk
    that pulls much has it folded by what ``start_folding`` gives.
    ``stop`` is asked between chunks, and by a ``link`` that was opened with it wherever that waits.
    Raises Unavailable: the codes of ``centre_connection.translating_errors`` and of the register; what was done stays
    done, and nothing is half done. The round is kept in the register's log, also one that broke off after it took in or
    healed something.
    """
    work = _RoundInProgress(replica, link, SignedExchange(replica, link, pin), on_progress, stop, start_folding)
    try:
        with translating_errors():
            complete = work.agree()
    except _Stopped:
        complete, work.tally.stopped = False, True
    except Unavailable:
        if not stop():
            _keep_what_came(replica, work)
            raise
        complete, work.tally.stopped = False, True  # the link was closed while it waited
    done = work.tally.result(replica, complete=complete)
    replica.sync_log.keep(done.outcome(), complete=complete)
    return done


def _keep_what_came(replica: Replica, work: _RoundInProgress) -> None:
    """Log the results of an interrupted round: the next round will find nothing of it to count."""
    if work.tally.pulled or work.tally.healed:
        with contextlib.suppress(Unavailable):  # the disk may be what broke it off; that shows itself then
            replica.sync_log.keep(work.tally.result(replica, complete=False).outcome(), complete=False)


class _Stopped(Exception):  # noqa: N818  (an answer, not an error)
    """The round was stopped from outside."""


@dataclass(slots=True)
class _RoundInProgress:
    """One round from hello to the end; ``agree`` is its course, the rest are its parts in their order."""

    replica: Replica
    link: Connection
    signed: SignedExchange
    on_progress: Callable[[Progress], None]
    stop: Callable[[], bool]
    start_folding: StartFolding
    tally: RoundTally = field(default_factory=RoundTally)
    greeted: set[UUID] = field(default_factory=set)  # chains with which this round said hello
    refused: Unavailable | None = None  # why the centre did not take an entry of this desk
    over_limit: CentreFailure | None = None  # which limit of the office this device has reached
    apart: set[UUID] = field(default_factory=set)  # chains in which the two sides differ, for the office to decide
    others: set[UUID] = field(default_factory=set)  # chains of this file that belong to another device at the centre

    def agree(self) -> bool:
        """Compare and exchange until nothing is left to do; a fork found on the way begins it anew."""
        for _ in range(TRIES):
            stood = self.replica.heads()
            centre = self._hello()
            self.signed.begin(centre)
            if self._exchange_differences(centre):
                self.signed.sign_rest()
                self.tally.signing = self.signed.outcome()
                if self.over_limit:
                    raise Unavailable(self.over_limit)
                office_erasures.refresh(self.replica, self.link)
                if not (self.tally.broken or self.tally.waiting or self.tally.behind):
                    is_idle = not (self.tally.pushed or self.tally.pulled)
                    apart = self.others | self.apart | self.signed.refused
                    self.tally.broken |= check_centre_entries(self.replica, self.link, stood, apart, is_idle=is_idle)
                complete = not (self.tally.broken or self.tally.waiting or self.tally.behind)
                if complete:
                    self.replica.drop_words()
                    if not (self.tally.pushed or self.tally.pulled):
                        self.replica.give_back_space(self.stop)
                    self.link.execute(wire.SYNCED, (self.tally.waiting, self.tally.clock_ahead))
                return complete
        # The centre refuses this desk's chain; others' come and go all the same, and the refused one may rest on them.
        found = self._compare(self._hello())
        self._pull(found.pull)
        self._relay(found.relay)
        raise self.refused or Unavailable(CentreFailure.CHAIN)

    # --- hello -------------------------------------------------------------------------------------------------------

    def _hello(self) -> HelloAnswer:
        """Send the hello, on a fresh chain if this one is used by others or stale.

        Gives the heads at the centre that differ.
        """
        self._go_on(Progress(Stage.HELLO))
        origin = self.replica.present()
        is_first = self.replica.mine()[origin].token is None
        answer = self._greet(origin)
        if answer is None or answer.verdict == "stale":
            cause = HealCause.OTHER_DEVICE if answer is None else HealCause.SPOKEN_FOR
            self.tally.healed.append(Healed(cause, origin))
            origin, is_first = self.replica.begin_origin(str(cause)), True
            answer = self._greet(origin)
        if answer is None:
            raise Unavailable(CentreFailure.ORIGIN_TAKEN)
        self.replica.store_next_token(origin)
        self.tally.too_old = answer.verdict == "too_old"
        if is_first or answer.heads.keys() - self.replica.heads(answer.buckets).keys():
            claim_origins(self.replica, self.link)
        return answer

    def _greet(self, origin: UUID, *, asks: bool = True) -> HelloAnswer | None:
        answer = greet(self.replica, self.link, origin, asks=asks)
        if answer:
            self.greeted.add(origin)
            self.tally.clock_ahead = answer.clock_ahead
        return answer

    # --- what each side lacks ----------------------------------------------------------------------------------------

    def _exchange_differences(self, centre: HelloAnswer) -> bool:
        """Bring both sides to the same chains; False when something changed on the way: then compare anew."""
        if self.signed.pin is not None:  # before anything is compared: the centre has more of these chains
            set_aside.remove_from_journal(self.replica, self.replica.load_signed_bounds())
        found = self._compare(centre)
        if self._heal_all(found.forks):
            return False
        if self.signed.pin is None:
            kept = self.replica.load_kept_chains()
            bounds = {origin: upto for origin, upto in set_aside.read(self.link).items() if origin not in kept}
            set_aside.remove_from_journal(self.replica, bounds)
            own = set_aside.exclude_own_entries(self.replica, bounds)
            self.tally.healed += [Healed(HealCause.SET_ASIDE, *one) for one in own.items()]
            found.pull = set_aside.clip(found.pull, bounds)
        self.tally.waiting = sum(upto - above for above, upto in found.push.values()) if self.tally.too_old else 0
        if not self.tally.too_old and not self._push(found.push):
            return False
        self.apart |= found.relay.keys()
        self._relay(found.relay)
        self._count_quarantined(found.relay)
        return self._pull(found.pull)

    def _compare(self, centre: HelloAnswer) -> ChainDifferences:
        return compare_chains(self.replica, centre.heads, centre.buckets, foreign=self.others, broken=self.tally.broken)

    def _push(self, chains: dict[UUID, tuple[int, int]]) -> bool:
        """Push this desk's entries missing at the centre (above, upto).

        False when the comparison must be made anew.

        After a chain that the centre refuses the others still go: it may rest on one of them.
        """
        total = sum(upto - above for above, upto in chains.values())
        are_all_taken = True
        for origin, (above, upto) in chains.items():
            # A centre that was put back may not know it, and a chain may have begun since this round said hello.
            if origin not in self.greeted and self._greet(origin, asks=False) is None:
                self.others.add(origin)
                return False
            try:
                for rows in push.pieces(self.replica, origin, above, upto):
                    self._go_on(Progress(Stage.PUSH, self.tally.pushed, total))
                    relay(self.link, push.load_missing_erasures(self.replica, self.link, rows), "erasing")
                    self.signed.push(origin, rows)
                    self.tally.pushed += len(rows)
            except push.Forked:
                return False
            except psycopg.Error as error:
                if error.sqlstate in _LIMITS:
                    self.over_limit = _LIMITS[error.sqlstate]  # what others wrote is pulled all the same
                    return are_all_taken
                if error.sqlstate != wire.CHAIN_REFUSED:
                    raise
                why = Unavailable(CentreFailure.CHAIN, reason=error.diag.message_detail or "")
                self.refused, are_all_taken = identity_failure(error) or why, False
        return are_all_taken

    def _relay(self, chains: dict[UUID, tuple[int, int]], why: str = "behind") -> None:
        """Quarantine other desks' entries missing at the centre: it was restored, and their owner may be gone."""
        for origin, (above, upto) in chains.items():
            if not are_relayed(self.link, origin, above, self.replica.hashes(origin, above, upto)):
                for rows in push.pieces(self.replica, origin, above, upto):
                    self._go_on(Progress(Stage.RELAY, self.tally.relayed))
                    self.tally.relayed += relay(self.link, rows, why)

    def _count_quarantined(self, chains: dict[UUID, tuple[int, int]]) -> None:
        """Count the quarantined entries awaiting the office's decision, including local archived ones."""
        self.tally.quarantined = sum(
            count_quarantined(self.link, one, above, upto) for one, (above, upto) in chains.items()
        )
        self.tally.left_out = sum(upto - above for above, upto in chains.values()) - self.tally.quarantined
        for rows in self.replica.read_archived_entries():  # a centre that was put back since may have forgotten them
            self._go_on(Progress(Stage.RELAY, self.tally.relayed))
            self.tally.relayed += relay(self.link, rows, "forked")
            waiting = count_waiting(self.link, rows)
            self.tally.quarantined += waiting
            self.tally.left_out += count_lost(self.link, rows) - waiting

    def _pull(self, wanted: dict[UUID, tuple[int, int]]) -> bool:
        chains, differ = self.signed.limit(wanted)
        if self._heal_all(differ):
            return False
        if self.signed.is_written_on(self.replica.present()):
            self.tally.healed.append(Healed(HealCause.WRITTEN_ON, self.replica.present()))
            self.replica.begin_origin(str(HealCause.WRITTEN_ON))
            return False
        if not chains:
            return True
        total = sum(until - after for after, until in chains.values())
        refused, forked = set[UUID](), set[UUID]()
        most = chunk_size.choose_pull_chunk(self.replica, total)
        with self.start_folding() if total >= most == FIRST_CHUNK else nullcontext() as folder:
            begin = folding.make_fold_starter(folder, self.replica.rights)
            with contextlib.closing(pull.pull_and_begin(self.link, chains, most, begin)) as chunks:
                for rows, coming in chunks:
                    self._go_on(Progress(Stage.PULL, self.tally.pulled, total))
                    taken = self.replica.take(self.signed.fitting(rows), refused, coming)
                    self.tally.pulled += taken.entries
                    self.tally.broken |= taken.broken
                    refused |= taken.refused
                    forked |= taken.forked
        self.on_progress(Progress(Stage.PULL, self.tally.pulled, total))
        self._note_missing({origin: until for origin, (_, until) in chains.items() if origin not in refused})
        here = self.replica.heads()
        return not self._heal_all({one: min(here.get(one, START).seq, chains[one][1]) for one in forked})

    def _note_missing(self, wanted: dict[UUID, int]) -> None:
        """Record chains with fewer entries from the centre than announced: deleted there, or a standby answered."""
        here = self.replica.heads()
        ends = {one: (here.get(one, START).seq, until) for one, until in wanted.items()}
        lacking = {one: (seq, until) for one, (seq, until) in ends.items() if seq < until}
        gone = pull.find_deleted_chains(self.link, lacking)
        self.tally.behind |= len(gone) < len(lacking)
        for origin in gone:
            self.tally.broken[origin] = f"{origin}/{lacking[origin][0] + 1}: is missing at the centre"

    # --- forks -------------------------------------------------------------------------------------------------------

    def _heal_all(self, forks: Mapping[UUID, int]) -> bool:
        """Heal every chain with a difference between the two sides (seq); gives whether any was mended."""
        return sum(self._heal(origin, differs_at) for origin, differs_at in forks.items()) > 0

    def _heal(self, origin: UUID, differs_at: int) -> bool:
        """Heal a forked chain.

        Gives whether it was mended.

        Of this desk's own chain (a copy of its file wrote the other branch) the branch here moves to a fresh chain. Of
        another desk's the one here is archived for the centre's, unless only the one here was signed.
        """
        if origin in self.signed.refused:
            return False
        self._go_on(Progress(Stage.HEAL))
        fork = fork_point(
            differs_at,
            lambda seq: self.replica.hash_at(origin, seq),
            lambda seqs: pull.hashes(self.link, origin, seqs),
        )
        ends = self.replica.heads()[origin].seq
        if origin in self.replica.mine() and origin not in self.others:
            self.signed.accepts(origin, fork)  # asked for what it keeps: the proof that somebody else wrote there
            self.replica.move(origin, fork, str(HealCause.COPIED))
            self.tally.healed.append(Healed(HealCause.COPIED, origin, ends - fork))
            return True
        self._relay({origin: (fork, ends)}, "forked")
        if not self.signed.accepts(origin, fork):
            return False
        self.replica.archive(origin, fork, str(HealCause.CENTRE_DIFFERS))
        self.tally.healed.append(Healed(HealCause.CENTRE_DIFFERS, origin, ends - fork))
        return True

    def _go_on(self, progress: Progress) -> None:
        if self.stop():
            raise _Stopped
        self.on_progress(progress)
