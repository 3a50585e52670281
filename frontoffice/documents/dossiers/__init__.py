"""Dossier of one complaint for the Ombudsman or a court, with its proof.

In come a case file, its entries and what proves them; out goes one PDF. May touch the layout.
"""
