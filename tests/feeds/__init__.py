"""Feeds, sitemaps, and the list of sources."""
