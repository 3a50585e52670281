"""The one place where the golden tests speak to the program: whoever renames something there edits it here.

Everything is given as plain values (dicts, lists, texts, numbers) under the names of the journal's and the tables'
columns, so that it can be laid beside what was written to JSON once. Dates are ISO text, bytes are hexadecimal.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID, uuid4

import apsw
from psycopg import Connection
from psycopg.sql import SQL, Identifier
from pypdf import PdfReader

from frontoffice.app.window import office_documents
from frontoffice.documents.case_file import DocumentKind, DocumentRequest
from frontoffice.documents.counter_papers.receipt_pdf import receipt_pdf
from frontoffice.documents.lists.register_page import register_page
from frontoffice.documents.office_documents import document, refusal
from frontoffice.domain.cases import void_steps
from frontoffice.domain.entries.entry import Entry, canonical, content_hash, entry_hash
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.receipts import Copy, lay_out
from frontoffice.printing import escpos
from frontoffice.register.journal import chain
from frontoffice.register.opened import open_register
from frontoffice.register.projection import comparing
from frontoffice.register.queries.day_query import DayFilter
from frontoffice.register.queries.worklist import GROUPS, MERGED_IN_VAIN, SAME_ITEM, SOON
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Settings, Signatory
from frontoffice.sync import figures, schema
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.office import enrolling, merging, verifying
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.ui.messages import story_sentences
from frontoffice.ui.receipts.receipt_preview import head_of
from tests.support.centre_server import Centre, CentreServer
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.postgres_tools import run

FIXTURES: Final = Path(__file__).with_name("fixtures")
CLOSING: Final = datetime.fromisoformat("2026-12-28T04:30:00+00:00")  # when the fixture is looked at
HENDRA: Final = Officer(UUID(int=1), "Hendra Wijaya", Role.SUPERVISOR, "Kepala Bidang Pengaduan")
_SETTINGS: Final = Settings(signatory=Signatory("Kepala Dinas", "Ir. H. Contoh", "19700101 199003 1 001", "Gubernur"))
# The format of the file, which never changes.
_JOURNAL: Final = (
    "origin, seq, prev, hash, lc, entry_id, subject, kind, v, occurred_at, recorded_at, zone, officer, role,"
    " series, year, no, parents, content_hash, salt, body"
)
_LATER: Final = (
    "key",
    "closed_on",
    "sector",
    "regency",
    "district",
    "agency",
    "assignee",
    "waits_for",
    "extended_until",
    "longer_until",
    "ground",
    "counted",
    "letter_no",
    "email",
    "entries",
    "root",
)  # columns that the tables of 0.1 have not
_ENTRIES: Final = f"SELECT {_JOURNAL} FROM journal LEFT JOIN payload USING (entry_id) ORDER BY origin, seq"

Rows = list[dict[str, Any]]


def golden(name: str) -> Any:
    """What was written down once under that name."""
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def laid_out(folder: Path) -> Path:
    """A copy of the register fixture in ``folder``."""
    path = folder / "register.db"
    path.write_bytes(gzip.decompress((FIXTURES / "register.db.gz").read_bytes()))
    return path


@contextmanager
def opened(path: Path) -> Iterator[Register]:
    """The register as counter L1 opens it, on the moment at which the golden values were taken."""
    with closing(open_register(path, Desk("L1", "Loket L1"), clock=lambda: CLOSING)) as register:
        yield register


# --- the register as a whole ----------------------------------------------------------------------------------------


def broken(register: Register) -> str:
    """What verifying every chain finds, and laying every table beside its entries; "" when nothing."""
    return register.maintenance.verify().broken or comparing.first_difference(register.unit.connection)


def rebuild(register: Register) -> None:
    """Make every projected table anew from the journal."""
    register.maintenance.rebuild()


def entries(path: Path) -> Rows:
    """Every entry with what is computed anew from its columns: canonical bytes, content hash, hash (in both ways)."""
    with closing(apsw.Connection(str(path))) as connection:
        return [_entry(row) for row in connection.execute(_ENTRIES)]


def _entry(row: tuple[Any, ...]) -> dict[str, Any]:
    entry, (salt, body) = _columns(row), row[-2:]
    written = canonical(json.loads(body)) if body is not None else None
    return {
        "entry_id": str(entry.entry_id),
        "kind": entry.kind,
        "v": entry.version,
        "canonical": hashlib.sha256(written).hexdigest() if written is not None else None,
        "content_hash": content_hash(salt, written).hex() if written is not None else entry.content_hash.hex(),
        "hash": entry_hash(entry).hex(),
        "row_hash": chain.row_hash(row).hex(),
    }


def _columns(row: tuple[Any, ...]) -> Entry:
    return Entry(
        entry_id=UUID(bytes=row[5]),
        origin=UUID(bytes=row[0]),
        seq=row[1],
        lc=row[4],
        subject=UUID(bytes=row[6]),
        kind=row[7],
        version=row[8],
        occurred_at=datetime.fromisoformat(row[9]),
        recorded_at=datetime.fromisoformat(row[10]),
        zone=row[11],
        officer=row[12],
        role=row[13],
        number=Number(row[14], row[15], row[16]) if row[14] else None,
        parents=tuple(UUID(bytes=row[17][at : at + 16]) for at in range(0, len(row[17]), 16)),
        content_hash=row[18],
        prev=row[2],
    )


def _without_later(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _LATER}


def kinds() -> set[str]:
    """Every kind of entry that 9d83282 knew; one that came later has its examples (``KindSpec``)."""
    return {
        *(
            "desk.configured",
            "clock.behind",
            "clock.confirmed",
            "officer.set",
            "choice.set",
            "series.taken",
            "day.closed",
        ),
        *("calendar.day", "calendar.hours", "complaint.recorded", "complaint.amended", "complaint.cancelled"),
        *("complaint.reviewed", "complaint.renumbered", "complaint.erased", "identity.revealed", "receipt.paper"),
        *("handling.stepped", "contact.logged", "papers.requested", "papers.completed", "due.moved", "document.made"),
    }


# --- projections: straight from the tables ---------------------------------------------------------------------------

_LISTS: Final = ("officer", "choice", "day_off", "office_hours", "series_owner", "day_closed", "renumbered")


def complaints(path: Path) -> dict[str, Any]:
    """Each complaint by subject: its row without the local id, its reminders, the words that find it."""
    with closing(apsw.Connection(str(path))) as connection:
        rows = _rows(connection, "SELECT * FROM complaint")
        subjects = {row.pop("id"): row["subject"] for row in rows}
        rows = [*map(_without_later, rows)]
        found: dict[str, Any] = {row["subject"]: {"row": row, "reminders": [], "words": []} for row in rows}
        for complaint, code, since in connection.execute("SELECT complaint, code, since FROM reminder ORDER BY 2, 3"):
            found[subjects[complaint]]["reminders"].append([code, since])
        for (word,) in connection.execute("SELECT term FROM word ORDER BY term").fetchall():
            hits = connection.execute("SELECT rowid FROM complaint_words WHERE complaint_words MATCH ?", (f'"{word}"',))
            for (complaint,) in hits:
                found[subjects[complaint]]["words"].append(word)
        return found


def lists(path: Path) -> dict[str, Rows]:
    """People, lists, calendar, series, closed days: the rows of their tables."""
    with closing(apsw.Connection(str(path))) as connection:
        rows = {table: map(_without_later, _rows(connection, f"SELECT * FROM {table}")) for table in _LISTS}
        return {table: sorted(found, key=repr) for table, found in rows.items()}


def _rows(connection: apsw.Connection, query: str) -> Rows:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.get_description()]
    return [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in cursor]


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(one) for one in value)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


# --- what the pages show ---------------------------------------------------------------------------------------------


def subjects(register: Register) -> list[UUID]:
    """Every complaint, by subject."""
    rows = register.unit.connection.execute("SELECT subject FROM complaint ORDER BY subject")
    return [UUID(bytes=subject) for (subject,) in rows]


def days(register: Register) -> dict[str, Any]:
    """The page of each counter's day: its lines, totals, how it was closed and what came after."""
    rows: Any = register.unit.connection.execute("SELECT DISTINCT recorded_on, series FROM complaint ORDER BY 1, 2")
    found = {}
    for on, series in rows.fetchall():
        page = register.days.read(date.fromisoformat(on), DayFilter(counter=series))
        closed, totals = page.closing, page.totals
        found[f"{on} {series}"] = plain(
            {
                "lines": [_without_later(line._asdict()) | {"subject": line.subject} for line in page.lines],
                "totals": {name: getattr(totals, name) for name in totals.__slots__},
                "closing": _without_later({name: getattr(closed, name) for name in closed.__slots__})
                if closed
                else None,
                "corrected": page.corrected,
            }
        )
    return found


def worklists(register: Register) -> dict[str, Any]:
    """The worklist of a supervisor: every open complaint as a line, and the numbers in each group.

    *Within 3 days* is one group now that was two then, and a third that stands among the later ones: all were empty.
    What was merged in vain, and the same item at two desks, are groups since, which are empty as well.
    """
    found: dict[str, Any] = {}
    for group in ("", *GROUPS):
        listed = register.worklist.read(HENDRA, group)
        found[group or "all"] = [line.number_text for line in listed.lines]
        if not group:
            found |= {
                "lines": [_without_later(plain(line._asdict())) for line in listed.lines],
                "counts": plain(listed.counts),
            }
            found["left"] = plain(listed.left)
    soon, counted = found.pop(SOON), found["counts"].pop(SOON)
    for days in ("1", "3", "7"):
        found[days], found["counts"][days] = soon, counted
    for group in (MERGED_IN_VAIN, SAME_ITEM):
        assert (found.pop(group), found["counts"].pop(group)) == ([], 0)
    return found


def stories(register: Register) -> dict[str, Any]:
    """Each complaint's story: kind and body of every entry."""
    return {
        str(subject): [[line.kind, plain(line.body)] for line in register.complaints.story(subject)]
        for subject in subjects(register)
    }


def sentences(register: Register) -> dict[str, Any]:
    """Each complaint's story in the words of the screen, in the language that is installed now."""
    found = {}
    for subject in subjects(register):
        lines = register.complaints.story(subject)
        whose = register.complaints.get(subject).intake.complainant.identity
        apart = void_steps.rejection_reasons(lines, register.handling.case(subject))
        found[str(subject)] = [_sentence(line, whose, apart.get(line.entry_id)) for line in lines]
    return found


def _sentence(line: Any, whose: Any, apart: Any) -> dict[str, Any]:
    sentence = story_sentences.entry_sentence(line.kind, line.body, whose)
    if apart is not None:
        sentence = story_sentences.rejection_sentence(sentence, apart)
    details = [[detail.label, detail.before, detail.text] for detail in sentence.details]
    return {"text": sentence.text, "icon": sentence.icon, "state": sentence.state, "details": details}


# --- paper -----------------------------------------------------------------------------------------------------------


def text_of(pdf: bytes) -> str:
    """The text of a PDF, its white space made one."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf), strict=True).pages).split())


def papers(register: Register, subject: UUID) -> dict[str, str]:
    """Every paper about one complaint: its text, or the code of what is against it."""
    found = {}
    for kind in DocumentKind:
        wanted = DocumentRequest(subject, kind, "001/PGD/2026")
        file = office_documents.case_file(register, _SETTINGS, wanted, HENDRA)
        problem = refusal(kind, file.complaint, file.case)
        found[str(kind)] = f"refused: {problem.code}" if problem else text_of(document(kind, file))
    return found


def day_pages(register: Register) -> dict[str, str]:
    """Each counter's page of each day as the text of its PDF."""
    found = {}
    for name in days(register):
        on, series = name.split()
        page = office_documents.read_day_page(register, _SETTINGS, date.fromisoformat(on), series, HENDRA)
        found[name] = text_of(register_page(page))
    return found


def receipts(register: Register, subject: UUID) -> dict[str, Any]:
    """The receipt of one complaint on each width of paper: its lines, ESC/POS bytes; and as a copy; the last as PDF."""
    complaint = register.complaints.get(subject)
    found: dict[str, Any] = {}
    for columns in (32, 42, 48):
        for name, copy in (("original", None), ("copy", Copy(2, CLOSING, "Siti", "Hilang"))):
            receipt = lay_out(complaint, head_of(_SETTINGS.office), columns, copy, name == "copy", printed_at=CLOSING)
            found[f"{name} {columns}"] = {
                "lines": [_line(line) for line in receipt.lines],
                "qr": receipt.qr,
                "folded": receipt.folded,
                "native": hashlib.sha256(escpos.encode(receipt, native_qr=True)).hexdigest(),
                "drawn": hashlib.sha256(escpos.encode(receipt, native_qr=False, cut="partial")).hexdigest(),
            }
    found["pdf"] = text_of(receipt_pdf(receipt, complaint.number_text, CLOSING))
    return found


def _line(line: Any) -> str:
    marks = [*(["bold"] if line.bold else []), f"{line.wide}x{line.tall}", line.align, line.kind]
    return f"{' '.join([*marks, *(['inverted'] if line.inverted else [])])}: {line.text}"


# --- the centre ------------------------------------------------------------------------------------------------------


def shown_again(office: Connection, then: Mapping[str, Rows]) -> dict[str, Rows]:
    """What the views show now of what they showed ``then``: views, columns and states that came since are left out."""
    now = views(office)
    found = {}
    for name, rows in then.items():
        columns = rows[0].keys() if rows else ()
        kept = [{key: row[key] for key in columns} for row in now[name]]
        if name == "status":  # no facts but words of the program
            states = {row["status"] for row in rows}
            kept = [row for row in kept if row["status"] in states]
        found[name] = sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))
    return found


def views(office: Connection) -> dict[str, Rows]:
    """The rows of everything that the office's other tools read, by column; ``late`` is left out, it asks the clock."""
    with TemporaryDirectory() as folder:
        figures.write(office, Path(folder))
    office.execute("SET TimeZone TO 'UTC'")
    names = office.execute("SELECT viewname FROM pg_views WHERE schemaname = 'office' ORDER BY 1").fetchall()
    found = {}
    for (name,) in (*names, ("status",)):
        cursor = office.execute(SQL("SELECT * FROM office.{}").format(Identifier(name)))
        columns = [column.name for column in cursor.description or ()]
        rows = [{key: plain(value) for key, value in zip(columns, row, strict=True)} for row in cursor.fetchall()]
        kept = [{key: value for key, value in row.items() if key != "late"} for row in rows]
        found[name] = sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))
    return found


def restored(server: CentreServer) -> Centre:
    """The centre fixture in a database of its own, as it comes back without the roles of the server it was on."""
    name = f"golden_{uuid4().hex[:12]}"
    with server.connect() as office:
        office.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    dump = gzip.decompress((FIXTURES / "centre.sql.gz").read_bytes()).decode()
    run(server, "psql", "-q", "-d", name, statements=dump)
    return Centre(server, name)


def upgrade(office: Connection) -> tuple[int, int]:
    """What ``centre init`` does; the version of the schema before and after."""
    return schema.upgrade(office)


def verify_centre(office: Connection) -> str:
    """What verifying every chain at the centre finds; "" when nothing."""
    return verifying.verify(office).broken


def enrolled_anew(centre: Centre, label: str) -> tuple[CentreAddress, str]:
    """Address and secret for a device that the fixture knows, whose role stayed on the lost server."""
    with centre.connect() as office:
        made = enrolling.enrol(office, label, replaces=label)
    return centre.address_of(made.role), made.secret


def exchanged(register: Register, address: CentreAddress, secret: str) -> dict[str, Any]:
    """One round with the centre: whether it was complete, and what went either way."""
    with open_link(address, secret) as link, closing(register.replica()) as replica:
        done = exchange(replica, link, lambda _: None)
    return {name: plain(getattr(done, name)) for name in ("complete", "pushed", "pulled", "broken", "healed")}


def accept_what_is_behind(office: Connection) -> int:
    """The office takes back the end of a chain that only another desk still held; how many entries came back."""
    return sum(
        merging.accept(office, one.origin).restored for one in merging.list_quarantined(office) if one.why == "behind"
    )


def record(register: Register) -> UUID:
    """One more complaint; gives its subject."""
    return register.complaints.record(
        an_intake(description="Sesudah pembaruan."), an_officer(), uuid4()
    ).complaint.subject


def carried(giver: Register, folder: Path) -> Path:
    """A new desk's register, closed, that took every entry of ``giver`` as it would from the centre."""
    with closing(a_register(folder, counter="L9")) as taker:
        carry(giver, taker)
        return taker.path
