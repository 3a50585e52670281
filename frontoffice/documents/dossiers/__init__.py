"""The dossier of one complaint for the Ombudsman or a court, and the proof that it carries.

In come a case file, its entries and what proves them; out goes one PDF. May touch the layout.
"""
