"""The papers of a complaint behind the key O: a digit makes one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from frontoffice.documents.case_file import NAMES, DocumentKind


class DocumentMenu(QMenu):
    """``asked`` carries the kind of document; its names are those that stand on paper."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for place, kind in enumerate(DocumentKind, start=1):
            action = self.addAction(f"&{place} {NAMES[kind]}")
            action.triggered.connect(lambda _checked=False, kind=kind: self.asked.emit(kind))
