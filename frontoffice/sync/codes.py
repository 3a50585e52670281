"""The codes of what the centre refuses or cannot do just now."""

from __future__ import annotations

from frontoffice.errors import FailureCode, RefusalCode


class CentreRefusal(RefusalCode):
    """What the centre's address, its devices or its quarantined entries do not allow."""

    ADDRESS = "centre_address"
    CERTIFICATE_FILE = "centre_certificate_file"
    CERTIFICATE_MISSING = "centre_certificate_missing"
    ROLE = "centre_role"
    SECRET_MISSING = "centre_secret_missing"
    SECRET_WRONG = "centre_secret_wrong"
    CONTENT_LIMIT = "content_limit"
    DEVICE_LABEL = "device_label"
    DEVICE_TAKEN = "device_taken"
    DEVICE_UNKNOWN = "device_unknown"
    NOTHING_QUARANTINED = "nothing_quarantined"
    ORIGIN_UNREADABLE = "origin_unreadable"
    SERIES_TAKEN = "series_taken"


class CentreFailure(FailureCode):
    """Why a round with the centre did not go on, or its secret was not kept."""

    BUSY = "centre_busy"
    CERTIFICATE = "centre_certificate"
    CHAIN = "centre_chain"
    CHANGED = "centre_changed"
    DISK_FULL = "centre_disk_full"
    DSN = "centre_dsn"
    DSN_BACKSLASH = "centre_dsn_backslash"
    DSN_PASSWORD = "centre_dsn_password"
    ENCODING = "centre_encoding"
    FAILED = "centre_failed"
    HOST = "centre_host"
    LOCKED = "centre_locked"
    NEWER = "centre_newer"
    NO_DATABASE = "centre_no_database"
    NO_RIGHT = "centre_no_right"
    NO_ROLES = "centre_no_roles"
    NO_SCHEMA = "centre_no_schema"
    NO_TLS = "centre_no_tls"
    NOT_ADMITTED = "centre_not_admitted"
    OLDER = "centre_older"
    CONTENT_LIMIT = "centre_content_limit"
    PACKAGE = "centre_package"
    PACKAGE_FILE = "centre_package_file"
    ORIGIN_TAKEN = "centre_origin_taken"
    PROGRAM_OLD = "centre_program_old"
    READ_ONLY = "centre_read_only"
    REVOKED = "centre_revoked"
    SECRET = "centre_secret"
    SERVER_OLD = "centre_server_old"
    SLOW = "centre_slow"
    TOO_OLD = "centre_too_old"
    UNREACHABLE = "centre_unreachable"
    KEYRING_CLOSED = "keyring_closed"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_MISSING = "keyring_missing"
