"""Corrections that follow the answers which cited the words."""
