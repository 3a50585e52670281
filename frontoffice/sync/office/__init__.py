"""Tools of the centre's keeper.

Devices, limits, certificates, merging, erasing, verifying, and how it stands.

In come connections of the centre's owner, never a counter's. Each verb is one of ``frontoffice centre``.
"""
