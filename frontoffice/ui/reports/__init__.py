"""F11, the figures of a period, and the list behind each of them.

In come the register and the officer; the complaint or day to open, and the scope wanted on paper, go out as signals.
May touch widgets and messages, and the charts of documents; no other page.
"""
