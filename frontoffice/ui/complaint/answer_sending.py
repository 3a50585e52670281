"""Sending the ready text of a contact's form: it is queued, and the contact is written down when it has gone."""

from __future__ import annotations

from PySide6.QtCore import QObject

from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.ui.complaint.handling_panel import HandlingPanel
from frontoffice.ui.receipts import answer_view
from frontoffice.ui.receipts.answer_view import SendQueue
from frontoffice.ui.widgets.guarded import show_errors


class AnswerSending(QObject):
    """Controller for sending answers from the panel by the office's channels.

    What was queued needs no form any more.
    """

    def __init__(self, handling: HandlingPanel, queue: SendQueue) -> None:
        super().__init__(handling)
        self._handling, self._queue = handling, queue
        handling.form.answer.queue = queue
        handling.form.answer.send_asked.connect(self._send)

    def _send(self, answer: AnswerText) -> None:
        handling, form = self._handling, self._handling.form
        subject, who = handling.subject, form.answer.who
        way = answer_view.channel_for(answer, who, self._queue)
        if subject is None or way is None:
            return
        channel = "SMS" if way is SendWay.SMS else form.channel.currentText()  # also of who was to be called
        address = answer_view.address_of(way, who)
        note = _note(answer.text, form.note.own_text())
        message = Message(subject, way, channel, address, answer.text, note, answer.subject)
        with show_errors(lambda text: form.show_problems((), text)) as writing:
            self._queue.queue(message, form.action)
        if writing.worked:
            handling.mark_recorded()
            handling.reported.emit(
                self.tr("It waits to be sent. The contact is written down when it has gone."), "soon"
            )
            handling.changed.emit(subject)


def _note(sent: str, typed: str) -> str:
    """Note for the log of contacts: what was sent, and beneath it what the officer typed besides."""
    more = typed.strip()
    return sent if more in ("", sent.strip()) else f"{sent.rstrip()}\n\n{more}"
