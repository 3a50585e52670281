"""Paper at the counter: a laid out resi as the printer's own bytes, and bringing them there."""
