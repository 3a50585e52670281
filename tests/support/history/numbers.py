"""Numbers: none given twice without a cause and without its being named, none left out without a cause."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from tests.support.history.faults import BrokenPromise
from tests.support.history.kept import existing
from tests.support.history.record import DOUBLES, Event, Number, numbers, walk
from tests.support.history.stores import Store

RECORDED = "complaint.recorded"


def check_given(history: Sequence[Event]) -> Iterator[BrokenPromise]:
    """A desk gives a number of its own series, never one that stands there, and twice only where a file had two lives."""
    given: defaultdict[Number, list[bytes]] = defaultdict(list)
    series: dict[str, str] = {}
    may_double: set[str] = set()
    before: dict[str, set[bytes]] = {}
    for event, step, held in walk(history):
        if event.what == "desk":
            series[event["name"]] = event["series"]
        elif event.what == "step":
            before = {name: set(one.chains) for name, one in held.items()}
            if step in DOUBLES:
                may_double.add(series[event["desk"]])
        elif event.what == "acknowledged" and event["number"]:
            number: Number = (event["number"][0], event["number"][1], event["number"][2])
            desk, entry = event["desk"], bytes.fromhex(event["entry"])
            others = [one for one in given[number] if one != entry]
            why = _why_wrong(number, series[desk], others, before.get(desk, set()), may_double)
            if why:
                yield BrokenPromise("numbers", desk, f"{number[0]}-{number[1]}-{number[2]} (step {event.at}): {why}")
            given[number].append(entry)


def _why_wrong(number: Number, series: str, others: list[bytes], there: set[bytes], may_double: set[str]) -> str:
    if number[0] != series:
        return "of another desk's series"
    if set(others) & there:
        return "given again where it stands"
    return "given twice, and no file had two lives" if others and series not in may_double else ""


def check_doubled(stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """Two complaints of one number are both read, and the centre names it as long as no suffix tells them apart."""
    numbered = {
        entry.subject: entry.number for entry in stores[0].chains if entry.kind == RECORDED and entry.number is not None
    }
    named = set().union(*(store.twice for store in stores))
    for store in stores:
        if store.is_centre:
            continue
        read = {subject: ((series, year, no), suffix) for subject, series, year, no, suffix in store.complaints}
        for subject, number in numbered.items():
            if read.get(subject, (None, ""))[0] != number:
                yield BrokenPromise("numbers", store.name, f"{UUID(bytes=subject)}: not read with its number {number}")
        doubled = {number for (number, _), count in Counter(read.values()).items() if count > 1}
        for number in sorted(doubled ^ named):
            yield BrokenPromise("numbers", store.name, f"{number}: given twice, by the centre or by the desk alone")


def check_holes(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """Each series counts from 1; what is left out stood in an entry that was destroyed."""
    known = numbers(history)
    existed = existing(history)
    destroyed = {number for entry, number in known.items() if entry not in existed}
    for store in stores:
        there = {entry.number for entry in store.chains if entry.number is not None}
        last: Counter[tuple[str, int]] = Counter()
        for series, year, no in there:
            last[series, year] = max(last[series, year], no)
        for (series, year), most in last.items():
            for no in range(1, most + 1):
                if (series, year, no) not in there | destroyed:
                    yield BrokenPromise(
                        "holes", store.name, f"{series}-{year}-{no}: nobody has it, and nothing destroyed it"
                    )
