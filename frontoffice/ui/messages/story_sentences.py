"""Events of a complaint as sentences.

An entry of its story as the officer reads it.

Pure functions of the entry. What people wrote stands in details of its own, never inside a sentence, so that no name or
text changes how a sentence reads or runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.attachments import AttachmentKind, AttachmentUse
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.void_steps import Correction, RejectedStep
from frontoffice.domain.complaint import Identity, Status
from frontoffice.domain.entries import entry_bodies
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.entries.kind_spec import StoryWords
from frontoffice.register.journal import erasure_verdicts
from frontoffice.ui.messages import field_labels, handling_sentences, wording

_ARROW: Final = " \N{RIGHTWARDS ARROW} "
_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True, slots=True)
class Detail:
    """A line under the sentence: the name of what it is ("" when it needs none) and the text as it was written.

    A change of a field has ``before`` as well; ``text`` is then what stands now.
    """

    label: str
    text: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry in words: its sentence, the icon and state that go with it, and the details under it.

    ``ahead`` is said before words that count no more, and says so: these are struck through, and it is not.
    """

    text: str
    icon: str
    state: str = ""
    details: tuple[Detail, ...] = ()
    ahead: str = ""


def entry_sentence(kind: str, body: Mapping[str, Any], whose: Identity, revealed: bool = False) -> Sentence:
    """The entry as a sentence; who complained stays hidden where confidence was asked for and not ``revealed``."""
    make, spec = SENTENCES.get(kind), KINDS.get(kind)
    if spec is not None:
        read = outline(spec.bodies[-1], body)
        if make is not None:
            return make(read, whose, revealed)
        if spec.story is not None:
            return _sentence_from_words(spec.story, read)
    text = QCoreApplication.translate("StoryWords", "Something that this version of the program cannot read: {}")
    return Sentence(text.format(kind), "help")


def _sentence_from_words(words: StoryWords, body: bodies.Body) -> Sentence:
    """Sentence built from the words of the kind's specification."""
    text = QCoreApplication.translate("StoryWords", words.text)
    details = ((label, str(getattr(body, field) or "")) for label, field in words.details)
    return Sentence(
        text.format(*(str(getattr(body, field) or "") for field in words.fields)),
        words.icon,
        words.state,
        tuple(Detail(QCoreApplication.translate("StoryWords", label), value) for label, value in details if value),
    )


def rejection_sentence(sentence: Sentence, why: RejectedStep) -> Sentence:
    """Sentence for a rejected step, with the reason: what was written stays readable."""
    text = QCoreApplication.translate("StoryWords", "Did not apply: {}").format(sentence.text)
    if why.instead is not None:
        label = QCoreApplication.translate("StoryWords", "This step had been taken on {} by")
        reason = Detail(label.format(dates.without_weekday(why.instead.on)), why.instead.officer)
    else:
        label = QCoreApplication.translate("StoryWords", "The complaint stood elsewhere by then")
        reason = Detail(label, field_labels.word_of(Status, why.stood))
    return Sentence(text, "cancel", "", (reason, *sentence.details))


def without_effect(sentence: Sentence, why: str) -> Sentence:
    """Sentence for an entry without effect: for want of authority, or of the office's word on an erasure."""
    if why == erasure_verdicts.AWAITED:
        text = QCoreApplication.translate("StoryWords", "Waits for the office's approval: {}").format(sentence.text)
        return replace(sentence, text=text, icon="late")
    if why == erasure_verdicts.REJECTED:
        ahead = QCoreApplication.translate("StoryWords", "Rejected by the office, the words stay")
    else:
        ahead = QCoreApplication.translate("StoryWords", "Without authority, does not apply")
    return Sentence(sentence.text, "warning", "soon", sentence.details, ahead)


def undelivered_sentence(sentence: Sentence) -> Sentence:
    """Sentence for a message that came back."""
    ahead = QCoreApplication.translate("StoryWords", "Came back, reached nobody")
    return Sentence(sentence.text, "warning", "late", sentence.details, ahead)


def outside_series(sentence: Sentence) -> Sentence:
    """Sentence for an entry with a number outside the series of its device."""
    label = QCoreApplication.translate("StoryWords", "Number from outside the series")
    text = QCoreApplication.translate(
        "StoryWords", "Its device gives none of this series; it moves and doubles no number"
    )
    return replace(sentence, details=(Detail(label, text), *sentence.details))


def correction_sentence(sentence: Sentence, by: Correction) -> Sentence:
    """Sentence for a corrected step, with the author of the correction; what was written stays readable."""
    ahead = QCoreApplication.translate("StoryWords", "Corrected, counts for nothing")
    label = QCoreApplication.translate("StoryWords", "Corrected on {} by").format(dates.without_weekday(by.on))
    who = f"{by.officer}: {by.why}" if by.why else by.officer
    return Sentence(sentence.text, "cancel", "", (Detail(label, who), *sentence.details), ahead)


def paper_name(copy_no: int, *, joined: bool = False) -> str:
    """Name of a paper: the original, or the n-th copy as it says on the paper itself; whether of who ``joined``."""
    original = QCoreApplication.translate("StoryWords", "the original")
    name = f"SALINAN KE-{copy_no - 1}" if copy_no > 1 else original
    return QCoreApplication.translate("StoryWords", "{} (another complainant)").format(name) if joined else name


def change(before: str, after: str) -> str:
    """Old and new on one line, each keeping its own reading direction."""
    nothing = QCoreApplication.translate("StoryWords", "nothing")
    return _ISOLATE.format(before or nothing) + _ARROW + _ISOLATE.format(after or nothing)


def _recording_sentence(body: bodies.RecordedBody, _whose: Identity, _revealed: bool) -> Sentence:
    number = str(body.number or "")
    text = QCoreApplication.translate("StoryWords", "Recorded")
    if number:
        text = QCoreApplication.translate("StoryWords", "Recorded under number {}").format(number)
    return Sentence(text, "record", "done")


def _amendment_sentence(body: bodies.AmendedBody, whose: Identity, revealed: bool) -> Sentence:
    details = [*_why(body)]
    for path, (before, after) in (body.changes or {}).items():
        field = path.rpartition(".")[2]
        old, new = (
            field_labels.mask_value(field, field_labels.in_words(field, value), whose, revealed)
            for value in (before, after)
        )
        details.append(Detail(field_labels.label(field), new, old))
    details += (Detail(*one) for one in handling_sentences.date_changes(body))
    text = QCoreApplication.translate("StoryWords", "Amended; the first writing stays readable here")
    if body.step:
        text = QCoreApplication.translate("StoryWords", "Amended to another kind, which leads back to the review")
    return Sentence(text, "draft", "", tuple(details))


def _cancellation_sentence(body: bodies.CancelledBody, _whose: Identity, _revealed: bool) -> Sentence:
    text = QCoreApplication.translate("StoryWords", "Cancelled; the number stays in the register and is not used again")
    late = (Detail(*one) for one in handling_sentences.lateness(body.late, is_response=False))
    return Sentence(text, "cancel", "late", (*_why(body), *late))


def _review_sentence(body: bodies.ReviewedBody, _whose: Identity, _revealed: bool) -> Sentence:
    text = QCoreApplication.translate("StoryWords", "Reviewed")
    note = str(body.note or "")
    details = (Detail(QCoreApplication.translate("StoryWords", "Note"), note),) if note else ()
    return Sentence(
        text, "check", "done", (*details, *(Detail(*one) for one in handling_sentences.classification_details(body)))
    )


def _paper(body: bodies.PaperBody, _whose: Identity, _shown: bool) -> Sentence:
    which = paper_name(int(body.copy_no or 1), joined=body.joined is not None)
    if body.state == "confirmed":
        text = QCoreApplication.translate("StoryWords", "Resi printed: {}")
        sentence = Sentence(text.format(which), "print", "done", _why(body))
    elif body.state == "handed_over" and body.evidence == "pdf":
        text = QCoreApplication.translate("StoryWords", "Resi saved as a PDF: {}")
        sentence = Sentence(text.format(which), "print", "done", _why(body))
    elif body.state == "handed_over":  # a printer that says nothing got the bytes: no more is known
        text = QCoreApplication.translate("StoryWords", "Resi sent to the printer: {}")
        sentence = Sentence(text.format(which), "print", "done", _why(body))
    elif body.state == "accepted":
        text = QCoreApplication.translate("StoryWords", "Resi on paper, seen by the officer: {}")
        sentence = Sentence(text.format(which), "print", "done", _why(body))
    elif body.state == "void":
        text = QCoreApplication.translate("StoryWords", "Resi did not come out whole: {}")
        sentence = Sentence(text.format(which), "paper-out", "late", _why(body))
    elif body.state == "dropped":
        text = QCoreApplication.translate("StoryWords", "Resi not needed any more, never printed: {}")
        sentence = Sentence(text.format(which), "cancel", "", _why(body))
    else:
        text = QCoreApplication.translate(
            "StoryWords", "Resi sent to the printer, not known to have come out whole: {}"
        )
        sentence = Sentence(text.format(which), "warning", "soon", _why(body))
    known_from = "" if body.state == "dropped" else _evidence(str(body.evidence or ""))
    more = (
        Detail(QCoreApplication.translate("StoryWords", "Printer"), wording.printer(str(body.printer or ""))),
        Detail(QCoreApplication.translate("StoryWords", "Known from"), known_from),
    )
    details = (*sentence.details, *(one for one in more if one.text))
    return Sentence(sentence.text, sentence.icon, sentence.state, details)


def _evidence(code: str) -> str:
    """Words for the evidence behind the recorded state of a paper."""
    return {
        "process_id": QCoreApplication.translate("StoryWords", "the printer, which named this paper"),
        "gs_r": QCoreApplication.translate("StoryWords", "the printer, after the cut"),
        "dle_eot": QCoreApplication.translate("StoryWords", "the printer's state before and after"),
        "officer": QCoreApplication.translate("StoryWords", "the officer, who looked at it"),
    }.get(code, "")


def _why(body: _Reasoned) -> tuple[Detail, ...]:
    why = str(body.why or "")
    return (Detail(QCoreApplication.translate("StoryWords", "Reason"), why),) if why else ()


def _attachment_sentence(body: entry_bodies.AttachmentAddedBody, whose: Identity, revealed: bool) -> Sentence:
    kind = str(body.kind or "")
    what = field_labels.word_of(AttachmentKind, kind) if kind in [*AttachmentKind] else kind
    text = QCoreApplication.translate("StoryWords", "File attached: {}").format(what)
    is_hidden = not revealed and (whose is not Identity.OPEN or kind == AttachmentKind.IDENTITY)
    return Sentence(text, "paper-out", "", () if is_hidden else _file(body))


def attachments_sentence(said: Sequence[Sentence]) -> Sentence:
    """Combine the sentences of several attached files, latest first, into one with count and visible names."""
    count = len(said)
    text = QCoreApplication.translate("StoryWords", "Files attached: %n", "", count)
    names = [detail.text for one in reversed(said) for detail in one.details]
    label = QCoreApplication.translate("StoryWords", "File")
    return Sentence(text, said[0].icon, said[0].state, (Detail(label, ", ".join(names)),) if names else ())


def _withdrawal_sentence(body: entry_bodies.AttachmentWithdrawnBody, whose: Identity, revealed: bool) -> Sentence:
    text = QCoreApplication.translate("StoryWords", "An attachment was taken back; it stays readable")
    name = _file(body) if revealed or whose is Identity.OPEN else ()
    return Sentence(text, "cancel", "", (*name, *_why(body)))


def _opening_sentence(body: entry_bodies.AttachmentOpenedBody, whose: Identity, revealed: bool) -> Sentence:
    use = str(body.use or "")
    what = field_labels.word_of(AttachmentUse, use) if use in [*AttachmentUse] else use
    text = QCoreApplication.translate("StoryWords", "Attachment opened: {}").format(what)
    name = _file(body) if revealed or whose is Identity.OPEN else ()
    return Sentence(text, "eye", "", (*name, *_why(body)))


def _not_attached(body: entry_bodies.AttachmentRefusedBody, whose: Identity, revealed: bool) -> Sentence:
    """Sentence about rejected attachments; their names only where nobody's identity is hidden."""
    files = [one for one in body.files if isinstance(one, dict)] if isinstance(body.files, list) else []
    count = len(files)
    text = QCoreApplication.translate("StoryWords", "Brought and not attached: %n file(s)", "", count)
    is_named = revealed or whose is Identity.OPEN
    details = tuple(Detail(str(one.get("name") or "") if is_named else "", str(one.get("why") or "")) for one in files)
    return Sentence(text, "warning", "soon", tuple(one for one in details if one.label or one.text))


def _file(
    body: entry_bodies.AttachmentAddedBody | entry_bodies.AttachmentWithdrawnBody | entry_bodies.AttachmentOpenedBody,
) -> tuple[Detail, ...]:
    name = str(body.name or "")
    return (Detail(QCoreApplication.translate("StoryWords", "File"), name),) if name else ()


SentenceMaker = Callable[[Any, Identity, bool], Sentence]  # of the body of its kind
_Reasoned = (
    bodies.AmendedBody
    | bodies.CancelledBody
    | bodies.PaperBody
    | entry_bodies.AttachmentWithdrawnBody
    | entry_bodies.AttachmentOpenedBody
)
_OWN: Final[Mapping[str, SentenceMaker]] = {
    EntryKind.RECORDED: _recording_sentence,
    EntryKind.AMENDED: _amendment_sentence,
    EntryKind.CANCELLED: _cancellation_sentence,
    EntryKind.REVIEWED: _review_sentence,
    EntryKind.PAPER: _paper,
    EntryKind.ATTACHED: _attachment_sentence,
    EntryKind.ATTACHMENT_WITHDRAWN: _withdrawal_sentence,
    EntryKind.ATTACHMENT_OPENED: _opening_sentence,
    EntryKind.ATTACHMENT_REFUSED: _not_attached,
}


def _adapt_handling(make: Callable[[Any], handling_sentences.StepSentence]) -> SentenceMaker:
    def sentence_of(body: Any, _whose: Identity, _revealed: bool) -> Sentence:
        sentence = make(body)
        return Sentence(sentence.text, sentence.icon, sentence.state, tuple(Detail(*one) for one in sentence.details))

    return sentence_of


SENTENCES: Final[Mapping[str, SentenceMaker]] = {
    **_OWN,
    **{kind: _adapt_handling(make) for kind, make in handling_sentences.SENTENCES.items()},
}
