"""Work in the background of the window.

Background threads, one for each device, and child processes of the program itself.

In come functions, and the arguments of a command; what they give comes back to the window's thread.
May touch the room of keys, which a child is handed; no page and no window.
"""
