"""A desk's rounds with the centre: compared, pushed, relayed, pulled, with what both sides signed and with attachments.

In come an open link and a ``Replica``; ``desk_round`` is one whole round, ``exchange`` that of entries. Errors of the
network end a round, and the next one begins again.
"""
