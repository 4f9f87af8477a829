"""A client of the HTTP API that `dragoman serve` offers. Needs no extra."""
