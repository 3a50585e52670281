"""The timers of an object that run."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer


def running(owner: QObject) -> list[QTimer]:
    """Those of its children and theirs."""
    return [timer for timer in owner.findChildren(QTimer) if timer.isActive()]
