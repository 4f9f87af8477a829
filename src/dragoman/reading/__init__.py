"""Turn files, folders, rows and streams into Documents with canonical text, and never guess."""
