"""From raw documents of any format to articles: text, dates, names, and what to beware of."""
