"""Properties of Qt's own set by the names of their values, as forms do it."""

from __future__ import annotations

from PySide6.QtCore import QObject


def give(there: QObject, **values: str) -> None:
    """Set properties by the names of their values. Raises LookupError for a property or a value that there is not.

    Nothing of Python's is made for them: whoever names ``Qt`` itself makes its 1,374 enumerators, a twentieth of the
    way to the sign-in page. What that page needs is set so, or names ``QtCore.Qt`` where it comes later.
    """
    for name, value in values.items():
        if not there.setProperty(name, value):
            raise LookupError(f"{type(there).__name__}.{name} = {value}")
