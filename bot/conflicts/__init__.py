"""Differing figures for one thing: found in the evidence, dated, each with its authority, never merged. Pure."""

from bot.conflicts.disputes import Disputed, Value, conflicts, disputes, numbered
from bot.conflicts.telling import day, lines

__all__ = ["Disputed", "Value", "conflicts", "day", "disputes", "lines", "numbered"]
