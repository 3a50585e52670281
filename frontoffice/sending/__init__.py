"""Messages to complainants, handed over to their carriers, with evidence of the carriers' answers.

In come frozen messages and an account; out goes what was answered, or how far it went. May touch the register's words
for a message; never its file, never a window.
"""
