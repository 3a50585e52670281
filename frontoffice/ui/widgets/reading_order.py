"""Reading order of the widgets in a window.

The children of each widget, first to last.

A screen reader finds widgets as the children of what they stand in, and Tab goes the same way: the window asks
:func:`focus_next`, whatever Qt's own chain is, which is the order in which widgets were made. A form's widgets are in
its order already; what code puts into a page comes into its place by :func:`arrange`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QLineEdit, QScrollArea, QStackedLayout, QToolButton, QWidget

# --- Names by which a screen reader calls what a form holds: each field its label's, its parts the field's ---
# A label called ``name_label`` is the buddy of the field ``name``. What has a name of its own keeps it. What a page
# makes beside its form takes :func:`name` or :func:`name_by`.

_LABEL: Final = "_label"


def name_parts(made: Mapping[str, QWidget]) -> None:
    """Set the accessible names of the widgets ``made`` by a form, by object name, from their labels."""
    named: dict[QWidget, str] = {}
    for of, widget in made.items():
        field = made.get(of.removesuffix(_LABEL)) if of.endswith(_LABEL) else None
        if isinstance(widget, QLabel):
            if field is not None and widget.buddy() is None:
                widget.setBuddy(field)
            if (buddy := widget.buddy()) is not None:
                named[buddy] = without_mark(widget.text())
            if "&" in widget.text():  # a reader asks the label, and would be given the mark, too
                widget.setAccessibleName(without_mark(widget.text()))
    for widget in made.values():
        name_inside(widget, widget.accessibleName() or named.get(widget, ""))


def name_by(widget: QWidget, label: QLabel) -> None:
    """Set the accessible name of a page's own widget from a label of its form."""
    label.setBuddy(widget)
    name(
        widget, label.accessibleName() or without_mark(label.text())
    )  # Qt itself finds a buddy only where both stand in one widget


def name(widget: QWidget, text: str) -> None:
    """Set the accessible name of a widget and of its parts."""
    widget.setAccessibleName(text)
    name_inside(widget, text)


def name_of(widget: QWidget) -> str:
    """Accessible name of a widget: by its own name, or by its label's."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def name_inside(widget: QWidget, text: str) -> None:
    """Set the accessible name of the Qt parts of a field: the line of a combo box, its list, a day's digits."""
    if widget.inherits("QComboBox") or widget.inherits("QAbstractSpinBox"):
        for part in widget.findChildren(QLineEdit):
            part.setAccessibleName(text)
    if isinstance(widget, QComboBox):
        widget.view().setAccessibleName(text)
    if isinstance(widget, QLineEdit) and widget.isClearButtonEnabled():
        for button in widget.findChildren(QToolButton):
            button.setAccessibleName(QCoreApplication.translate("AccessibleNames", "Clear"))


def without_mark(text: str) -> str:
    """The words of a label or button, without the ampersand before the underlined letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


# --- reading order ---

_BY_TAB: Final = Qt.FocusPolicy.TabFocus.value


def arrange(top: QWidget) -> None:
    """Sort the children of ``top`` by the order of its layouts.

    What is in none goes with what follows it.

    What a form marks ``read_first`` comes before the others of its widget: beside what is filled in, but no part of it.
    """
    layout = top.layout()
    if layout is None:
        inside = top.widget() if isinstance(top, QScrollArea) else None
        if inside is not None:
            arrange(inside)
        return
    children = _inside(top)
    places = dict(_places(layout, children, ()))
    laid_out = sorted(places, key=lambda widget: (not widget.property("read_first"), places[widget]))
    if not isinstance(layout, QStackedLayout):  # of which one is seen
        _sort(children, {widget: place for place, widget in enumerate(laid_out)})
    for widget in laid_out:
        arrange(widget)


def focus_next(window: QWidget, *, forward: bool) -> bool:
    """Focus the next widget in Tab order, cycling through the window; False where there is nothing else."""
    stop = next_stop(window, forward=forward)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def next_stop(top: QWidget, *, forward: bool) -> QWidget | None:
    """Next widget in Tab order, cycling through ``top``; None where there is nothing else."""
    here = top.focusWidget() or top
    before: list[QWidget] = []
    after: list[QWidget] = []
    passed = here is top
    for widget in _visible_widgets(top):
        if widget is here:
            passed = True
        elif _is_stop(widget):
            (after if passed else before).append(widget)
    ring = [*after, *before] if forward else [*reversed(before), *reversed(after)]
    return ring[0] if ring else None


def _places(
    layout: QLayout, widgets: Sequence[QWidget], at: tuple[int, ...]
) -> Iterator[tuple[QWidget, tuple[int, ...]]]:
    """Positions of widgets in a layout and its nested layouts.

    Asked without its items: Python's hold on one outlives it, and whatever is made at its address next is taken for it.
    """
    for widget in widgets:
        place = layout.indexOf(widget)
        if place >= 0:
            yield widget, (*at, place)
    for within in layout.children():
        if isinstance(within, QLayout):
            yield from _places(within, widgets, (*at, layout.indexOf(within)))


def _sort(children: list[QWidget], places: dict[QWidget, int]) -> None:
    keys: list[int] = []
    after = len(places)
    for one in reversed(children):
        after = places.get(one, after)
        keys.append(after)
    in_order = [one for _, one in sorted(zip(reversed(keys), children, strict=True), key=lambda pair: pair[0])]
    if in_order != children:
        for one in in_order:
            one.raise_()  # to the end of what its parent has


def _visible_widgets(top: QWidget) -> Iterator[QWidget]:
    """Visible widgets in ``top``, each before its children."""
    for widget in _inside(top):
        if widget.isVisible():
            yield widget
            yield from _visible_widgets(widget)


def _inside(parent: QWidget) -> list[QWidget]:
    found = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [widget for widget in found if not widget.isWindow()]


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & _BY_TAB
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None
