"""Messages to complainants beside a window: what waits goes to what carries it, in threads of its own.

In come the register's send jobs and the settings; out goes how each ended. May touch the register and what carries.
"""
