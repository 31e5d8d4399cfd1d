"""Measuring against annotated sets."""
