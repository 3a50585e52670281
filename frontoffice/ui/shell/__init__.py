"""The window around the pages: header, notices, status lights, lock, sign-in, first start, help.

In come page widgets and values to show; signals go out; what follows from them is the controllers' concern.
May touch every room of the window; only ``app`` stands above it.
"""
