"""Who may see and do what: roles in prose and lists, agencies, allocations, joint records, and the scope every query starts from.

`roles.py` is the page to read first. `scope.py` answers *whose entries may this reader see here, and for which purpose*; `sight.py` cuts a
record to that, so that everything derived from it is derived from what they may see (safe practice 1.5, 1.6; decision 61).
"""
