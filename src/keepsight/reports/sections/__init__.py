"""Sections that several reports share, each from the words of the picture."""
