"""All that sign-in needs and that knows no Qt, read in before it.

Once PySide6 is there, it reads the source of every module that is imported after it, to see which of its features the
module asks for; that was an eighth of the time from the command line to the sign-in page.
"""

from __future__ import annotations

import frontoffice.app.keys.paper_due
import frontoffice.app.settings.desk_settings
import frontoffice.app.startup.log_file
import frontoffice.app.startup.settings_recovery
import frontoffice.assets
import frontoffice.domain.switches
import frontoffice.places
import frontoffice.printing.abilities
import frontoffice.printing.codes
import frontoffice.register.commands.officers
import frontoffice.register.commands.spool
import frontoffice.register.opened
import frontoffice.register.register
import frontoffice.register.replication.rollback_detection
import frontoffice.register.storage.missing_register
import frontoffice.register.storage.unsafe_place
import frontoffice.ui.messages.window_sentences  # noqa: F401
