"""The sentence for every code that rules, devices and the register raise: what is wrong, and how to go on.

One module for each area has them. English source strings; the Indonesian is the default translation. Nobody is blamed,
and what was typed or recorded is said to be safe whenever it is. Facts stand in braces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.errors import FailureCode, RefusalCode
from frontoffice.ui.messages.absence_sentences import ABSENCE_REFUSALS
from frontoffice.ui.messages.attachment_sentences import ATTACHMENT_REFUSALS
from frontoffice.ui.messages.box_sentences import BOX_REFUSALS, SLIP_REFUSALS
from frontoffice.ui.messages.centre_sentences import CENTRE_FAILURES, CENTRE_REFUSALS
from frontoffice.ui.messages.document_sentences import DOCUMENT_FAILURES, DOCUMENT_REFUSALS, SIGNING_REFUSALS
from frontoffice.ui.messages.file_sentences import FILE_FAILURES, FILE_REFUSALS, TEMPLATE_REFUSALS
from frontoffice.ui.messages.printing_sentences import PRINT_REASONS, SHEET_FAILURES
from frontoffice.ui.messages.register_sentences import (
    REGISTER_FAILURES,
    REGISTER_REFUSALS,
    SPOOL_REASONS,
)
from frontoffice.ui.messages.rule_sentences import (
    ACCESS_REFUSALS,
    APPROVAL_REFUSALS,
    CALENDAR_REFUSALS,
    FIELD_REFUSALS,
    INTAKE_REFUSALS,
    NUMBER_REFUSALS,
    STEP_REFUSALS,
)
from frontoffice.ui.messages.sending_sentences import SEND_REASONS, SEND_REFUSALS
from frontoffice.ui.messages.settings_sentences import SETTINGS_FAILURES, SETTINGS_REFUSALS
from frontoffice.ui.messages.update_sentences import UPDATE_FAILURES, UPDATE_REFUSALS

REFUSALS: Final[Mapping[RefusalCode, str]] = {
    **FIELD_REFUSALS,
    **INTAKE_REFUSALS,
    **STEP_REFUSALS,
    **CALENDAR_REFUSALS,
    **NUMBER_REFUSALS,
    **ACCESS_REFUSALS,
    **APPROVAL_REFUSALS,
    **ABSENCE_REFUSALS,
    **ATTACHMENT_REFUSALS,
    **BOX_REFUSALS,
    **SLIP_REFUSALS,
    **REGISTER_REFUSALS,
    **SEND_REFUSALS,
    **DOCUMENT_REFUSALS,
    **SIGNING_REFUSALS,
    **CENTRE_REFUSALS,
    **SETTINGS_REFUSALS,
    **UPDATE_REFUSALS,
    **FILE_REFUSALS,
    **TEMPLATE_REFUSALS,
}
FAILURES: Final[Mapping[FailureCode, str]] = {
    **SETTINGS_FAILURES,
    **REGISTER_FAILURES,
    **SPOOL_REASONS,
    **SEND_REASONS,
    **DOCUMENT_FAILURES,
    **PRINT_REASONS,
    **SHEET_FAILURES,
    **CENTRE_FAILURES,
    **UPDATE_FAILURES,
    **FILE_FAILURES,
}
