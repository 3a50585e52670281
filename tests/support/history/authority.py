"""Authority, stated a second time: what a device of a class, or a role, wrote without it has no effect that anybody reads.

Of classes only where the history says of which each desk's device is. Who wrote an entry is known from the history alone,
by whose officer it was acknowledged to; what the office merged into a chain of its own is its own word. The role is that
of the entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from tests.support.history.faults import BrokenPromise
from tests.support.history.record import Event
from tests.support.history.stores import Entry, Store

EVERYTHING = "office"
NOWHERE = {  # what only the office's devices write with effect
    "choice.set",
    "calendar.day",
    "calendar.hours",
    "series.taken",
    "report.approved",
    "officer.set",  # no desk of a world gives anybody a new secret
}
OWN = {  # what a counter's device writes with effect about what it recorded itself
    "complaint.amended",
    "complaint.cancelled",
    "complaint.reviewed",
    "complaint.renumbered",
    "handling.stepped",
    "step.corrected",
    "complainant.joined",
    "complainant.left",
    "due.extended",
}
_OTHERS = {"officer", "handler", "administrator", "reader"}
TAKES_NO_STEP_BACK = {"complaint.reviewed": _OTHERS, "complaint.cancelled": _OTHERS}  # nor writes it
ROLES = {  # who writes it without effect, of what is looked at here
    "choice.set": _OTHERS - {"administrator"},
    "officer.set": _OTHERS,
    "complaint.cancelled": _OTHERS,
}


class Writers(NamedTuple):
    """By its identity: the device that wrote an entry; and each device's class, "" where the office named none."""

    devices: dict[bytes, str]
    classes: dict[str, str]

    def may(self, entry: Entry, *, is_merged: bool) -> bool:
        """Whether an entry has effect; the class is not judged of one whose writer nobody was acknowledged as."""
        if entry.role in ROLES.get(entry.kind, ()):
            return False
        if is_merged:
            return True
        device = self.devices.get(entry.entry_id)
        if device is None or self.classes[device] in {EVERYTHING, ""}:
            return True
        if entry.kind in NOWHERE:
            return False
        return entry.kind not in OWN or self.devices.get(entry.subject, device) == device


def check_authority(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """Lists and states are as they would be if nothing had been written without authority."""
    desks = {event["name"]: event for event in history if event.what == "desk"}
    devices = {
        bytes.fromhex(event["entry"]): desks[event["desk"]]["series"]
        for event in history
        if event.what == "acknowledged"
    }
    writers = Writers(devices, {event["series"]: event.facts.get("device_class", "") for event in desks.values()})
    merged = {one.origin for store in stores for one in store.chains} - {
        origin for store in stores for origin in (*store.own, *(one.origin for one in store.checkpoints))
    }
    # What is left of these says the state that they were erased in, and the office agreed to that.
    erased = {bytes.fromhex(event["subject"]) for event in history if event.what == "carried_out"}
    for store in stores:
        judged = [(one, writers.may(one, is_merged=one.origin in merged)) for one in store.chains]
        effective, without = ([one for one, has in judged if has is effect] for effect in (True, False))
        yield from _check_lists(store, effective, without)
        yield from _check_people(store, effective, without)
        yield from _check_named(store)
        yield from _check_cancelled(store, effective, [one for one in without if one.subject not in erased])


def _check_lists(store: Store, effective: list[Entry], without: list[Entry]) -> Iterator[BrokenPromise]:
    rows = {(row[0], row[1]): row[2] for row in store.tables.get("choice", ())}
    said = {body.entry_id: body.body for body in store.bodies}
    meant = {key for key in (_line(one, said) for one in effective) if key}
    for entry in without:
        line = _line(entry, said)
        if line and line not in meant and rows.get(line[:2]) == line[2]:
            yield BrokenPromise("authority", store.name, f"{entry.place}: {line} stands in the list")


def _line(entry: Entry, said: dict[bytes, bytes]) -> tuple[str, str, str] | None:
    """What an entry makes of a line of a list."""
    if entry.kind != "choice.set" or entry.entry_id not in said:
        return None
    body = json.loads(said[entry.entry_id])
    if not {"list", "code", "name"} <= body.keys():
        return None
    return str(body["list"]), str(body["code"]), str(body["name"])


def _check_people(store: Store, effective: list[Entry], without: list[Entry]) -> Iterator[BrokenPromise]:
    people = {row[0] for row in store.tables.get("officer", ())}
    rightly = {one.subject for one in effective if one.kind == "officer.set"}
    for entry in without:
        if entry.kind == "officer.set" and entry.subject in people - rightly:
            yield BrokenPromise("authority", store.name, f"{entry.place}: the person is in the list")


def _check_named(store: Store) -> Iterator[BrokenPromise]:
    """Whatever device wrote it: a step that only a supervisor takes, and another's absence, are a supervisor's to undo."""
    if "without_authority" not in store.tables:
        return
    said = {body.entry_id: json.loads(body.body) for body in store.bodies if body.body}
    kinds = {str(UUID(bytes=one.entry_id)): (one.kind, one.subject) for one in store.chains}
    marked = {row[0] for row in store.tables["without_authority"]}
    away = {row[0] for row in store.tables.get("absence", ())}
    own = set()
    for entry in store.chains:
        body = said.get(entry.entry_id, {})
        kind, subject = kinds.get(str(body.get("entry", "")), ("", b""))
        is_undone = entry.kind == "step.corrected" and subject == entry.subject
        if is_undone and entry.role in TAKES_NO_STEP_BACK.get(kind, ()) and entry.entry_id not in marked:
            yield BrokenPromise("authority", store.name, f"{entry.place}: takes {kind} back")
        if entry.kind == "absence.set" and (entry.role == "supervisor" or body.get("officer") == body.get("by")):
            own.add(entry.subject)
    for subject in away - own:
        yield BrokenPromise("authority", store.name, f"{UUID(bytes=subject)}: somebody else said who is away")


def _check_cancelled(store: Store, effective: list[Entry], without: list[Entry]) -> Iterator[BrokenPromise]:
    cancels = {"complaint.cancelled", "handling.stepped"}
    rightly = {one.subject for one in effective if one.kind in cancels}
    for entry in without:
        cancelled = entry.kind == "complaint.cancelled" and entry.subject in store.cancelled
        if cancelled and entry.subject not in rightly:
            yield BrokenPromise("authority", store.name, f"{entry.place}: the complaint is cancelled")
