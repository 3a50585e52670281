"""The sentences of the exchange with the centre."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.sync.codes import CentreFailure, CentreRefusal

CENTRE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    CentreRefusal.ADDRESS: QT_TRANSLATE_NOOP("words", "Type the centre's address, like pusat.example.go.id/pengaduan."),
    CentreRefusal.SERVER_CERTIFICATE: QT_TRANSLATE_NOOP("words", "The server's certificate is missing: {path}."),
    CentreRefusal.CERTIFICATE_FILE: QT_TRANSLATE_NOOP("words", "There is no certificate file at this place."),
    CentreRefusal.CERTIFICATE_MISSING: QT_TRANSLATE_NOOP(
        "words", "Choose the file with the centre's root certificate. Without it the centre cannot prove who it is."
    ),
    CentreRefusal.ROLE: QT_TRANSLATE_NOOP(
        "words", "Type the name that the office gave this computer, like fo_loket_1_3f2a9c."
    ),
    CentreRefusal.SECRET_MISSING: QT_TRANSLATE_NOOP("words", "Type the secret that the office gave for this name."),
    CentreRefusal.SECRET_WRONG: QT_TRANSLATE_NOOP(
        "words", "This is not the secret with which this desk was connected. Ask the office."
    ),
    CentreRefusal.CONTENT_LIMIT: QT_TRANSLATE_NOOP("words", "Say how many megabytes or files, from 0 to {most}."),
    CentreRefusal.ENTRY_LIMIT: QT_TRANSLATE_NOOP("words", "A limit is a whole number from 0 to {most}."),
    CentreRefusal.OFFICE_KEY: QT_TRANSLATE_NOOP(
        "words", "This is no key of an office. Paste the whole line that the administrator's command printed."
    ),
    CentreRefusal.DEVICE_LABEL: QT_TRANSLATE_NOOP("words", "The device's name has 1 to {most} characters."),
    CentreRefusal.DEVICE_TAKEN: QT_TRANSLATE_NOOP(
        "words", "There is a device named {label} already. Revoke that one first, or replace it."
    ),
    CentreRefusal.DEVICE_UNKNOWN: QT_TRANSLATE_NOOP("words", "There is no active device named {label}."),
    CentreRefusal.NOTHING_QUARANTINED: QT_TRANSLATE_NOOP("words", "Nothing of the chain {origin} stands aside."),
    CentreRefusal.ORIGIN_UNREADABLE: QT_TRANSLATE_NOOP("words", "“{text}” does not name a chain."),
    CentreRefusal.SERIES_TAKEN: QT_TRANSLATE_NOOP("words", "The series {series} belongs to the device {label}."),
}

CENTRE_FAILURES: Final[Mapping[FailureCode, str]] = {
    CentreFailure.LOCKED: QT_TRANSLATE_NOOP("words", "Something else holds the centre's database: {sessions}."),
    CentreFailure.BUSY: QT_TRANSLATE_NOOP(
        "words", "The centre is busy. Everything is recorded here; the program tries again by itself."
    ),
    CentreFailure.CERTIFICATE: QT_TRANSLATE_NOOP(
        "words",
        "The centre could not prove who it is, so nothing was sent. Ask the administrator for its root certificate.",
    ),
    CentreFailure.CHAIN: QT_TRANSLATE_NOOP(
        "words",
        "The centre found an entry that does not fit its chain and took none. "
        "Nothing is lost here; tell the administrator.",
    ),
    CentreFailure.CHANGED: QT_TRANSLATE_NOOP(
        "words", "The centre was set up by other steps than this program knows. Nothing was changed."
    ),
    CentreFailure.CONTENT_LIMIT: QT_TRANSLATE_NOOP(
        "words",
        "The centre takes no more attachments from this computer: it has sent as much as the office set. They are kept "
        "here and wait. The administrator can set more with “frontoffice centre limit”.",
    ),
    CentreFailure.CLIENT_CERTIFICATE: QT_TRANSLATE_NOOP(
        "words",
        "The centre does not take this computer's certificate. Ask the administrator for a new file.",
    ),
    CentreFailure.AUTHORITY_FOLDER: QT_TRANSLATE_NOOP(
        "words", "A file in the folder of certificates cannot be read or written: {path}."
    ),
    CentreFailure.AUTHORITY_PASSPHRASE: QT_TRANSLATE_NOOP("words", "This is not the passphrase of that key."),
    CentreFailure.IDENTITY: QT_TRANSLATE_NOOP(
        "words",
        "The computer “{device}” sent the centre entries of this one as its own, or something else under their "
        "identity. Nothing is lost here. The administrator revokes that computer and sets aside what it wrote: "
        "“frontoffice centre revoke --since”.",
    ),
    CentreFailure.ENTRY_LIMIT: QT_TRANSLATE_NOOP(
        "words",
        "The centre takes no more from this computer for now: it has sent more than the office lets one computer send. "
        "Everything is kept here and is sent again by itself. The administrator can set more with “frontoffice centre "
        "limit”.",
    ),
    CentreFailure.DAY_LIMIT: QT_TRANSLATE_NOOP(
        "words",
        "The centre takes no more from this computer today: it has sent more words than a whole office writes in a "
        "day. Everything is kept here and is sent again by itself. Did nobody here write so much? Then tell the "
        "administrator at once: another program may be writing as this computer.",
    ),
    CentreFailure.DISK_FULL: QT_TRANSLATE_NOOP(
        "words", "The centre's disk is full. Everything is recorded here and waits. Tell the administrator."
    ),
    CentreFailure.DSN: QT_TRANSLATE_NOOP("words", "The address of the database cannot be read."),
    CentreFailure.DSN_BACKSLASH: QT_TRANSLATE_NOOP(
        "words",
        "The path of a file in the address of the database cannot be read. Write it with /, like C:/Users/server.crt.",
    ),
    CentreFailure.DSN_PASSWORD: QT_TRANSLATE_NOOP(
        "words",
        "A password in the address of the database is read by whoever is on this computer. Put it into a file that "
        "passfile names.",
    ),
    CentreFailure.ENCODING: QT_TRANSLATE_NOOP(
        "words", "The centre's database does not use UTF-8. Create it anew with UTF-8."
    ),
    CentreFailure.FAILED: QT_TRANSLATE_NOOP(
        "words",
        "The exchange with the centre failed in a way that is new; it is in the program's log. "
        "Everything is recorded here. Tell the administrator.",
    ),
    CentreFailure.HOST: QT_TRANSLATE_NOOP(
        "words", "The centre's address leads nowhere. Check the address and the network. Everything is recorded here."
    ),
    CentreFailure.NEWER: QT_TRANSLATE_NOOP(
        "words", "The centre was set up by a newer version of this program. Use that version."
    ),
    CentreFailure.NO_DATABASE: QT_TRANSLATE_NOOP(
        "words", "The centre's server has no database of this name. Check the address."
    ),
    CentreFailure.NO_RIGHT: QT_TRANSLATE_NOOP(
        "words", "The centre lets this computer in, but it may not do this there. Ask the administrator."
    ),
    CentreFailure.NO_ROLES: QT_TRANSLATE_NOOP(
        "words", "The centre was restored without its rights. Who keeps it runs frontoffice centre init there."
    ),
    CentreFailure.NO_SCHEMA: QT_TRANSLATE_NOOP(
        "words",
        "There is a database, but it is not set up as the centre. "
        "Ask the administrator to run “frontoffice centre init”.",
    ),
    CentreFailure.NO_TLS: QT_TRANSLATE_NOOP(
        "words", "The centre's server does not encrypt the connection, so nothing was sent. Ask the administrator."
    ),
    CentreFailure.NOT_ADMITTED: QT_TRANSLATE_NOOP(
        "words", "The centre's server does not let this computer in. Ask the administrator to admit it."
    ),
    CentreFailure.OLDER: QT_TRANSLATE_NOOP(
        "words",
        "The centre was set up by an older version of this program. "
        "Ask the administrator to run “frontoffice centre init”.",
    ),
    CentreFailure.ORIGIN_TAKEN: QT_TRANSLATE_NOOP(
        "words",
        "The centre knows this register as another computer's. Ask the office to enrol this computer in its place.",
    ),
    CentreFailure.PACKAGE: QT_TRANSLATE_NOOP(
        "words", "What the centre sent of version {version} is not what the office published. Try again."
    ),
    CentreFailure.PACKAGE_FILE: QT_TRANSLATE_NOOP("words", "The file of the new version could not be used: {cause}."),
    CentreFailure.PROGRAM_OLD: QT_TRANSLATE_NOOP(
        "words", "This program is too old to send to the centre; it still receives. Install the newer version."
    ),
    CentreFailure.READ_ONLY: QT_TRANSLATE_NOOP(
        "words", "The centre takes nothing at present, it can only be read. Everything is recorded here and waits."
    ),
    CentreFailure.STANDBY: QT_TRANSLATE_NOOP(
        "words",
        "The address leads to a copy of the centre that is only read (a standby). Let the IT person enter the address "
        "of the centre itself. Everything is recorded here and waits.",
    ),
    CentreFailure.REVOKED: QT_TRANSLATE_NOOP(
        "words",
        "The centre does not let this computer in: the office took its access back, or the centre was put back to a "
        "time before this computer was connected. You can go on recording; ask the office.",
    ),
    CentreFailure.SECRET: QT_TRANSLATE_NOOP(
        "words",
        "The centre does not accept this name with this secret. Type them again, or ask the office for new ones.",
    ),
    CentreFailure.SERVER_OLD: QT_TRANSLATE_NOOP("words", "The centre needs PostgreSQL 15 or newer."),
    CentreFailure.SLOW: QT_TRANSLATE_NOOP(
        "words", "The centre took too long. Nothing is lost; the program tries again by itself."
    ),
    CentreFailure.TOO_OLD: QT_TRANSLATE_NOOP(
        "words", "The centre was set up by a version that is no longer supported. Nothing was changed."
    ),
    CentreFailure.UNREACHABLE: QT_TRANSLATE_NOOP(
        "words", "The centre does not answer. Everything is recorded here and goes there later by itself."
    ),
    CentreFailure.KEYRING_CLOSED: QT_TRANSLATE_NOOP(
        "words",
        "Windows opens its keyring, and the centre's secret is in it, only while the person is signed in. "
        "Let the scheduler start the exchange only then.",
    ),
    CentreFailure.KEYRING_LOCKED: QT_TRANSLATE_NOOP(
        "words", "The computer's keyring is locked, and the centre's secret is in it. Unlock it, then try again."
    ),
    CentreFailure.KEYRING_MISSING: QT_TRANSLATE_NOOP(
        "words",
        "This computer has no keyring to keep the centre's secret in. Let a supervisor encrypt the register with "
        "a passphrase first, or decide that it stays unencrypted ({page:recovery}).",
    ),
}
