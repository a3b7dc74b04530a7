"""The words of the field as plain types, and the tables they make. Imports nothing else of Keepsight.

A table is one dataclass whose fields are its columns; each column states its meaning here and nowhere else
(the Arrow schema, the templates and the reference page are made from it).
"""
