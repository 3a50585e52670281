from __future__ import annotations

import inspect

from frontoffice.app.sending import Carrier, MailCarrier


def test_the_mail_carrier_is_one() -> None:
    assert inspect.signature(MailCarrier.carry).parameters.keys() == inspect.signature(Carrier.carry).parameters.keys()
