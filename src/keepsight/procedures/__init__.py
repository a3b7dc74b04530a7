"""Timescales, thresholds and working days, kept as dated data files with the source of each value."""

from .thresholds import EVERY, BadProcedures, Procedures, Threshold, load
from .timescales import Timescale, in_force

__all__ = ["EVERY", "BadProcedures", "Procedures", "Threshold", "Timescale", "in_force", "load"]
