"""A complaint's handling: folded from its entries, what may come next and by whom, what is due, what is answered.

In come entries, the calendar and the office's limits; out come frozen cases, offers and refusals. No clock, no SQL.
"""
