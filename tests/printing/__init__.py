"""Paper at the counter."""
