"""The key card of this program: the key tables of all pages, with the words of ``key_card.csv``.

No key is written a second time: the file says of the actions of each table what they are for, and in which order.
The tables are those of whatever page, or part of one, is imported: all of them once each page was made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from typing import Any, Final

from frontoffice import assets
from frontoffice.documents.counter_papers import key_card
from frontoffice.documents.counter_papers.key_card import KeyGroup, KeyLine
from frontoffice.documents.layout import output_file
from frontoffice.domain.calendar.dates import ZONES
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.centre import connection_page, joining_page
from frontoffice.ui.messages.screen_texts import fill
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.shell import first_start, morning_strip, named_keys
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.shell.page_spec import PageSpec
from frontoffice.ui.widgets.page_keys import PageKey

WORDS: Final = "help/key_card.csv"
OF_PAGES: Final = "PAGES"  # the keys by which pages are opened, which stand in their specs
DAILY: Final = (
    *((OF_PAGES, "record"), ("INTAKE_KEYS", "save"), ("RECORDED_KEYS", "next"), (OF_PAGES, "day")),
    *(("DAY_KEYS", "tick"), (OF_PAGES, "work"), (OF_PAGES, "find"), ("COMPLAINT_KEYS", "back")),
    *(("WINDOW_KEYS", "lock"), (OF_PAGES, "help")),
)
ALONE: Final = (connection_page, first_start, joining_page, morning_strip)  # what no page of a window imports


def tables(specs: Sequence[PageSpec[Any]]) -> dict[str, tuple[PageKey, ...]]:
    """Tables of keys by name, and the keys for opening pages."""
    rooms = {name: module for name, module in sys.modules.items() if name.startswith("frontoffice.ui.")}
    found = {
        name: keys
        for _, module in sorted(rooms.items())
        for name, keys in vars(module).items()
        if re.fullmatch("[A-Z].*_KEYS", name) and isinstance(keys, tuple) and keys and isinstance(keys[0], PageKey)
    }
    return {**found, OF_PAGES: named_keys.keys_of_pages(specs)}


def groups(specs: Sequence[PageSpec[Any]]) -> tuple[KeyGroup, ...]:
    """Every key with words in the file, grouped as there."""
    found: dict[str, dict[str, list[str]]] = {}
    every = tables(specs)
    for page, table, action, words in _rows():
        keys = [one.key for one in every.get(table, ()) if fnmatchcase(one.action, action)]
        found.setdefault(page, {}).setdefault(words, []).extend(keys)
    return tuple(
        KeyGroup(page, tuple(KeyLine(tuple(keys), words) for words, keys in lines.items() if keys))
        for page, lines in found.items()
    )


def wordless(specs: Sequence[PageSpec[Any]]) -> tuple[tuple[str, str], ...]:
    """Tables and actions of keys without words in the file: they are on no card."""
    worded = [(table, action) for _, table, action, _ in _rows()]
    keyed = {(name, one.action) for name, keys in tables(specs).items() for one in keys}
    return tuple(
        sorted(
            (name, action)
            for name, action in keyed
            if not any(name == table and fnmatchcase(action, pattern) for table, pattern in worded)
        )
    )


def daily(specs: Sequence[PageSpec[Any]]) -> tuple[KeyLine, ...]:
    """The ten keys in daily use at the counter."""
    words = {(table, action): words for _, table, action, words in _rows()}
    every = tables(specs)
    return tuple(
        KeyLine(tuple(one.key for one in every[table] if one.action == action), words[table, action])
        for table, action in DAILY
    )


def paper(specs: Sequence[PageSpec[Any]], register: Register, settings: Settings, where: Places) -> OfficePaper:
    """The card as a paper of the office, to be printed or saved."""
    now = register.now().astimezone(ZONES[register.zone])
    pdf = key_card.key_card(settings.office.name, daily(specs), groups(specs), now)
    name = output_file.file_name("kartu tombol", "pdf")
    keep = partial(output_file.write_into, pdf, name, where.pages)
    return OfficePaper(key_card.NAME, key_card.NAME, pdf, keep)


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for row in assets.rows(WORDS):
        yield fill(NAMES, row["page"]), row["table"], row["action"], row["words"]
