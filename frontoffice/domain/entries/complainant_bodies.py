"""The bodies of entries about several complainants on one number; see ``entry_bodies``."""

from __future__ import annotations

from dataclasses import dataclass

from frontoffice.domain.entries.office_bodies import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantJoinedBody:
    """Somebody who complains of the same, under the same number: fields as those of an intake's complainant."""

    complainant: Json
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantLeftBody:
    """Which entry had joined whom (``joined``) that does not complain with the others any more, and why."""

    joined: str
    why: str
    by: str


ComplainantBody = ComplainantJoinedBody | ComplainantLeftBody
