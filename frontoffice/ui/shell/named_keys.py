"""The names of keys and pages for the texts of the screen: keys by their tables, pages by who is signed in."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QTranslator

from frontoffice import assets
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.domain.people import May, Officer, Role, may, roles_that
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.screen_texts import KeyedTexts
from frontoffice.ui.shell.page_spec import PageSpec, always
from frontoffice.ui.widgets.page_keys import WIDGETS_OWN, PageKey, keys_of

# --- The keys of the window, which hold on every page: those of the pages themselves, of the menu, and of the
# lock ---

WINDOW_KEYS: Final = (
    PageKey("F10", "menu"),
    PageKey("Ctrl+L", "lock"),
    PageKey("Shift+F1", "read_notices"),
    PageKey("Shift+Esc", "understand"),  # the notice in front, or the strip of the morning
    PageKey("Ctrl++", "larger"),
    PageKey("Ctrl+=", "larger"),  # the same key without Shift
    PageKey("Ctrl+-", "smaller"),
    PageKey("Ctrl+0", "usual_size"),
    PageKey("Esc", "stop_reading"),  # on a page that everybody may read; elsewhere Esc belongs to the pages
)


def keys_of_pages(specs: Iterable[PageSpec[Any]]) -> tuple[PageKey, ...]:
    """Keys of all pages with a key; its action is the page's name."""
    return tuple(PageKey(spec.key, spec.name, spec.needs) for spec in specs if spec.key)


# --- named keys ---

HOMES: Final = {  # where each table stands, by the name that texts call it by
    "about": "shell.about_page",
    "absences": "admin.absences_page",
    "approval": "reports.papers_page",
    "approved": "reports.approved_page",
    "attached": "complaint.attached_page",
    "attachment": "attachments.attachments_panel",
    "backup": "admin.backup_page",
    "box": "box.box_page",
    "calendar": "admin.calendar_page",
    "centre": "centre.centre_page",
    "complaint": "complaint.complaint_actions",
    "connection": "centre.connection_page",
    "consultation": "consultations",
    "day": "day.day_form",
    "exports": "admin.exports_page",
    "first_start": "shell.first_start",
    "handover": "admin.handover_page",
    "help": "shell.help_page",
    "import": "import_page",
    "inbox": "inbox",
    "intake": "intake.intake_keys",
    "joined": "complaint.joined_page",
    "joining": "centre.joining_page",
    "last_number": "admin.last_number_page",
    "limits": "admin.limits_page",
    "lists": "admin.reference_data_page",
    "lost_receipt": "search.lost_receipt_bar",
    "mail": "sending.mail_page",
    "morning": "shell.morning_strip",
    "name": "search.filter_bar",
    "officers": "admin.officers_page",
    "other_printer": "receipts.other_printer_choice",
    "papers": "reports.papers_page",
    "phrase": "widgets.phrase_picker",
    "preview": "preview.preview_page",
    "printers": "printers.printers_page",
    "reads": "admin.reads_page",
    "reason": "widgets.reason_bar",
    "recorded": "intake.recorded_page",
    "recovery": "admin.recovery_page",
    "report": "reports.report_page",
    "restore": "admin.backup_page",
    "search": "search.search_page",
    "sending": "sending.sending_page",
    "settings": "admin.settings_page",
    "slip": "slips",
    "sms": "admin.sms_page",
    "status": "search.status_bar",
    "templates": "admin.templates_page",
    "unprinted": "printers.unprinted_page",
    "update": "admin.update_page",
    "worklist": "worklist.worklist_page",
}
_FEW: Final = 4  # digits that are named one by one
_ASKED: Final = (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.OFFICER, Role.HANDLER)  # whom to ask, the first who may
_ON_KEYBOARD: Final = {"Return": "Enter", "Del": "Delete", "PgDown": "PgDn"}
_NAMED: Final = (  # keys that have a name in each language
    QT_TRANSLATE_NOOP("KeyNames", "Left"),
    QT_TRANSLATE_NOOP("KeyNames", "Right"),
    QT_TRANSLATE_NOOP("KeyNames", "Up"),
    QT_TRANSLATE_NOOP("KeyNames", "Down"),
    QT_TRANSLATE_NOOP("KeyNames", "Space"),
)


class NamedKeys:
    """Keys and pages by name, for the officer now signed in; before anybody is, as for who may open everything."""

    def __init__(self) -> None:
        self._pages: Callable[[], Iterable[PageSpec[Any]]] = tuple
        self._reader: Officer | None = None
        self._is_known = False

    def set_registry(self, pages: Callable[[], Iterable[PageSpec[Any]]]) -> None:
        """Set the registry of pages, queried lazily at the first text with a page name."""
        self._pages = pages

    def set_reader(self, officer: Officer | None) -> None:
        """Name pages for this officer from now on (None: nobody is signed in)."""
        self._reader, self._is_known = officer, True

    def clear_reader(self) -> None:
        """Name pages as for an officer with access to everything."""
        self._reader, self._is_known = None, False

    def key(self, name: str) -> str:
        """Displayed name of an action's key, ``table.action`` or ``table.action.2``."""
        table, action, *place = name.split(".")
        keys = keys_of(self._table(table), action)
        if len(keys) < int(place[0] if place else 1):
            raise KeyError(name)
        return _format_key(keys[int(place[0]) - 1 if place else 0])

    def keys(self, name: str) -> str:
        """Displayed names of all keys of the matching actions, each once.

        *Ctrl+1/2/3* where only the digit differs, *Alt+1…9* where there are many.
        """
        table, _, pattern = name.partition(".")
        fitting = (one.key for one in self._table(table) if fnmatchcase(one.action, pattern))
        keys = [*dict.fromkeys(_format_key(key) for key in fitting if not key.endswith("="))]
        if not keys:
            raise KeyError(name)
        runs = groupby(keys, lambda key: key[:-1] if key[-1].isdigit() and key[-2:-1] in ("", "+") else key)
        return " / ".join(_join_digits([*run]) for _, run in runs)

    def page(self, name: str) -> str:
        """Way to a page open to its reader (*F8*, or *F10, Printer*), the name of any other."""
        spec = self._spec(name)
        if not self.who_opens(name):
            is_known_by_key = "F" in spec.key  # a chord tells nobody which page it opens
            return spec.key if is_known_by_key else ", ".join(self._way(spec))
        return QCoreApplication.translate("KeyedTexts", "the page {name}").format(name=_title(spec))

    def _way(self, spec: PageSpec[Any]) -> Iterator[str]:
        yield self.key("window.menu")
        if spec.is_rare is always:
            yield QCoreApplication.translate("PageMenu", "&More").replace("&", "")
        yield _title(spec)

    def title(self, name: str) -> str:
        """Title of a page in menu or header."""
        return _title(self._spec(name))

    def who_opens(self, name: str) -> str:
        """Role to ask for a page or key (``table.action``) forbidden to its reader; "" when they may."""
        needs, reader = self._right(name), self._reader
        if needs is None or not self._is_known or (reader is not None and may(reader, needs)):
            return ""
        allowed = roles_that(needs)
        who = wording.word(next(role for role in _ASKED if role in allowed))
        return f"{who[0].lower()}{who[1:]}"

    def _right(self, name: str) -> May | None:
        table, _, action = name.partition(".")
        if not action:
            return self._spec(name).needs
        return next(one.may for one in self._table(table) if one.action == action)

    def _table(self, name: str) -> tuple[PageKey, ...]:
        return keys_of_pages(self._pages()) if name == "page" else table_of(name)

    def _spec(self, name: str) -> PageSpec[Any]:
        return next(spec for spec in self._pages() if spec.name == name)


NAMES: Final = NamedKeys()


def indonesian() -> QTranslator:
    """Translator with the Indonesian of every text of the program."""
    return KeyedTexts(NAMES, assets.read_bytes("translations/frontoffice_id.qm"))


def table_of(name: str) -> tuple[PageKey, ...]:
    """Table of keys by its name in texts."""
    if name == "window":
        return WINDOW_KEYS
    if name == "widget":
        return WIDGETS_OWN
    module = importlib.import_module(f"frontoffice.ui.{HOMES[name]}")
    table: tuple[PageKey, ...] = getattr(module, f"{name.upper()}_KEYS")
    return table


def _join_digits(run: Sequence[str]) -> str:
    first, *others = run
    return (
        f"{first}…{max(key[-1] for key in run)}" if len(run) > _FEW else "/".join((first, *(key[-1] for key in others)))
    )


def _format_key(key: str) -> str:
    """A key as the keyboard has it, in the reader's language."""
    *held, last = key.split("+") if not key.endswith("+") else (key,)
    shown = QCoreApplication.translate("KeyNames", last) if last in _NAMED else _ON_KEYBOARD.get(last, last)
    return "+".join((*held, shown))


def _title(spec: PageSpec[Any]) -> str:
    context, source = ("MainWindow", spec.menu_text) if spec.menu_text else ("Header", spec.header_text)
    return QCoreApplication.translate(context, source).replace("&", "")
