from __future__ import annotations

from pathlib import Path

from frontoffice.settings import Mail, Settings, load, save


def test_an_office_sends_nothing_by_itself_until_it_has_an_account() -> None:
    assert Settings().mail == Mail()
    assert Mail().host == ""


def test_the_account_is_kept_with_the_settings_and_no_secret_with_it(tmp_path: Path) -> None:
    mail = Mail("smtp.contoh.go.id", 465, "tls", "kantor", "kantor@contoh.go.id", "Dinas")
    save(tmp_path / "settings.toml", Settings(mail=mail))
    read = load(tmp_path / "settings.toml")
    assert read is not None
    assert read.mail == mail
    assert "password" not in (tmp_path / "settings.toml").read_text()
