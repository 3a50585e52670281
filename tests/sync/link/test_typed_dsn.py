from __future__ import annotations

import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from frontoffice.errors import Unavailable
from frontoffice.sync.link.centre_address import refuse_password, with_whole_paths

PATH, SPACED, SHARE = r"C:\Users\Ani\server.crt", r"C:\Users\Ani Budi\server.crt", r"\\nas\kantor\server.crt"


def test_a_path_of_windows_reaches_libpq_whole() -> None:
    cases: list[tuple[str, str]] = [
        (rf"host=h sslrootcert={PATH} dbname=d", PATH),
        (rf"host=h dbname=d sslrootcert = '{SPACED}'", SPACED),
        (rf"host=h dbname=d sslrootcert={SHARE}", SHARE),
        (rf"host=h dbname=d sslrootcert='{SHARE}'", SHARE),
        (r"host=h dbname=d sslrootcert=C:\\Users\\Ani\\server.crt", PATH),
        (r"host=h dbname=d sslrootcert=\\\\nas\\kantor\\server.crt", SHARE),
        ("host=h dbname=d sslrootcert=C:/Users/Ani/server.crt", "C:/Users/Ani/server.crt"),
        (r"host=h dbname=d sslrootcert=/home/ani\ budi/server.crt", "/home/ani budi/server.crt"),
        (rf"postgresql://h/d?sslrootcert={PATH}", PATH),
        (make_conninfo(host="h", dbname="d", sslrootcert=SPACED), SPACED),
        (make_conninfo(host="h", dbname="d", sslrootcert=SHARE), SHARE),
    ]
    for dsn, path in cases:
        assert conninfo_to_dict(with_whole_paths(dsn)) == {"host": "h", "dbname": "d", "sslrootcert": path}


def test_what_is_no_file_keeps_its_escapes() -> None:
    dsn = r"host=h password='C:\\x\'y' options='-c search_path=a\ b'"
    assert with_whole_paths(dsn) == dsn


@pytest.mark.parametrize("path", [r"C:\\Users\Ani\server.crt", r"C:\Users\\\Ani", r"\\nas\\kantor\\x.crt"])
def test_a_path_that_is_neither_escaped_nor_plain_is_refused(path: str) -> None:
    with pytest.raises(Unavailable) as refused:
        with_whole_paths(f"host=h sslrootcert={path}")
    assert refused.value.code == "centre_dsn_backslash"


def test_a_password_in_a_connection_string_is_refused_and_one_in_a_file_is_not() -> None:
    for dsn in ("host=h password=x", "postgresql://u:x@h/d", "postgresql://h/d?password=x", "host=h sslpassword = 'x'"):
        with pytest.raises(Unavailable) as refused:
            refuse_password(dsn)
        assert refused.value.code == "centre_dsn_password"
    for dsn in ("host=h passfile=/x", "postgresql://u@h/d", "host=h password=''", "what nobody can read"):
        refuse_password(dsn)
