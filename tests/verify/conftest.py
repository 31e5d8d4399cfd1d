"""Prints the figures of the mutation suite under the summary of a run."""

from __future__ import annotations

from tests.verify.score import TABLES


def pytest_terminal_summary(terminalreporter):
    """The kill rates, when the suite was part of the run."""
    for title, lines in TABLES.items():
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)
