"""Notices raised by the window itself, and the sentences of all notices possible at start."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, auto
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import NoticeCode
from frontoffice.register.codes import RegisterFailure, RegisterNotice
from frontoffice.ui.messages.register_sentences import REGISTER_NOTICES


class WindowNotice(NoticeCode):
    """Notices raised by the window itself: outdated dates, letters on paper, numbers, the check of the file."""

    BOXES = "boxes"
    CLOCK_DOUBTFUL = "clock_doubtful"
    DATES_OUTDATED = "dates_outdated"
    FILE_NOT_CHECKED = "file_not_checked"
    FOLDED = "folded"
    MAILBOX_ELSEWHERE = "mailbox_elsewhere"
    NEW_VERSION = "new_version"
    NOT_ATTACHED = "not_attached"
    NOT_ENCRYPTED = "not_encrypted"
    PAPER_DUE = "paper_due"
    PLAIN = "plain"
    ROLE_CHANGED = "role_changed"
    SERIES_OF_ANOTHER_DESK = "series_of_another_desk"
    SETTINGS_DIFFER = "settings_differ"
    ROLLBACK_UNCHECKED = "witnesses_silent"
    SIGNED_OUT = "signed_out"
    TABLES_DIFFER = "tables_differ"
    UNEXPECTED = "unexpected"


WINDOW_NOTICES: Final[Mapping[NoticeCode, str]] = {
    WindowNotice.BOXES: QT_TRANSLATE_NOOP(
        "words",
        "On the resi {number} stand {count} empty boxes: this computer has no font with those letters. "
        "Tell the administrator to install one.",
    ),
    WindowNotice.CLOCK_DOUBTFUL: QT_TRANSLATE_NOOP(
        "words",
        "No number can be given here: the computer's clock says {today}, which does not fit earlier entries of "
        "this or another counter, or the age of the program. Set it right if it is wrong; if it is right, let a "
        "supervisor confirm that under {page:centre}.",
    ),
    WindowNotice.SETTINGS_DIFFER: QT_TRANSLATE_NOOP(
        "words",
        "No number can be given here: the settings file of this computer says counter {series} or a form of "
        "numbers that the register does not know of. Let a supervisor look at {page:settings} and save them.",
    ),
    WindowNotice.ROLLBACK_UNCHECKED: QT_TRANSLATE_NOOP(
        "words",
        "No number is given yet: no place of copies can be reached that would know whether this computer was put back "
        "to an older state. Connect one, or say which number stands on the last resi.",
    ),
    WindowNotice.DATES_OUTDATED: QT_TRANSLATE_NOOP(
        "words",
        "{count} open complaint(s) are counted by an older calendar. A supervisor counts them again in "
        "{page:calendar}.",
    ),
    WindowNotice.FILE_NOT_CHECKED: QT_TRANSLATE_NOOP(
        "words",
        "The register's file could not be checked this time. You can go on working; the next start tries again.",
    ),
    WindowNotice.NOT_ATTACHED: QT_TRANSLATE_NOOP(
        "words",
        "A file of {number} is not attached: {why} Open the complaint to attach it ({key:complaint.attachments}).",
    ),
    WindowNotice.FOLDED: QT_TRANSLATE_NOOP(
        "words",
        "On the resi {number} the printer lacks {count} letters; they stand as “?” or without their marks. "
        "{Ask:complaint.print}print it as an image from the complaint's page{by:complaint.print}.",
    ),
    WindowNotice.NOT_ENCRYPTED: QT_TRANSLATE_NOOP(
        "words",
        "The register is not encrypted: whoever takes this computer, or a copy, reads every complaint. "
        "{Ask:recovery}make its recovery paper ({page:recovery}).",
    ),
    WindowNotice.PAPER_DUE: QT_TRANSLATE_NOOP(
        "words",
        "The recovery paper is not made yet: if this computer or its user is lost, so are the register and every "
        "copy of it. {Ask:recovery}make it now ({page:recovery}).",
    ),
    WindowNotice.MAILBOX_ELSEWHERE: QT_TRANSLATE_NOOP(
        "words",
        "The mailbox is read at {counter} since {since}, and no more here. {Ask:mail}move it back ({page:mail}).",
    ),
    WindowNotice.PLAIN: QT_TRANSLATE_NOOP(
        "words",
        "The register is not encrypted, as {by} decided on {on}: whoever takes this computer, or a copy, reads "
        "every complaint. For another decision, {ask:recovery}open {page:recovery}.",
    ),
    WindowNotice.SERIES_OF_ANOTHER_DESK: QT_TRANSLATE_NOOP(
        "words",
        "No number can be given here: another counter numbers in the series {series} as well. Where this "
        "computer has just taken its place, the office certifies it first; else let a supervisor choose another "
        "counter code in {page:settings}, or take the series over under {page:centre}.",
    ),
    WindowNotice.ROLE_CHANGED: QT_TRANSLATE_NOOP(
        "words",
        "Your role here is {role} from now on, as a supervisor decided. What was begun in the former one was not done.",
    ),
    WindowNotice.SIGNED_OUT: QT_TRANSLATE_NOOP(
        "words", "{officer} may no longer sign in: a supervisor changed that. What was typed is kept as a draft."
    ),
    WindowNotice.TABLES_DIFFER: QT_TRANSLATE_NOOP(
        "words",
        "The lists do not match the journal, which is whole. Close the program and start it again: they are made anew "
        "from the journal. Nothing that was recorded is lost.",
    ),
    WindowNotice.NEW_VERSION: QT_TRANSLATE_NOOP(
        "words",
        "The centre has version {version} of this program. {Ask:update}install it when the counter is quiet "
        "({page:update}).",
    ),
    WindowNotice.UNEXPECTED: QT_TRANSLATE_NOOP(
        "words", "Something in the program went wrong and was written to its log ({log}). You can go on."
    ),
}
NOTICES: Final[Mapping[NoticeCode, str]] = {**REGISTER_NOTICES, **WINDOW_NOTICES}


class NoticeRank(IntEnum):
    """Rank of a notice, the worst first."""

    LOSS = auto()  # entries may be lost, or were changed
    STOPPED = auto()  # no number is given, times are written wrong, or a paper is in doubt
    TOLD = auto()  # what just happened
    MORNING = auto()  # what presses whoever signs in
    KNOWN = auto()  # what stays so for days, until somebody settles it


_RANKS: Final[Mapping[str, NoticeRank]] = {
    "unkept": NoticeRank.LOSS,  # what was typed, when the window is closed
    **dict.fromkeys(
        (
            RegisterFailure.ATTACHMENT_DAMAGED,
            RegisterFailure.DAMAGED,
            RegisterFailure.DISK_ERROR,
            RegisterFailure.DISK_FULL,
            RegisterFailure.DISK_REFUSES,
            RegisterFailure.OUTCOME_UNKNOWN,
            RegisterFailure.REPLACED,
            RegisterNotice.CHAIN_BROKEN,
            RegisterNotice.CHANGED_OUTSIDE,
            RegisterNotice.HISTORY_DIFFERS,
            RegisterNotice.IN_NETWORK_FOLDER,
            RegisterNotice.IN_SYNCHRONISED_FOLDER,
            RegisterNotice.PUT_BACK,
            RegisterNotice.SECRETS_CHANGED,
            WindowNotice.PAPER_DUE,
        ),
        NoticeRank.LOSS,
    ),
    **dict.fromkeys(
        (
            RegisterNotice.ANEW,
            RegisterNotice.ANEW_UNKNOWN,
            RegisterNotice.CLOCK_BEHIND,
            RegisterNotice.MOVED,
            RegisterNotice.PAPERS_UNCERTAIN,
            WindowNotice.CLOCK_DOUBTFUL,
            WindowNotice.ROLLBACK_UNCHECKED,
            WindowNotice.SERIES_OF_ANOTHER_DESK,
            WindowNotice.SETTINGS_DIFFER,
        ),
        NoticeRank.STOPPED,
    ),
    **dict.fromkeys(
        (
            WindowNotice.DATES_OUTDATED,
            WindowNotice.MAILBOX_ELSEWHERE,
            WindowNotice.NEW_VERSION,
            WindowNotice.NOT_ENCRYPTED,
            WindowNotice.PLAIN,
        ),
        NoticeRank.KNOWN,
    ),
}


def rank_of(code: str) -> NoticeRank:
    """Rank of the notice with this code; what has no place of its own just happened."""
    return _RANKS.get(code, NoticeRank.TOLD)
