"""The exchange with the centre while the window is open: its worker, its light, its pages.

In come register and settings; rounds, lights and decisions come out.
May touch register, sync and the centre's pages.
"""
