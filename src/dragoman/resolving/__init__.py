"""From accounts to engagements, actors, instruments and follow-ups: pure functions of what they are given."""
