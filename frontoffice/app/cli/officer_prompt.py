"""Who acts at the command line, asked by name and PIN, and the complaint that a number names."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.register import Register

Prompt = Callable[[str], str]


def sign_in(register: Register, what: str, ask: Prompt, ask_secret: Prompt) -> Officer:
    """Ask for a name and the PIN of who has it. Raises Refused (``officer_unknown``, ``wrong_secret``, ``wait``)."""
    name = ask(f"{what}, nama: ").strip().casefold()
    here = register.officers.with_secret()
    known = [one for one in register.officers.all() if one.name.casefold() == name and one.officer_id in here]
    if len(known) != 1:
        raise Refused(Problem("", AccessRefusal.OFFICER_UNKNOWN))
    return register.officers.sign_in(known[0].officer_id, ask_secret(f"PIN {known[0].name}: "))


def complaint(register: Register, number: str) -> Complaint:
    """The complaint with that number, as it is written. Raises Refused (``complaint_unknown``)."""
    found = [one for one in register.search.find(number) if one.number_text.upper() == number.strip().upper()]
    if len(found) != 1:
        raise Refused(Problem("", RegisterRefusal.COMPLAINT_UNKNOWN))
    return register.complaints.get(found[0].subject)
