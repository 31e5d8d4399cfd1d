"""What a sentence says, as far as rules can tell: words, figures, days, names of things, languages. Pure; knows no claim."""
