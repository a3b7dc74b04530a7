"""An SVG drawing in Word: the SVG itself for Word that can show it, and the same as PNG for Word and readers that cannot."""

from __future__ import annotations

from io import BytesIO

import resvg_py
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu

from ..drawings import size

EMU_PER_PIXEL = 9525
SHARPNESS = 2  # PNG dots for each pixel of the drawing
MOST_DOTS = 6000  # a side of the PNG: a family of sixty stays legible and the file small
SVG_IN_WORD = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def add_drawing(document: Document, svg: str, name: str, alternative: str) -> None:
    """Put `svg` in a paragraph of its own, as large as the page allows, with `alternative` text for those who listen."""
    width, height = size(svg)
    run = document.add_paragraph().add_run()
    shape = run.add_picture(BytesIO(_png(svg, width, height)), width=_fitting(document, width, height))
    _say(shape._inline, name, alternative)
    _prefer_svg(document, shape._inline, svg, name)


def _png(svg: str, width: float, height: float) -> bytes:
    zoom = min(SHARPNESS, MOST_DOTS / max(width, height))
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, background="#ffffff"))


def _fitting(document: Document, width: float, height: float) -> Emu:
    """The width at which the drawing fits the page both ways; a small drawing is not blown up."""
    section = document.sections[0]
    across = section.page_width - section.left_margin - section.right_margin
    down = int((section.page_height - section.top_margin - section.bottom_margin) * 0.85)
    return Emu(int(min(across, width * EMU_PER_PIXEL, down * width / height)))


def _say(inline, name: str, alternative: str) -> None:
    inline.docPr.set("name", name)
    inline.docPr.set("descr", alternative)


def _prefer_svg(document: Document, inline, svg: str, name: str) -> None:
    part = Part(PackURI(f"/word/media/{name.lower()}.svg"), "image/svg+xml", svg.encode(), document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = next(inline.iter(qn("a:blip")))
    blip.append(parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="{SVG_IN_WORD}" r:embed="{relation}"/></a:ext>'
        "</a:extLst>"
    ))
