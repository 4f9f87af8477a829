"""Who comes in, what they may do, and what no request may do."""
