"""Companion: a notebook for people doing physical therapy at home."""

__version__ = "0.1.0"
