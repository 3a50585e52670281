"""The connection to the centre: its address, how a device proves itself, the secret, and a session that stays open.

In come what an officer pasted and what the register keeps; out goes an open link. Knows nothing of what goes over it.
"""
