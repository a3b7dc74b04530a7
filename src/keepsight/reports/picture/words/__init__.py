"""Presenters: what the page, the Word file and the sheet say about a record, in plain words, said once for all three."""
