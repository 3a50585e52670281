"""What proves a chain to an outsider: its tree, checkpoints, and what office, devices and witnesses sign.

In come hashes and signed texts; signatures are made and checked elsewhere. May touch dates and codes alone.
"""
