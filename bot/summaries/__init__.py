"""Summaries: one fair account of an article, a topic or a story, from checked claims only."""
