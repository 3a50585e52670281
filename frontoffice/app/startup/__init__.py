"""From the command line to an open register and window: settings, file check, joining, training.

In come paths and arguments; an open register and its window, or the page that says why not, come out.
May touch the window's composition and every room below it.
"""
