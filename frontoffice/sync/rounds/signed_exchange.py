"""The signatures of one round: what is pushed is signed, what is pulled was signed; nothing of it without a pinned key.

It stands between the exchange and what knows of keys: without a pin every
question here has the answer that the exchange had before there were signatures.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice import signed_notes
from frontoffice.domain.proof import checkpoint, device_certificate, office_notes
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE, DeviceCertificate
from frontoffice.register.journal import kept_notes
from frontoffice.register.journal.chain import HASH, LC, SEQ, ChainEnd, Row, SignedCheckpoint
from frontoffice.register.journal.kept_notes import SignedNote
from frontoffice.register.replication.note_store import NoteStore
from frontoffice.register.replication.replica import Replica
from frontoffice.sync import answers, wire
from frontoffice.sync.rounds import push
from frontoffice.sync.rounds.chain_limits import ChainLimits, Spans
from frontoffice.sync.rounds.hello import HelloAnswer
from frontoffice.sync.signing import OfficePin, Signer, Signing, Standing

# --- The office's notes at a desk: fetched from the centre where it has newer ones, verified, and kept ---
# All rest on the pinned key: a note counts when the office's key signed it, which is the pinned one or what succeeded
# it by a note that both signed. Which key the centre calls the office's is never asked.


@dataclass(frozen=True, slots=True)
class CentreSigning:
    """State of signatures at the centre.

    Who this device is there, and which key it offered.

    ``serial`` is that of the office's last note, ``signed`` up to where this device's chains are signed.
    """

    device_id: UUID
    offered_key: bytes | None
    serial: int
    signed: dict[UUID, int]


def ask(link: Connection) -> CentreSigning:
    """Ask the centre."""
    device_id, offered, serial, origins, sizes = answers.row(link.execute(wire.SIGNING_STATE), *_STATE)
    return CentreSigning(device_id, offered, serial or 0, dict(answers.abreast(origins or [], sizes or [])))


@dataclass(frozen=True, slots=True)
class NotesFound:
    """Number of notes missing here or at the centre, and whether the centre has notes by another office's key."""

    missing: int = 0
    is_other_office: bool = False


def refresh(store: NoteStore, link: Connection, serial: int) -> NotesFound:
    """Load the office's new notes, up to the centre's last ``serial``."""
    whole, last = store.serials()
    if serial <= last == whole:
        return NotesFound(last - serial)  # it was put back, and numbers anew what this desk has otherwise
    notes = [SignedNote(*row) for row in answers.rows(link.execute(_NOTES, (whole,)), int, str, UUID | None, str)]
    key = store.key_after(whole)
    assert key is not None  # noqa: S101  (it was pinned before)
    if not whole:
        key = _first_key(notes, key)
    verified: list[SignedNote] = []
    for one in notes:
        try:
            key = _next_office_key(one, key)
        except ValueError:
            if whole or verified:
                break
            continue  # of before a key that was lost: whatever still holds was certified anew with this one
        verified.append(one)
    if verified:
        store.keep(verified)
    is_other = bool(notes) and (not verified or notes[-1].serial != verified[-1].serial)
    return NotesFound(0 if is_other else store.missing(serial), is_other)


def _first_key(notes: list[SignedNote], pinned: bytes) -> bytes:
    """Key of the first notes: the pinned one, or what it succeeded by notes that both signed."""
    key = pinned
    for one in reversed(notes):
        if one.kind == kept_notes.SUCCESSION:
            with contextlib.suppress(ValueError):
                succession = office_notes.read_succession(_verify_note(one.note, key))
                if succession.after == key and _verify_note(one.note, succession.before):
                    key = succession.before
    return key


_STATE: Final = (UUID, bytes | None, int | None, list[UUID] | None, list[int] | None)
_NOTES: Final = "SELECT serial, kind, about, note FROM journal.note WHERE serial > %s ORDER BY serial"


def _next_office_key(one: SignedNote, key: bytes) -> bytes:
    """The office's key after this note. Raises ValueError for one not signed by the office for this place."""
    text = _verify_note(one.note, key)
    place: tuple[int, UUID | None] = one.serial, one.about
    if one.kind == kept_notes.CERTIFICATE:
        certificate = device_certificate.read_text(text)
        place = certificate.serial, certificate.device_id
    elif one.kind == kept_notes.SUCCESSION:
        succession = office_notes.read_succession(text)
        _verify_note(one.note, succession.after)
        if succession.before != key:
            raise ValueError("it succeeds another key")
        place, key = (succession.serial, None), succession.after
    elif one.kind == kept_notes.ERASURE:
        erasure = office_notes.read_erasure(text)
        place = erasure.serial, erasure.subject
    elif not office_notes.is_of_later_program(text, one.serial):
        raise ValueError("it hides another note")
    if place != (one.serial, one.about):
        raise ValueError("it stands at another's place")
    return key


def _verify_note(note: str, key: bytes) -> str:
    text, signed = signed_notes.verify_note(note, {OFFICE: key})
    if OFFICE not in signed:
        raise ValueError("the office did not sign it")
    return text


# --- signed exchange ---

# --- Sign this desk's own chains: a checkpoint at the end of each push, and later for what went without ---
# The key is asked for once in a round. Without a keyring, or when signing fails, entries go as they are, and the next
# round that has a key signs where the chain stands then.

_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class ChainSigning:
    """The signing of one round; ``signer`` is None where there is no key.

    With a key ``is_in_vain`` where the office certified another one: what that signed stays at the centre.
    """

    replica: Replica
    link: Connection
    centre: CentreSigning
    signer: Signer | None
    is_in_vain: bool = False
    _fresh: list[SignedCheckpoint] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of this device's key in its signatures."""
        return device_certificate.key_name(self.centre.device_id)

    def checkpoint(self, origin: UUID, size: int) -> SignedCheckpoint | None:
        """A checkpoint of one's own chain over its first ``size`` entries; None where it cannot be signed now."""
        if self.signer is None or self.is_in_vain:
            return None
        root = self.replica.notes.tree(origin, size).root()
        text = checkpoint.text_of(Checkpoint(origin, size, root, self.replica.now()))
        try:
            signature = self.signer.sign(text)
        except (OSError, RuntimeError, ValueError):  # a token that was taken away, a keyring that was closed
            _log.warning("a checkpoint could not be signed; a later round does")
            self.signer = None
            return None
        return SignedCheckpoint(origin, self.name, size, root, checkpoint.append_signatures(text, (signature,)))

    def note_kept(self, one: SignedCheckpoint | None) -> None:
        """The centre has this one."""
        if one is not None:
            self._fresh.append(one)
            self.centre.signed[one.origin] = one.size

    def sign_rest(self, centre: Mapping[UUID, ChainEnd]) -> None:
        """Sign each agreed own chain with an outdated checkpoint at the centre or one by another key."""
        here = self.replica.ends(centre)
        for origin in self.replica.mine():
            end = here.get(origin)
            known = centre.get(origin)
            if end is None or known is None or (end.seq, end.hash) != (known.seq, known.hash):
                continue
            if self.centre.signed.get(origin, 0) >= end.seq and self._is_of_this_key(origin):
                continue
            made = self.checkpoint(origin, end.seq)
            if made is None:
                break
            kept = self.link.execute(wire.ADD_CHECKPOINT, (origin, made.size, made.root, made.note)).fetchone()
            if kept == (True,):
                self.note_kept(made)
        self.keep()

    def _is_of_this_key(self, origin: UUID) -> bool:
        kept = self.replica.notes.checkpoints(origin).get(self.name)
        if kept is None or self.signer is None:
            return self.signer is None
        _, signatures = checkpoint.read_signed(kept.note)
        return checkpoint.key_id(self.name, self.signer.public) in {one.key_id for one in signatures}

    def keep(self) -> None:
        """Store the record of new checkpoints at the centre.

        By it, a chain of this desk that somebody writes on is known.
        """
        owners = {one.origin: self.centre.device_id for one in self._fresh}
        lacking = {origin: device for origin, device in owners.items() if self.replica.notes.owner(origin) != device}
        self.replica.notes.keep_checkpoints(self._fresh, lacking)
        self._fresh = []

    def count_unsigned(self, centre: Mapping[UUID, ChainEnd]) -> int:
        """Count this desk's unsigned entries at the centre."""
        mine = self.replica.mine()
        return sum(
            max(0, end.seq - self.centre.signed.get(origin, 0)) for origin, end in centre.items() if origin in mine
        )

    def offer(self) -> None:
        """Send this computer's key to the office for certification if it has none or another one of this device."""
        if self.signer is not None and self.centre.offered_key != self.signer.public:
            self.link.execute(wire.OFFER_KEY, (self.signer.public,))


# --- signed exchange ---


@dataclass(slots=True)
class SignedExchange:
    """The signatures of one round; ``pin`` is None at a desk without a key of the office."""

    replica: Replica
    link: Connection
    pin: OfficePin | None = None
    _signing: ChainSigning | None = None
    _limits: ChainLimits | None = None
    _found: NotesFound = field(default_factory=NotesFound)
    _centre: Mapping[UUID, ChainEnd] = field(default_factory=dict)
    refused: set[UUID] = field(default_factory=set)  # chains whose branch at the centre is not taken

    def begin(self, answer: HelloAnswer) -> None:
        """Take in how the chains end at the centre; at first also the office's notes, and offer this computer's key."""
        if self.pin is None:
            return
        self._centre = self._own_ends(answer)
        if self._signing is not None:
            return
        notes, is_new = self.replica.notes, self.replica.notes.pin(self.pin.office_key)
        state = ask(self.link)
        known = notes.serials()
        self._found = refresh(notes, self.link, state.serial)
        signer = self.pin.signer_of(device_certificate.key_name(state.device_id))
        is_in_vain = _standing(notes.certificate(state.device_id), signer) is Standing.OTHER_KEY
        self._signing = ChainSigning(self.replica, self.link, state, signer, is_in_vain)
        self._signing.offer()
        self._take_chain(state.device_id, signer)
        if is_new or notes.serials() != known or not notes.has_checkpoints():  # the last where a line was cut
            self._load_limits(self._signing, self.pin).check_here()

    def _take_chain(self, called: UUID, signer: Signer | None) -> None:
        """Assign the present chain to the device certified with this computer's key.

        Its first checkpoint would say so, but before its first entry there is none, and the desk gives numbers all the
        same. What the centre ``called`` this device only chooses between devices that are certified with this key.
        """
        notes, origin = self.replica.notes, self.replica.present()
        owner = notes.owner(origin)
        if signer is None or owner == called:
            return
        mine = [one for one in notes.certificates().values() if one.public_key == signer.public and not one.is_revoked]
        if mine:
            own = max(mine, key=lambda one: (one.device_id == called, one.serial))
            if owner is None or owner in own.replaces:
                notes.keep_checkpoints((), {origin: own.device_id})

    def _load_limits(self, signing: ChainSigning, pin: OfficePin) -> ChainLimits:
        """Load the limits on first use: a round in which nothing comes reads no certificate."""
        if self._limits is None:
            certificates = self.replica.notes.certificates()
            keys = {device_certificate.key_name(one): each.public_key for one, each in certificates.items()}
            if signing.signer is not None:
                keys.setdefault(signing.name, signing.signer.public)
            keys[OFFICE] = self.replica.notes.office_key() or pin.office_key
            self._limits = ChainLimits(self.replica, self.link, keys, certificates)
        return self._limits

    def _own_ends(self, answer: HelloAnswer) -> dict[UUID, ChainEnd]:
        """Ends of this desk's own chains at the centre, the local end for chains missing in the answer."""
        mine = self.replica.mine()
        here = self.replica.ends(mine)
        said = self.replica.heads(answer.buckets) if answer.buckets is None or answer.buckets else {}
        alike = {origin: end for origin, end in here.items() if origin not in said}
        return alike | {origin: answer.heads[origin] for origin in mine if origin in answer.heads}

    # --- push --------------------------------------------------------------------------------------------------------

    def push(self, origin: UUID, rows: Sequence[Row]) -> None:
        """Push entries of an own chain, with a checkpoint if there is a key. Raises as :func:`push.push`."""
        signed = self._signing.checkpoint(origin, rows[-1][SEQ]) if self._signing else None
        is_kept = push.push(self.link, origin, rows, signed)
        self._centre = {**self._centre, origin: ChainEnd(rows[-1][SEQ], rows[-1][LC], rows[-1][HASH])}
        if self._signing and signed and is_kept:
            self._signing.note_kept(signed)

    def sign_rest(self) -> None:
        """Sign entries pushed without a checkpoint, once both sides agree."""
        if self._signing:
            self._signing.sign_rest(self._centre)

    # --- pull --------------------------------------------------------------------------------------------------------

    def limit(self, chains: Spans) -> tuple[Spans, dict[UUID, int]]:
        """Spans of these chains to pull, and chains with an earlier difference (seq).

        This desk's own are not limited as long as nobody knows by which key: it has none, and never was certified.
        """
        if self.pin is None or self._signing is None or (self._limits is None and not chains):
            return chains, {}
        limits = self._load_limits(self._signing, self.pin)
        mine = self.replica.mine() if self._signing.name not in limits.keys else {}
        others = {origin: span for origin, span in chains.items() if origin not in mine}
        spans, differ = limits.limit({one: span for one, span in others.items() if one not in self.refused})
        return spans | {origin: span for origin, span in chains.items() if origin in mine}, differ

    def fitting(self, rows: list[Row]) -> list[Row]:
        """Filter pulled entries by their signatures."""
        return list(self._limits.filter_verified_rows(rows)) if self._limits else rows

    def is_written_on(self, origin: UUID) -> bool:
        """Return whether another writer without this desk's key continued the present chain."""
        return self._limits is not None and origin in self._limits.held and origin == self.replica.present()

    def accepts(self, origin: UUID, fork: int) -> bool:
        """Whether the centre's branch may take the place of the one here; if not, stores a proof of the fork."""
        if self.pin is None or self._signing is None:
            return True
        here = self.replica.ends([origin])[origin]
        if self._load_limits(self._signing, self.pin).accepts(origin, fork, here):
            return True
        self.refused.add(origin)
        return False

    # --- outcome -----------------------------------------------------------------------------------------------------

    def outcome(self) -> Signing:
        """Result of the round."""
        if self._signing is None:
            return Signing()
        mine = self.replica.notes.certificate(self._signing.centre.device_id)
        signer, forked = self._signing.signer, set[str]()
        own = self.replica.mine() if self._limits is not None and self._limits.held else {}
        if self._limits is not None:
            forked = {*self._limits.labels(self._limits.forked).values()}
        return Signing(
            _standing(mine, signer),
            device_class=str(mine.device_class) if mine else "",
            fingerprint=signer.fingerprint if signer else "",
            public_key=checkpoint.root_text(signer.public) if signer else "",
            unsigned=self._signing.count_unsigned(self._centre),
            held=self._count_held_by_desk(own),
            forked=tuple(sorted(forked)),
            missing=self._found.missing,
            is_other_office=self._found.is_other_office,
            held_own=sum(self._limits.held.get(one, 0) for one in own) if self._limits is not None else 0,
        )

    def _count_held_by_desk(self, own: Collection[UUID]) -> tuple[tuple[str, int], ...]:
        if self._limits is None:
            return ()
        others = {origin: count for origin, count in self._limits.held.items() if origin not in own}
        names = self._limits.labels(others)
        held: dict[str, int] = {}
        for origin, count in others.items():
            held[names[origin]] = held.get(names[origin], 0) + count
        return tuple(sorted(held.items()))


def _standing(mine: DeviceCertificate | None, signer: Signer | None) -> Standing:
    if mine is not None and mine.is_revoked:
        return Standing.REVOKED
    if signer is None:
        return Standing.NO_KEY
    if mine is None:
        return Standing.OFFERED
    return Standing.CERTIFIED if mine.public_key == signer.public else Standing.OTHER_KEY
