"""This counter's settings: one frozen dataclass, read from and written to a TOML file.

The file is replaced as a whole (written beside, synced, renamed) and the former one is kept: a cut leaves one of the
two. Its last line marks the end: half a file can be good TOML, and a counter may not silently become L1 again.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import tomli_w

from frontoffice import replacing
from frontoffice.errors import Cause, FailureCode, Unavailable
from frontoffice.paper_layout import PaperLayout, SheetChoice

PORTS, SECURITIES = range(1, 65_536), ("starttls", "tls")  # as the page has them


@dataclass(frozen=True, slots=True)
class Mail:
    """The office's mail account; ``host`` is "" while the office sends no e-mail by itself.

    ``security`` is *starttls* or *tls* (from the first byte); ``user`` signs in, "" for nobody; ``sender`` is the
    address that stands in the message, and ``name`` the name beside it, "" for the office's. The password is in the
    operating system's keyring.
    """

    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    sender: str = ""
    name: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether a server can be asked by it: a file written by hand may say anything."""
        return self.port in PORTS and self.security in SECURITIES


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The mailbox that this desk reads (IMAP); ``host`` is "" where it reads none.

    ``security`` is *tls* (from the first byte) or *starttls*. ``since`` (ISO) is the day before which mails are passed
    over, "" for none. ``token_file`` holds an OAuth 2 access token, "" where the password in the operating system's
    keyring signs in.
    """

    host: str = ""
    port: int = 993
    security: str = "tls"
    user: str = ""
    folder: str = "INBOX"
    since: str = ""
    token_file: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether a server can be asked by it: a file that somebody wrote may say anything."""
        try:
            date.fromisoformat(self.since or "2026-01-01")
        except ValueError:
            return False
        return self.port in PORTS and self.security in SECURITIES and "\0" not in self.token_file


# --- settings ---


class SettingsFailure(FailureCode):
    """Why the settings of this computer cannot be read or kept."""

    CHANGED = "settings_changed"
    DAMAGED = "settings_damaged"
    NOT_SAVED = "settings_not_saved"
    UNREADABLE = "settings_unreadable"


class Transport(StrEnum):
    """How paper comes out."""

    NONE = "none"
    NETWORK = "network"
    DEVICE = "device"
    SERIAL = "serial"
    USBPRINT = "usbprint"  # the driver of Windows
    CUPS = "cups"
    WINDOWS = "windows"
    PDF = "pdf"


class Theme(StrEnum):
    """Light, dark, or the desktop's."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Office:
    """Details of the office for every paper.

    The defaults are the procedure's own, point 1; it names no street address.
    """

    government: str = "Pemerintah Provinsi Kepulauan Bangka Belitung"
    name: str = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
    short_name: str = "DPMPTSP"
    address: str = ""
    city: str = "Pangkalpinang"
    telephone: str = "0717-422094"
    sms: str = "0852 6745 8033"
    fax: str = "0717-424123"
    email: str = "ptsp.babelprov@gmail.com"
    website: str = "dpmptsp.babelprov.go.id"
    zone: str = "WIB"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Signatory of the office's letters.

    "" leaves the place to be filled in by hand.

    ``on_behalf_of`` is the position in whose name it is signed (*a.n.*), "" for who signs as themselves; ``rank`` rank
    and class (*pangkat, golongan*), "" for none.
    """

    position: str = ""
    name: str = ""
    nip: str = ""
    on_behalf_of: str = ""
    rank: str = ""


COLUMNS: Final = (32, 42, 48)
DOTS, CODE_PAGES = range(1201), range(256)  # as the printers' page has them
IDLE_MINUTES, CENTRE_SECONDS = range(241), range(1, 86_401)  # as the page has them; 0 minutes: never


@dataclass(frozen=True, slots=True)
class Printer:
    """A receipt printer. ``address`` is host:port, a device's path, a port, vendor:product, a queue or a PDF folder.

    ``columns`` is 32 (58 mm), 42 or 48 (80 mm), ``dots`` the same in dots, 0 when not known; ``qr`` is image,
    native (the printer has QR codes of its own) or none (it prints no images); ``cut`` is full, partial or none;
    ``abilities`` are the questions that it answers, as ``printing.abilities`` writes them; ``ask_handed_over`` whether
    the officer is asked about receipts without evidence; ``image_when_folded`` whether a resi with
    letters that it lacks is printed as an image; ``model`` the preset it was set up with; ``tested`` the day (ISO, of
    the office) on which somebody checked its test page, "" never; ``device`` what it called itself then, as
    ``printing.printer_identity`` writes it, "" when it does not.
    """

    name: str = ""
    transport: Transport = Transport.NONE
    address: str = ""
    columns: int = 48
    qr: str = "image"
    dots: int = 0
    cut: str = "full"
    code_page: int = 0
    abilities: str = ""
    ask_handed_over: bool = True
    image_when_folded: bool = False
    model: str = ""
    tested: str = ""
    device: str = ""

    @property
    def identity(self) -> str:
        """Identity of the device, independent of its name and of the spelling of its address."""
        return f"{self.transport} {_DEVICE.get(self.transport, str)(self.address)}"

    @property
    def label(self) -> str:
        """Its name, as a print job keeps it; that of its transport where it was given none."""
        return self.name or str(self.transport)


_DEVICE: Final[dict[Transport, Callable[[str], str]]] = {
    Transport.NETWORK: lambda address: address.lower().removesuffix(":9100"),  # the port that is meant without one
    Transport.SERIAL: lambda address: address.partition(",")[0],  # without its speed
    Transport.USBPRINT: str.lower,
}


@dataclass(frozen=True, slots=True)
class Centre:
    """Address and connection settings of the central office database.

    Its secret is in the operating system's keyring and never here.

    ``address`` is host/database or host:port/database, "" while this desk is not connected; ``role`` the name that the
    office gave this desk; ``root_certificate`` the path of the file that the server's certificate must lead to.
    ``seconds`` lie between two rounds. ``first_pull`` is true from the connecting of a new desk until it has the whole
    register once. ``office_key`` is the office's public key (base64), "" where none was given: nothing is signed then.
    """

    address: str = ""
    role: str = ""
    root_certificate: str = ""
    seconds: int = 60
    first_pull: bool = False
    office_key: str = ""


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """Folder for copies of the register.

    Another disk, a network share, a stick.

    ``marker`` is what stands in the place's own file, by which it is known wherever it is mounted; ``inside`` the path
    from the root of its disk.
    """

    folder: str = ""
    marker: str = ""
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of this counter. ``idle_minutes`` is when the sign-in locks; 0 never.

    ``printer`` is the one that prints unless another is asked for; ``other_printers`` are those that may be.
    ``gives_numbers`` is false at a desk of the handling team or the supervisor, which has no series of its own.
    ``remove_printed`` says whether PDFs that were only for printing go when a day is closed. Of ``sheet_choices`` the
    last is the latest. ``plain_by`` decided ``plain_on`` (ISO) against encryption, if the journal says so, too.
    ``desktop_notices``: whether the desktop says what is late; ``scan_folder``: where a copier scans to, "" nowhere;
    ``sms_folder``: that of the gammu-smsd which sends the office's SMS, "" for none. ``mailbox`` is read at one desk,
    and so is ``form_folder``, into which a website's form writes; "" for none.
    """

    office: Office = dataclasses.field(default_factory=Office)
    counter: str = "L1"
    counter_name: str = "Loket 1"
    number_format: str = "{no:4}/PGD-{counter}/{year}"
    printer: Printer = dataclasses.field(default_factory=Printer)
    idle_minutes: int = 10
    theme: Theme = Theme.SYSTEM
    training: bool = False
    other_printers: tuple[Printer, ...] = ()
    gives_numbers: bool = True
    centre: Centre = dataclasses.field(default_factory=Centre)
    signatory: Signatory = dataclasses.field(default_factory=Signatory)
    backup_places: tuple[BackupPlace, ...] = ()
    remove_printed: bool = True
    sheet_choices: tuple[SheetChoice, ...] = ()
    plain_by: str = ""
    plain_on: str = ""
    desktop_notices: bool = True
    scan_folder: str = ""
    sms_folder: str = ""
    form_folder: str = ""
    layout: PaperLayout = dataclasses.field(default_factory=PaperLayout)
    mail: Mail = dataclasses.field(default_factory=Mail)
    mailbox: Mailbox = dataclasses.field(default_factory=Mailbox)

    @property
    def printers(self) -> tuple[Printer, ...]:
        """All printers, the default one first; none while there is none."""
        chosen = () if self.printer.transport is Transport.NONE else (self.printer,)
        return (*chosen, *self.other_printers)


PREVIOUS: Final = ".before"
LAST_LINE: Final = "# end of settings"


def load(path: Path) -> Settings | None:
    """The settings in ``path``; None when there never were any.

    Raises Unavailable (``settings_damaged``) when the file cannot be read as settings; ``load_previous`` may help.
    """
    try:
        return _settings(_whole(path.read_text(encoding="utf-8-sig")))  # editors put a mark before it
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable(SettingsFailure.UNREADABLE, path=str(path), reason=Cause.of(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError, RecursionError) as error:
        raise Unavailable(SettingsFailure.DAMAGED, path=str(path)) from error


def load_previous(path: Path) -> Settings | None:
    """The settings as they were before they were last saved."""
    return load(path.with_name(path.name + PREVIOUS))


def save(path: Path, settings: Settings, beside: Mapping[str, object] | None = None) -> None:
    """Write the settings whole, and tables ``beside`` them. Raises Unavailable (``settings_not_saved``)."""
    text = f"{tomli_w.dumps(dataclasses.asdict(settings) | dict(beside or {}))}\n{LAST_LINE}\n".encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            replacing.write_whole(path.with_name(path.name + PREVIOUS), path.read_bytes())
        replacing.write_whole(path, text)
    except OSError as error:
        raise Unavailable(SettingsFailure.NOT_SAVED, path=str(path), reason=Cause.of(error)) from error


def set_aside(path: Path, stamp: str) -> Path:
    """Rename a damaged settings file, without any loss of its content; returns where it is now."""
    return path.replace(path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}"))


def _whole(text: str) -> dict[str, Any]:
    if not text.rstrip().endswith(LAST_LINE):
        raise ValueError(LAST_LINE)
    return tomllib.loads(text)


def _settings(table: dict[str, Any]) -> Settings:
    known = _filter_known_keys(Settings, table)
    parts = {"office": Office, "centre": Centre, "layout": PaperLayout, "signatory": Signatory}
    parts |= {"mail": Mail, "mailbox": Mailbox}
    known |= {name: part(**_filter_known_keys(part, table.get(name, {}))) for name, part in parts.items()}
    known["printer"] = _printer(table.get("printer", {}))
    known["other_printers"] = tuple(_printer(one) for one in table.get("other_printers", ()))
    known["backup_places"] = tuple(
        BackupPlace(**_filter_known_keys(BackupPlace, one)) for one in table.get("backup_places", ())
    )
    known["sheet_choices"] = tuple(
        SheetChoice(**_filter_known_keys(SheetChoice, one)) for one in table.get("sheet_choices", ())
    )
    if "theme" in known:
        known["theme"] = Theme(known["theme"])
    return Settings(**known)


def _printer(table: dict[str, Any]) -> Printer:
    known = _filter_known_keys(Printer, table)
    if "transport" in known:
        known["transport"] = Transport(known["transport"])
    if table.get("native_qr") is True:  # as it was written while there was no third choice
        known.setdefault("qr", "native")
    return Printer(**known)


def _filter_known_keys(kind: type, table: dict[str, Any]) -> dict[str, Any]:
    """Select the keys known to this version, each of the right type: a newer version's settings are not an error."""
    if not isinstance(table, dict):
        raise TypeError(kind.__name__)
    defaults = kind()
    known = {}
    for field in dataclasses.fields(kind):
        if field.name in table:
            value, wanted = table[field.name], type(getattr(defaults, field.name))
            if wanted in (str, int, bool) and type(value) is not wanted:
                raise TypeError(field.name)
            known[field.name] = value
    return known
