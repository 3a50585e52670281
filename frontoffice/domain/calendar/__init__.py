"""The office's calendar: dates and how they are written, working days, hours, holidays, periods.

In come dates and the office's days off; every count of days is made here. Knows nothing of what is due; no clock.
"""
