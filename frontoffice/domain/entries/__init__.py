"""Journal entries: their kinds, bodies, canonical bytes and hashes.

In come dataclasses and the bytes of the journal. What was written once is read the same for good: this is a format on
disk. Knows nothing of what an entry does to a complaint; may touch numbers, people and the calendar.
"""
