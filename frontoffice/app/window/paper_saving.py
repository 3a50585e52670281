"""The paper that is shown as a file: saved where its officer wants it, or opened in another program."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from frontoffice.register.commands.reading_log import ReadWhat
from frontoffice.ui.preview.print_order import OfficePaper, WordFile
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.guarded import show_errors


class PaperSaving(QObject):
    """Saves ``paper``, if there is one.

    ``begun`` says that it takes a moment, ``saved`` carries where it is, and whether a program shows it that was to;
    ``refused`` why it is nowhere. ``take`` writes down first what a reader saves.
    """

    begun = Signal()
    saved = Signal(object, bool)
    refused = Signal(str)

    def __init__(self, take: Callable[[ReadWhat, str], object]) -> None:
        super().__init__()
        self._take = take
        self.paper: OfficePaper | None = None

    def save(self, page: QWidget) -> None:
        """Save it; where it holds personal data, the officer is asked over ``page`` in which folder."""
        paper = self.paper
        if paper is not None and paper.keep_in is not None:
            title = QCoreApplication.translate("PreviewPage", "Where to save it; whoever opens that folder reads it")
            choose_folder(page, title, partial(self._save_in, paper.keep_in))
            return
        path = self._keep()
        if path is not None:
            self.saved.emit(path, True)

    def open(self) -> None:
        """Open it in the program that shows such files."""
        path = self._keep()
        if path is not None:
            self.saved.emit(path, QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def save_word(self, page: QWidget) -> None:
        """Save it as a Word file in the folder that the officer chooses over ``page``."""
        word = self.paper.word if self.paper is not None else None
        if word is None:
            return
        with show_errors(self.refused.emit) as looking:
            word.need()
        if looking.worked:
            title = QCoreApplication.translate("PreviewPage", "Where to save it; whoever opens that folder reads it")
            choose_folder(page, title, partial(self._write_word, word))

    def _write_word(self, word: WordFile, folder: Path) -> None:
        with show_errors(self.refused.emit) as noting:
            self._note()
        if noting.worked:
            self._have_word_written(word, folder)

    def _have_word_written(self, word: WordFile, folder: Path) -> None:
        self.begun.emit()
        word.write(folder, partial(self._report_word, word), self.refused.emit)

    def _report_word(self, word: WordFile, path: Path) -> None:
        if self.paper is not None and self.paper.word is word:  # else its officer has gone on to another
            self.saved.emit(path, True)

    def _save_in(self, keep_in: Callable[[Path], Path], folder: Path) -> None:
        """In the folder that the officer chose, which the program never touches again."""
        with show_errors(self.refused.emit) as saving:
            self._note()
            path = keep_in(folder)
        if saving.worked:
            self.saved.emit(path, True)

    def _note(self) -> None:
        if self.paper is not None:
            self._take(ReadWhat.SAVED, self.paper.heading)

    def _keep(self) -> Path | None:
        """Save the paper, once; where it is, None when the disk refused."""
        paper = self.paper
        if paper is None:
            return None
        if paper.path is None or not paper.path.exists():  # it went with a lock
            with show_errors(self.refused.emit) as saving:
                self._note()
                path = paper.keep()
            if not saving.worked:
                return None
            paper = self.paper = dataclasses.replace(paper, path=path)
        return paper.path
