"""Finding a complaint while typing or scanning.

In comes the register; the complaint to open goes out as a signal.
May touch widgets and messages; no other page.
"""
