"""The record on pages: a web application that runs on one machine, or for a team. Needs the extra `web`."""
