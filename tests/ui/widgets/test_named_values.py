from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QToolButton
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.named_values import give


def test_a_value_is_given_by_its_name(qtbot: QtBot) -> None:
    button, completer = QToolButton(), QCompleter()
    qtbot.addWidget(button)
    give(button, focusPolicy="TabFocus", toolButtonStyle="ToolButtonTextOnly")
    give(completer, filterMode="MatchContains")
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextOnly
    assert completer.filterMode() is Qt.MatchFlag.MatchContains


@pytest.mark.parametrize(("name", "value"), [("focusPolicy", "TabFocuss"), ("focusPolicies", "TabFocus")])
def test_what_is_misspelt_is_an_error(qtbot: QtBot, name: str, value: str) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    with pytest.raises(LookupError, match=name):
        give(button, **{name: value})
