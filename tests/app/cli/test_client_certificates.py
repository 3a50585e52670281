"""``frontoffice centre enrol … --certificate``, as the IT person types it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from frontoffice.__main__ import main
from frontoffice.app.cli.passphrase_prompt import AUTHORITY_VARIABLE
from frontoffice.sync.office import client_authority
from tests.support.centre_server import Centre
from tests.support.certificates import an_authority
from tests.support.faulty_disk import file_syncs_fail
from tests.support.unusable_name import UNUSABLE

WORDS = "kuda besi biru laut"


def test_a_device_gets_a_file_and_no_password(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AUTHORITY_VARIABLE, WORDS)
    asked = ["centre", "enrol", centre.dsn, "Loket 1", "--certificate", str(tmp_path)]
    assert main(asked) == 2
    assert "server.crt" in capsys.readouterr().err
    an_authority(tmp_path).path.rename(tmp_path / client_authority.SERVER)
    assert main(asked) == 0
    shown = capsys.readouterr().out
    assert "hostssl" in shown
    (file,) = tmp_path.glob("fo_loket_1_*.pem")
    assert f"Berkas : {file}" in shown
    with centre.connect() as office:
        kept = office.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (file.stem,)).fetchone()
        assert kept == (None,)
    monkeypatch.setenv(AUTHORITY_VARIABLE, "lain")
    assert main([*asked[:3], "Loket 2", *asked[4:]]) == 2
    assert "frasa sandi perangkat-ca salah" in capsys.readouterr().err
    with centre.connect() as office:
        assert office.execute("SELECT label FROM journal.device").fetchall() == [("Loket 1",)]
    monkeypatch.setenv(AUTHORITY_VARIABLE, WORDS)
    assert main([*asked[:3], "Loket 2", *asked[4:]]) == 0
    assert "hostssl" not in capsys.readouterr().out


def test_a_full_disk_leaves_no_half_authority(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(AUTHORITY_VARIABLE, WORDS)
    an_authority(tmp_path).path.rename(tmp_path / client_authority.SERVER)
    asked = ["centre", "enrol", centre.dsn, "Loket 1", "--certificate", str(tmp_path)]
    with file_syncs_fail(monkeypatch, errno.ENOSPC):
        assert main(asked) == 2
    assert capsys.readouterr().err.endswith(f"{tmp_path} (tidak ada ruang lagi di sana)\n")
    assert main(asked) == 0
    client_authority.certificate_path(tmp_path).unlink()
    assert main([*asked[:3], "Loket 2", *asked[4:]]) == 2
    assert "perangkat-ca.key (nama itu tidak dapat dipakai di sana" in capsys.readouterr().err
    assert main([*asked[:5], str(tmp_path / UNUSABLE)]) == 2
    assert "server.crt (nama itu tidak dapat dipakai di sana" in capsys.readouterr().err
