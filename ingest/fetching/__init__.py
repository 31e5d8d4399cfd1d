"""Asking for an address of a stranger: only public ones, politely, within limits of time and size."""
