"""Paper for the office, as PDF."""
