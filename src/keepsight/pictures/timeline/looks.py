"""How the parts of a timeline look, as attributes: black, white and greys only, so that it prints, and no style sheet is needed."""

from __future__ import annotations

from keepsight.pictures.svg import INK

YEAR = 'stroke="#ccc" stroke-width="1"'
EDGE = 'fill="none" stroke="#999" stroke-width="1"'
NOT_SEARCHED = 'fill="#ececec"'
SPAN = f'fill="#fff" stroke="{INK}" stroke-width="1.2"'
KEY = f'fill="#fff" stroke="{INK}" stroke-width="2"'
SILENCE = 'fill="none" stroke="#666" stroke-width="1.2" stroke-dasharray="1 4" stroke-linecap="round"'
NAME = 'font-size="13" font-weight="600" paint-order="stroke" stroke="#fff" stroke-width="3"'
QUIET = 'fill="#444"'
IN_A_SILENCE = 'fill="#444" font-size="11" text-anchor="middle"'
COUNT = 'font-size="11" text-anchor="middle"'
