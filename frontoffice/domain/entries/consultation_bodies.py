"""The bodies of entries about consultations.

They are written and read like all others; see ``body_codec``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultedBody:
    """Somebody who asked and was answered: what about, by whom, by which channel; the name is "" where none was given.

    ``series`` is that of the counter, "" where a desk has none.
    """

    about: str
    answer: str
    answered_by: str
    channel: str
    channel_name: str
    service: str
    name: str
    identity: str
    series: str
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationTurnedBody:
    """The complaint (its subject and its number) that a consultation turned out to be."""

    complaint: str
    number: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationErasedBody:
    """On what ground and by whom a consultation was erased, and what of it is counted on."""

    ground: str
    second: str
    second_role: str
    subject: str
    recorded_at: str
    zone: str
    channel: str
    channel_name: str
    series: str
    counter: str
    officer: str
    complaint: str


ConsultationBody = ConsultedBody | ConsultationTurnedBody | ConsultationErasedBody
