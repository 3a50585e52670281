"""The journal: entries appended and read back, their chains and origins, and the check of every hash.

In come frozen entries and open connections; nothing here knows what an entry means for a complaint.
May touch SQLite and the rules of the domain; the lowest room of the register.
"""
