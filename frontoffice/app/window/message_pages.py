"""The pages of messages to complainants: what waits, failed or may have been sent, and the mail account.

Each page is a factory, that imports it, makes it and joins its signals to the counter, and its spec below.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from frontoffice.app.window.case_pages import open_complaint
from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import May
from frontoffice.ui.shell.page_spec import Page, PageSpec

if TYPE_CHECKING:
    from frontoffice.ui.sending.mail_page import MailPage
    from frontoffice.ui.sending.sending_page import SendingPage


def _sending(counter: Counter) -> Page[SendingPage]:
    from frontoffice.ui.sending.sending_page import SendingPage

    page = SendingPage(counter.register, counter.officer, counter.controllers.sending.why_waits)
    page.opened.connect(partial(open_complaint, counter))
    page.settings_asked.connect(lambda: counter.window.go(MAIL.name))
    return Page(page, page.start, page.refresh)


def _mail(counter: Counter) -> Page[MailPage]:
    from frontoffice.app.window.mail_requests import MailRequests
    from frontoffice.ui.sending.mail_page import MailPage

    page = MailPage(counter.settings)
    page.left.connect(lambda: counter.window.go(SENDING.name))
    counter.ending.connect(MailRequests(page, counter.settings_controller).end)
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
    chapter="Akun e-mail (administrator)",
)
MESSAGE_PAGES: Final[tuple[PageSpec[Any], ...]] = (SENDING, MAIL)
