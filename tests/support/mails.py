"""Mails as they are saved."""

from __future__ import annotations

from email.message import EmailMessage


def a_mail(text: str = "Yth. Kepala Dinas,\nizin saya belum terbit.", **headers: str) -> EmailMessage:
    one = EmailMessage()
    one["From"] = headers.pop("sender", "Siti Contoh <siti@example.org>")
    one["Date"] = headers.pop("date", "Tue, 24 Nov 2026 08:05:00 +0700")
    one["Subject"] = "Izin trayek"
    one.set_content(text)
    return one
