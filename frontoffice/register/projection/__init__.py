"""The read tables as a pure function of the journal's entries: complaints, people, lists, calendar.

In come the entries of one subject; the same code serves what was written here and what came from others.
May touch the journal and the read tables; never the network, never the clock.
"""
