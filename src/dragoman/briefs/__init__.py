"""Papers made of the record: the brief before an encounter, the digest of what is new; all with their sources."""
