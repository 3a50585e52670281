"""Papers of the counter itself: the key card, slips, the resi as PDF, recovery papers, those of the suggestion box.

In come what each says; out goes one PDF. May touch the layout.
"""
