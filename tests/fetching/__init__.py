"""Tests of asking for the addresses of strangers."""
