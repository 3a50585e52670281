"""The pages of the desk itself: its settings, printers, copies and key, the centre, new versions, and the help.

Each page is a factory, that imports it, makes it and joins its signals to the counter, and its spec below.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from frontoffice import __version__
from frontoffice.app.window.case_pages import WORK, open_complaint, show_paper
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.office_pages import LAST_NUMBER
from frontoffice.domain.people import May
from frontoffice.ui.shell.page_spec import MenuGroup, Page, PageSpec, always
from frontoffice.ui.widgets.guarded import show_unavailable
from frontoffice.ui.widgets.kept_folds import KeptFolds, keep_fold

if TYPE_CHECKING:
    from frontoffice.ui.admin.backup_page import BackupPage
    from frontoffice.ui.admin.recovery_page import RecoveryPage
    from frontoffice.ui.admin.settings_page import SettingsPage
    from frontoffice.ui.admin.sms_page import SmsPage
    from frontoffice.ui.admin.templates_page import TemplatesPage
    from frontoffice.ui.admin.update_page import UpdatePage
    from frontoffice.ui.centre.centre_page import CentrePage
    from frontoffice.ui.centre.connection_page import ConnectionPage
    from frontoffice.ui.printers.printers_page import PrintersPage
    from frontoffice.ui.shell.about_page import AboutPage
    from frontoffice.ui.shell.help_page import HelpPage


def _settings(counter: Counter) -> Page[SettingsPage]:
    from frontoffice.app.window.emblem_keeping import take_emblem
    from frontoffice.ui.admin.settings_page import SettingsPage

    page = SettingsPage(counter.settings)
    page.emblem_chosen.connect(
        lambda path: take_emblem(page, counter.controllers.files.reading, counter.where.folder, path)
    )
    page.saved.connect(partial(counter.settings_controller.save_from, page))
    page.printers_asked.connect(lambda: counter.window.go(PRINTERS.name))
    page.templates_asked.connect(lambda: counter.window.go(TEMPLATES.name))
    open_as_left = keep_fold(page.number_fold, "settings", KeptFolds(counter.register, counter.officer))
    return Page(page, start=open_as_left, use=page.use)


def _templates(counter: Counter) -> Page[TemplatesPage]:
    from frontoffice.app.window import word_letters
    from frontoffice.ui.admin.templates_page import TemplatesPage

    where = counter.where
    page = TemplatesPage(lambda kind: word_letters.template_path(where, kind))
    page.left.connect(lambda: counter.window.go(DESK_SETTINGS.name))
    page.write_asked.connect(
        lambda kind, folder: word_letters.write_out(page, where, kind, counter.settings.layout, folder)
    )
    page.chosen.connect(
        lambda kind, path: word_letters.install_template(page, counter.controllers.files.reading, where, kind, path)
    )
    page.delivered_asked.connect(lambda kind: word_letters.restore_default_template(page, where, kind))
    return Page(page, page.start)


def _printers(counter: Counter) -> Page[PrintersPage]:
    from frontoffice.app.window.trial_requests import PrinterRequests
    from frontoffice.ui.printers.printers_page import PrintersPage

    page = PrintersPage(counter.settings, counter.register.today)
    page.saved.connect(partial(counter.settings_controller.save_from, page))
    PrinterRequests(page, counter.printing)
    page.left.connect(lambda: counter.window.go(DESK_SETTINGS.name))
    open_as_left = keep_fold(page.advanced, "printers", KeptFolds(counter.register, counter.officer))
    return Page(page, start=open_as_left, use=page.use)


def _sms(counter: Counter) -> Page[SmsPage]:
    from frontoffice.app.window.trial_requests import SmsTrial
    from frontoffice.ui.admin.sms_page import SmsPage

    page = SmsPage(counter.settings)
    page.saved.connect(partial(counter.settings_controller.save_from, page))
    counter.ending.connect(SmsTrial(page, lambda: counter.settings).end)
    return Page(page, page.start, use=page.use)


def _backups(counter: Counter) -> Page[BackupPage]:
    from frontoffice.app.keys import new_register
    from frontoffice.app.window.backup_requests import BackupRequests
    from frontoffice.ui.admin.backup_page import BackupPage

    page = BackupPage(counter.register)
    requests = BackupRequests(page, counter.register, counter.controllers.backups, counter.settings_controller)
    requests.restore_asked.connect(counter.restore_asked)

    def start() -> None:
        with show_unavailable(page.show_failure):
            page.start(is_paper_due=new_register.is_paper_due(counter.where))

    return Page(page, start)


def _update(counter: Counter) -> Page[UpdatePage]:
    from frontoffice.app.window.update_requests import UpdateRequests
    from frontoffice.ui.admin.update_page import UpdatePage
    from frontoffice.updating import installed_versions

    page = UpdatePage()
    own = installed_versions.running(__version__)
    requests = UpdateRequests(
        page, counter.where.folder, counter.controllers.backups.worker, lambda: counter.settings.centre, own
    )
    counter.ending.connect(requests.end)
    return Page(page, requests.start)


def _recovery(counter: Counter) -> Page[RecoveryPage]:
    from frontoffice.app.window.recovery_requests import RecoveryRequests
    from frontoffice.ui.admin.recovery_page import RecoveryPage

    page, decide_plain = RecoveryPage(), counter.settings_controller.decide_plain
    requests = RecoveryRequests(page, counter.where, counter.register, counter.officer, decide_plain)
    requests.settled.connect(counter.controllers.recovery_reminder.remind)
    requests.paper_made.connect(partial(show_paper, counter))
    return Page(page, requests.start)


def _centre(counter: Counter) -> Page[CentrePage]:
    from frontoffice.ui.centre.centre_page import CentrePage

    page = CentrePage(counter.register, counter.officer)
    page.connection_asked.connect(lambda: counter.window.go(CONNECTION.name))
    page.opened.connect(partial(open_complaint, counter))
    page.last_number_asked.connect(lambda: counter.window.go(LAST_NUMBER.name))
    page.conflicts_asked.connect(partial(_show_conflicts, counter))
    counter.controllers.centre.connect_page(page)
    return Page(page, page.start, page.refresh, lambda settings: page.use(settings.centre))


def _connection(counter: Counter) -> Page[ConnectionPage]:
    from frontoffice.ui.centre.connection_page import ConnectionPage

    page = ConnectionPage(counter.settings)
    page.left.connect(lambda: counter.window.go(CENTRE.name))
    counter.controllers.centre.connect_connection(page)
    return Page(page)


def _help(counter: Counter) -> Page[HelpPage]:
    from frontoffice.ui.shell.help_page import ROLE_CHAPTERS, HelpPage

    page = HelpPage()

    def open_at(chapter: str) -> None:
        officer = counter.window.signed_in
        page.open_at(chapter or (ROLE_CHAPTERS[officer.role] if officer else ""))

    def show_card() -> None:
        from frontoffice.app.window import key_card_paper  # which names every page

        if not counter.window.is_locked:
            while counter.window.stack.make_next():
                pass  # each page has its keys
            specs = tuple(counter.window.stack.specs.values())
            show_paper(counter, key_card_paper.paper(specs, counter.register, counter.settings, counter.where))

    page.card_asked.connect(show_card)
    return Page(page, open_at=open_at)


def _about(counter: Counter) -> Page[AboutPage]:
    from frontoffice.app.window.backup_requests import DiagnosisRequests
    from frontoffice.ui.shell.about_page import AboutPage

    page = AboutPage(counter.where.folder, counter.where.log)
    counter.ending.connect(DiagnosisRequests(page, counter.where, counter.register.now).end)
    return Page(
        page,
        start=lambda: page.show_state(
            counter.controllers.backups.light.newest_copy, counter.controllers.file_check.is_whole
        ),
    )


def _show_conflicts(counter: Counter) -> None:
    from frontoffice.register.queries.worklist import CONFLICT

    counter.window.go(WORK.name)
    counter.window.stack.view(WORK).show_group(CONFLICT)


# --- what header, menu, keys and rights are read from ----------------------------------------------------------------

DESK_SETTINGS: Final = PageSpec(
    "settings",
    _settings,
    needs=May.KEEP_SETTINGS,
    icon="settings",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "&Settings")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Pengaturan",
)
PRINTERS: Final = PageSpec(
    "printers",
    _printers,
    needs=May.KEEP_SETTINGS,
    icon="printer",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "&Printers")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Menyiapkan printer",
)
SMS: Final = PageSpec(
    "sms",
    _sms,
    needs=May.KEEP_SETTINGS,
    hidden_in_training=True,
    icon="phone",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "S&MS")),
    menu_group=MenuGroup.COMPUTER,
    chapter="SMS kantor (administrator)",
    is_rare=lambda settings: not settings.sms_folder,
)
TEMPLATES: Final = PageSpec(
    "templates",
    _templates,
    needs=May.KEEP_SETTINGS,
    icon="report",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Wo&rd templates")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Surat sebagai berkas Word",
    is_rare=always,
)
BACKUPS: Final = PageSpec(
    "backups",
    _backups,
    needs=May.KEEP_SETTINGS,
    hidden_in_training=True,
    icon="copy",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "B&ackups")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Cadangan",
)
RECOVERY: Final = PageSpec(
    "recovery",
    _recovery,
    key="Ctrl+R",
    needs=May.KEEP_SETTINGS,
    hidden_in_training=True,
    icon="lock",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Reco&very key")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Kunci pemulihan",
)
UPDATE: Final = PageSpec(
    "update",
    _update,
    needs=May.KEEP_SETTINGS,
    hidden_in_training=True,
    icon="down",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Ne&w version")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Versi baru",
)
CENTRE: Final = PageSpec(
    "centre",
    _centre,
    icon="centre",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "&Exchange with the centre")),
    menu_group=MenuGroup.COMPUTER,
    leads_back=True,
    chapter="Lampu pusat",
    is_rare=lambda settings: not settings.centre.address,
)
CONNECTION: Final = PageSpec(
    "connecting",
    _connection,
    needs=May.KEEP_SETTINGS,
    hidden_in_training=True,
    icon="centre",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Co&nnection to the centre")),
    menu_group=MenuGroup.COMPUTER,
    chapter="Menyambungkan loket (administrator)",
    is_rare=always,
)
HELP: Final = PageSpec(
    "help",
    _help,
    key="F1",
    icon="help",
    header_text=str(QT_TRANSLATE_NOOP("Header", "Help")),
    locked_text=str(QT_TRANSLATE_NOOP("Header", "Back to sign-in")),
    icon_suffices=True,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Help")),
    menu_group=MenuGroup.COMPUTER,
)
ABOUT: Final = PageSpec(
    "about",
    _about,
    icon="help",
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "A&bout this program")),
    menu_group=MenuGroup.COMPUTER,
)
DESK_PAGES: Final[tuple[PageSpec[Any], ...]] = (
    *(DESK_SETTINGS, PRINTERS, TEMPLATES, SMS, BACKUPS, RECOVERY, UPDATE),
    *(CENTRE, CONNECTION, HELP, ABOUT),
)
