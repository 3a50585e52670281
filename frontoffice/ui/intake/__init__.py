"""The pages on which a complaint is recorded, and the number afterwards.

In come the register and the officer; recorded, amended and opened go out as signals.
May touch receipts, widgets and messages; no other page.
"""
