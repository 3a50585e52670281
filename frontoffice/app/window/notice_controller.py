"""Notices of the register under the header, without acknowledged and unchanged ones.

Most notices tell of an event (a resi with gaps, an unclean end) or of a danger that stands each time (a broken chain):
they are shown whenever they arise, and a click takes away only the line. A few tell of something that stays as it is
until somebody settles it; such an acknowledgement holds until the facts are others. It is kept on this computer, as the
notice's code and a digest of its facts.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from frontoffice import replacing
from frontoffice.domain.people import May, Officer, may
from frontoffice.errors import NoticeCode, Unavailable
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow

Offer = tuple[str, Callable[[], None]]
_log = logging.getLogger(__name__)

# Who acknowledges it for good: whoever can settle it. For others it holds until the next start, so that nobody takes it
# from the eyes of those whom it is for. None: it comes each time it arises, for the reason that stands beside it.
FOR_GOOD: Final[Mapping[str, May | None]] = {
    WindowNotice.DATES_OUTDATED: May.KEEP_CALENDAR,  # the calendar page still shows which; another count comes again
    WindowNotice.FOLDED: None,  # each resi is another paper in another hand
    WindowNotice.BOXES: None,  # the same
    RegisterNotice.CLOCK_BEHIND: None,  # each time, times are being written down wrong
    RegisterNotice.ENDED_UNCLEANLY: None,  # each is a new one, and goes by itself once the file was checked
    RegisterNotice.IN_NETWORK_FOLDER: None,  # each day it lies there can be its last
    RegisterNotice.IN_SYNCHRONISED_FOLDER: None,  # the same
    RegisterNotice.CHAIN_BROKEN: None,  # whatever is recorded stands on it: whoever starts has to know
    RegisterNotice.SECRETS_CHANGED: None,  # whoever signs in has to know that somebody was at the file
    RegisterNotice.CHANGED_OUTSIDE: None,  # the same, and no number is given until it is settled
    WindowNotice.TABLES_DIFFER: None,  # the lists are wrong until the next start
    RegisterNotice.TABLES_REBUILT: None,  # each time, the lists were wrong before
    WindowNotice.FILE_NOT_CHECKED: None,  # each is one more start that nobody vouches for
    RegisterNotice.PUT_BACK: None,  # each time, entries are missing
    RegisterNotice.ANEW: None,  # numbers may be given twice until somebody has looked at the paper
    RegisterNotice.ANEW_UNKNOWN: None,  # the same
    RegisterNotice.HISTORY_DIFFERS: None,  # no number is given until a supervisor has settled it
    RegisterNotice.MOVED: None,  # no number is given until it is settled: whoever signs in has to know
    WindowNotice.SERIES_OF_ANOTHER_DESK: None,  # the same
    WindowNotice.MAILBOX_ELSEWHERE: May.KEEP_SETTINGS,  # another reader, or another time, comes again
    WindowNotice.NEW_VERSION: May.KEEP_SETTINGS,  # another version comes again
    WindowNotice.NOT_ENCRYPTED: None,  # whoever signs in and can make the paper is reminded until it was made
    WindowNotice.PAPER_DUE: None,  # the same
    WindowNotice.PLAIN: May.KEEP_SETTINGS,  # somebody decided it; another decision comes again
    WindowNotice.CLOCK_DOUBTFUL: None,  # the same
    WindowNotice.SETTINGS_DIFFER: None,  # the same
    WindowNotice.ROLLBACK_UNCHECKED: None,  # the same
    RegisterNotice.PAPERS_UNCERTAIN: None,  # each time it is other papers, and somebody waits for them
    WindowNotice.ROLE_CHANGED: None,  # each time another role was given, and a press did nothing
    WindowNotice.SIGNED_OUT: None,  # it says why somebody stands before the sign-in page
    WindowNotice.NOT_ATTACHED: None,  # each is another file of another complaint
    WindowNotice.UNEXPECTED: None,  # each is another fault
}


class NoticeController:
    """The notices of one window. ``file`` keeps what was acknowledged; ``officer`` says who is signed in."""

    def __init__(self, window: MainWindow, file: Path, officer: Callable[[], Officer]) -> None:
        self._window, self._file, self._officer = window, file, officer
        self._kept = _read(file)
        self._acknowledged = dict(self._kept)
        self._shown: dict[str, str] = {}
        window.acknowledged.connect(self._acknowledge)

    def show(self, notice: Notice, offer: Offer | None = None) -> None:
        """Show a notice, unless it was acknowledged and says the same as then; ``offer`` as the window takes it."""
        if FOR_GOOD.get(notice.code):
            self._shown[notice.code] = digest = _digest(notice)
            if self._acknowledged.get(notice.code) == digest:
                self._window.drop_notice(notice.code)
                return
            self._forget(notice.code)
        self._window.show_notice(wording.notice(notice), notice.code, offer)

    def show_failure(self, error: Unavailable) -> None:
        """Show a failure to reach the register, or of the start."""
        self._window.show_failure(error)

    def show_bug(self, log: Path) -> None:
        """Show a notice of an unexpected error; it is in the log, and the work goes on."""
        self.show(Notice(WindowNotice.UNEXPECTED, {"log": str(log)}))

    def withdraw(self, code: NoticeCode) -> None:
        """Withdraw an outdated notice; when it comes again, it is news, even with the same facts."""
        self._window.drop_notice(code)
        self._forget(code)

    def is_kept(self, key: str, facts: Mapping[str, object]) -> bool:
        """Whether these facts were acknowledged under ``key``, for something other than a notice."""
        return self._kept.get(key) == _digest_of(key, facts)

    def keep(self, key: str, facts: Mapping[str, object]) -> None:
        """Store the acknowledgement of these facts in place of the former ones."""
        self._keep(self._kept | {key: _digest_of(key, facts)})

    def _acknowledge(self, code: str) -> None:
        needed = FOR_GOOD.get(code)
        if needed is None:
            return
        self._acknowledged[code] = self._shown[code]
        if may(self._officer(), needed):
            self._keep(self._kept | {code: self._shown[code]})

    def _forget(self, code: str) -> None:
        self._acknowledged.pop(code, None)
        if code in self._kept:
            self._keep({other: digest for other, digest in self._kept.items() if other != code})

    def _keep(self, digests: dict[str, str]) -> None:
        self._kept = digests
        try:
            replacing.write_whole(self._file, json.dumps(digests).encode("ascii"))
        except OSError as error:  # the notice comes again at the next start, and nothing worse
            _log.warning("an acknowledgement was not kept: %s", type(error).__name__)


def _digest(notice: Notice) -> str:
    return _digest_of(notice.code, notice.facts)


def _digest_of(code: str, facts: Mapping[str, object]) -> str:
    texts = {name: str(fact) for name, fact in facts.items()}
    return hashlib.sha256(json.dumps([code, texts], sort_keys=True).encode()).hexdigest()


def _read(file: Path) -> dict[str, str]:
    """Read the acknowledgements; nothing when the file is not there or makes no sense: notices then come again."""
    try:
        digests = json.loads(file.read_bytes())
        return {code: str(digest) for code, digest in digests.items()}
    except (OSError, ValueError, AttributeError):
        return {}
