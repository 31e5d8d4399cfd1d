"""Measuring answers and checks on annotated sets outside the project."""
