"""Queries on the read tables.

The day's page, the worklist, search, counters, numbers.

In come an open connection and plain values; frozen values come out; nothing is written.
May touch the read tables and the unit of work; never appends an entry.
"""
