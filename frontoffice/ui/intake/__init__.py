"""Pages to record a complaint, and to show its number.

In come the register and the officer; recorded, amended and opened go out as signals.
May touch receipts, widgets and messages; no other page.
"""
