"""The worker of the exchange with the centre.

In come register and settings; rounds and how the desk stands with the centre come out.
May touch register and sync.
"""
