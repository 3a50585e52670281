"""The pages of the central office database: connection, state, what is to be settled.

In come the desk's state and settings; what the officer decides goes out as signals.
May touch admin's field texts, widgets and messages; no other page.
"""
