"""A reader of another institution writes nothing: every verb that says by whom, tried by one."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.codes import AccessRefusal, StepRefusal
from frontoffice.domain.complaint import Channel, Manner
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.commands.exporting import ListExport, ListFormat
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Lazy, Register
from tests.support.examples import MORNING, SECRET, TODAY, a_reader, a_signed_in, an_intake

WRITES: Final = {  # what a reader's verbs write all the same; whatever else is not refused writes nothing
    "reading_log.note": [EntryKind.READ],
    "exports.record": [EntryKind.LIST_EXPORTED, EntryKind.READ],
    "officers.set_secret": [EntryKind.OFFICER_SET],  # one's own PIN, which a supervisor gave
    "printing.finish": [EntryKind.PAPER],  # what became of a paper is written down whoever sits there
}
REFUSED: Final = {AccessRefusal.NOT_ALLOWED, StepRefusal.NOT_YOURS}


def verbs() -> Iterator[tuple[str, str, inspect.Signature]]:
    """Every public method of what a register offers that takes an officer: object, method, parameters."""
    paths = {name: made.path for name, made in vars(Register).items() if isinstance(made, Lazy)}
    own = {"officers": "commands.officers.Officers", "shifts": "commands.shift_handover.ShiftHandover"}
    for name, path in (paths | own).items():
        cls = pkgutil.resolve_name(f"frontoffice.register.{path}")
        for verb, function in vars(cls).items():
            if not verb.startswith("_") and inspect.isfunction(function):
                signature = inspect.signature(function)
                if any("Officer" in str(one.annotation) for one in signature.parameters.values()):
                    yield name, verb, signature


VERBS: Final = {f"{name}.{verb}": (name, verb, signature) for name, verb, signature in verbs()}


def own_kinds(register: Register) -> list[str]:
    rows: Any = register.unit.connection.execute("SELECT kind FROM journal ORDER BY seq")
    return [kind for (kind,) in rows]


def test_every_verb_refuses_a_reader_or_only_reads(register: Register) -> None:
    supervisor, officer = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register)
    reader = a_reader(register)
    recorded = register.complaints.record(an_intake(), officer, new_id(), with_paper=True, printer="Loket")
    subject, job = recorded.complaint.subject, recorded.job
    assert job is not None
    register.handling.review(subject, "", supervisor, new_id())
    reviewed = register.handling.case(subject).last
    assert reviewed is not None

    def forms() -> dict[str, object]:
        """What a verb needs to get as far as who does it; the rest may be anything, it is not looked at."""
        return {
            "subject": subject,
            "job_id": job.job_id,
            "entry": reviewed.entry_id,
            "officer_id": reader.officer_id,
            "deciders": (reader, supervisor),
            "intake": an_intake(),
            "month": TODAY,
            "read": Read(ReadWhat.COMPLAINT, subject),
            "export": ListExport(name="search", lines=1, format=ListFormat.XLSX),
            "form": StepForm(Step.ANALYSE, "Sudah"),
            "state": JobState.CONFIRMED,
            "secret": SECRET,
            "name": "Orang Baru",
            "position": "",
            "role": Role.SUPERVISOR,
            "changed": reader,
            "channel": Channel("wa", "WhatsApp", Manner.WRITTEN),
            "of": ListName.TEAM,
            "choice": Choice("satu", "Tim Satu"),
            "texts": ["Tim Satu"],
            "code": "",
            "phrase": Phrase("salam", "Salam", "Terima kasih"),
            "limit": Limit("due", "Batas", 14, Unit.WORKING_DAYS),
            "on": TODAY,
            "reader": a_reader_like(reader),
            **dict.fromkeys(("by", "officer"), reader),
            **dict.fromkeys(("why", "note", "text", "reason", "ground", "pattern", "number"), "Sudah"),
            "action": new_id(),
            "to": reader.officer_id,
        }

    tried = set()
    for called, (name, verb, signature) in VERBS.items():
        given = forms()
        needed = [one.name for one in signature.parameters.values() if one.default is one.empty and one.name != "self"]
        call: Callable[..., Any] = getattr(getattr(register, name), verb)
        before = own_kinds(register)
        try:
            call(**{one: given.get(one, object()) for one in needed})
        except Refused as refused:
            codes = {one.code for one in refused.problems}
            assert codes <= REFUSED, called
            assert own_kinds(register) == before, called
        else:
            tried.add(called)
            assert own_kinds(register)[len(before) :] == WRITES.get(called, []), called
    assert tried > WRITES.keys()


def a_reader_like(reader: Officer) -> Officer:
    return Officer(new_id(), "Pemeriksa Lain", Role.READER, "", institution="BPK", until=reader.until)


def test_a_reader_keeps_neither_filters_nor_forms(register: Register) -> None:
    reader = a_reader(register)
    mine = reader.officer_id
    for keep in (
        lambda: register.kept_filters.keep("Loket", ListFilter(channel="counter"), mine),
        lambda: register.kept_filters.drop("Loket", mine),
        lambda: register.drafts.save(Draft(new_id(), mine, MORNING, {"description": "x"})),
        lambda: register.drafts.save_form("consultation", mine, {"about": "x"}),
    ):
        with pytest.raises(Refused) as refused:
            keep()
        assert [one.code for one in refused.value.problems] == [AccessRefusal.NOT_ALLOWED]
    assert (register.drafts.all(), dict(register.kept_filters.of(mine))) == ((), {})
