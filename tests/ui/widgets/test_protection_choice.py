"""How a new register is kept where there is no keyring."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.protection_choice import ChosenProtection, ProtectionChoice, ProtectionOption

WORDS = "kopi pagi di loket satu"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    page.show()
    return page


def a_choice(page: QWidget, *, asks_who: bool) -> ProtectionChoice:
    around = QFrame(page)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(around)
    QVBoxLayout(around)
    return ProtectionChoice(around, asks_who=asks_who)


def choose(choice: ProtectionChoice, protection: ProtectionOption) -> None:
    choice.protection.setCurrentIndex(choice.protection.findData(protection))


def test_where_a_keyring_has_the_key_there_is_nothing_to_choose(page: QWidget) -> None:
    choice = a_choice(page, asks_who=True)
    choose(choice, ProtectionOption.PLAIN)
    assert (choice.isVisible(), choice.problems(), choice.read()) == (False, (), ChosenProtection())


def test_a_passphrase_is_long_and_typed_twice(page: QWidget) -> None:
    choice = a_choice(page, asks_who=False)
    choice.offer()
    choose(choice, ProtectionOption.PASSPHRASE)
    choice.passphrase.setText("pendek")
    assert [one.field for one in choice.problems()] == ["passphrase", "passphrase_again"]
    choice.passphrase.setText(WORDS)
    choice.passphrase_again.setText(WORDS)
    assert (choice.problems(), choice.read()) == ((), ChosenProtection(WORDS))
    assert WORDS not in repr(choice.read())


def test_a_plain_register_wants_the_name_of_who_decided_it_where_nobody_is_known_yet(page: QWidget) -> None:
    choice = a_choice(page, asks_who=True)
    choice.offer()
    assert choice.protection.findData(ProtectionOption.LATER) == -1, "nothing is put off"
    choose(choice, ProtectionOption.PLAIN)
    assert choice.decided_by.isVisible()
    assert [one.field for one in choice.problems()] == ["decided_by"]
    choice.decided_by.setText("  Budi Penyelia ")
    assert (choice.problems(), choice.read()) == ((), ChosenProtection("", is_plain=True, decided_by="Budi Penyelia"))


@pytest.mark.parametrize("protection", [ProtectionOption.LATER, ProtectionOption.PLAIN])
def test_at_the_first_start_the_supervisor_who_is_made_there_has_decided(
    page: QWidget, protection: ProtectionOption
) -> None:
    choice = a_choice(page, asks_who=False)
    choice.offer()
    choose(choice, protection)
    assert not choice.decided_by.isVisible()
    assert (choice.problems(), choice.read()) == (
        (),
        ChosenProtection("", is_plain=protection is ProtectionOption.PLAIN),
    )
