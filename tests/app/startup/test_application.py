"""The program's name, language and looks, as every window of it has them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)

from frontoffice.app.startup import application, single_instance
from frontoffice.places import NAME, Places

ROOT = Path(__file__).resolve().parents[3]


def test_it_speaks_indonesian_and_bears_its_name(qapp: QApplication) -> None:
    locale, name = QLocale(), qapp.applicationName()
    application.prepare(qapp)
    try:
        assert QCoreApplication.translate("Header", "Record") == "Catat"
        assert (QLocale().name(), qapp.applicationName()) == ("id_ID", NAME)
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        QLocale.setDefault(locale)
        qapp.setApplicationName(name)


def test_a_second_start_calls_the_first_and_ends(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "QApplication", lambda _arguments: qapp)
    first = single_instance.FirstInstance(tmp_path)
    try:
        assert application.run(Places(tmp_path), training=False) == 0
    finally:
        first.stop()
    assert not Places(tmp_path).register.exists()


@pytest.mark.thorough
@pytest.mark.posix("fontconfig and locales")
def test_a_system_without_fonts_and_language_gets_letters_and_no_word_on_its_terminal(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}/none</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QRawFont
from frontoffice.app.startup import application
from frontoffice.places import Places

def look():
    print(QRawFont.fromFont(QGuiApplication.font()).familyName())
    QGuiApplication.exit()

QTimer.singleShot(0, look)
where = Places(__import__("pathlib").Path(sys.argv[1]))
application.private_files.tighten(where)
application.run(where, training=False)
"""
    environment = {"LC_ALL": "C", "PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    environment |= {"FONTCONFIG_FILE": str(fonts), "XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", script, str(tmp_path / "data")]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    said = [
        line for line in ended.stderr.splitlines() if not line.startswith("This plugin does not support")
    ]  # offscreen
    assert (ended.stdout.split(), said) == (["Lato"], [])
