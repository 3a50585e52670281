"""The rows of ``training.csv`` and the files beside it: complaints, what is written about them, consultations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from frontoffice import assets
from frontoffice.domain.cases.case import Team
from frontoffice.domain.complainants import COMPANY, PASSPORT
from frontoffice.domain.complaint import CHANNELS, Complainant, Identity, Intake, Kind, Manner
from frontoffice.domain.consultation import Inquiry

_WRITTEN: Final = frozenset(channel.code for channel in CHANNELS if channel.manner is Manner.WRITTEN)
_AGAIN: Final = "again"  # in the place of a category
_NO_AGENCY: Final = frozenset({"", "Lainnya", "Penanaman Modal/OSS"})


@dataclass(frozen=True, slots=True)
class Sample:
    """One complaint of the samples; ``age`` and ``course`` are explained in ``practice_register``.

    ``paper`` is what became of its resi: ``print``, ``void`` (and printed anew), ``waiting``, ``none``.
    """

    age: int
    course: str
    level: str
    paper: str
    sector: str
    regency: str
    service_days: int | None
    fields: Mapping[str, str]

    @property
    def is_written(self) -> bool:
        """Whether it came by a written channel."""
        return self.fields["channel"] in _WRITTEN


class SampleText(NamedTuple):
    """Sentence of the office with its stated outcome, "" for none."""

    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SampleTexts:
    """Sentences by category (type of complaint) and step."""

    by_step: Mapping[tuple[str, str], tuple[SampleText, ...]]

    def text_for(self, category: str, step: str, turn: int, *, again: bool = False) -> SampleText:
        """One of the sentences for that step, in rotation: of a cycle begun ``again``, of the category, or of any."""
        own = self.by_step.get((_AGAIN if again else category, step)) or self.by_step.get((category, step))
        texts = own or self.by_step["", step]
        return texts[turn % len(texts)]


def read_samples() -> tuple[Sample, ...]:
    """Read the samples in the order of their recording."""
    services = {row["code"]: row for row in assets.rows("services.csv")}
    areas = {row["kode"]: row["nama"] for row in assets.rows("regions.csv")}
    return tuple(_sample(row, services, areas) for row in assets.rows("training.csv"))


def _sample(row: dict[str, str], services: Mapping[str, dict[str, str]], areas: Mapping[str, str]) -> Sample:
    service = services.get(row["service"], {"sector": "", "name": ""})
    regency, _, _ = row["district"].rpartition(".")
    return Sample(
        age=int(row["age"]),
        course=row["course"],
        level=f"level.{row['level']}" if row["level"] else "",
        paper=row["paper"],
        sector=service["sector"],
        regency=areas.get(regency, ""),
        service_days=int(row["service_days"]) if row["service_days"] else None,
        fields=row | {"service": service["name"], "district": areas.get(row["district"], "")},
    )


def read_texts() -> SampleTexts:
    """All sentences of the office."""
    texts: dict[tuple[str, str], tuple[SampleText, ...]] = {}
    for row in assets.rows("training_texts.csv"):
        place = row["category"], row["step"]
        texts[place] = (*texts.get(place, ()), SampleText(row["text"], row["outcome"]))
    return SampleTexts(texts)


class ConsultationSample(NamedTuple):
    """A consultation, so many working days ago and so many minutes after opening."""

    age: int
    minute: int
    inquiry: Inquiry


def read_consultations() -> tuple[ConsultationSample, ...]:
    """Read all consultations, each answered by the person asked."""
    services = {row["code"]: row["name"] for row in assets.rows("services.csv")}
    return tuple(
        ConsultationSample(
            int(row["age"]),
            int(row["minute"]),
            Inquiry(
                row["channel"],
                row["about"],
                row["answer"],
                service=services.get(row["service"], ""),
                name=row["name"],
                identity=Identity(row["identity"]),
            ),
        )
        for row in assets.rows("training_consultations.csv")
    )


def intake_of(sample: Sample, received_on: date, received_why: str) -> Intake:
    """Intake of a sample; ``received_why`` is for what lay about before it was recorded."""
    fields, has_papers = sample.fields, sample.fields["papers"] == "yes"
    days = sample.service_days
    return Intake(
        kind=Kind(fields["kind"]),
        channel=fields["channel"],
        description=fields["description"],
        complainant=_complainant(sample),
        received_on=received_on if sample.is_written else None,
        received_why=received_why,
        external_id=fields["external_id"],
        identity_copy=has_papers,
        documents=has_papers,
        sector=sample.sector,
        service=fields["service"],
        application_no=fields["application_no"],
        service_date=None if days is None else received_on - timedelta(days=days),
        respondent=fields["respondent"],
        category=fields["category"],
        wish=fields["wish"],
    )


def _complainant(sample: Sample) -> Complainant:
    fields = sample.fields
    return Complainant(
        name=fields["name"],
        identity=Identity(fields["identity"]),
        nik=fields["nik"],
        phone=fields["phone"],
        email=fields["email"],
        address=fields["address"],
        regency=sample.regency,
        district=fields["district"],
        party=COMPANY if fields["contact"] else "",
        nib=fields["nib"],
        contact=fields["contact"],
        position=fields["position"],
        identity_kind=PASSPORT if fields["identity_no"] else "",
        identity_no=fields["identity_no"],
    )


def team_of(sample: Sample, officers: str) -> Team:
    """Team handling a sample: the office's own people, and the OPD of its sector."""
    if sample.sector in _NO_AGENCY:
        return Team(officers)
    return Team(officers, f"Tim Teknis {sample.sector}", f"OPD {sample.sector}")
