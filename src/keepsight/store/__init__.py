"""The record in a database: a table for each of `records`, append-only, and back to a `Record`.

A row is never overwritten: it is closed (`known_until`, `closing`), and the row that replaces it keeps its id. Every row also says in
which family's record it stands and in which *writing* it arrived: who wrote it, when, in which manner and why.
"""
