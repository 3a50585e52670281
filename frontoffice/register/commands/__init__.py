"""Write commands.

Each checks the rules, then appends its entries in one transaction.

In come a unit of work, frozen values, the officer, and the action's identity; Refused comes out when rules say no.
May touch the unit of work and every room below; no SQL of another room's tables.
"""
