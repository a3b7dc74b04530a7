"""Each pattern, read slowly: `holds(world)` gives, for each person concerned ('' where nobody is), the entries it rests on that day."""

from . import first_fifteen, planning, returning, seeing

SLOW = {**first_fifteen.SLOW, **planning.SLOW, **returning.SLOW, **seeing.SLOW}
