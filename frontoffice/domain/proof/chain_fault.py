"""Faults that a check of a journal or of a centre names, each with what stands in its place in braces."""

from __future__ import annotations

from enum import StrEnum


class ChainFault(StrEnum):
    """What is wrong in a chain, an attachment, a checkpoint or a note."""

    NO_HEAD = "the chain has no head"
    OTHER_END = "the chain ends at {}, its head says {}"
    ENTRY_MISSING_BEFORE = "entry {} is missing before it"
    NOT_FOLLOWING = "does not follow the entry before it"
    COUNTER = "its counter does not rise"
    CHANGED = "was changed"
    UNBOUNDED = "its number or its words are beyond what is kept"
    UNREADABLE = "cannot be read"
    DUPLICATE = "is another entry than {} under one identity"
    ATTACHMENT_CHANGED = "its attachment was changed"

    # Of a journal alone.
    STRAY_FORK = "was taken out and stands nowhere else"
    FORK_CHANGED = "was changed after it was taken out"
    ERASED_BY_NONE = "its body was erased by no entry"
    ENTRY_MISSING = "its entry is missing"
    BODY = "its body was changed or is missing"
    CONTENT_CHANGED = "content: an attachment was changed"

    # Of a centre alone.
    BODY_CHANGED = "its body was changed"
    BODY_MISSING = "its body is missing"
    SALT = "its salt is of a length that no desk takes"
    OTHER_CONTENT = "gives another content to the entry at {}"
    ATTACHMENT_MISSING = "its attachment is missing"
    SOME_ATTACHMENT_CHANGED = "an attachment was changed"
    HEADS_CHANGED = "heads were changed behind their digest; after init the desks send what is missing"
    CHECKPOINT_OTHER = "the checkpoint of {} has another history"
    CHECKPOINT_LARGER = "the checkpoint of {} has {} entries"
    CHECKPOINT_UNSIGNED = "the checkpoint of {} is not signed by it"
    NOTE_MISSING = "note {} is missing"
    NOTES_MISSING = "notes {} to {} are missing"
    NOTE_BROKEN = "note {}: {}"

    def text(self, *facts: object) -> str:
        """The fault with its facts in the place of the braces."""
        return self.value.format(*facts)

    def at(self, place: object, *facts: object) -> str:
        """The same behind the place where it was found."""
        return f"{place}: {self.text(*facts)}"
