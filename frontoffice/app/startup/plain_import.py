"""PySide6 without what it reads in for its errors and its makers, and with Python's own ``import`` put back after it.

With its first module PySide6 compiles from their source, at each start, the modules that say which arguments a call
takes when it was called with others, and that write its ``.pyi`` files: a third of a bare window. Here they are read in
when something is first asked of them. And it puts an ``import`` of its own in the place of Python's, which reads the
source of every module that is imported after Qt, to see whether it may ask for a name of Qt in another spelling
(``__feature__``); nothing here ever does. That was a twentieth of the way to the sign-in page.
"""

from __future__ import annotations

import builtins
import contextlib
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

_LATE: Final = {
    "shibokensupport.signature": frozenset({"errorhandler", "layout", "parser"}),
    "shibokensupport.signature.lib": frozenset({"enum_sig", "pyi_generator", "tool"}),
}
_ORIGINAL: Final = "__orig_import__"  # where PySide6 keeps the import that it replaces
_plain: Final = vars(builtins).get(_ORIGINAL, builtins.__import__)
_reading: Final = threading.RLock()


class LateModule(ModuleType):
    """A module that is executed when it is first asked for a name that it does not have yet."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__ = ModuleSpec(spec.name, spec.loader)  # which PySide6 gives another name
        self._found: ModuleSpec | None = spec

    def __getattr__(self, name: str) -> Any:
        """The name, once the module was executed. Raises AttributeError where it has none such."""
        with _reading:
            found = vars(self).pop("_found", None)
            if found is None or found.loader is None or name.startswith("__"):
                self._found = found
                raise AttributeError(name)
            self.__spec__ = found
            found.loader.exec_module(self)
        return getattr(self, name)


@contextlib.contextmanager
def _late_modules() -> Iterator[None]:
    if _ORIGINAL in vars(builtins):  # PySide6 is there already, with all of them
        yield
        return
    builtins.__import__ = _import
    vars(sys).setdefault("pyside6_option_python_enum", True)  # what ``parser`` would say: there are no others any more
    try:
        yield
    finally:
        vars(builtins)[_ORIGINAL] = builtins.__import__ = _plain


def _import(
    name: str,
    globals: Any = None,  # noqa: A002  (as Python's own calls it)
    locals: Any = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    for one in _LATE.get(name, frozenset()).intersection(fromlist or ()):
        full = f"{name}.{one}"
        if full not in sys.modules and (spec := find_spec(full)):
            sys.modules[full] = LateModule(spec)
    return _plain(name, globals, locals, fromlist, level)  # type: ignore[no-any-return]


with _late_modules():
    import PySide6.QtCore  # noqa: F401


def restore() -> None:
    """Have modules imported as Python does it, from here on; done already, or by another PySide6, nothing changes."""
    builtins.__import__ = _plain
