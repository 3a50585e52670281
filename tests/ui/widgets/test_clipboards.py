from __future__ import annotations

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from frontoffice.ui.shell import main_window


class Desktop:
    """A clipboard, with the selection of X11 or without; offscreen there is none."""

    def __init__(self, *, has_selection: bool) -> None:
        self.has_selection = has_selection
        self.cleared: list[QClipboard.Mode] = []

    def supportsSelection(self) -> bool:  # noqa: N802  (Qt's name)
        return self.has_selection

    def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        self.cleared.append(mode)


def test_what_was_selected_is_cleared_with_what_was_copied_where_a_desktop_keeps_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for has_selection in (True, False):
        desktop = Desktop(has_selection=has_selection)
        monkeypatch.setattr(QGuiApplication, "clipboard", lambda desktop=desktop: desktop)
        main_window.clear_clipboards()
        assert desktop.cleared == [QClipboard.Mode.Clipboard, *([QClipboard.Mode.Selection] * has_selection)]
