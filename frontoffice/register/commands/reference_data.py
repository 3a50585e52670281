"""The lists an administrator may change: channels and services, as shipped and as changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from frontoffice import assets
from frontoffice.domain import numbering
from frontoffice.domain.complaint import CHANNELS, Channel, Manner
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.limits import Limit, Limits, read_limits
from frontoffice.domain.people import May, Officer, demand
from frontoffice.domain.typed_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal.ids import subject
from frontoffice.register.journal.tables import ChoiceRow
from frontoffice.register.unit_of_work import Ledger

CHANNEL: Final = "channel"
SERVICE: Final = "service"
LIMIT: Final = "limit"
FORM: Final = "form"  # how something is written: its name is the pattern
PAPER_NUMBER: Final = "paper_number"


@dataclass(frozen=True, slots=True)
class Service:
    """A licence or other service of the office, in its sector (``domain.md``: jenis layanan)."""

    code: str
    sector: str
    name: str
    active: bool = True


def channel_body(channel: Channel) -> dict[str, Any]:
    """The body of a ``choice.set`` entry for a channel."""
    return _body(CHANNEL, channel.code, channel.name, str(channel.manner), active=channel.active)


def service_body(service: Service) -> dict[str, Any]:
    """The body of a ``choice.set`` entry for a service."""
    return _body(SERVICE, service.code, service.name, service.sector, active=service.active)


def limit_body(limit: Limit) -> dict[str, Any]:
    """The body of a ``choice.set`` entry for a limit: its group tells amount and unit, ``14 working_days``."""
    return _body(LIMIT, limit.code, limit.name, f"{limit.amount} {limit.unit}", active=True)


def _body(kind: str, code: str, name: str, group: str, *, active: bool) -> dict[str, Any]:
    return {"list": kind, "code": code, "name": name, "group": group, "active": active}


def put(ledger: Ledger, body: dict[str, Any], by: Officer, action: UUID) -> None:
    """Add, rename or retire a choice; Refused (``name_missing``) without a name."""
    demand(by, May.KEEP_LISTS)
    body = body | {"name": clean(body["name"]), "group": clean(body["group"])}
    if not body["name"]:
        raise Refused(Problem("name", "name_missing"))
    about = subject(body["list"], body["code"])
    ledger.once(action, lambda: ledger.tell(action, about, EntryKind.CHOICE_SET, body, by))


def channels(ledger: Ledger) -> Mapping[str, Channel]:
    """Every channel by code, retired ones included: those of the procedure first, in its order.

    Kept by the ledger until a choice changes: the rules ask for it at every recording and at every key typed. Raises
    Unavailable.
    """
    known = ledger.channels
    if known is None:
        with ledger.reading():
            known = ledger.channels = _channels(ledger.db)
    return known


def _channels(db: Any) -> dict[str, Channel]:
    known = {channel.code: channel for channel in CHANNELS}
    for row in ChoiceRow.select().where(ChoiceRow.list == CHANNEL).order_by(ChoiceRow.name).execute(db):
        known[row.code] = Channel(row.code, row.name, Manner(row.group), bool(row.active))
    return known


def services(db: Any) -> tuple[Service, ...]:
    """Every service, by sector and name, retired ones included."""
    known = {row["code"]: Service(row["code"], row["sector"], row["name"]) for row in assets.rows("services.csv")}
    for row in ChoiceRow.select().where(ChoiceRow.list == SERVICE).execute(db):
        known[row.code] = Service(row.code, row.group, row.name, bool(row.active))
    return tuple(sorted(known.values(), key=lambda service: (service.sector.casefold(), service.name.casefold())))


def limits(ledger: Ledger) -> Limits:
    """The office's limits: as shipped, and as changed since."""
    known = ledger.limits
    if known is None:
        rows = assets.rows("limits.csv")
        for row in ChoiceRow.select().where(ChoiceRow.list == LIMIT).execute(ledger.db):
            amount, _, unit = row.group.partition(" ")
            rows.append({"code": row.code, "name": row.name, "amount": amount, "unit": unit})
        known = ledger.limits = read_limits(rows)
    return known


def paper_format(ledger: Ledger) -> str:
    """How the office writes the numbers of its papers (``numbering.check_paper_format``); "" when it numbers none."""
    with ledger.reading():
        wanted = ChoiceRow.select().where((ChoiceRow.list == FORM) & (ChoiceRow.code == PAPER_NUMBER))
        rows = list(wanted.execute(ledger.db))
    return str(rows[0].name) if rows else ""


def set_paper_format(ledger: Ledger, pattern: str, by: Officer, action: UUID) -> None:
    """Number the office's papers so from now on; "" for not at all."""
    demand(by, May.KEEP_LISTS)
    pattern = clean(pattern)
    numbering.check_paper_format(pattern)
    body, about = _body(FORM, PAPER_NUMBER, pattern, "", active=bool(pattern)), subject(FORM, PAPER_NUMBER)
    ledger.once(action, lambda: ledger.tell(action, about, EntryKind.CHOICE_SET, body, by))
