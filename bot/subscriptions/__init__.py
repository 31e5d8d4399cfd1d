"""Subscriptions: who gets which digest when, and the slots in which it was posted."""
