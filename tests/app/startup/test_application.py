"""The program's name, language and looks, as every window of it has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication  # noqa: TID251  (the fixture's type)

from frontoffice.app.startup import application, single_instance
from frontoffice.places import NAME, Places


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
