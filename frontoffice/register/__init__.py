"""Where it is all kept; nobody else sees SQL or peewee; frozen dataclasses go in and come out.

What happens is written as an entry in an append-only journal; the tables that are read (the complaint as it stands, the
day's page, the search index) are projected from entries in the same transaction and can be rebuilt from them. One
connection writes, and one process has the register (a lock beside the file); whoever only reads uses a connection of
its own that cannot write.
"""
