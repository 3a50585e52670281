"""Wire protocol with the centre: columns, their PostgreSQL types, statements.

A push is one transaction: ``STAGE``, ``COPY_STAGED`` with :data:`TYPES` (binary, one row for each entry with its salt
and body, both None where the body was erased or is not held), ``ADD_NEW_ENTRIES`` and ``ADD_NEW_PAYLOADS``; then the
hash at the last ``seq`` is compared with ``HASH_AT`` and the transaction committed. Where some of it stands at the
centre already, the transaction is had again with ``ADD_ENTRIES`` and ``ADD_PAYLOADS``, which pass that over, so a push
may be repeated; a fork is passed over too, which is why the hash is compared. The staging table's columns are written
out: ``LIKE journal.entry`` would ask for rights on it, and its name is looked up as one of this session's own tables
only.
"""

from __future__ import annotations

from typing import Final

PROTOCOL: Final = 1
"""The protocol's version; the centre's ``min_protocol`` says from which on it may write."""

SCHEMA_NEEDED: Final = 100
"""The oldest schema of the centre that this program can speak with."""

IDENTITY_TAKEN: Final = "the identity is another entry's"
"""What ``journal.check_identities`` says first: the centre has an entry as another device's, or with other content."""
CHAIN_REFUSED: Final = "FO001"
"""SQLSTATE of the centre's own functions: an entry, body or identity is not what its chain says."""

DEVICE_REFUSED: Final = "FO002"
"""SQLSTATE: this login belongs to no enrolled device, or to one that was revoked."""

ORIGIN_TAKEN: Final = "FO003"
"""SQLSTATE: the chain belongs to another device."""

PROGRAM_OLD: Final = "FO004"
"""SQLSTATE: this program's protocol is too old to write there."""

OVER_LIMIT: Final = "FO005"
"""SQLSTATE: more than the office lets this device write. Who keeps the centre gets it for changing an entry, too."""

OVER_DAY: Final = "FO006"
"""SQLSTATE: more words than the office lets this device write in a day."""

_COLUMNS: Final = (
    ("origin", "uuid"),
    ("seq", "int8"),
    ("prev", "bytea"),
    ("hash", "bytea"),
    ("lc", "int8"),
    ("entry_id", "uuid"),
    ("subject", "uuid"),
    ("kind", "text"),
    ("v", "int8"),
    ("occurred_at", "text"),
    ("recorded_at", "text"),
    ("zone", "text"),
    ("officer", "text"),
    ("role", "text"),
    ("series", "text"),
    ("year", "int8"),
    ("no", "int8"),
    ("parents", "bytea"),
    ("content_hash", "bytea"),
)
_BODY: Final = (("salt", "bytea"), ("body", "bytea"))

ENTRY_COLUMNS: Final = ", ".join(name for name, _ in _COLUMNS)
"""The journal's columns in the order of ``register/journal.py``."""

COLUMNS: Final = ", ".join(name for name, _ in (*_COLUMNS, *_BODY))
"""The same, then salt and body: what is staged and what is pulled."""

TYPES: Final = tuple(kind for _, kind in (*_COLUMNS, *_BODY))
"""The types of :data:`COLUMNS`, for ``Copy.set_types``."""

STAGE: Final = (
    "CREATE TEMPORARY TABLE staged ("
    + ", ".join(f"{name} {kind}" for name, kind in (*_COLUMNS, *_BODY))
    + ") ON COMMIT DROP"
)

COPY_STAGED: Final = f"COPY pg_temp.staged ({COLUMNS}) FROM STDIN (FORMAT BINARY)"

ADD_NEW_ENTRIES: Final = f"INSERT INTO journal.entry ({ENTRY_COLUMNS}) SELECT {ENTRY_COLUMNS} FROM pg_temp.staged"

ADD_NEW_PAYLOADS: Final = (
    "INSERT INTO journal.payload (origin, seq, entry_id, salt, body)"
    " SELECT origin, seq, entry_id, salt, body FROM pg_temp.staged WHERE body IS NOT NULL"
)

_OR_NOTHING: Final = " ON CONFLICT (origin, seq) DO NOTHING"

ADD_ENTRIES: Final = ADD_NEW_ENTRIES + _OR_NOTHING

ADD_PAYLOADS: Final = ADD_NEW_PAYLOADS + _OR_NOTHING

RELAY: Final = (
    f"INSERT INTO journal.quarantine (device_id, why, {COLUMNS})"
    f" SELECT journal.my_device(), %s, {COLUMNS} FROM pg_temp.staged ON CONFLICT DO NOTHING"
)
"""Quarantine the staged entries for the office to decide; parameter: why. Each stands there once."""

HASH_AT: Final = "SELECT hash FROM journal.entry WHERE origin = %s AND seq = %s"

GREET: Final = "SELECT verdict, clock, agrees, devices FROM journal.greet(%s, %s, %s, %s, %s, %s, %s, %s)"
"""Parameters: origin, token, next token, parent (or None), parent's seq (or None), reason, :data:`PROTOCOL`, and one
digest of all that ends here, or None where nobody asks for the rest."""

LISTEN: Final = "LISTEN frontoffice_entries"
"""On this channel the centre says that a chain has grown (``journal.note_head_change``)."""

DIFFERING_HEADS: Final = "SELECT buckets, origins, seqs, hashes FROM journal.differing_heads(%s)"
"""Parameter: the digests of all buckets in a row (``register/replication/head_digests``)."""

HEADS: Final = "SELECT origin, seq, hash FROM journal.head"

SYNCED: Final = "SELECT journal.synced(%s, %s)"
"""Parameters: entries still waiting (0), how far this computer's clock is ahead (timedelta)."""

MY_ORIGINS: Final = "SELECT origin FROM journal.origin WHERE device_id = journal.my_device()"
"""The chains that belong to this device, also those that a backup put back at the counter does not know."""

SIGNING_STATE: Final = "SELECT device_id, offered_key, serial, origins, sizes FROM journal.signing_state()"
"""Who this device is at the centre, the key it offered, the office's last serial, and how far its chains are signed."""

ADD_CHECKPOINT: Final = "SELECT journal.add_checkpoint(%s, %s, %s, %s)"
"""Parameters: origin, size, root, the signed note; false when the centre did not keep it."""

HASH_AND_CHECKPOINT: Final = (
    "SELECT hash, journal.add_checkpoint(origin, seq, %s, %s) FROM journal.entry WHERE origin = %s AND seq = %s"
)
"""The last words of a push that is signed, in one way there and back; parameters: root, note, origin, seq."""

OFFER_KEY: Final = "SELECT journal.offer_key(%s)"
