"""Copies of a record for a named reader: who that can be, what each is given, what is left out and why (safe practice 6)."""
