"""Pages of the office's decisions.

Its people, calendar, limits and lists, and the last number on paper.

Each page is a factory, that imports it, makes it and joins its signals to the counter, and its spec below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from frontoffice.app.window.case_pages import INTAKE
from frontoffice.app.window.counter import Counter
from frontoffice.domain.people import May
from frontoffice.ui.shell.page_spec import MenuGroup, Page, PageSpec, always
from frontoffice.ui.widgets.kept_folds import KeptFolds, keep_fold

if TYPE_CHECKING:
    from frontoffice.domain.people import Officer
    from frontoffice.ui.admin.absences_page import AbsencesPage
    from frontoffice.ui.admin.calendar_page import CalendarPage
    from frontoffice.ui.admin.handover_page import HandoverPage
    from frontoffice.ui.admin.last_number_page import LastNumberPage
    from frontoffice.ui.admin.limits_page import LimitsPage
    from frontoffice.ui.admin.officers_page import OfficersPage
    from frontoffice.ui.admin.reference_data_page import ReferenceDataPage


def _officers(counter: Counter) -> Page[OfficersPage]:
    from frontoffice.ui.admin.officers_page import OfficersPage

    return Page(OfficersPage(counter.register, counter.officer))


def _absences(counter: Counter) -> Page[AbsencesPage]:
    from frontoffice.ui.admin.absences_page import AbsencesPage

    page = AbsencesPage(counter.register, counter.officer)
    return Page(page, start=page.start, refresh=page.refresh)


def _handover(counter: Counter) -> Page[HandoverPage]:
    from frontoffice.ui.admin.handover_page import HandoverPage

    page, window = HandoverPage(counter.register, counter.officer), counter.window
    window.locked.connect(page.secret.clear)

    def start() -> None:
        window.stack.keep()  # what is half typed elsewhere is a draft, and is counted as one
        page.start()

    def hand_over(coming: Officer) -> None:
        window.lock()
        counter.sign_in(coming)

    page.handed.connect(hand_over)
    return Page(page, start, page.refresh)


def _calendar(counter: Counter) -> Page[CalendarPage]:
    from frontoffice.ui.admin.calendar_page import CalendarPage

    notices = counter.register_notices
    page = CalendarPage(counter.register, counter.officer, lambda: notices.outdated)
    page.changed.connect(notices.warn_of_outdated_dates)
    return Page(page)


def _limits(counter: Counter) -> Page[LimitsPage]:
    from frontoffice.ui.admin.limits_page import LimitsPage

    return Page(LimitsPage(counter.register, counter.officer))


def _last_number(counter: Counter) -> Page[LastNumberPage]:
    from frontoffice.ui.admin.last_number_page import LastNumberPage

    page = LastNumberPage(counter.register, counter.officer)
    page.settled.connect(counter.register_notices.refresh)
    return Page(page, start=page.start)


def _lists(counter: Counter) -> Page[ReferenceDataPage]:
    from frontoffice.ui.admin.reference_data_page import ReferenceDataPage

    page = ReferenceDataPage(counter.register, counter.officer)
    page.changed.connect(lambda: counter.window.stack.view(INTAKE).use(counter.settings))
    open_as_left = keep_fold(page.bases_fold, "reference_data", KeptFolds(counter.register, counter.officer))

    def start() -> None:
        open_as_left()
        page.start()

    return Page(page, start=start)


# --- what header, menu, keys and rights are read from ----------------------------------------------------------------

OFFICERS: Final = PageSpec(
    "officers",
    _officers,
    icon="people",
    menu_group=MenuGroup.OFFICE,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "&Officers")),
    own_menu=(May.KEEP_OFFICERS, str(QT_TRANSLATE_NOOP("MainWindow", "M&y PIN"))),
    chapter="Pengguna",
)
ABSENCES: Final = PageSpec(
    "absences",
    _absences,
    needs=May.CONTACT,
    key="Shift+F4",
    icon="people",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Who is away")),
    chapter="Tidak hadir dan pengganti",
)
HANDOVER: Final = PageSpec(
    "handover",
    _handover,
    needs=May.RECORD,
    needs_numbers=True,
    key="Shift+F7",
    icon="people",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Hand the counter over")),
    chapter="Serah terima loket",
)
CALENDAR: Final = PageSpec(
    "calendar",
    _calendar,
    icon="day",
    menu_group=MenuGroup.OFFICE,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Office &calendar")),
    chapter="Kalender kerja (supervisor)",
)
LIMITS: Final = PageSpec(
    "limits",
    _limits,
    needs=May.KEEP_LISTS,
    icon="late",
    menu_group=MenuGroup.OFFICE,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "&Time limits and hours")),
    chapter="Batas waktu dan jam kerja",
)
LAST_NUMBER: Final = PageSpec(
    "last_number",
    _last_number,
    needs=May.RECORD,  # where nobody answers for the disk, any officer says it
    icon="record",
    menu_group=MenuGroup.WORK,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "Last n&umber on paper")),
    chapter="Register yang dipulihkan",
    is_rare=always,
)
LISTS: Final = PageSpec(
    "lists",
    _lists,
    needs=May.KEEP_LISTS,
    icon="list",
    menu_group=MenuGroup.OFFICE,
    menu_text=str(QT_TRANSLATE_NOOP("MainWindow", "&Lists")),
    chapter="Referensi",
)
OFFICE_PAGES: Final[tuple[PageSpec[Any], ...]] = (
    *(OFFICERS, ABSENCES, HANDOVER, CALENDAR, LIMITS, LAST_NUMBER, LISTS),
)
