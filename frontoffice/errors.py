"""Two exceptions for expected failures.

Anything else that is raised is a bug.

Errors carry facts, never sentences: ``ui/messages`` turns a code and its facts into the officer's words.
"""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

NO_FACTS: Mapping[str, object] = MappingProxyType({})


class RefusalCode(StrEnum):
    """Names a rule; each area enumerates its own."""


class FailureCode(StrEnum):
    """Code of a failure of paper, network or disk; each area enumerates its own."""


class NoticeCode(StrEnum):
    """Code of a notice for the office; each area enumerates its own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Problem with one field.

    Shown beside it, in the officer's words.

    ``field`` is the name of the field in the form ("" when it is about the whole); ``code`` names the rule.
    A ``warning`` is only shown, it never refuses.
    """

    field: str
    code: RefusalCode
    facts: Mapping[str, object] = dataclasses.field(default_factory=lambda: NO_FACTS)
    warning: bool = False


class Cause(StrEnum):
    """Why the operating system did not do something with a file, as far as an officer can do something about it."""

    FULL = "full"
    FORBIDDEN = "forbidden"
    NOT_THERE = "not_there"
    NAME = "name"
    REFUSED = "refused"

    @classmethod
    def of(cls, error: OSError) -> Cause:
        """The cause of an error; the system's own words are in the system's language."""
        if getattr(error, "winerror", None) in _NAMES_OF_WINDOWS:
            return cls.NAME
        return _CAUSES.get(error.errno or 0, cls.REFUSED)


# What Windows says of a name that is too long, or none of its kind; its C library, which opens files, says EINVAL.
_NAMES_OF_WINDOWS = frozenset({111, 123, 161, 206})
_CAUSES = {
    errno.ENOSPC: Cause.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): Cause.FULL,  # this user's part of a disk
    errno.EACCES: Cause.FORBIDDEN,
    errno.EPERM: Cause.FORBIDDEN,
    errno.EROFS: Cause.FORBIDDEN,
    errno.ENOENT: Cause.NOT_THERE,
    errno.ENOTDIR: Cause.NOT_THERE,
    errno.ELOOP: Cause.NOT_THERE,
    errno.ENAMETOOLONG: Cause.NAME,
    errno.EISDIR: Cause.NAME,
    errno.EEXIST: Cause.NAME,
} | ({errno.EINVAL: Cause.NAME} if os.name == "nt" else {})


class Refused(Exception):  # noqa: N818  (a refusal is an answer of the rules, not an error of the program)
    """The rules say no. Nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{problem.field}:{problem.code}" for problem in problems))
        self.problems = problems


class Unavailable(Exception):  # noqa: N818
    """Paper, network or disk failed: shown as a light, tried again, nothing is lost.

    ``code`` names what failed; ``facts`` never hold personal data, since they go to the log as well.
    """

    def __init__(self, code: FailureCode, **facts: object) -> None:
        super().__init__(str(code), facts)
        self.code = code
        self.facts = facts
