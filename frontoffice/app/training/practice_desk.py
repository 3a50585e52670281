"""The desk of the training register: its settings, and what the register is opened with.

Apart from what makes that register, which nobody needs at a start once it is there.
"""

from __future__ import annotations

from typing import Final

from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Office, Settings

SETTINGS: Final = Settings(
    office=Office(address="Alamat contoh untuk latihan"),
    counter="LATIHAN",
    counter_name="Loket Latihan",
    training=True,
)
DESK: Final = Desk(
    SETTINGS.counter, SETTINGS.counter_name, SETTINGS.number_format, SETTINGS.office.zone, training=SETTINGS.training
)
