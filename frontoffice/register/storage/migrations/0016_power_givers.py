"""Complaints are found by whom somebody acts for, by a company's contact and NIB; a passport counts as an identity.

The tables are made anew after it.
"""


def up(migrator: object, db: object) -> None:
    """Nothing but that."""
