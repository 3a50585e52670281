"""All that sign-in needs and that knows no Qt, read in before it.

Once PySide6 is there, it reads the source of every module that is imported after it, to see which of its features the
module asks for; that was an eighth of the time from the command line to the sign-in page.
"""

from __future__ import annotations

import frontoffice.app.configured
import frontoffice.assets
import frontoffice.places
import frontoffice.register.absence
import frontoffice.register.register
import frontoffice.register.testimony  # noqa: F401
