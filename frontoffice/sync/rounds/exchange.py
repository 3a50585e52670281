"""One round with the centre: hello, compare heads, heal forks, push, relay, pull.

No decision rests on what an earlier round remembered: there is no "last acknowledged" and no "last pulled". Each side
says where its chains end, with the hash there, and what the other lacks goes over. So a counter or a centre that was
put back from a backup, a copied file and a connection that was cut anywhere are one case: begin again. An error at the
centre's COMMIT means that nobody knows whether it was done, and beginning again is right then, too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import psycopg
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.register.journal.chain import START
from frontoffice.register.replication import folding
from frontoffice.register.replication.folding import StartFolding
from frontoffice.register.replication.replica import FIRST_CHUNK, Replica
from frontoffice.sync import set_aside, wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_connection import identity_failure, speaking
from frontoffice.sync.rounds import chunk_size, held_check, office_erasures, pull, push, relaying
from frontoffice.sync.rounds.chain_differences import ChainDifferences, compare_chains
from frontoffice.sync.rounds.forks import fork_point
from frontoffice.sync.rounds.hello import HelloAnswer, claim_origins, greet
from frontoffice.sync.rounds.round_progress import HealCause, Healed, Progress, Round, Stage
from frontoffice.sync.rounds.round_tally import RoundTally
from frontoffice.sync.rounds.signed_exchange import SignedExchange
from frontoffice.sync.signing import OfficePin

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
    Raises Unavailable: the codes of ``centre_connection.speaking`` and of the register; what was done stays done, and
    nothing is half done. The round is kept in the register's log, also one that broke off after it took in or healed
    something.
    """
    work = _RoundInProgress(replica, link, SignedExchange(replica, link, pin), on_progress, stop, start_folding)
    try:
        with speaking():
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
    """Keep in the log what a broken off round took in: the next round will find nothing of it to count."""
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
        """Compare and exchange until nothing is left to do; a fork that is found on the way begins it anew."""
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
                    self.tally.broken |= held_check.look(self.replica, self.link, stood, apart, is_idle=is_idle)
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
        """Say hello, on a fresh chain where this one is taken or stale; gives the heads at the centre that differ."""
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
            set_aside.take_out(self.replica, self.replica.load_signed_bounds())
        found = self._compare(centre)
        if self._heal_all(found.forks):
            return False
        if self.signed.pin is None:
            kept = self.replica.load_kept_chains()
            bounds = {origin: upto for origin, upto in set_aside.read(self.link).items() if origin not in kept}
            set_aside.take_out(self.replica, bounds)
            own = set_aside.leave(self.replica, bounds)
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
        """Push what the centre lacks of this desk's chains (above, upto); False when the comparison must be made anew.

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
                    relaying.relay(self.link, push.erasing_lacked(self.replica, self.link, rows), "erasing")
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
        """Quarantine others' entries that the centre lacks: it was restored, and their owner may be gone."""
        for origin, (above, upto) in chains.items():
            if not relaying.are_relayed(self.link, origin, above, self.replica.hashes(origin, above, upto)):
                for rows in push.pieces(self.replica, origin, above, upto):
                    self._go_on(Progress(Stage.RELAY, self.tally.relayed))
                    self.tally.relayed += relaying.relay(self.link, rows, why)

    def _count_quarantined(self, chains: dict[UUID, tuple[int, int]]) -> None:
        """Count what waits in quarantine for the office's decision, what is archived here included."""
        self.tally.quarantined = sum(
            relaying.count_quarantined(self.link, one, above, upto) for one, (above, upto) in chains.items()
        )
        self.tally.left_out = sum(upto - above for above, upto in chains.values()) - self.tally.quarantined
        for rows in self.replica.read_archived_entries():  # a centre that was put back since may have forgotten them
            self._go_on(Progress(Stage.RELAY, self.tally.relayed))
            self.tally.relayed += relaying.relay(self.link, rows, "forked")
            waiting = relaying.count_waiting(self.link, rows)
            self.tally.quarantined += waiting
            self.tally.left_out += relaying.count_lost(self.link, rows) - waiting

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
            begin = folding.beginner(folder, self.replica.rights)
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
        """Note chains of which the centre handed out less than it had said: deleted there, or a standby answered."""
        here = self.replica.heads()
        ends = {one: (here.get(one, START).seq, until) for one, until in wanted.items()}
        lacking = {one: (seq, until) for one, (seq, until) in ends.items() if seq < until}
        gone = pull.find_deleted_chains(self.link, lacking)
        self.tally.behind |= len(gone) < len(lacking)
        for origin in gone:
            self.tally.broken[origin] = f"{origin}/{lacking[origin][0] + 1}: is missing at the centre"

    # --- forks -------------------------------------------------------------------------------------------------------

    def _heal_all(self, forks: Mapping[UUID, int]) -> bool:
        """Mend every chain in which the two sides differ (seq); gives whether any was mended."""
        return sum(self._heal(origin, differs_at) for origin, differs_at in forks.items()) > 0

    def _heal(self, origin: UUID, differs_at: int) -> bool:
        """Mend a chain that forked; gives whether it was mended.

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
