"""Slow, obvious readings of each pattern: does it hold on a day, on what was known by then, and on which entries?"""
