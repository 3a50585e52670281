"""Paper for the office."""
