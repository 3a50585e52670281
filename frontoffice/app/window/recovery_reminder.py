"""The reminder of the recovery key: what can be lost or read by others, for who can do something about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from frontoffice.app.keys import paper_due
from frontoffice.app.window.notice_controller import NoticeController, Offer
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.people import May, Officer, may
from frontoffice.places import Places
from frontoffice.register.storage import encryption
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets.guarded import show_unavailable


class RecoveryReminder:
    """Reminds at the signing in, and whenever the key was seen to; never in training."""

    def __init__(
        self,
        settings: SettingsController,
        where: Places,
        window: MainWindow,
        notices: NoticeController,
        officer: Callable[[], Officer],
    ) -> None:
        self._settings, self._where, self._officer = settings, where, officer
        self._window, self._notices = window, notices

    def remind(self) -> None:
        """Remind whoever can make the recovery paper that there is none, until there is, or will be encrypted."""
        if self._settings.current.training:
            return
        plain = self._of_a_plain_register()
        holds: Notice | None = None
        with show_unavailable(self._notices.show_failure):
            if not encryption.key_name(self._where.register):
                holds = None if self._where.encryption_wish.exists() else plain
            elif paper_due.stands(self._where):
                holds = Notice(WindowNotice.PAPER_DUE)
        can_act = may(self._officer(), May.KEEP_SETTINGS)
        for code in (WindowNotice.NOT_ENCRYPTED, WindowNotice.PLAIN, WindowNotice.PAPER_DUE):
            if holds is None or holds.code is not code or not can_act:
                self._withdraw(code, forget=can_act)
        if holds is not None and can_act:
            self._notices.show(holds, None if holds.code is WindowNotice.PLAIN else self._offer_paper())

    def _of_a_plain_register(self) -> Notice:
        """What there is to say of one: that it is not encrypted, or who decided so."""
        plain = Notice(WindowNotice.NOT_ENCRYPTED)
        with show_unavailable(self._window.show_failure):
            if self._settings.is_plain_by_decision:
                settings = self._settings.current
                by, on = settings.plain_by, "-".join(reversed(settings.plain_on.split("-")))
                plain = Notice(WindowNotice.PLAIN, {"by": by, "on": on})
        return plain

    def _withdraw(self, code: WindowNotice, *, forget: bool) -> None:
        """Take a line away; what was acknowledged stays so while it only is not shown to who is here."""
        if forget:
            self._notices.withdraw(code)
        else:
            self._window.drop_notice(code)

    def _offer_paper(self) -> Offer:
        return QCoreApplication.translate("RegisterNotices", "Make the paper…"), lambda: self._window.go("recovery")
