"""Messages that come in by themselves: an office's mailbox, and the inbox of its SMS modem.

In come an account or a folder, and how far it was read; out go frozen messages, in batches that are committed before
the next one is asked for. A mail is taken apart in the confined process of ``attaching`` only. May touch the domain's
words; never the register, never a window.
"""
