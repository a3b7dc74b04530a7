"""The pages: one folder for each noun on the screen. A view calls one command; `words.py` beside it holds what is said; the template shows it.

To add a page, see `docs/explanation/service.md`.
"""
