"""F4, the open complaints in order of urgency.

In come the register and the officer; the complaint to open goes out as a signal.
May touch widgets and messages; no other page.
"""
