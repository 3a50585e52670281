"""Every kind of entry is whole: one specification, read by the fold, the story, the dossier, the fuzz and the centre."""

from __future__ import annotations

import dataclasses
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.cases import case_fold
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import KNOWN_VERSION, EntryKind, canonical
from frontoffice.domain.entries.entry_kinds import (
    ATTACHMENT_KINDS,
    BOX_KINDS,
    COMPLAINANT_KINDS,
    KINDS,
)
from frontoffice.domain.entries.kind_spec import KindSpec
from frontoffice.domain.people import NOBODY, Role, may
from frontoffice.errors import Refused
from frontoffice.register.projection.appending import heads
from tests.support.bodies import whole
from tests.support.entry_builder import ONCE, SITI, Book
from tests.support.examples import an_officer
from tests.support.golden import golden
from tests.support.kind_gaps import SAYING, gaps

SPECS: Final = tuple(KINDS.values())


@pytest.fixture(params=SPECS, ids=lambda spec: str(spec.kind))
def spec(request: pytest.FixtureRequest) -> KindSpec:
    """Each kind in turn."""
    found: KindSpec = request.param
    return found


def test_every_kind_is_specified_and_no_other() -> None:
    assert {spec.kind for spec in SPECS} == {*EntryKind}


def test_every_kind_is_whole(spec: KindSpec) -> None:
    assert gaps(spec) == ()


def test_who_lacks_the_right_may_not_write_a_kind(spec: KindSpec) -> None:
    if spec.may is None:
        entry_kinds.demand(NOBODY, spec.kind)
        return
    for role in Role:
        officer = an_officer(role)
        if may(officer, spec.may):
            entry_kinds.demand(officer, spec.kind)
        else:
            with pytest.raises(Refused, match="not_allowed"):
                entry_kinds.demand(officer, spec.kind)


def test_the_bodies_of_every_kind_have_the_bytes_that_journals_hold() -> None:
    """Field by field, as the examples have them: a field that is renamed, left out or added is another hash."""
    written = {str(spec.kind): [canonical(encode(body)).decode() for body in spec.examples] for spec in SPECS}
    assert written == golden("example_bodies")


def test_what_every_kind_does_and_who_may_write_it_stays() -> None:
    """A new kind settles, as entry_kinds says; one of the office is erased with no complaint."""
    rules = {
        str(spec.kind): " ".join((str(spec.effect), str(spec.may or "-"), *(["office"] if spec.of_office else [])))
        for spec in SPECS
    }
    assert rules == golden("kind_rules")


# What follows is the rule for kinds that another program does not know (see the docstring of entry_kinds).
TRIAL: Final = "trial.kind"  # known to nobody here, as any kind is to the programs before it


def test_the_kinds_that_only_say_are_those_that_every_program_in_use_knows() -> None:
    assert {str(kind) for kind in entry_kinds.SAYING} == SAYING


@given(st.lists(st.sampled_from([TRIAL, *ONCE]), max_size=12))
def test_a_step_leads_on_from_an_entry_of_an_unknown_kind(steps: list[str]) -> None:
    with_trial, without = Book(), Book()
    for step in steps:
        if step == TRIAL:
            with_trial.add(TRIAL, anything=1)
        else:
            with_trial.step(Step(step))
            without.step(Step(step))
    known, plain = with_trial.case, without.case
    assert (known.status, known.cycle.no, known.conflict) == (plain.status, plain.cycle.no, plain.conflict)
    assert len(known.rejected_steps) == len(plain.rejected_steps)


def test_two_desks_of_different_ages_name_the_same_entries_as_seen() -> None:
    book = Book().walk(*ONCE[:2])
    trial = book.add(TRIAL)
    assert book.heads() == (trial,)
    assert heads(book.lines) == (trial,)


@pytest.mark.parametrize("step", [ONCE[2], Step.CANCEL])
def test_an_unknown_kind_beside_a_step_of_another_desk_is_no_conflict(step: Step) -> None:
    book = Book().walk(*ONCE[:2])
    seen = book.heads()
    book.step(step)
    book.add(TRIAL, SITI, seen)
    book.add(EntryKind.REVIEWED, note="")  # names both
    assert not book.case.conflict
    assert book.case.status == Book().walk(*ONCE[:2], step).case.status


def test_a_kind_that_one_program_alone_took_as_saying_would_split_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why the list is closed: the older desk goes on from the new entry, and the newer desk knows of nothing there."""
    book = Book().walk(*ONCE[:2])
    book.add(TRIAL)
    book.step(ONCE[2])  # by a desk that does not know the kind
    assert book.case.status is Status.DECIDED
    monkeypatch.setattr(case_fold, "SAYING", {*SAYING, TRIAL})
    assert book.case.status is not Status.DECIDED


def test_a_newer_body_of_a_kind_that_says_is_no_head_of_any_program() -> None:
    book = Book().walk(*ONCE[:2])
    seen = book.heads()
    book.contact()
    book.lines[-1] = dataclasses.replace(book.lines[-1], version=KNOWN_VERSION + 1)
    assert heads(book.lines) == seen


def test_the_centre_gets_every_kind_with_its_effect() -> None:
    rows = {row[0]: row[1:] for row in entry_kinds.rows()}
    assert len(rows) == len(EntryKind)
    assert rows["receipt.paper"] == ("says", False, 1)
    assert rows["handling.stepped"] == ("moves", False, 1)
    assert rows["complaint.erased"] == ("settles", False, 1)
    assert rows["officer.set"] == ("settles", True, 1)


def test_the_dossiers_words_that_stand_with_the_kinds() -> None:
    known = {str(spec.kind): (spec.paper.entry, spec.paper.event) for spec in SPECS if spec.paper}
    assert (
        known.items()
        >= {
            "complaint.recorded": ("dicatat", ""),
            "complaint.amended": ("diubah", ""),
            "complaint.cancelled": ("dibatalkan", "Dibatalkan: {why}"),
            "complaint.reviewed": ("ditelaah", ""),
            "identity.revealed": ("identitas dilihat", "Identitas yang dirahasiakan dilihat: {why}"),
            "receipt.paper": ("tanda terima", ""),
            "handling.stepped": ("langkah penanganan", ""),
            "contact.logged": ("menghubungi pengadu", ""),
            "papers.requested": ("kelengkapan diminta", ""),
            "papers.completed": ("kelengkapan diterima", ""),
            "due.moved": ("batas waktu bergeser", ""),
            "document.made": ("surat dibuat: {name}", ""),
            "complaint.renumbered": (
                "nomor diberi akhiran \u201c{suffix}\u201d",
                "Nomor tertera pada dua tanda terima; yang ini diberi akhiran \u201c{suffix}\u201d: {why}",
            ),
            "complaint.erased": ("isi dihapus menurut hukum", "Isi dihapus menurut hukum: {ground}"),
        }.items()
    )


def test_the_storys_words_that_stand_with_the_kinds() -> None:
    known = {str(spec.kind): dataclasses.astuple(spec.story) for spec in SPECS if spec.story}
    assert (
        known.items()
        >= {
            "identity.revealed": ("Looked at the hidden identity", (), "eye", "", (("Reason", "why"),)),
            "complaint.renumbered": (
                "The number stands on two papers; this one got \u201c{}\u201d",
                ("suffix",),
                "warning",
                "soon",
                (("Reason", "why"),),
            ),
            "complaint.erased": (
                "Erased by law, decided with {}; only the number and the dates stay",
                ("second",),
                "cancel",
                "late",
                (("Ground", "ground"),),
            ),
        }.items()
    )


def test_no_word_about_complainants_names_anybody() -> None:
    for spec in COMPLAINANT_KINDS:
        assert spec.story is not None
        assert spec.paper is not None
        assert "{}" not in spec.story.text
        assert "complainant" not in spec.paper.event


def test_the_words_of_attachments_in_the_dossier_name_no_file() -> None:
    assert not [spec for spec in ATTACHMENT_KINDS if spec.paper and "{name}" in spec.paper.entry + spec.paper.event]


def test_what_is_written_of_an_opening_is_read_back_with_its_witnesses_and_its_counts() -> None:
    for spec in BOX_KINDS:
        for body in spec.examples:
            assert whole(type(body), encode(body)) == body
    opened, closed = (KINDS[kind].examples[0] for kind in (EntryKind.BOX_OPENED, EntryKind.BOX_CLOSED))
    assert encode(opened)["witnesses"] == [["Bambang Sutrisno", "19800101 200501 1 001"], ["Dewi Lestari", ""]]
    assert [encode(closed)[name] for name in ("found", "entered", "voided")] == [2, 1, 1]
