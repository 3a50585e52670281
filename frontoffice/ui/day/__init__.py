"""The day as the page of the register book: lines, totals, review, closing.

In come the register and the officer; what is asked for goes out as signals.
May touch widgets and messages; no other page.
"""
