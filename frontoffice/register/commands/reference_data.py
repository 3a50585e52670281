"""The lists an administrator may change (channels, services, limits), as shipped and as changed since."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from frontoffice.domain import limits
from frontoffice.domain.cases import phrases
from frontoffice.domain.cases.phrases import Phrase
from frontoffice.domain.choices import ALIAS_OF, Choice, ListName, Meanings
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Channel
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import ChoiceSetBody
from frontoffice.domain.limits import Limit, Limits
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal.ids import new_id, subject
from frontoffice.register.projection import office_lists
from frontoffice.register.projection.office_lists import CHANNEL, CHECKED, LIMIT, PHRASE
from frontoffice.register.queries import canonical
from frontoffice.register.unit_of_work import UnitOfWork


class ReferenceData:
    """Reference lists editable by an administrator."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def channels(self) -> Mapping[str, Channel]:
        """Every channel by code, retired ones included: those of the procedure first, in its order."""
        return dict(self._unit.channels)

    @property
    def limits(self) -> Limits:
        """The office's limits: levels, cycle target, papers, attempts, SP4N."""
        return self._unit.limits

    def set_channel(self, channel: Channel, by: Officer, action: UUID) -> None:
        """Add, rename or retire a channel; Refused (``name_missing``) without a name."""
        body = choice_body(CHANNEL, channel.code, channel.name, str(channel.manner), active=channel.active)
        self._set(body, by, action)

    def meanings(self) -> Mapping[ListName, Meanings]:
        """Every list: its choices, and what texts mean in it."""
        with self._unit.reading():
            return canonical.lists(self._unit)

    def choices(self, of: ListName) -> tuple[Choice, ...]:
        """The choices of a list by group and name, retired ones included."""
        listed = self.meanings()[of].choices.values()
        return tuple(sorted(listed, key=lambda one: (one.group.casefold(), one.name.casefold(), one.code)))

    def set_choice(self, of: ListName, choice: Choice, by: Officer, action: UUID, texts: Sequence[str] = ()) -> None:
        """Add, rename or retire a choice; what was recorded under its former name, or as ``texts``, counts as it, too.

        An alias that its name was until now is one no longer. Refused: ``name_missing``, ``too_long``.
        """
        body = choice_body(of.value, choice.code, choice.name, choice.group, active=choice.active)
        meant = self.meanings()[of]
        former = meant.choices.get(choice.code)
        others: list[ChoiceSetBody] = []
        if former and former.name != clean(choice.name) and meant.code_or_text(former.name) == choice.code:
            others.append(_alias_body(of, former.name, choice.code))
        if clean(choice.name) in meant.aliases:
            others.append(_alias_body(of, clean(choice.name), ""))
        others += [_alias_body(of, text, choice.code) for text in texts if text != clean(choice.name)]
        self._set(body, by, action, others)

    def set_aliases(self, of: ListName, texts: Sequence[str], code: str, by: Officer, action: UUID) -> None:
        """Map these texts to a choice from now on, in all places.

        ``code`` "" lets them mean none again.

        Refused: ``text_missing`` without a text, ``choice_unknown`` for no choice of the list.
        """
        if not texts:
            raise Refused(Problem("texts", FieldRefusal.TEXT_MISSING))
        if code and code not in self.meanings()[of].choices:
            raise Refused(Problem("code", FieldRefusal.CHOICE_UNKNOWN))
        first, *others = (_alias_body(of, text, code) for text in texts)
        self._set(first, by, action, others)

    def list_source(self, of: str) -> str:
        """Source of a list; of phrases "", they are words of the office."""
        return office_lists.list_sources().get(of, "")

    def list_unchecked_sources(self) -> Mapping[str, str]:
        """Sources of lists not yet compared with them by the office, by list name; none that is its own."""
        with self._unit.reading():
            done = office_lists.lists_checked(self._unit.connection)
        sources = office_lists.list_sources()
        return {of: source for of, source in sources.items() if source != office_lists.OWN and of not in done}

    def list_checked_on(self, of: str) -> date | None:
        """Date of the office's last check of a list against its source; None never."""
        with self._unit.reading():
            return office_lists.lists_checked(self._unit.connection).get(of)

    def check_list(self, of: str, on: date, by: Officer, action: UUID) -> None:
        """Record the office's check of a list against its source."""
        self._set(choice_body(CHECKED, of, of, on.isoformat(), active=True), by, action)

    def limit_source(self, code: str) -> str:
        """Rule behind a limit, as shipped with the program; whether the office read it says the limit."""
        return office_lists.limit_sources().get(code, "")

    def set_limit(self, limit: Limit, by: Officer, action: UUID) -> None:
        """Set a limit's amount; complaints keep the dates they were given."""
        limits.check(limit)
        self._set(choice_body(LIMIT, limit.code, limit.name, limits.write_amount(limit), active=True), by, action)

    def phrases(self) -> tuple[Phrase, ...]:
        """The office's phrases by name, retired ones included."""
        return self._unit.read_cached(office_lists.phrases)

    def set_phrase(self, phrase: Phrase, by: Officer, action: UUID) -> None:
        """Add, change or retire a phrase; what was written with it stays.

        Refused: ``name_missing``, ``text_missing``, ``too_long``, ``placeholder_unknown``.
        """
        text = clean(phrase.text)
        found = phrases.problems(text)
        if found:
            raise Refused(*found)
        self._set(
            choice_body(PHRASE, phrase.code, " ".join(phrase.name.split()), text, active=phrase.active), by, action
        )

    def _set(self, body: ChoiceSetBody, by: Officer, action: UUID, others: Sequence[ChoiceSetBody] = ()) -> None:
        """Set one choice and its dependents in one transaction."""
        entry_kinds.demand(by, EntryKind.CHOICE_SET)
        cleaned = dataclasses.replace(body, name=one_line(body.name), group=clean(body.group))
        if not cleaned.name:
            raise Refused(Problem("name", FieldRefusal.NAME_MISSING))
        if len(cleaned.name) > LONGEST_LINE:
            raise Refused(Problem("name", FieldRefusal.TOO_LONG, {"length": len(cleaned.name), "most": LONGEST_LINE}))

        def work() -> None:
            for entry_id, one in ((action, cleaned), *((new_id(), other) for other in others)):
                self._unit.append_entry(entry_id, subject(one.list, one.code), EntryKind.CHOICE_SET, one, by)

        self._unit.run_once(action, work)


def _alias_body(of: ListName, text: str, code: str) -> ChoiceSetBody:
    """Body of an alias from a text to a choice.

    A line of the list of aliases, by the text itself; with code "" it is one no more.
    """
    return choice_body(ALIAS_OF + of.value, text, text, code, active=bool(code))


def choice_body(kind: str, code: str, name: str, group: str, *, active: bool) -> ChoiceSetBody:
    """The body of a ``choice.set`` entry: the choice ``code`` of the list ``kind``."""
    return ChoiceSetBody(list=kind, code=code, name=name, group=group, active=active)
