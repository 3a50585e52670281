"""Agreement with other registers: what is sent, what is taken in, forks, rollbacks, the log of exchanges.

In come rows of other desks, hostile until checked; what cannot be read is kept and changes nothing else.
May touch the journal and projection through the unit of work; knows no network.
"""
