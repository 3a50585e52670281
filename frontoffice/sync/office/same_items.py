"""Search the centre for a letter or SP4N-LAPOR! item recorded in complaints of two desks.

Which entries name one is asked of PostgreSQL, whether two hold the same of the rule that the desks have, too
(``domain/cases/same_items``), for those alone that may.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg

from frontoffice.domain.cases import same_items
from frontoffice.domain.complaint import SP4N
from frontoffice.domain.entries.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.text.printable_text import same_item
from frontoffice.sync.office import centre_stories

MOST: Final = 2_000
"""Complaints that are folded: of a desk that repeats one item without end no more are looked at."""
_NUMBER: Final = {
    EntryKind.RECORDED.value: '"external_id":',
    EntryKind.AMENDED.value: '"external_id":',
    EntryKind.SP4N_ENTERED.value: '"number":',
}
_LONGEST: Final = 4_000  # bytes, in which a number ends


@dataclass(frozen=True, slots=True)
class RepeatedItem:
    """Item of a channel, and the numbers of its complaints."""

    channel: str
    numbers: tuple[str, ...]


def read(connection: psycopg.Connection) -> list[RepeatedItem]:
    """Load items recorded in two complaints, neither cancelled nor merged, by the first complaint's number."""
    named: defaultdict[str, set[UUID]] = defaultdict(set)
    entered: dict[UUID, str] = {}  # the last number in SP4N-LAPOR!
    for subject, kind, text in connection.execute(_NAMED, _list_parameters()).fetchall():
        for number in _numbers(text):
            named[same_item(number).lstrip("#")].add(subject)
            if kind == EntryKind.SP4N_ENTERED:
                entered[subject] = number
    candidates = {one for subjects in named.values() if len(subjects) > 1 for one in subjects}
    numbers, held = {}, {}
    rights = centre_stories.rights(connection) if candidates else {}
    for subject in sorted(candidates)[:MOST]:
        stands = centre_stories.fold_story(connection, subject, rights)
        if stands is None or stands[0].erased or stands[0].status in same_items.FREED:
            continue
        complaint = stands[0]
        numbers[subject] = complaint.number_text
        held[subject] = same_items.keys(complaint.intake.channel, complaint.intake.external_id) | same_items.keys(
            SP4N, entered.get(subject, "")
        )
    repeated = same_items.find_repeated(held)
    by_item: defaultdict[str, list[str]] = defaultdict(list)
    for subject in repeated:
        for key in held[subject]:
            by_item[key].append(numbers[subject])
    found = [
        RepeatedItem(key.partition(" ")[0], tuple(sorted(those))) for key, those in by_item.items() if len(those) > 1
    ]
    return sorted(found, key=lambda one: one.numbers)


_AT: Final = "position(n.name IN p.body)"
_NAMED: Final = f"""
    SELECT e.subject, e.kind, substring(p.body FROM {_AT} + octet_length(n.name) FOR {_LONGEST})
    FROM journal.counted e JOIN journal.payload p USING (origin, seq)
        JOIN unnest(%s::text[], %s::bytea[]) AS n (kind, name) ON n.kind = e.kind
    WHERE e.v <= {KNOWN_VERSION} AND {_AT} > 0 ORDER BY e.lc, e.entry_id"""


def _list_parameters() -> tuple[list[str], list[bytes]]:
    return [*_NUMBER], [name.encode() for name in _NUMBER.values()]


def _numbers(text: bytes) -> Iterator[str]:
    """Item numbers at the start of a JSON text; of an amendment both what was written and what stands now."""
    try:
        said, _ = json.JSONDecoder().raw_decode(text.decode("utf-8", "ignore").lstrip())
    except (ValueError, RecursionError):
        return
    for one in said if isinstance(said, list) else (said,):
        if isinstance(one, str) and same_item(one):
            yield one
