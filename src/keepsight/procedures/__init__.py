"""Timescales, thresholds and working days, kept as dated data files with the source of each value."""

from .forums import Escalation, Forum, Forums, Number
from .thresholds import EVERY, BadProcedures, Procedures, Threshold, load
from .timescales import Timescale, in_force

__all__ = ["EVERY", "BadProcedures", "Escalation", "Forum", "Forums", "Number", "Procedures", "Threshold", "Timescale", "in_force", "load"]
