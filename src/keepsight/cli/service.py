"""Making Django ready, for the commands that need it and for no other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer


def ready(folder: Path | None = None) -> None:
    """Load the service's settings; `folder` is the working folder where it is not the one of KEEPSIGHT_FOLDER."""
    if folder is not None:
        os.environ["KEEPSIGHT_FOLDER"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsight.web.settings")
    try:
        import django
    except ModuleNotFoundError:
        print("This command needs the service's own libraries. Install them: pip install 'keepsight[service]'.", file=sys.stderr)
        raise typer.Exit(2) from None
    django.setup()


def migrate() -> None:
    """Bring the database to this version."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
