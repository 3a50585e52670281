"""The keys of every page as it stands in the window: its tables, its letters in both languages, and the manual's word.

A key that holds in one widget only may hold in another beside it, never on the whole page.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from itertools import combinations
from pathlib import Path
from string import ascii_letters, ascii_uppercase, digits
from types import ModuleType
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import frontoffice.ui
from frontoffice import assets
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.app.window import key_card_paper
from frontoffice.app.window.counter import Counter
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.page_registry import PAGES, open_counter
from frontoffice.domain.people import May, Role, may
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_register
from frontoffice.settings import Office, Printer, Settings, Transport
from frontoffice.ui.centre.connection_page import ConnectionPage
from frontoffice.ui.centre.joining_page import JoiningPage
from frontoffice.ui.intake import intake_keys
from frontoffice.ui.messages.screen_texts import PLACE
from frontoffice.ui.shell import help_page, named_keys
from frontoffice.ui.shell.first_start import FirstStart
from frontoffice.ui.shell.morning_strip import MORNING_KEYS
from frontoffice.ui.shell.named_keys import WINDOW_KEYS, keys_of_pages
from frontoffice.ui.shell.start_pages import StartupErrorPage
from frontoffice.ui.widgets.page_keys import PageKey
from tests.support.examples import OfficeClock, a_signed_in, an_officer, lay_blank

COMMANDS_THAT_LEAD: Final = ("backup_command.py", "centre_office_key.py", "command_help.py")  # to a page of the menu
OF_THE_WINDOW: Final = (*WINDOW_KEYS, *MORNING_KEYS, *keys_of_pages(PAGES))
LISTED: Final = {  # what stands above the manual's lists of keys, and the tables that they are of
    "Tombol di mana saja": ("window", "morning", "page"),
    "Lampiran": ("attachment",),
    "Menyimpan: {key:intake.save}": ("recorded", "other_printer"),
    "Register hari ini ({key:page.day})": ("day",),
    "Laporan ({key:page.reports})": ("report",),
    "Kertas laporan": ("papers",),
    "Laporan yang disahkan": ("approved",),
    "Konsultasi": ("consultation",),
    "Kotak masuk": ("inbox",),
    "Ekspor situs dan SP4N-LAPOR!": ("import",),
    "Kotak saran": ("box",),
    "Listrik padam": ("slip",),
    "Daftar yang diekspor": ("exports",),
    "Pemeriksa": ("reads",),
    "Tidak hadir dan pengganti": ("absences",),
    "Serah terima loket": ("handover",),
    "Halaman pengaduan": ("complaint",),
    "Mencetak surat dan halaman register": ("preview",),
    "Pesan kepada pengadu": ("sending",),
    "Resi belum tercetak ({key:page.paper})": ("unprinted", "other_printer"),
}
KEY_BY_HAND: Final = re.compile(
    r"\b(?:(?:Ctrl|Alt|Shift)\+)+[\w+=-]+|\bF(?:1[0-2]|[1-9])\b|\b(?:Esc|Escape|Enter|Return|PgUp|PgDown)\b"
    r"|(?<![\w.'’…/-])[B-HJ-Z](?![\w.'’/-])|(?<=\()(?:[A-Z]|\d|Space|Spasi)(?=\))|(?<=press )[A-Z](?!\w)|(?<=ekan )[A-Z](?!\w)"
)
NO_KEYS: Final = {"PrintersPage": {"H"}, "words": {"C"}}  # a printer's command, a drive
OPENED_BY_WHOEVER_READS: Final = {  # texts that only those read who may open the page
    "BackupPage": {"recovery"},
    "ProtectionChoice": {"recovery"},
    "WorklistPage": {"record"},
}
PRESSED_BY_WHOEVER_READS: Final = {  # texts about keys that only those read who have them
    "CalendarPage": {"calendar.accept"},
    "ConsultationPage": {"consultation.record", "consultation.export_xlsx", "consultation.export_csv"},
    "DayPage": {"day.tick"},
    "DayUndo": {"day.take_back"},
    "HoursPanel": {"limits.save"},
    "InboxPage": {"inbox.take_back"},
    "RecordedAnswer": {"recorded.sent"},
    "SearchPage": {"search.export_xlsx", "search.export_csv", "search.export_pdf"},
    "StatusPapers": {"status.print_status"},
}
OF_A_BUTTON: Final = re.compile(r"[^.;:]*\(\{key:[\w.]+\}\)(?:: \{\})?")  # its key behind its name
OF_OTHER_CHAPTERS: Final = {  # actions that the manual explains with what they belong to, not with their page
    *("stop_reading", "figure_up", "figure_down", "show_rest"),
    *("later", "image", "stop", "whole", "broken", "other_printer", "pdf"),  # of the paper that goes with a number
}
OF_NO_TABLE: Final = {  # of the manual: what fields, and letters underlined in Indonesian, take by themselves
    *("Ctrl+Enter", "Ctrl+Z", "Shift+Tab", "Alt+G"),
}
OF_A_TERMINAL: Final = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
ROOT: Final = Path(frontoffice.ui.__path__[0]).parents[1]
READ_AS_FILES: Final = (
    *(ROOT / "README.md", *sorted((ROOT / "resources" / "handbook").glob("*.md"))),
    *(ROOT / "frontoffice" / "app" / "cli" / name for name in COMMANDS_THAT_LEAD),
)
KEY_OF_A_FILE: Final = re.compile(
    r"\b(?:(?:Ctrl|Alt|Shift)\+)*F\d{1,2}\b|\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|(?<=\*\*)(?:[A-Z\d]|Esc)(?=\*\*)"
)
WAY: Final = re.compile(r"\bF10, \*?([A-Z]\w*(?:[ -]\w+)*)|\*([^*\n]+)\* \(F10\)")
MEANT: Final = {  # by the keys that handbook, README and commands name
    "F1": {"page.help"},
    "F2": {"page.record"},
    "F3": {"page.day"},
    "F4": {"page.work"},
    "F6": {"page.find"},
    "F8": {"page.paper"},
    "F9": {"intake.save", "handover.save", "slip.record"},
    "F10": {"window.menu"},
    "F11": {"page.reports"},
    "Shift+F2": {"page.consultations"},
    "Shift+F3": {"page.box"},
    "Shift+F5": {"page.inbox"},
    "Shift+F6": {"page.sending"},
    "Shift+F7": {"page.handover"},
    "Shift+F8": {"page.slips"},
    "Alt+E": {"sending.settings"},
    "Alt+L": {"first_start.later"},
    "Alt+P": {"consultation.turn"},
    "Alt+W": {"complaint.sp4n"},
    "Ctrl+B": {"intake.show_attachments"},
    "Ctrl+O": {"report.approved"},
    "Ctrl+T": {"inbox.add"},
    "Ctrl+P": {"help.card", "worklist.print_mine", "report.paper"},
    "Ctrl+Shift+P": {"worklist.print_all"},
    "Ctrl+Shift+S": {"papers.approve"},
}
OF_A_LINE: Final = {"Ctrl+U", "Ctrl+E"}  # empties a line, goes to its end; offscreen Qt takes neither, on X11 it does
ESC: Final = {  # what Esc does, by the action of its table: it leaves what is open, or drops what was begun
    "back": {"Back (Esc)": "Kembali (Esc)", "Cancel (Esc)": "Batal (Esc)"},
    "stop": {"Cancel (Esc)": "Batal (Esc)"},
    "clear": {},  # takes a filter away
    "stop_reading": {},
}
F9: Final = {  # the one thing that a page is for: it writes down, sends or shows what stands there
    *(
        "save",
        "record",
        "accept",
        "confirm",
        "install",
        "connect",
        "begin",
        "attach",
        "join",
        "print",
        "show",
        "try_out",
    ),
}
LETTERS: Final = {  # what each letter is, with what is held beside it: one thing, whatever the pages call it
    "Alt+A": {"attachments"},
    "Alt+B": {"others"},
    "Alt+C": {"write_note"},
    "Alt+D": {"save", "pdf", "write_out"},  # as a file
    "Alt+E": {"amend", "connection", "settings"},  # changes how it stands
    "Alt+F": {"ask_for_papers"},
    "Alt+G": {"image"},
    "Alt+H": {"hand"},
    "Alt+I": {"reveal", "identities"},
    "Alt+J": {"more"},
    "Alt+K": {"contact", "send"},
    "Alt+L": {"later", "more_filters"},
    "Alt+M": {"paper_came"},
    "Alt+N": {"broken", "not_came"},  # no, to what a machine cannot know
    "Alt+O": {"open", "papers", "choose"},  # opens what is marked, or a choice of papers or files
    "Alt+P": {"turn"},  # makes it a complaint
    "Alt+Q": {"paper_came"},
    "Alt+R": {"review", "tick"},  # says that it was reviewed
    "Alt+S": {"stop"},
    "Alt+T": {"today", "now"},
    "Alt+U": {"take"},
    "Alt+V": {"extend"},
    "Alt+W": {"sp4n"},
    "Alt+X": {"drop", "cancel"},
    "Alt+Y": {"whole", "came"},  # yes
    "Alt+Z": {"take_back", "correct"},
    "Alt+Shift+K": {"sent"},
    "Alt+Shift+Y": {"double"},  # yes, and twice
    "Ctrl+B": {"show_attachments", "show_files", "add"},  # shows files and where they are added
    "Ctrl+D": {"change_day"},
    "Ctrl+E": {"split"},
    "Ctrl+F": {"filter", "find"},
    "Ctrl+G": {"join"},
    "Ctrl+H": {"show_earlier"},
    "Ctrl+I": {"tell"},
    "Ctrl+J": {"explain_due"},
    "Ctrl+K": {"close_page", "to_closing"},
    "Ctrl+L": {"lock"},
    "Ctrl+M": {"show_more", "show_who", "show_meeting"},  # the rest of who complains
    "Ctrl+N": {"reserve"},
    "Ctrl+O": {"open_similar", "approved"},
    "Ctrl+P": {  # the paper of what stands here
        *("print", "print_page", "print_mine", "show", "show_resi", "paper", "minutes", "card", "export_pdf"),
    },
    "Ctrl+R": {"recovery"},
    "Ctrl+S": {"save", "keep", "keep_draft", "set_box"},
    "Ctrl+T": {"add", "scan"},  # adds a file
    "Ctrl+U": {"scan"},
    "Ctrl+V": {"paste"},
    "Ctrl+W": {"show_rest"},
    "Ctrl+Y": {"take_scan"},
    "Ctrl+Z": {"take_back"},
    "Ctrl+Shift+C": {"copy", "copy_answer", "copy_status"},
    "Ctrl+Shift+I": {"identities", "ask"},  # what is confidential, against a reason
    "Ctrl+Shift+J": {"copy_subject", "copy_answer_subject"},
    "Ctrl+Shift+K": {"send_answer"},
    "Ctrl+Shift+N": {"again"},
    "Ctrl+Shift+P": {"board", "differences", "print_status", "print_all"},  # the page's other paper
    "Ctrl+Shift+S": {"approve"},  # puts a name under it
    "Ctrl+Shift+W": {"chat", "open_chat"},
}
NOT_OF_A_PAGE: Final = {
    "intake_form",
    "step_form",
    "choice_row",
    "completing",
    "reason_bar",
    "typing_guard",
}  # a field's Enter and Tab, a choice's digits, the F9 of a line that asks on a page with its own, a typed sentence
MAIN, *OTHERS = (Printer(f"Printer {no}", Transport.NETWORK, f"10.0.0.{no}") for no in range(1, 5))
OFFICE: Final = Settings(office=Office(address="Air Itam"), printer=MAIN, other_printers=tuple(OTHERS))


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[str]:
    """The language of the screen."""
    translator = named_keys.indonesian()
    if request.param == "id":
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


@pytest.fixture
def counter(language: str, qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    where = Places(tmp_path)
    lay_blank(where.register)
    register = open_register(where.register, desk_of(OFFICE), clock=OfficeClock())
    counter = open_counter(register, OFFICE, where, lambda _: None, check=lambda _: FileReport())
    qtbot.addWidget(counter.window)
    counter.sign_in(a_signed_in(register, Role.SUPERVISOR))
    yield counter
    counter.end()


@pytest.fixture
def views(counter: Counter, qtbot: QtBot) -> dict[str, QWidget]:
    """Every page of the window, and those that stand alone before there is one."""
    alone = {
        "first start": FirstStart(Settings()),
        "joining": JoiningPage(Settings()),
        "first connection": ConnectionPage(Settings(), first=True),
        "startup error": StartupErrorPage(Unavailable(RegisterFailure.MISSING)),
    }
    for view in alone.values():
        qtbot.addWidget(view)
    return {spec.name: counter.window.stack.view(spec) for spec in PAGES} | alone


def shortcuts(view: QWidget) -> list[QShortcut]:
    """Those that a page made."""
    return view.findChildren(QShortcut)


def key_of(shortcut: QShortcut) -> str:
    return shortcut.key().toString()


def meet(one: QShortcut, other: QShortcut) -> bool:
    """Whether both may hold at once: one of them on the whole page, or in the same widget."""
    whole = Qt.ShortcutContext.WindowShortcut
    return key_of(one) == key_of(other) and (
        whole in (one.context(), other.context()) or one.parent() is other.parent()
    )


def letters(view: QWidget) -> dict[str, list[str]]:
    """What Alt and a letter lead to on a page: the texts by their letter."""
    found: dict[str, list[str]] = defaultdict(list)
    texts = [button.text() for button in view.findChildren(QAbstractButton)]
    texts += [label.text() for label in view.findChildren(QLabel) if label.buddy()]
    texts += [box.title() for box in view.findChildren(QGroupBox)]
    texts += [bar.tabText(tab) for bar in view.findChildren(QTabBar) for tab in range(bar.count())]
    for text in texts:
        key = QKeySequence.mnemonic(text).toString()
        if key:
            found[key].append(text)
    return found


def tables(modules: Iterable[ModuleType]) -> dict[str, tuple[PageKey, ...]]:
    """Every table of keys that these modules have, by its name."""
    named = ((name, getattr(module, name)) for module in modules for name in vars(module) if name.endswith("_KEYS"))
    whole = ((name, keys) for name, keys in named if isinstance(keys, tuple) and not name.startswith("_"))
    return {name: keys for name, keys in whole if all(isinstance(key, PageKey) for key in keys)}


def tables_of(view: QWidget) -> dict[str, tuple[PageKey, ...]]:
    """The tables of a page and its parts: those of the modules in which they are written."""
    names = {type(part).__module__ for part in (view, *view.findChildren(QObject))}
    return tables(sys.modules[name] for name in sorted(names) if name.startswith("frontoffice.ui."))


def text_of(key: PageKey) -> str:
    return QKeySequence(key.key).toString()


def test_the_keys_of_each_page_are_those_of_its_tables_and_each_leads_to_one_thing(
    views: dict[str, QWidget], counter: Counter
) -> None:
    made = {name: {key_of(one) for one in shortcuts(view)} for name, view in views.items()}
    assert made == {
        name: {text_of(key) for keys in tables_of(view).values() for key in keys} for name, view in views.items()
    }
    no_key_holds_twice_in_one_place(views)
    no_letter_leads_to_two_things_of_one_page(views, counter)


def every_table() -> dict[str, tuple[PageKey, ...]]:
    """Every table of the program by its name."""
    rooms = pkgutil.walk_packages(frontoffice.ui.__path__, "frontoffice.ui.")
    return tables(importlib.import_module(room.name) for room in rooms)


def test_every_table_is_that_of_a_page_or_of_the_window(views: dict[str, QWidget]) -> None:
    every = every_table()
    used = {name for view in views.values() for name in tables_of(view)}
    assert used > {"INTAKE_KEYS", "RECORDED_KEYS", "OTHER_PRINTER_KEYS"}
    assert [name for name, keys in every.items() if name not in used and not {*keys} <= {*OF_THE_WINDOW}] == []


def test_every_key_of_every_table_has_its_words_on_the_key_card() -> None:
    for room in pkgutil.walk_packages(frontoffice.ui.__path__, "frontoffice.ui."):
        importlib.import_module(room.name)
    assert key_card_paper.wordless(PAGES) == (), "resources/help/key_card.csv says what each key is for"


def no_key_holds_twice_in_one_place(views: dict[str, QWidget]) -> None:
    window = {text_of(key) for key in OF_THE_WINDOW if key.action != "stop_reading"}
    for name, view in views.items():
        for one, other in combinations(shortcuts(view), 2):
            assert not meet(one, other), (name, key_of(one))
        assert window.isdisjoint(map(key_of, shortcuts(view))), name


def no_letter_leads_to_two_things_of_one_page(views: dict[str, QWidget], counter: Counter) -> None:
    header = letters(counter.window.header)
    for name, view in views.items():
        found = letters(view)
        keys = {key_of(one) for one in shortcuts(view)}
        assert {key: texts for key, texts in found.items() if len(texts) > 1 or key in header or key in keys} == {}, (
            name
        )


def test_no_letter_stands_twice_in_the_menu_of_a_role(counter: Counter) -> None:
    for role in Role:
        counter.window.lock()
        counter.sign_in(a_signed_in(counter.register, role, f"As {role}"))
        menu = counter.window.menu
        offered = (action for action in menu.actions() if action.isVisible() and action.isEnabled())
        shown = [action.text() for action in offered if action.text()]
        assert len({QKeySequence.mnemonic(text).toString() for text in shown} - {""}) == len(shown), role


def test_no_other_module_makes_a_shortcut_or_asks_for_a_key() -> None:
    own = {"page_keys"} | NOT_OF_A_PAGE
    sources = Path(frontoffice.ui.__path__[0]).rglob("*.py")
    asking = re.compile(r"QShortcut\(|Key\.Key_|StandardKey\.")
    assert [
        path.stem for path in sources if path.stem not in own and asking.search(path.read_text(encoding="utf-8"))
    ] == []


def manual_sections() -> dict[str, str]:
    """The text under each heading of the manual, as far as the next one."""
    parts = re.split(r"^#+ (.+)$", assets.read_text("help/manual.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def manual_chapter(heading: str) -> str:
    """The text under a heading of the manual with all that is below it."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text := assets.read_text("help/manual.md"), re.MULTILINE)
    assert found
    return re.split(rf"^#{{1,{len(found[1])}}} ", text[found.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def keys_named(text: str, of: Iterable[str]) -> set[str]:
    """The keys of these tables that a text of the manual names by their places."""
    named = [found[2].split(".")[:2] for found in PLACE.finditer(text) if found[1] in ("key", "keys")]
    return {
        text_of(key)
        for table, pattern in named
        if table in of
        for key in table_named(table)
        if fnmatchcase(key.action, pattern)
    }


def table_named(name: str) -> tuple[PageKey, ...]:
    return keys_of_pages(PAGES) if name == "page" else named_keys.table_of(name)


@pytest.mark.parametrize("heading", LISTED)
def test_what_the_manual_lists_of_keys_is_of_the_tables_of_its_page(heading: str) -> None:
    rows = [row.split("|")[1] for row in manual_sections()[heading].splitlines() if row.startswith("| **")]
    places = [found for row in rows for found in PLACE.finditer(row)]
    assert len(places) >= len(rows) - 1  # arrows move in every list of lines
    assert {found[2].partition(".")[0] for found in places} - {"widget"} <= {*LISTED[heading]}


def test_the_manual_lists_the_keys_of_no_other_page() -> None:
    assert {heading for heading, text in manual_sections().items() if "\n| **" in text and "| Tombol |" in text} == set(
        LISTED
    )


@pytest.mark.parametrize("heading", LISTED)
def test_every_action_of_a_page_with_a_list_has_its_key_in_the_manual(heading: str) -> None:
    of = LISTED[heading]
    here = keys_named(manual_chapter(heading), of)
    anywhere = keys_named(assets.read_text("help/manual.md"), {name for names in LISTED.values() for name in names})
    actions: dict[str, set[str]] = defaultdict(set)
    for key in (key for table in of for key in table_named(table)):
        actions[key.action].add(text_of(key))
    assert [
        action for action, keys in actions.items() if not keys & (anywhere if action in OF_OTHER_CHAPTERS else here)
    ] == []


def by_hand_in_the_manual(text: str) -> list[str]:
    """The keys and pages of the menu that the manual names without their place in a table."""
    prose = PLACE.sub(r"\3", re.sub(OF_A_TERMINAL, "", text))
    bold = re.findall(r"\*\*([A-Z1-9+=-])\*\*(?! (?:bila|untuk))", prose)
    titles = {named_keys.NAMES.title(spec.name) for spec in PAGES if spec.menu_text}
    return [*by_hand(prose), *bold, *(one for one in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", prose) if one in titles)]


def test_keys_that_differ_by_their_digit_are_named_one_by_one_or_from_the_first_to_the_last() -> None:
    assert named_keys.NAMES.keys("intake.channel_*") == "Alt+1…9"
    assert named_keys.NAMES.keys("intake.channel_[1-3]") == "Alt+1/2/3"


@pytest.mark.usefixtures("indonesian")
def test_no_line_of_the_manual_names_a_key_or_a_page_of_the_menu_by_hand() -> None:
    assert by_hand_in_the_manual("Tekan **A**, **1** atau F10, *Referensi*, `F2`") == ["F10", "A", "1", "Referensi"]
    assert {*by_hand_in_the_manual(assets.read_text("help/manual.md"))} == OF_NO_TABLE


def test_a_key_that_changes_in_its_table_changes_in_the_manual(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "3. Tekan **F9**. Pengaduan" in help_page.manual()
    keys = tuple(PageKey("F12", one.action) if one.key == "F9" else one for one in intake_keys.INTAKE_KEYS)
    monkeypatch.setattr(intake_keys, "INTAKE_KEYS", keys)
    assert "3. Tekan **F12**. Pengaduan" in help_page.manual()
    assert "# Menyimpan: F12" in help_page.manual()


@pytest.mark.usefixtures("indonesian")
def test_the_manual_names_a_page_by_whoever_reads_it() -> None:
    line = "Periksa alamatnya di **{}**"
    named_keys.NAMES.set_reader(an_officer(role=Role.SUPERVISOR))
    assert line.format("F10, Printer") in help_page.manual()
    named_keys.NAMES.set_reader(an_officer())
    assert line.format("F10, Printer") not in help_page.manual()


@pytest.mark.parametrize("path", READ_AS_FILES, ids=lambda path: path.name)
@pytest.mark.usefixtures("indonesian")
def test_what_is_read_as_a_file_names_keys_and_pages_as_they_are(path: Path) -> None:
    prose = re.sub(OF_A_TERMINAL, "", path.read_text(encoding="utf-8"))
    for key in {found[0] for found in KEY_OF_A_FILE.finditer(prose)} - {"Ctrl+C"}:  # which ends a command
        assert {named_keys.NAMES.key(place) for place in MEANT[key]} == {key}
    titles = {named_keys.NAMES.title(spec.name) for spec in PAGES if spec.menu_text}
    assert {way[1] or way[2] for way in WAY.finditer(prose)} <= titles


def screen_texts() -> list[tuple[str, str, str]]:
    """Every text of the screen: its context, its source and its translation."""
    catalogue = ET.fromstring(assets.read_text("translations/frontoffice_id.ts"))  # noqa: S314  (our own file)
    return [
        (context.findtext("name", ""), one.findtext("source", ""), "".join(translation.itertext()))
        for context in catalogue.iter("context")
        for one in context.iter("message")
        if (translation := one.find("translation")) is not None
    ]


def by_hand(text: str) -> list[str]:
    """The keys that a text names without their place in a table."""
    return [found[0] for found in KEY_BY_HAND.finditer(PLACE.sub(r"\3", text).replace("&", ""))]


def test_no_text_of_the_screen_names_a_key_by_hand() -> None:
    assert by_hand("Periksa di F10, lalu Ctrl+P atau tekan B (Escape)") == ["F10", "Ctrl+P", "B", "Escape"]
    texts = [(context, text) for context, *both in screen_texts() for text in both]
    found = [(text, keys) for context, text in texts if (keys := {*by_hand(text)} - NO_KEYS.get(context, set()))]
    assert found == []


def test_the_key_that_leads_back_is_called_esc_on_screens_papers_and_in_the_manual() -> None:
    read = [text for _context, *both in screen_texts() for text in both]
    read += [path.read_text(encoding="utf-8") for path in assets.RESOURCES.rglob("*.md")]
    read += [one for row in assets.rows(key_card_paper.WORDS) for one in row.values()]
    keys = {one.key for table in key_card_paper.tables(PAGES).values() for one in table}
    assert "Esc" in keys
    read += [*keys, QKeySequence("Esc").toString(QKeySequence.SequenceFormat.NativeText)]
    assert [text for text in read if re.search(r"\bEscape\b", text)] == []


def test_every_key_and_page_that_a_text_names_is_there() -> None:
    places = {found.groups()[:2] for _, source, _ in screen_texts() for found in PLACE.finditer(source)}
    assert len(places) > 100
    for kind, name in places:
        if "." in name:
            assert named_keys.NAMES.keys(name) if kind == "keys" else named_keys.NAMES.key(name)
        else:
            assert named_keys.NAMES.page(name)


def test_a_page_that_not_everybody_opens_is_named_with_who_does() -> None:
    needs = {spec.name: spec.needs for spec in PAGES}
    for context, source, translation in screen_texts():
        pages = {found[2] for found in PLACE.finditer(source) if found[1] == "page" and needs[found[2]]}
        for _ in pages - OPENED_BY_WHOEVER_READS.get(context, set()):
            assert re.search(r"\{ask:|supervisor|administrator|officer", source, re.IGNORECASE), (context, source)
            assert re.search(r"\{ask:|supervisor|administrator|petugas", translation, re.IGNORECASE), translation


def test_a_key_that_not_everybody_has_is_named_with_who_has_it() -> None:
    """Buttons are seen by those who have their keys; a sentence may be read by anybody."""
    found = []
    for context, *both in screen_texts():
        for text in both:
            if OF_A_BUTTON.fullmatch(text):
                continue
            keys = {place[2].rpartition(".")[0] if place[2].count(".") > 1 else place[2] for place in named_in(text)}
            needed = {key for key in keys if right_of(key) is not None}
            needed -= PRESSED_BY_WHOEVER_READS.get(context, set())
            if needed and not re.search(r"supervisor", text, re.IGNORECASE):
                found.append((context, text))
    assert found == []


def named_in(text: str) -> list[re.Match[str]]:
    """Where a text names a key for everybody."""
    return [place for place in PLACE.finditer(text) if place[1] in ("key", "keys")]


def right_of(name: str) -> May | None:
    table, _, action = name.partition(".")
    return next(one.may for one in table_named(table) if fnmatchcase(one.action, action))


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize("role", Role)
def test_no_sentence_that_anybody_may_read_names_what_its_reader_lacks(role: Role) -> None:
    """Each sentence as each role reads it: no way to a page or key that the role has not, unless it says whose it is."""
    named_keys.NAMES.set_reader(reader := an_officer(role=role))
    lacked = {
        named_keys.NAMES.title(spec.name)
        for spec in PAGES
        if spec.menu_text and spec.needs is not None and not may(reader, spec.needs)
    }
    way = re.compile(rf"F10, (?:{'|'.join(map(re.escape, sorted(lacked)))})\b") if lacked else re.compile(r"(?!)")
    shown = [QCoreApplication.translate(context, source) for context, source, _ in screen_texts()]
    assert [text for text in shown if way.search(text)] == []
    assert [text for text in shown if PLACE.search(text)] == []


def test_no_text_names_a_page_of_the_menu_by_hand() -> None:
    menu = {source: text for context, source, text in screen_texts() if context == "MainWindow"}
    titles = {title.replace("&", "") for spec in PAGES if spec.menu_text for title in (menu[spec.menu_text],)}
    way = re.compile(rf"(?:di|halaman|buka|lewat) (?:{'|'.join(map(re.escape, titles))})\b")
    assert way.search("periksa alamatnya di Printer")
    assert [text for _, _, text in screen_texts() if way.search(text)] == []


def takes_text(widget: QWidget) -> bool:
    """Whether something is typed into it, or into a field within it."""
    fields = (QLineEdit, QPlainTextEdit, QTextEdit)
    return isinstance(widget, fields) or any(widget.findChild(field) for field in fields)


def is_taken(key: str, field: QWidget) -> bool:
    """Whether a field takes a key for itself, before any shortcut: what it does on a Linux desktop, and does here."""
    if key in OF_A_LINE:
        return True
    pressed = QKeySequence(key)[0]  # type: ignore[index]
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    asked.ignore()
    QCoreApplication.sendEvent(field, asked)
    return asked.isAccepted()


def test_no_key_with_ctrl_is_one_that_a_field_takes_where_it_may_have_the_focus(
    views: dict[str, QWidget], qtbot: QtBot
) -> None:
    fields = (QLineEdit(), QPlainTextEdit())
    for field in fields:
        qtbot.addWidget(field)
    whole = {key.key for key in OF_THE_WINDOW}
    for view in views.values():
        whole |= {key_of(one) for one in shortcuts(view) if takes_text(owner_of(one))}
    held = {key for key in whole if key.startswith("Ctrl+")}
    assert held
    assert {key for key in held if any(is_taken(key, field) for field in fields)} == set()


def test_esc_leaves_or_drops_and_says_so_in_one_word_each_on_every_page(
    views: dict[str, QWidget], language: str
) -> None:
    every = {
        key.action for view in views.values() for keys in tables_of(view).values() for key in keys if key.key == "Esc"
    }
    assert every <= {*ESC}
    words = ESC["back"]
    read = {*words} if language == "en" else {*words.values()}
    shown = {button.text() for view in views.values() for button in view.findChildren(QAbstractButton)}
    assert {text for text in shown if "(Esc)" in text} == read


def test_f9_is_what_a_page_is_for_and_tab_belongs_to_its_fields() -> None:
    keys = [key for table in every_table().values() for key in table]
    assert {key.action for key in keys if key.key == "F9"} <= F9
    assert {key.action for key in keys if key.key in ("Tab", "Backtab", "Shift+Tab")} == set()


def test_no_page_has_a_bare_letter_digit_or_space_for_a_key() -> None:
    keys = {*OF_THE_WINDOW, *(key for table in every_table().values() for key in table)}
    assert len(keys) > 100
    assert {key for key in keys if key.key.removeprefix("Shift+") in {*ascii_letters, *digits, "Space"}} == set()


def test_no_key_with_alt_is_one_of_the_system() -> None:
    with_alt = {key.key for table in every_table().values() for key in table if "Alt+" in key.key}
    assert with_alt
    assert with_alt & {"Alt+F4", "Alt+Space", "Alt+Tab", "Alt+Esc", "Alt+Return", "Alt+Enter"} == set()
    assert {key for key in with_alt if "Ctrl" in key} == set()  # both together are AltGr, which writes signs


def test_every_letter_with_alt_or_ctrl_is_one_thing_on_every_page() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for key in {*OF_THE_WINDOW, *(key for table in every_table().values() for key in table)}:
        if key.key.rpartition("+")[2] in {*ascii_uppercase}:
            found[key.key].add(key.action)
    assert found == LETTERS


def owner_of(shortcut: QShortcut) -> QWidget:
    """What must have the focus, itself or a child of it."""
    owner = shortcut.parent()
    assert isinstance(owner, QWidget)
    return owner
