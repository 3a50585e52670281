"""The windows and pages, drawn in Qt Designer; a form has the name of the module in ``ui/`` that uses it."""
