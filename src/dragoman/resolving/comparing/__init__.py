"""One module for each kind of comparison: what accounts tell of one field, and whether that agrees."""
