"""Tools by which a child's care is looked at: how one is written down as data, read, chosen and rolled up (safe practice 2.6; practice 3.2).

Only our own profile lies here. A partnership's licensed tools lie in its own folder and stand before it.
"""

from .held import OUR_OWN, Held, hold
from .roll_up import rolled_up
from .tool import Area, Band, Item, SubArea, Tool, Word

__all__ = ["OUR_OWN", "Area", "Band", "Held", "Item", "SubArea", "Tool", "Word", "hold", "rolled_up"]
