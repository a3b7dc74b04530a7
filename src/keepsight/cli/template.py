"""`keepsight template`: templates of the chronology in Word and Excel, and of every report in Word, for a partnership to make its own; and a blank care profile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from keepsight.reports.together import put_all

from .ending import Ended, end, not_written
from .paths import opened
from .tools import tools_of


def template(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write; made if it is not there.", show_default=False)],
    tools: Annotated[Path | None, typer.Option("--tools", metavar="DIR", help="The partnership's own folder of tools, whose words the care profile lists; else the one of KEEPSIGHT_TOOLS.")] = None,
) -> None:
    """Write templates of the chronology to start from: change them in Word or Excel, then give them to `picture` with --template."""
    from keepsight.reports.picture import sheet_template
    from keepsight.reports.picture.word import template as word_template
    from keepsight.reports.request.care_sheet import care_sheet
    from keepsight.reports.writing import template as report_template

    written = {
        "chronology-template.docx": word_template.ours(succinct=False),
        "key-events-template.docx": word_template.ours(succinct=True),
        "chronology-template.xlsx": sheet_template.ours(),
        "report-template.docx": report_template.ours(),
        "care-profile-blank.xlsx": care_sheet(tools_of(tools)),
    }
    try:
        put_all(opened(out), written)
    except OSError as error:
        end(Ended.NOTHING_WRITTEN, not_written(error))
    print(f"Written to {out}: {', '.join(written)}.")
    print("Fill care-profile-blank.xlsx in a row for each grade, in the words of its second sheet, and put it beside the other files for `picture`.")
    print("Change styles, headings, header and footer in Word, columns in Excel; leave the {{ placeholders }} you want filled. Then: keepsight picture ... --template FILE, or for reports: keepsight report ... --template FILE")
