"""Re-makes the English model of `dragoman.language` from public data: `python -m training --shared ../shared`."""
