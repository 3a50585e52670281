"""Histories of a complaint, drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.steps import Ground, Ruling, Step
from frontoffice.domain.complaint import Identity, Kind, Manner, Status
from frontoffice.domain.entries.body_codec import FIELDS, encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS as SPECS
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID
from frontoffice.domain.limits import Target, target_body
from frontoffice.register.projection import intake_codec
from tests.support.bodies import fields_of
from tests.support.examples import TODAY, a_complainant

NOT_IN_HISTORIES: Final[Mapping[str, str]] = {
    EntryKind.RECORDED: "each history begins with one",
    **dict.fromkeys(OF_THE_OFFICE, "about no complaint"),
}
KINDS = [*(str(kind) for kind in SPECS if kind not in NOT_IN_HISTORIES), "from.the.future"]
_STEPS = st.sampled_from([*Step, "not.a.step"])
_DUE_ON = st.sampled_from(["2026-12-09", "2026-12-10", "2026-12-11"])
_SERVICE = st.sampled_from(["Izin Trayek (AKDP)", "Izin Usaha", "Izin Lain"])
_ON = st.integers(-2, 2).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
WHO: Final = st.sampled_from(
    [
        a_complainant(),
        a_complainant(name="PT Timah Jaya", party="company", nib="9120001234567", contact="Ratna", position="Direktur"),
        a_complainant(
            name="Ana", nik="", identity_kind="passport", identity_no="X7654321", identity=Identity.CONFIDENTIAL
        ),
        a_complainant(represents="Suparman", attorney_letter="SK/1", party="cooperative", identity_kind="seaman"),
    ]
)
# What a field may say, in whatever kind it stands; all others say what the kind's examples say.
_FIELDS: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "on": _ON,
    "cycle": st.integers(1, 2),
    "due_on": _DUE_ON,
    "due_was": _DUE_ON,
    "due_provisional": st.booleans(),
    "due": st.fixed_dictionaries({"due_on": _DUE_ON, "due_provisional": st.booleans(), "calendar": st.just("2026.3")}),
    "count": st.just({"calendar": "2026.3", "days": []}),
    "received_on": st.sampled_from(["2026-11-19", "2026-11-20"]),
    "channel_name": st.sampled_from(["Loket", "Surat pos"]),
    "manner": st.sampled_from([*map(str, Manner)]),
    "late": st.fixed_dictionaries({"days": st.integers(1, 3), "why": st.just("sakit")}),
    "target": _ON.map(lambda on: target_body(Target(date.fromisoformat(on), "", False, "", "", ""))),
    "level": st.sampled_from(["", "high"]),
    "category": st.sampled_from(["", "Tidak patut"]),
    "changes": st.one_of(
        st.tuples(_SERVICE, _SERVICE).map(lambda both: {"service": [*both]}),
        st.sampled_from([*map(str, Kind)]).map(lambda kind: {"kind": ["complaint", kind]}),
        st.just({"complainant.name": ["Nurhayati binti Saleh", "Rahasia"]}),
        st.just({"channel": ["counter", "letter"]}),
        st.sampled_from(["party", "nib", "contact", "position", "identity_kind", "identity_no"]).flatmap(
            lambda name: st.sampled_from(["", "company", "X7654321"]).map(lambda to: {f"complainant.{name}": ["", to]})
        ),
    ),
    "complainant": st.one_of(WHO.map(intake_codec.complainant_body), st.sampled_from([{"name": "Saleh"}, "Saleh", {}])),
    "joined": st.sampled_from([EXAMPLE_ID, "bukan"]),
    "until": st.one_of(_ON, st.just("kapan")),
    "ground": st.sampled_from([*map(str, Ground), "", "lain"]),
    "ruling": st.sampled_from(["", *map(str, Ruling)]),
    "suffix": st.sampled_from(["bis", "ter"]),
    "status": st.sampled_from([str(Status.FINISHED), str(Status.CANCELLED)]),
    "state": st.sampled_from(["confirmed", "handed_over", "void", "uncertain"]),
    "reach": st.sampled_from([*map(str, Reach)]),
}
_WITH: Final = {"due_provisional": "due_on"}  # no program writes the one without the other
_KIND_OF: Final[Mapping[str, EntryKind]] = {
    Step.REVIEW: EntryKind.REVIEWED,
    Step.CANCEL: EntryKind.CANCELLED,
    Step.RECLASSIFY: EntryKind.AMENDED,
}


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, dict[str, Any], list[int], int]]:
    """Entries after the recording: kind, body, which of the entries before (0 is the recording) were seen, version."""
    made: list[tuple[str, dict[str, Any], list[int], int]] = []
    corrections = st.just(str(EntryKind.STEP_CORRECTED))
    status_steps = draw(st.lists(st.one_of(_STEPS, _STEPS, _STEPS, corrections, st.sampled_from(KINDS)), max_size=14))
    for place, what in enumerate(status_steps):
        straight = draw(st.integers(0, 3)) > 0
        seen = [place] if straight else draw(st.lists(st.integers(0, place), max_size=3, unique=True))
        kind, body = _body(draw, what)
        if kind == EntryKind.STEP_CORRECTED:  # by its place; mostly what was seen last
            body["entry"] = draw(st.sampled_from([*seen, *seen, *seen, *range(place + 1)]))
        rare = draw(st.integers(0, 11))  # a broken program, a newer one
        made.append((kind, {} if rare == 0 else body, seen, 2 if rare == 1 else 1))
    return made


def _body(draw: st.DrawFn, what: str) -> tuple[str, dict[str, Any]]:
    """An entry of a kind, or one that is a step: an example of its specification with something else in its fields."""
    is_step = what in (*Step, "not.a.step")
    kind = _KIND_OF.get(what, EntryKind.STEPPED) if is_step else what
    spec = SPECS.get(kind)
    if spec is None:
        return kind, {"anything": 1}
    example = draw(st.sampled_from(spec.examples))
    body = encode(example)
    for field in fields_of(type(example)):
        is_there = field.is_needed or _WITH.get(field.name) in body or draw(st.booleans())
        if not is_there:
            body.pop(field.name, None)
        elif field.name in _FIELDS:
            body[field.name] = draw(_FIELDS[field.name])
    if is_step and "step" in FIELDS[type(example)]:
        body |= {"step": str(what), "on": draw(_ON)}
    return kind, body
