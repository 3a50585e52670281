"""The story of a complaint on the screen: its entries, the newest first, each with its time, who, what and its mark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import void_steps
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.masked_case import mask_body
from frontoffice.domain.cases.void_steps import Correction, RejectedStep
from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.masked_text import Earlier
from frontoffice.domain.people import Role
from frontoffice.ui.complaint.complaint_actions import COMPLAINT_KEYS
from frontoffice.ui.complaint.complaint_head import empty
from frontoffice.ui.messages import field_labels, story_sentences
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of
from frontoffice.ui.widgets.plain_text import text_widget

if TYPE_CHECKING:
    from frontoffice.register.journal.story_line import StoryLine

MOST: Final = 60  # entries shown at once: each is some ten widgets, and fifty cycles have hundreds
_SHORT: Final = 100
_NONE: Final[Mapping[UUID, RejectedStep | Correction]] = MappingProxyType({})
_HASH_SHOWN: Final = 8


def steps_apart(story: Iterable[StoryLine], case: Case) -> Mapping[UUID, RejectedStep | Correction]:
    """Steps of a story without effect or with a correction, and their reasons."""
    lines = tuple(story)
    return {**void_steps.rejection_reasons(lines, case), **void_steps.corrections(lines, case)}


class StoryView(QWidget):
    """The entries of one complaint, the newest first: what happened last decides what comes next."""

    def __init__(self, frame: QFrame) -> None:
        super().__init__(frame)
        around = QVBoxLayout(frame)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._lines: tuple[StoryLine, ...] = ()
        self._complainant, self._revealed, self._shown = Complainant(), False, MOST
        self._earlier: Earlier = ()
        self._back: Collection[UUID] = ()
        self._apart: Mapping[UUID, RejectedStep | Correction] = _NONE
        self._identities: tuple[str, ...] = ()  # entries of files that show one
        self.earlier = QPushButton(frame)
        self.earlier.clicked.connect(self._show_more)
        bind_keys(frame, rows_of(COMPLAINT_KEYS, ("show_earlier",)), {"show_earlier": self._show_more})
        around.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)

    def show_story(
        self,
        story: Iterable[StoryLine],
        who: Complainant,
        apart: Mapping[UUID, RejectedStep | Correction] = _NONE,
        *,
        earlier: Earlier = (),
        back: Collection[UUID] = (),
        revealed: bool,
    ) -> None:
        """Show this story instead of the one before; of a very long one the newest entries, the rest on a key.

        ``apart`` are the steps that moved nothing or were corrected, and why; ``earlier`` are former complainants;
        ``back`` are the messages that came back.
        """
        lines = tuple(story)
        if not self._lines or not lines or self._lines[0].entry_id != lines[0].entry_id:
            self._shown = MOST
        self._lines, self._complainant, self._revealed, self._apart = lines, who, revealed, apart
        self._earlier, self._back = earlier, back
        self._identities = tuple(str(line.entry_id) for line in lines if _shows_identity(line))
        self._show()

    def _show_more(self) -> None:
        if not self.earlier.isHidden():
            self._shown += MOST
            self._show()

    def _show(self) -> None:
        empty(self._column)
        hidden = max(0, len(self._lines) - self._shown)
        self.earlier.setVisible(bool(hidden))
        self.earlier.setText(self.tr("Show what was before: %n entries ({key:complaint.show_earlier})", "", hidden))
        for _, together in groupby(reversed(self._lines[hidden:]), self._grouping_key):
            lines = tuple(together)
            if self._column.count():
                self._column.addWidget(_rule())
            self._column.addWidget(self._entry(lines[0], self._sentence_of(lines)))

    def _grouping_key(self, line: StoryLine) -> object:
        """Grouping key for files attached by one person in a row on one day: they stand in one entry."""
        is_plain = line.kind == EntryKind.ATTACHED and not line.written and not line.outside
        if not is_plain or line.entry_id in self._apart:
            return line.entry_id
        return line.officer, line.role, dates.local_date(line.recorded_at, line.zone)

    def _sentence_of(self, lines: Sequence[StoryLine]) -> story_sentences.Sentence:
        said = [self._sentence(line, self._whose_of(line)) for line in lines]
        return said[0] if len(said) == 1 else story_sentences.attachments_sentence(said)

    def _whose_of(self, line: StoryLine) -> Identity:
        """Identity for the masking of a line: a line on a file with an identity is masked as confidential."""
        return Identity.CONFIDENTIAL if line.body.get("attachment") in self._identities else self._complainant.identity

    def _sentence(self, line: StoryLine, whose: Identity) -> story_sentences.Sentence:
        body = line.body if self._revealed else mask_body(line.body, self._complainant, self._earlier)
        sentence = story_sentences.entry_sentence(line.written or line.kind, body, whose, self._revealed)
        why = self._apart.get(line.entry_id)
        if isinstance(why, Correction):
            sentence = story_sentences.correction_sentence(sentence, why)
        elif why is not None:
            sentence = story_sentences.rejection_sentence(sentence, why)
        elif line.written:
            sentence = story_sentences.without_effect(sentence, line.kind)
        elif line.entry_id in self._back:
            sentence = story_sentences.undelivered_sentence(sentence)
        if line.outside:
            sentence = story_sentences.outside_series(sentence)
        return sentence

    def _entry(self, line: StoryLine, sentence: story_sentences.Sentence) -> QWidget:
        entry = QWidget()
        grid = QGridLayout(entry)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        sign = plain_text.label("")
        theme.give_icon(sign, sentence.icon, sentence.state or "muted")
        grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        if sentence.ahead:
            grid.addWidget(_build_heading(sentence.ahead), 0, 1, 1, 2)
        said = _build_heading(sentence.text)
        said.setProperty("struck", bool(sentence.ahead))
        row = int(bool(sentence.ahead))
        grid.addWidget(said, row, 1, 1, 2)
        when = plain_text.label(f"{_when(line)} \N{MIDDLE DOT} {self._who(line)}", level="muted")
        when.setWordWrap(True)
        mark = self.tr("The entry's mark in the journal: {mark}").format(mark=line.hash.hex()[:_HASH_SHOWN])
        plain_text.set_tool_tip(when, mark)  # for whoever compares it with a proof; the others would read a code
        grid.addWidget(when, row + 1, 1, 1, 2)
        for detail in sentence.details:
            grid.addWidget(self._detail(detail), grid.rowCount(), 1, 1, 2)
        return entry

    def _who(self, line: StoryLine) -> str:
        if not line.officer:
            return self.tr("The program itself")
        return f"{line.officer} \N{MIDDLE DOT} {field_labels.word_of(Role, line.role)}"

    def _detail(self, detail: story_sentences.Detail) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if detail.label:
            column.addWidget(plain_text.label(detail.label, level="muted"))
        if detail.before is None:
            column.addWidget(text_widget(detail.text, box))
        elif max(len(detail.before), len(detail.text)) <= _SHORT:
            column.addWidget(text_widget(story_sentences.change(detail.before, detail.text), box))
        else:
            for name, text in ((self.tr("Before"), detail.before), (self.tr("Now"), detail.text)):
                column.addWidget(plain_text.label(name, level="muted"))
                column.addWidget(text_widget(text or "\N{EN DASH}", box))
        return box


def _build_heading(text: str) -> QLabel:
    said = plain_text.label(text, level="heading")
    said.setWordWrap(True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return said


def _shows_identity(line: StoryLine) -> bool:
    return (line.written or line.kind) == EntryKind.ATTACHED and line.body.get("kind") == AttachmentKind.IDENTITY


def _when(line: StoryLine) -> str:
    day = dates.short(dates.local_date(line.recorded_at, line.zone))
    return f"{day}, {dates.time_of_day(line.recorded_at, line.zone)}"


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    return rule
