"""Who did what, and who looked at what: events in sentences, sealed in batches into a chain that can be proved whole (contracts 7)."""
