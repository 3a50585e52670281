"""The handling of a complaint, in sentences: steps, contacts, papers, dates that moved, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain import dates
from frontoffice.domain.case import REACHING, Reach
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.steps import RESPONDS, Outcome, Source, Step
from frontoffice.ui.messages import field_labels

_RESPONDED: Final = frozenset({*RESPONDS, Step.GO_ON})  # which earlier versions took for one
_CLOSES: Final = frozenset({Step.WITHDRAW, Step.DEEM_WITHDRAWN, Step.FORWARD, Step.MERGE, Step.GIVE_UP})


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words; details are pairs of a name ("" for none) and the text as it was written."""

    text: str
    icon: str
    state: str = ""
    details: tuple[tuple[str, str], ...] = ()


def classified(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a review decided besides its note."""
    if body.get("category"):
        yield QCoreApplication.translate("HandlingStory", "Type of complaint"), str(body["category"])
    if body.get("level"):
        yield QCoreApplication.translate("HandlingStory", "Level"), str(body.get("level_name") or body["level"])
    team = body.get("team") or {}
    if any(team.values()):
        names = ", ".join(str(part) for part in team.values() if part)
        yield QCoreApplication.translate("HandlingStory", "Team"), names
    yield from _target(body)


def _stepped(body: Mapping[str, Any]) -> Told:
    step = str(body.get("step") or "")
    cycle = QCoreApplication.translate("HandlingStory", "cycle {}").format(body.get("cycle", 1))
    text = f"{field_labels.word_of(Step, step)} \N{MIDDLE DOT} {cycle}"
    if body.get("on"):
        text += f" \N{MIDDLE DOT} {_day(body['on'])}"
    icon, state = "check", "done"
    if step == Step.UNSATISFIED:
        icon, state = "warning", "soon"
    elif step in _CLOSES:
        icon, state = "cancel", ""
    return Told(text, icon, state, tuple(_step_details(body)))


def _step_details(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    named = (
        ("outcome", QCoreApplication.translate("HandlingStory", "Found"), Outcome),
        ("source", QCoreApplication.translate("HandlingStory", "How the answer came"), Source),
        ("agency", QCoreApplication.translate("HandlingStory", "Forwarded to"), None),
        ("letter", QCoreApplication.translate("HandlingStory", "Letter no."), None),
        ("other_number", QCoreApplication.translate("HandlingStory", "Repeats"), None),
        ("text", "", None),
    )
    for name, label, kind in named:
        value = str(body.get(name) or "")
        if value:
            yield label, field_labels.word_of(kind, value) if kind else value
    yield from lateness(body)
    yield from _target(body)


def lateness(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """That it was too late: the first response, or the closing of what nobody had answered; by how much, and why."""
    late = body.get("late") or {}
    if late:
        text = (
            QCoreApplication.translate("HandlingStory", "The first response was late ({} working days)")
            if body.get("step") in _RESPONDED
            else QCoreApplication.translate("HandlingStory", "Closed without a response, {} working days late")
        )
        yield text.format(late.get("days", 0)), str(late.get("why") or "")


def _target(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    target = body.get("target") or {}
    if target:
        when = _day(target["on"]) + (f", {target['time']}" if target.get("time") else "")
        yield QCoreApplication.translate("HandlingStory", "Target"), when


def _contacted(body: Mapping[str, Any]) -> Told:
    reach = str(body.get("reach") or "")
    text = QCoreApplication.translate("HandlingStory", "Contact by {channel}: {reach}")
    text = text.format(channel=body.get("channel", ""), reach=field_labels.word_of(Reach, reach))
    if body.get("on"):
        text += f" \N{MIDDLE DOT} {_day(body['on'])}, {body.get('time', '')}"
    note = str(body.get("note") or "")
    return Told(text, "phone", "done" if reach in REACHING else "soon", (("", note),) if note else ())


def _asked(body: Mapping[str, Any]) -> Told:
    text = QCoreApplication.translate("HandlingStory", "Missing papers asked for, to come by {}")
    return Told(text.format(_day(body.get("until"))), "draft", "soon")


def _completed(body: Mapping[str, Any]) -> Told:
    text = QCoreApplication.translate("HandlingStory", "Papers came in on {}")
    return Told(text.format(_day(body.get("on"))), "check", "done")


def moved_dates(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The dates that moved, from when to when."""
    if body.get("due_was") and body.get("due_was") != body.get("due_on"):
        label = QCoreApplication.translate("HandlingStory", "Answer due")
        yield label, f"{_day(body['due_was'])} \N{RIGHTWARDS ARROW} {_day(body['due_on'])}"
    target = body.get("target") or {}
    if target:
        label = QCoreApplication.translate("HandlingStory", "Target")
        yield label, f"{_day(body.get('target_was'))} \N{RIGHTWARDS ARROW} {_day(target['on'])}"


def _moved(body: Mapping[str, Any]) -> Told:
    details = [*moved_dates(body)]
    why = str(body.get("why") or "")
    if why:
        details.append((QCoreApplication.translate("HandlingStory", "Reason"), why))
    text = QCoreApplication.translate("HandlingStory", "Counted again by a changed calendar")
    return Told(text, "day", "soon", tuple(details))


def _document(body: Mapping[str, Any]) -> Told:
    text = QCoreApplication.translate("HandlingStory", "Document made: {}").format(body.get("name", ""))
    number = str(body.get("number") or "")
    details = [("No.", number)] if number else []
    if body.get("named"):
        details.append(("", QCoreApplication.translate("HandlingStory", "with the name that is kept confidential")))
    return Told(text, "print", "", tuple(details))


def _day(text: object) -> str:
    try:
        return dates.without_weekday(date.fromisoformat(str(text)))
    except ValueError:
        return str(text or "")


TELLERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Told]]] = {
    EntryKind.STEPPED: _stepped,
    EntryKind.CONTACTED: _contacted,
    EntryKind.PAPERS_ASKED: _asked,
    EntryKind.PAPERS_COMPLETED: _completed,
    EntryKind.DUE_MOVED: _moved,
    EntryKind.DOCUMENT: _document,
}
