"""Sources of news: the list in feeds.toml, and what feeds and sitemaps tell."""
