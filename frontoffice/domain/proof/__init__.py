"""Proof of a chain to outsiders.

Its tree, checkpoints, and what office and devices sign.

In come hashes and signed texts; signatures are made and checked elsewhere. May touch dates and codes alone.
"""
