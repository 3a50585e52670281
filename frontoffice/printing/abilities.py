"""Status requests supported by a printer, and the time limits of a session with it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Abilities:
    """Status requests supported by a printer; probed with the test page, kept in the settings."""

    dle_eot: bool = False  # its state, at once
    gs_r: bool = False  # "all before this has been processed"
    gs_h: bool = False  # "the receipt with this id has been printed"
    asb: bool = False  # reports changes of paper and cover by itself
    port_status: bool = False  # no answer of its own: the status byte of its USB port says how it is
    macro: bool = False  # runs a macro that it forgets when it is restarted

    @property
    def any(self) -> bool:
        """Whether it answers anything itself."""
        return self.dle_eot or self.gs_r or self.gs_h or self.asb

    @property
    def proves_paper(self) -> bool:
        """Whether the printer can prove the output of a paper: that it read all, and was not restarted on the way."""
        return self.macro and self.gs_r

    @property
    def only_port(self) -> bool:
        """Whether nothing but the status byte of its port says how it is."""
        return self.port_status and not (self.dle_eot or self.asb)

    def as_text(self) -> str:
        """As kept in the settings: ``dle_eot,gs_r`` or ``none``."""
        return ",".join(name for name, can in dataclasses.asdict(self).items() if can) or "none"


def read_abilities(text: str) -> Abilities:
    """Parse abilities from ``text``; names of a newer version are passed over."""
    names = {name.strip() for name in text.split(",")}
    return Abilities(**{field.name: field.name in names for field in dataclasses.fields(Abilities)})


@dataclass(frozen=True, slots=True)
class Timings:
    """Time limits of a session, in seconds."""

    status: float = 1.0  # for the answer to DLE EOT
    sync: float = 2.0  # for the first answer that comes in its turn
    flush: float = 0.7  # for the same after each piece that clears a broken off image
    quiet: float = 0.02  # in which no former answer may come in late
    longer: float = 0.5  # the same, once one did
    pause: float = 1.0  # in which no byte is taken and no state is known, and after which lines may be lost
    stall: float = 10.0  # in which it may take no byte, or answer no question
    ready: float = 60.0  # in which it gets ready for a paper
    notice: float = 3.0  # after which a wait is reported
    slowest_byte: float = 0.01  # that a byte may take: a line of 1,200 baud needs 0.008
    confirm: float = 20.0  # for an answer in mid paper, while nothing keeps it from printing
    each_byte: float = 0.0  # added for every byte: a thousandth on a serial connection
    poll: float = 1.0  # between two questions while it is printing
    watch: float = 3.0  # in which a printer without evidence may still report trouble
    goodbye: float = 2.0  # for taking what the kernel still holds
    ahead: int = 1024  # bytes that may be on their way to a printer that answers only when a line is on the paper
    asks_inside_lines: bool = False  # where bytes may get lost on the way: on a serial line
    fastest_head: float = 500.0  # millimetres a second: what answers sooner has not printed yet
    slowest_head: float = 50.0  # millimetres a second: so long such a paper may take


AS_A_RULE: Final = Timings()
_SERIAL: Final = Timings(each_byte=0.001, stall=20.0, ahead=256, asks_inside_lines=True)


def timings_for(transport: str) -> Timings:
    """Time limits for a transport: at 9,600 baud a receipt takes seconds to be sent."""
    return _SERIAL if transport == "serial" else AS_A_RULE
