"""The connection to the centre: its address, a device's proof and secret, and a standing session.

In come what an officer pasted and what the register keeps; out goes an open link. Knows nothing of what goes over it.
"""
