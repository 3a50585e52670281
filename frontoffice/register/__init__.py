"""The register: journal, read tables, one file; frozen dataclasses go in and out, nobody else sees SQL or peewee.

What happens is written as an entry in an append-only journal; the tables that are read (the complaint as it stands, the
day's page, the search index) are projected from entries in the same transaction and can be rebuilt from them. One
connection writes, and one process has the register (a lock beside the file); whoever only reads uses a connection of
its own that cannot write.

Imports stand at the top of a module. What is not needed from the command line to the sign-in page is imported late, by
few doors, which pyproject.toml lists for ruff (PLC0415): here, :class:`register.Lazy` for the objects of a register,
and :class:`unit_of_work.UnitOfWork` where it first needs the rules of complaints (a third of the time to the sign-in
page, which passes while the officer types the PIN); the factories of the window's pages, the commands and the start-up
states; libraries that are slow and seldom wanted; what only one platform has. No ``noqa`` imports late.
"""
