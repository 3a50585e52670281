"""The counter's composition: the registry of pages and one controller for each concern.

In come an open register, settings and the window; signals of pages are joined here and nowhere else.
May touch every page and the other rooms of ``app`` but startup and cli.
"""
