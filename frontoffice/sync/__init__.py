"""Exchange of journal entries with the central office database, and the tools of its keeper.

What lives here: the connection (``link``), a desk's rounds (``rounds``), what the command ``frontoffice centre`` does
at the centre (``office``), and the centre's schema (``schema``). What comes in: an address, a secret, a ``Replica``; no
Qt. What it may touch: the register's replication, PostgreSQL (nobody else speaks to it), the keyring.

One round::

    with open_link(address, secret) as link, closing(register.replica()) as replica:
        done = exchange(replica, link, on_progress, stop)

``register.replica()`` is a second connection to an open register, for one thread at a time (any thread); it is closed
before the register is. Without a window, ``with open_replica(path, clock) as replica`` takes the register for itself
and raises Unavailable (``register_in_use``) while a window has it, which then has its own rounds. A link may be kept
for the next round; after Unavailable it is closed and opened anew. ``on_progress`` gets a ``Progress`` before each
chunk, in the thread of the round; ``stop`` is asked as often, and a round that was stopped, cut or killed anywhere is
gone on with by the next. Every chunk is one short transaction, so the window waits for none of it longer than a blink.

``exchange`` gives a ``Round``: what went over, what waits, what was healed and why, numbers that two complaints carry,
the clocks' difference. It raises Unavailable (the codes of ``centre_connection`` and of the register; ``centre_chain``
when the centre goes on refusing what stands in this register's own chain, ``centre_origin_taken``). The last rounds are
kept in the register's log; ``round_progress.read`` reads them.

All entries travel, of every kind, unknown ones byte for byte. What they mean elsewhere:

* people, lists, calendar, limits are the office's: the last entry in the one order holds everywhere. Secrets never
  travel, so who was added at another desk signs in here only after a supervisor of this desk gave a secret.
* a desk's own settings, papers and clock are about that desk alone, and read by nobody else.
* numbers: a series belongs to one desk (``register/queries/numbers.py``); desks of the handling team see every
  counter's complaints and give numbers in their own series only.
"""
