"""The key card of this program: every table of keys that its pages have, with the words of ``key_card.csv``.

No key is written a second time: the file says of the actions of each table what they are for, and in which order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from frontoffice import assets
from frontoffice.documents import key_card, output_file
from frontoffice.documents.key_card import KeyGroup, KeyLine
from frontoffice.domain import dates
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.admin import (
    backup_page,
    calendar_page,
    exports_page,
    hours_panel,
    last_number_page,
    reads_page,
    recovery_page,
    restore_panel,
    settings_page,
    sms_page,
    update_page,
)
from frontoffice.ui.attachments import attachment_keys
from frontoffice.ui.box import box_keys
from frontoffice.ui.centre import centre_page, connection_page, joining_page
from frontoffice.ui.complaint import attached_keys, complaint_keys, joined_page
from frontoffice.ui.consultations import consultation_keys
from frontoffice.ui.day import day_keys
from frontoffice.ui.intake import intake_keys, recorded_page
from frontoffice.ui.preview import preview_page
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.printers import printers_page, unprinted_page
from frontoffice.ui.receipts import other_printer_choice
from frontoffice.ui.reports import approval_panel, approved_page, papers_page, report_keys
from frontoffice.ui.search import kept_filters_bar, lost_receipt_bar, search_page, status_bar
from frontoffice.ui.shell import about_page, first_start, help_page, morning_strip, window_keys
from frontoffice.ui.shell.page_spec import PageSpec
from frontoffice.ui.slips import slip_keys
from frontoffice.ui.widgets import phrase_picker, reason_bar
from frontoffice.ui.widgets.page_keys import PageKey
from frontoffice.ui.worklist import worklist_page

WORDS: Final = "help/key_card.csv"
OF_PAGES: Final = "PAGES"  # the keys by which pages are opened, which stand in their specs
DAILY: Final = (
    *((OF_PAGES, "record"), ("INTAKE_KEYS", "save"), ("RECORDED_KEYS", "next"), (OF_PAGES, "day")),
    *(("DAY_KEYS", "tick"), (OF_PAGES, "work"), (OF_PAGES, "find"), ("COMPLAINT_KEYS", "back")),
    *(("WINDOW_KEYS", "lock"), (OF_PAGES, "help")),
)
_HOLDING: Final = (
    *(about_page, approval_panel, approved_page, attached_keys, attachment_keys, backup_page, box_keys, calendar_page),
    *(centre_page, complaint_keys, connection_page, consultation_keys, day_keys, exports_page, first_start, help_page),
    *(hours_panel, intake_keys, joined_page, joining_page, kept_filters_bar, last_number_page, lost_receipt_bar),
    *(morning_strip, other_printer_choice, papers_page, preview_page, printers_page, phrase_picker, reads_page),
    *(recorded_page, recovery_page, report_keys, restore_panel, search_page, settings_page, slip_keys, sms_page),
    *(reason_bar, status_bar, unprinted_page, update_page, window_keys, worklist_page),
)
TABLES: Final[Mapping[str, tuple[PageKey, ...]]] = MappingProxyType(
    {
        name: keys
        for module in _HOLDING
        for name, keys in vars(module).items()
        if re.fullmatch("[A-Z].*_KEYS", name) and isinstance(keys, tuple) and isinstance(keys[0], PageKey)
    }
)


def groups(specs: Sequence[PageSpec[Any]]) -> tuple[KeyGroup, ...]:
    """Every key that the file has words for, grouped as it has them."""
    found: dict[str, dict[str, list[str]]] = {}
    tables = _tables(specs)
    for page, table, action, words in _rows():
        keys = [one.key for one in tables[table] if fnmatchcase(one.action, action)]
        found.setdefault(page, {}).setdefault(words, []).extend(keys)
    return tuple(
        KeyGroup(page, tuple(KeyLine(tuple(keys), words) for words, keys in lines.items()))
        for page, lines in found.items()
    )


def unmatched(specs: Sequence[PageSpec[Any]]) -> tuple[tuple[str, str], ...]:
    """Tables and actions whose keys have no words, and those that have words and no key."""
    tables, rows = _tables(specs), [(table, action) for _, table, action, _ in _rows()]
    keyed = {(name, one.action) for name, keys in tables.items() for one in keys}

    def worded(name: str, action: str) -> bool:
        return any(name == table and fnmatchcase(action, pattern) for table, pattern in rows)

    wordless = [one for one in keyed if not worded(*one)]
    keyless = [
        (table, pattern)
        for table, pattern in rows
        if not any(table == name and fnmatchcase(one, pattern) for name, one in keyed)
    ]
    return tuple(sorted((*wordless, *keyless)))


def daily(specs: Sequence[PageSpec[Any]]) -> tuple[KeyLine, ...]:
    """The ten that somebody at the counter presses all day."""
    words = {(table, action): words for _, table, action, words in _rows()}
    tables = _tables(specs)
    return tuple(
        KeyLine(tuple(one.key for one in tables[table] if one.action == action), words[table, action])
        for table, action in DAILY
    )


def paper(specs: Sequence[PageSpec[Any]], register: Register, settings: Settings, where: Places) -> OfficePaper:
    """The card as a paper of the office, to be printed or saved."""
    today = dates.in_words(dates.local_date(register.now(), register.zone))
    pdf = key_card.key_card(settings.office.name, daily(specs), groups(specs), today)
    name = output_file.file_name("kartu tombol", "pdf")
    keep = partial(output_file.write_into, pdf, name, where.pages)
    return OfficePaper(key_card.NAME, key_card.NAME, pdf, keep)


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for row in assets.rows(WORDS):
        yield row["page"], row["table"], row["action"], row["words"]


def _tables(specs: Sequence[PageSpec[Any]]) -> dict[str, tuple[PageKey, ...]]:
    return {**TABLES, OF_PAGES: window_keys.keys_of_pages(specs)}
