"""What people do with the record, one verb a file. Reading is doing: what opens a page is a command, and is in the log.

Each command takes `by=`, a scope (in one family) or a reader (elsewhere); asks whether the role may; does its work and writes its event in
one transaction. What is not allowed is an event too, and raises `NotYours`.
"""
