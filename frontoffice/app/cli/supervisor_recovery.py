"""A new PIN for a supervisor, by whoever typed the recovery code, where no supervisor can sign in any more."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence

from frontoffice.app.cli.backup_command import DONE, NOT_DONE
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused
from frontoffice.places import Places
from frontoffice.register.commands import credentials
from frontoffice.register.commands.officers import Officers
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import system_clock
from frontoffice.register.replication.replica import open_unit
from frontoffice.register.storage.high_water_mark import HighWaterMark


def offer(
    where: Places,
    ask: Callable[[str], str],
    say: Callable[[str], None],
    ask_secret: Callable[[str], str] = getpass.getpass,
) -> int:
    """Give a supervisor a new PIN, if none can sign in; the exit code. Raises Unavailable."""
    mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
    with open_unit(where.register, system_clock, mark) as unit:
        supervisors = [who for who in unit.people.values() if who.active and who.role is Role.SUPERVISOR]
        if not supervisors or credentials.can_a_supervisor_sign_in(unit):
            return DONE
        say("Tidak ada supervisor yang dapat masuk: PIN mereka tidak ada, atau diubah atau dihapus program lain.")
        who = _choose_supervisor(supervisors, ask, say)
        if who is None:
            return NOT_DONE
        secret = ask_secret("PIN baru: ")
        if not secret or secret != ask_secret("PIN baru, sekali lagi: "):
            say("PIN tidak sama; tidak ada yang diubah.")
            return NOT_DONE
        try:
            Officers(unit, where.mark_folder).recover(who.officer_id, secret, new_id())
        except Refused:
            say("PIN itu terlalu pendek atau mudah ditebak; tidak ada yang diubah.")
            return NOT_DONE
        say(
            f"{who.name} dapat masuk dengan PIN baru. Beri PIN baru kepada yang lain, dan sebutkan nomor resi terakhir."
        )
    return DONE


def _choose_supervisor(
    supervisors: Sequence[Officer], ask: Callable[[str], str], say: Callable[[str], None]
) -> Officer | None:
    for number, who in enumerate(supervisors, 1):
        say(f"{number}. {who.name}")
    typed = ask("Nomor supervisor yang diberi PIN baru (kosong untuk batal): ").strip()
    is_there = typed.isdecimal() and 0 < int(typed) <= len(supervisors)
    return supervisors[int(typed) - 1] if is_there else None
