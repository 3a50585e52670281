"""The registry of pages: header, menu, keys, rights, help and the first page are read from it, in its order.

A new page costs two places: its module, and its factory and spec in :mod:`case_pages`, :mod:`report_pages`,
:mod:`office_pages` or :mod:`desk_pages`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from frontoffice import __version__
from frontoffice.app.typing_watch import watch_typing
from frontoffice.app.window import printed_files
from frontoffice.app.window.case_pages import (
    CASE_PAGES,
    COMPLAINT,
    INBOX,
    RECORDED,
    UNPRINTED,
    WORK,
    open_complaint,
    show_paper,
)
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.desk_pages import BACKUPS, CENTRE, DESK_PAGES
from frontoffice.app.window.office_pages import CALENDAR, OFFICE_PAGES
from frontoffice.app.window.report_pages import REPORT_PAGES, SLIPS, show_day
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.domain.people import May
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.commands.print_job import PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Settings, Theme
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell import morning_strip
from frontoffice.ui.shell.page_spec import SIGN_IN, MenuGroup, Page, PageSpec
from frontoffice.ui.widgets import text_size

# --- The pages of messages to complainants: what waits, failed or may have been sent, and the mail account ---
# Each page is a factory, that imports it, makes it and joins its signals to the counter, and its spec below.

if TYPE_CHECKING:
    from frontoffice.ui.sending.mail_page import MailPage
    from frontoffice.ui.sending.sending_page import SendingPage


def _sending(counter: Counter) -> Page[SendingPage]:
    from frontoffice.ui.sending.sending_page import SendingPage

    page = SendingPage(counter.register, counter.officer, counter.controllers.sending.why_waits)
    page.opened.connect(partial(open_complaint, counter))
    page.anew_asked.connect(partial(_write_anew, counter))
    page.settings_asked.connect(lambda: counter.window.go(MAIL.name))
    return Page(page, page.start, page.refresh)


def _write_anew(counter: Counter, subject: UUID) -> None:
    """Open the form of a contact, with the address that the complaint has now."""
    from frontoffice.ui.complaint.step_writing import CONTACT

    open_complaint(counter, subject)
    counter.window.stack.view(COMPLAINT).handling.ask(CONTACT)


def _mail(counter: Counter) -> Page[MailPage]:
    from frontoffice.app.window.trial_requests import MailRequests
    from frontoffice.ui.sending.mail_page import MailPage

    page = MailPage(counter.settings, counter.register.today)
    page.left.connect(lambda: counter.window.go(SENDING.name))
    receiving = counter.controllers.receiving
    counter.ending.connect(MailRequests(page, counter.settings_controller, receiving, counter.officer).end)
    return Page(page, page.start)


# --- what keys and rights are read from ------------------------------------------------------------------------------

SENDING: Final = PageSpec(
    "sending",
    _sending,
    hidden_in_training=True,
    key="Shift+F6",  # and its light: an office that sends nothing by itself sees nothing of it
    leads_back=True,
    chapter="Pesan kepada pengadu",
)
MAIL: Final = PageSpec(
    "mail",
    _mail,
    needs=May.KEEP_SETTINGS,
    hidden_in_training=True,
    icon="send",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "E-mail an&d web forms")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Akun e-mail (administrator)",
    is_rare=lambda settings: not (settings.mail.host or settings.mailbox.host),
)
MESSAGE_PAGES: Final[tuple[PageSpec[Any], ...]] = (SENDING, MAIL)


# --- page registry ---

if TYPE_CHECKING:
    from frontoffice.app.window.file_check import FileReport

PAGES: Final[tuple[PageSpec[Any], ...]] = (*CASE_PAGES, *REPORT_PAGES, *OFFICE_PAGES, *MESSAGE_PAGES, *DESK_PAGES)


def open_counter(  # noqa: PLR0913  (what a counter is made of)
    register: Register,
    settings: Settings,
    where: Places,
    apply_theme: Callable[[Theme], object],
    failures: Iterable[Unavailable] = (),
    *,
    check: Callable[[Places], FileReport] | None = None,
    pages: Sequence[PageSpec[Any]] = PAGES,
) -> Counter:
    """Make a counter with its pages, and connect the signals leading from one page to another."""
    counter = Counter(pages, register, settings, where, check=check)
    watch_typing(counter.window)
    _show_first(counter, failures)
    counter.settings_controller.changed.connect(lambda changed: apply_theme(changed.theme))
    counter.window.text_size_asked.connect(partial(_use_text_size, counter, apply_theme))
    counter.printing.reason_asked.connect(partial(_ask_reason, counter))
    counter.paper_made.connect(partial(show_paper, counter))
    counter.printing.folded.connect(partial(_show_folded, counter))
    counter.window.centre_light.clicked.connect(lambda: counter.window.go(CENTRE.name))
    counter.window.inbox_light.clicked.connect(lambda: counter.window.go(INBOX.name))
    counter.window.send_light.clicked.connect(lambda: counter.window.go(SENDING.name))
    counter.window.backup_light.clicked.connect(lambda: counter.window.go(BACKUPS.name))
    counter.calendar_asked.connect(lambda: counter.window.go(CALENDAR.name))
    counter.pressing_asked.connect(partial(_show_pressing, counter))
    counter.warm.connect(partial(_notify_desktop, counter))
    _watch_versions(counter)
    return counter


def _use_text_size(counter: Counter, apply_theme: Callable[[Theme], object], percent: int) -> None:
    """Have text in this size at once, and at every start of this computer."""
    text_size.use(percent)
    apply_theme(counter.settings.theme)
    counter.window.stack.refresh_front()
    text_size.keep(counter.where.text_size)


def _show_first(counter: Counter, failures: Iterable[Unavailable]) -> None:
    """Show the sign-in page, below the failures of the start and the register's notices."""
    printed_files.remove_opened(counter.where)  # of a program that was killed
    counter.window.show_page(SIGN_IN)
    for failure in failures:
        counter.notices.show_failure(failure)
    counter.register_notices.show_noticed()


def _ask_reason(counter: Counter, subject: UUID) -> None:
    """Ask on the complaint's page why a further receipt of it is wanted."""
    open_complaint(counter, subject)
    counter.window.stack.view(COMPLAINT).ask_print()


def _show_folded(counter: Counter, job: PrintJob, count: int) -> None:
    """Warn of missing letters on a receipt, on the page in front if it shows that one; else above all pages."""
    if counter.window.page_name == RECORDED.name:
        counter.window.stack.view(RECORDED).show_folded(job, count)
    else:
        counter.printing.warn_of_letters(WindowNotice.FOLDED, job, count)


def _show_pressing(counter: Counter, code: str) -> None:
    """Show the list or the page of an item in the morning's strip."""
    from frontoffice.register.queries import worklist  # read in by then

    if code in worklist.GROUPS:
        counter.window.stack.view(WORK).group = code
        counter.window.go(WORK.name)
    elif code == morning_strip.DAYS:
        show_day(counter, *counter.controllers.morning.oldest_open_day())
    else:
        pages: Mapping[str, PageSpec[Any]] = {
            morning_strip.UNPRINTED: UNPRINTED,
            morning_strip.SLIPS: SLIPS,
            morning_strip.BACKUP: BACKUPS,
            morning_strip.CENTRE: CENTRE,
        }
        counter.window.go(pages[code].name)


def _notify_desktop(counter: Counter) -> None:
    """Show desktop notifications of urgent work while the window is inactive."""
    from frontoffice.app.window.desktop_notifier import DesktopNotifier  # once the window is warm

    notifier = DesktopNotifier(counter.register, counter.window, lambda: counter.settings, counter.officer)
    counter.ending.connect(notifier.end)
    notifier.setParent(counter)  # as long as the counter
    notifier.begin()


def _watch_versions(counter: Counter) -> None:
    """Watch the centre for newer versions, if this program accepts any."""
    if not getattr(sys, "frozen", False):
        return
    from frontoffice.updating import installed_versions

    installation = installed_versions.running(__version__)
    if installation is None or not installation.key or counter.settings.training:
        return
    from frontoffice.app.window.version_notice import VersionNotice

    notice = VersionNotice(installation, lambda: counter.settings.centre, counter.officer, counter.notices)
    counter.ending.connect(notice.end)
    counter.signed_in.connect(lambda _is_another: notice.remind())
    notice.begin()
