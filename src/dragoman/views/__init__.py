"""What stands in the record and in readings, as pages and tables for people."""
