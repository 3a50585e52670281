"""Where somebody looks for what is wrong with a printer: the sentences lead there by the menu's own word."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from frontoffice import assets
from frontoffice.ui.messages.printing_sentences import PRINT_REASONS


def test_what_is_set_of_a_printer_is_looked_for_under_the_word_that_the_menu_has() -> None:
    shown = {
        message.findtext("source"): message.findtext("translation") or ""
        for message in ET.fromstring(assets.read_text("translations/frontoffice_id.ts")).iter("message")  # noqa: S314  (ours)
    }
    assert shown["&Printers"].replace("&", "") == "Printer"
    led = [shown[sentence] for sentence in PRINT_REASONS.values() if "settings" in sentence]
    assert led
    assert [text for text in led if "F10, Printer" not in text] == []
