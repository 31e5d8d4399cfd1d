"""The weights of the graded support score, and where they come from.

What makes a sentence near to a text counts alike: six equal shares (five without vectors), because fitted weights
changed from set to set and were no better on the next. The weight of objections was chosen on the even articles of
`tests/evals/data/claims.jsonl`, whose false claims are near-copies that common words cannot tell from true ones
(AUROC of common words .47), and on two sets outside the project, so that it helps there and costs little elsewhere:
corrupted sentences of real articles (article-extraction-benchmark) and human coverage labels of summaries
(summary-of-a-haystack). On the odd articles or topics, words alone / with vectors / common words:
claims .57 / .58 / .47, corrupted .91 / .94 / .70, summaries .83 / .82 / .84.
A logistic fit to the claims alone reaches .70 on their odd articles and .63 on the summaries: it gives common words no
weight at all. The zeros were fitted to the even rows of all three, each set and each label counted alike.
"""

from __future__ import annotations

from bot.checking.support import Support

WORDS = Support(0.6, 0.6, 0.6, 0.6, 0.6, names=-0.5, figures=-0.5, against=-3.0)
WORDS_ZERO = -1.3
BOTH = Support(0.5, 0.5, 0.5, 0.5, 0.5, names=-0.5, figures=-0.5, against=-3.0)
BOTH_ZERO = -1.5
LIKENESS = 0.5  # of the cosine of the packaged MiniLM
CUT = 0.5  # below it a claim counts as unsupported
