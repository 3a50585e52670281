"""The notices at opening: the tail of the chain, an unclean end, tables made anew, a clock that went back."""

from __future__ import annotations

from frontoffice.register import clock_check
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.commands import credentials
from frontoffice.register.commands.print_job import UNDERWAY, JobState
from frontoffice.register.journal import ids, known_heads, origins, verifying
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.register_tags import TagTrust
from frontoffice.register.unit_of_work import UnitOfWork


def at_opening(unit: UnitOfWork) -> tuple[Notice, ...]:
    """What should be known before work begins: the tail of the chain, an unclean end, a clock that went back."""
    found = []
    with unit.reading():
        own = origins.mine(unit.connection)  # others' were checked when they came, and there may be hundreds
        verdict = verifying.verify(unit.connection, tail=verifying.TAIL, chains=own.keys())
        behind = clock_check.behind(unit.connection, unit.now())
    if verdict.broken:
        found.append(Notice(RegisterNotice.CHAIN_BROKEN, {"where": verdict.broken}))
    found += _of_history(unit)
    with unit.reading():
        wrong = credentials.find_changed(unit.connection, unit.tags) if unit.tags.trust is TagTrust.FITS else ()
    if wrong:
        found.append(Notice(RegisterNotice.SECRETS_CHANGED, {"people": len(wrong)}))
    if not unit.file.ended_cleanly:
        found.append(Notice(RegisterNotice.ENDED_UNCLEANLY))
    if unit.file.made_anew:
        found.append(Notice(RegisterNotice.TABLES_REBUILT))
    if behind:
        unit.run_once(ids.new_id(), lambda: None)  # appends the entry that says so; nothing else is to be written yet
    uncertain = _recover_papers(unit)
    if uncertain:
        found.append(Notice(RegisterNotice.PAPERS_UNCERTAIN, {"papers": uncertain}))
    _recover_messages(unit)
    return tuple(found)


def _recover_papers(unit: UnitOfWork) -> int:
    """Mark papers that were on their way as uncertain and give how many; at nearly every start there are none."""
    states = (JobState.CHECKING, JobState.VOID, *UNDERWAY)
    asked = f"SELECT EXISTS (SELECT 1 FROM paper_job WHERE state IN ({', '.join('?' * len(states))}))"
    with unit.reading():
        if not unit.connection.execute(asked, states).get:
            return 0
    from frontoffice.register.commands import spool  # and peewee

    return spool.recover(unit)


def _recover_messages(unit: UnitOfWork) -> None:
    """Look what became of messages that were on their way; at nearly every start there are none."""
    with unit.reading():
        waiting = unit.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM send_job WHERE state IN ('queued', 'sending'))"
        ).get
    if waiting:
        from frontoffice.register.commands import sending

        sending.recover(unit)


def _of_history(unit: UnitOfWork) -> tuple[Notice, ...]:
    """That somebody remembers other entries than stand here, or that this program left them otherwise."""
    with unit.reading():
        differs = known_heads.has_doubts(unit.connection)
    if differs:
        return (Notice(RegisterNotice.HISTORY_DIFFERS),)
    return (Notice(RegisterNotice.CHANGED_OUTSIDE),) if unit.tags.is_changed else ()
