from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.ui.preview.print_order import PrinterList, PrintOrder
from frontoffice.ui.preview.print_panel import PrintPanel, parse_pages

TWO = PrinterList(("Kantor", "Staf"), "Staf")


@pytest.fixture
def panel(qtbot: QtBot) -> PrintPanel:
    made = PrintPanel()
    qtbot.addWidget(made)
    made.show()
    made.show_pages(5)
    return made


@pytest.fixture
def orders(panel: PrintPanel) -> list[PrintOrder]:
    found: list[PrintOrder] = []
    panel.ordered.connect(found.append)
    return found


def test_one_copy_of_all_pages_goes_to_the_proposed_printer(panel: PrintPanel, orders: list[PrintOrder]) -> None:
    panel.show_printers(TWO)
    panel.print_button.click()
    assert orders == [PrintOrder("Staf", (0, 1, 2, 3, 4))]


def test_copies_and_pages_are_those_that_were_typed(panel: PrintPanel, orders: list[PrintOrder]) -> None:
    panel.show_printers(TWO)
    panel.copies.setValue(3)
    QTest.keyClicks(panel.pages, "2-3,5")
    panel.order()
    assert orders == [PrintOrder("Staf", (1, 2, 4), copies=3)]


def test_pages_that_the_paper_has_not_are_refused_beside_the_field_with_what_it_has(
    panel: PrintPanel, orders: list[PrintOrder]
) -> None:
    panel.show_printers(TWO)
    QTest.keyClicks(panel.pages, "1-6")
    panel.order()
    assert orders == []
    assert "1 to 5" in panel.pages_problem.text()
    assert panel.pages_problem.isVisible()
    assert panel.pages.hasFocus() or panel.focusWidget() is panel.pages
    QTest.keyClicks(panel.pages, "x")
    assert not panel.pages_problem.isVisible()


def test_without_a_printer_nothing_is_printed_and_what_is_left_is_said(
    panel: PrintPanel, orders: list[PrintOrder]
) -> None:
    panel.show_searching()
    assert "Looking" in panel.printer_note.text()
    panel.show_printers(PrinterList(()))
    assert "D saves" in panel.printer_note.text()
    panel.show_no_printers("No CUPS here.")
    assert panel.printer_note.text() == "No CUPS here."
    assert panel.printer_note.isVisible()
    assert not panel.print_button.isEnabled()
    panel.order()
    assert orders == []
    assert panel.save_button.isEnabled()
    assert panel.open_button.isEnabled()


def test_both_sides_are_offered_only_by_a_printer_that_can(
    panel: PrintPanel, orders: list[PrintOrder], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.printer_chosen) as asked:
        panel.show_printers(PrinterList(("Kantor", "Staf"), "Staf", duplex=True))
    assert asked.args == ["Staf"]
    assert not panel.duplex.isVisible()
    panel.show_duplex("Kantor", possible=True)  # the answer about another than the one that is chosen
    assert not panel.duplex.isVisible()
    panel.show_duplex("Staf", possible=True)
    assert panel.duplex.isVisible()
    panel.order()
    panel.printer.setCurrentIndex(0)
    with qtbot.waitSignal(panel.printer_chosen) as asked:
        panel.printer.activated.emit(0)
    assert asked.args == ["Kantor"]
    panel.show_duplex("Kantor", possible=False)
    panel.order()
    assert [(order.printer, order.duplex) for order in orders] == [("Staf", True), ("Kantor", False)]


def test_while_it_is_printed_it_can_only_be_stopped(panel: PrintPanel, orders: list[PrintOrder]) -> None:
    panel.show_printers(TWO)
    panel.show_busy(busy=True)
    assert panel.stop_button.isVisible()
    panel.order()
    assert orders == []
    panel.show_busy(busy=False)
    assert not panel.stop_button.isVisible()
    panel.order()
    assert len(orders) == 1


def test_another_paper_begins_with_one_copy_of_all_its_pages(panel: PrintPanel, orders: list[PrintOrder]) -> None:
    panel.show_printers(TWO)
    panel.copies.setValue(9)
    panel.pages.setText("4")
    panel.show_pages(2)
    panel.order()
    assert orders == [PrintOrder("Staf", (0, 1))]
    panel.show_pages(0)
    assert not panel.print_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("  ", (0, 1, 2, 3, 4)),
        ("3", (2,)),
        ("1-3,5", (0, 1, 2, 4)),
        (" 2 - 3 ; 1", (1, 2, 0)),
        ("4-", (3, 4)),
        ("2,1-3", (1, 0, 2)),
        ("5-5", (4,)),
    ],
)
def test_what_is_typed_means_these_pages(typed: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(typed, 5) == pages


def test_what_is_no_page_of_the_paper_is_refused() -> None:
    cases: list[str] = ["0", "6", "3-1", "1-6", "-3", "a", "1,,2", ",", "1-2-3", "9" * 30, "1-999999", "٣"]
    for typed in cases:
        assert parse_pages(typed, 5) is None
