"""A synthetic county: invented families, agencies and entries at published rates, with planted stories whose truth is kept outside the record (contracts 7).

It sees the record's tables and the procedures and nothing else: it knows no pattern, and tells what happened, not what a rule would say of it.
"""

from .county import Size, simulate

__all__ = ["Size", "simulate"]
