"""The patterns on Spark: the same definitions over a record that one machine cannot hold (contracts 6; design 9). Nothing here is loaded until it is asked for."""


class SparkEnded(RuntimeError):
    """Spark could not be reached, or stopped before the end. The message says what to do."""


class NotAlike(ValueError):
    """A definition uses what is not known to mean the same on every engine. The message names the file and every such construct."""
