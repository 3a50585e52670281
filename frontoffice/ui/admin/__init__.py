"""Pages for the office's data.

Settings, officers, calendar, limits, lists.

In come the register and settings; changed and saved go out as signals.
May touch widgets and messages; no other page.
"""
