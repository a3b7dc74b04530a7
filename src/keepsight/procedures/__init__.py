"""Timescales, thresholds and working days, kept as dated data files with the source of each value."""

from .thresholds import BadProcedures, Procedures, Threshold, load

__all__ = ["BadProcedures", "Procedures", "Threshold", "load"]
