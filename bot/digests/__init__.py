"""Digests: what is new for one reader, story by story, in a few minutes."""
