"""Load a Qt Designer form into a page and bind the children named by the page's class.

The annotations of the class are the contract with the form: a child that was renamed in Designer is a LookupError at
the first start, not a missing button at the counter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeVar, get_type_hints

from PySide6 import QtWidgets
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QTimer
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QWidget

from frontoffice import assets
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, reading_order, text_size, theme
from frontoffice.ui.widgets.message_line import FORM, CorrectionWatch, MessageLine, announce, watch_of

_PROBLEM: Final = "_problem"
_INSET: Final = 8  # as in every other field
_NAMED: Final[dict[type, dict[str, type[QObject]]]] = {}
Child = TypeVar("Child", bound=QObject)
ProblemLines = tuple[tuple[str, QLabel, QWidget | None], ...]


class _Loader(QUiLoader):
    """Loader for a form into an existing outermost widget, with all widgets ``made`` by name.

    Every widget is made here: of one that comes from C++, Qt's binding first looks through all kinds that there are.
    """

    into: QWidget | None = None

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, QWidget] = {}

    def createWidget(self, className: str, parent: QWidget | None = None, name: str = "") -> QWidget:  # noqa: N803
        if parent is None and self.into is not None:
            self.into.setObjectName(name)
            return self.into
        made: QWidget = _kind(className)(parent)
        made.setObjectName(name)
        if isinstance(made, QLabel):
            plain_text.make_plain(made)
        self.made[name] = made
        return made


def _kind(name: str) -> type[QWidget]:
    """Class for a form's class name: Qt's of that name, or ours in its place."""
    if name == "QPlainTextEdit":
        from frontoffice.ui.widgets.bounded_text import BoundedText  # the sign-in page has none

        return BoundedText
    return getattr(QtWidgets, name)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def _loader() -> _Loader:
    loader = _Loader()
    loader.setLanguageChangeEnabled(False)
    return loader


def load_ui(name: str, into: QWidget) -> None:
    """Load ``forms/NAME.ui`` into a widget; every QObject that its class annotates becomes an attribute.

    Raises LookupError when the form lacks one of them.
    """
    device = QByteArray(assets.form(name))
    made = _load(device, into)
    into.setProperty(FORM, True)
    for child_name, kind in _child_types(type(into)).items():
        there = made.get(child_name)
        setattr(into, child_name, there if isinstance(there, kind) else child(into, kind, child_name))
    for child_name, widget in made.items():
        if child_name.endswith(_PROBLEM):
            widget.hide()
        if widget.inherits("QSpinBox"):  # of the style sheet's padding, Qt keeps nothing on their left
            child(widget, QLineEdit).setTextMargins(_INSET, 0, _INSET, 0)
    reading_order.name_parts(made)
    text_size.keep_designs((into, *made.values()))
    theme.dress_each((into, *made.values()))


def _child_types(page: type[QWidget]) -> dict[str, type[QObject]]:
    if page not in _NAMED:  # reading annotations takes long, for pages that are made again and again
        hints = get_type_hints(page)
        _NAMED[page] = {
            name: kind for name, kind in hints.items() if isinstance(kind, type) and issubclass(kind, QObject)
        }
    return _NAMED[page]


def load_ui_alone(name: str) -> QWidget:
    """The form ``forms/NAME.ui`` by itself, bound to no page; LookupError when it cannot be loaded."""
    source = QByteArray(assets.form(name))
    buffer = QBuffer(source)  # a view of the source, which has to live as long
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    loaded: QWidget | None = _loader().load(buffer)
    if loaded is None:
        raise LookupError(f"{name}: {_loader().errorString()}")
    return loaded


def activate_layouts(widget: QWidget) -> None:
    """Activate every layout from ``widget`` up to its window immediately after hiding widgets.

    What is shown next would otherwise be added to what was hidden, and the window would grow for good.
    """
    here: QWidget | None = widget
    while here is not None:
        layout = here.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        here = here.parentWidget()


def take_keys(widget: QWidget) -> None:
    """Give it the focus, if it is on the page in front: Qt gives it to what is hidden, too, and keys vanish there."""
    if widget.isVisible():
        widget.setFocus()


def go_to(field: QWidget) -> None:
    """Focus a field and scroll its label and problem into view."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    scroll_into_view(field)


def scroll_into_view(field: QWidget, passes: int = 3) -> None:
    """Scroll a field into view, and again after each event until what was shown beside it has its room."""
    _scroll_to(field)
    if passes:
        QTimer.singleShot(0, field, lambda: scroll_into_view(field, passes - 1) if field.hasFocus() else None)


def scroll_line_into_view(line: QWidget) -> None:
    """Scroll a visible message line into view, independent of the focus."""
    if not line.isHidden():
        activate_layouts(line)
        _see_again(line, 2)


def _see_again(line: QWidget, passes: int) -> None:
    """Scroll again after each event until the nested layouts have settled."""
    here = line.parentWidget()
    while here is not None:
        if isinstance(here, QtWidgets.QScrollArea) and (inside := here.widget()) is not None:
            at, half = line.mapTo(inside, line.rect().center()), line.height() // 2 + 1
            here.ensureVisible(at.x() - line.width() // 2, at.y(), 0, half)  # its beginning, where it is wider
        here = here.parentWidget()
    if passes:
        QTimer.singleShot(0, line, lambda: _see_again(line, passes - 1))


def _scroll_to(field: QWidget) -> None:
    around: QWidget | None = field.parentWidget()
    here = around
    while here is not None and around is not None:
        if isinstance(here, QtWidgets.QScrollArea):
            problem = here.findChild(QLabel, f"{field.objectName()}{_PROBLEM}")
            for one in (around, problem, field):  # the last is seen where not all of that fits
                if one is not None and not one.isHidden():
                    here.ensureWidgetVisible(one, 0, 0)
        here = here.parentWidget()


def child(page: QWidget, kind: type[Child], name: str = "") -> Child:
    """The child called ``name`` (or the only one of its kind); LookupError when there is none."""
    found: Child | None = page.findChild(kind, name) if name else page.findChild(kind)
    if found is None:
        raise LookupError(f"the form of {type(page).__name__} has no {kind.__name__} named {name}")
    return found


def problem_lines(page: QWidget) -> ProblemLines:
    """The name of each field of a page, the line under it (a QLabel called ``name_problem``), and the field itself."""
    labels = [label for label in page.findChildren(QLabel) if label.objectName().endswith(_PROBLEM)]
    named = [(label.objectName().removesuffix(_PROBLEM), label) for label in labels]
    return tuple((name, label, page.findChild(QWidget, name)) for name, label in named)


def show_problems(
    page: QWidget, problems: Iterable[Problem], *, focus: bool = False, lines: ProblemLines | None = None
) -> tuple[Problem, ...]:
    """Show each problem under its field and clear the other fields.

    Returns those without a place.

    ``focus`` moves to the first refused field. ``lines`` are those of a page that shows problems at each key: looking
    for them takes longer than writing them. A screen reader reads out what is wrong with the field that gets the focus;
    of the others it is said, once.
    """
    by_field = {problem.field: problem for problem in reversed(tuple(problems))}
    first: QWidget | None = None
    has_blank = False  # that a phrase left in it
    news: list[tuple[QWidget, str]] = []
    for name, label, field in problem_lines(page) if lines is None else lines:
        problem = by_field.pop(name, None)
        text = wording.problem(problem) if problem else ""
        is_new = text != label.text()
        _show_beside(page, label, field, text, "soon" if problem and problem.warning else "late")
        is_next = False  # for the focus
        if problem and not problem.warning and field and field.isEnabled():
            is_next = focus and first is None
            has_blank = problem.code == FieldRefusal.BLANK_LEFT if first is None else has_blank
            first = first or field
        if field is not None and text and _needs_announcement(field, is_new=is_new, is_next=is_next):
            news.append((field, text))
    if focus and first is not None:
        first.setFocus()
        activate_layouts(first)
        scroll_into_view(first)
        if has_blank:
            from frontoffice.ui.widgets.bounded_text import select_blank  # the sign-in page has none

            select_blank(first)
    _say(page, news)
    return tuple(reversed(by_field.values()))


def _needs_announcement(field: QWidget, *, is_new: bool, is_next: bool) -> bool:
    """Return whether a problem needs an announcement, not being read by the screen reader at the focus."""
    return not is_new and is_next if field.hasFocus() else is_new and not is_next


def _say(page: QWidget, news: Iterable[tuple[QWidget, str]]) -> None:
    """Announce the problems of visible fields to a screen reader, each after its name."""
    seen = [(field, text) for field, text in news if field.isVisible()]
    announce(page, " ".join(f"{reading_order.name_of(field)}: {text}".removeprefix(": ") for field, text in seen))


def show_refused(page: QWidget, refused: Refused, message: MessageLine, otherwise: str = "") -> None:
    """Write a refusal beside the fields, with the focus in the first; the message line says what has no field.

    ``otherwise`` is what that line says where every problem has its field.
    """
    rest = show_problems(page, refused.problems, focus=True)
    message.show_refusal(" ".join(wording.problem(problem) for problem in rest) or otherwise)


def read_combo_data(combo: QComboBox) -> object:
    """The data of a combo box with typing: of the line chosen, or of the line with the typed words; None otherwise."""
    text = one_line(combo.currentText()).casefold()
    for row in range(combo.count()):
        if combo.itemText(row).strip().casefold() == text:
            return combo.itemData(row)
    return None


def complete_anywhere(combo: QComboBox) -> None:
    """Let typing in the combo box find any part of a line, not only its beginning."""
    completer = QCompleter(combo.model(), combo)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    combo.setCompleter(completer)


def show_beside(page: QWidget, name: str, text: str, state: str = "late") -> None:
    """Write a sentence under the field ``name`` as ``late`` or ``soon``, a warning; "" takes it away."""
    label, field = child(page, QLabel, name + _PROBLEM), page.findChild(QWidget, name)
    is_new = text != label.text()
    _show_beside(page, label, field, text, state)
    if text and field is not None and _needs_announcement(field, is_new=is_new, is_next=False):
        _say(page, [(field, text)])


def _fields_to_correct(page: QWidget, field: QWidget) -> list[QWidget]:
    """Fields for correcting this field's problem: of two secrets that differ either."""
    if not isinstance(field, QLineEdit) or field.echoMode() is not QLineEdit.EchoMode.Password:
        return [field]
    lines = page.findChildren(QLineEdit)
    return [one for one in lines if one.echoMode() is QLineEdit.EchoMode.Password]


def _show_beside(page: QWidget, label: QLabel, field: QWidget | None, text: str, state: str) -> None:
    """Write a sentence under a field, until the field is edited: what is corrected reads as wrong no longer."""
    label.setText(text)
    label.setVisible(bool(text))
    theme.mark(label, state=state)
    if field is not None and (text or label.findChild(CorrectionWatch)):
        watch = watch_of(label, lambda: _show_beside(page, label, field, "", state))
        if text:
            watch.begin(_fields_to_correct(page, field))
        else:
            watch.end()
    if field is not None:
        theme.mark(field, problem=bool(text) and state == "late")
        field.setAccessibleDescription(text)


def _load(source: QByteArray, into: QWidget) -> dict[str, QWidget]:
    """Widgets created from a form, by object name."""
    buffer = QBuffer(source)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    loader = _loader()
    loader.into, loader.made = into, {}
    try:
        if loader.load(buffer) is None:
            raise LookupError(loader.errorString())
        return loader.made
    finally:
        loader.into, loader.made = None, {}
