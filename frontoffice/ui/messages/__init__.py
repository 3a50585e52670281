"""The words of codes and values: refusals, failures, notices, fields, the story's sentences.

In come typed codes with their facts; sentences come out.
May touch the domain and the register's frozen values; no widget.
"""
