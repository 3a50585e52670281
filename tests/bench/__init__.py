"""Measurements: medians and ratios of one run, printed, never a verdict."""
