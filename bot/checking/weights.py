"""The weights of the graded support score, and where they come from.

What makes a sentence near to a text counts alike: equal shares, because fitted weights changed from set to set and
were no better on the next. The weight of objections was chosen on the even articles of `tests/evals/data/claims.jsonl`,
whose false claims are near-copies that common words cannot tell from true ones, and on the even rows of two sets
outside the project: corrupted sentences of real articles (article-extraction-benchmark) and human coverage labels of
summaries (summary-of-a-haystack).

How closeness and objections weigh against each other depends on the mix. In that set as many near-copies are false as
true; in what people have labelled most near-copies are true and most free rewordings false. Rows weighted to such mixes
(near-copies true in .70 / .80 / .85 / .90 of the cases, rewordings in .30 / .25 / .20 / .10), all 543, words alone:
common words reach an AUROC of .68 / .75 / .80 / .88, the weights .76 / .80 / .83 / .89, and .62 unweighted (common
words .48). Strange names and figures at -.5 instead of -2 cost .01 in each mix; closeness at .75 gains nothing.
A logistic fit to the even claims alone reaches .72 on the odd ones, but gives common words no weight and falls to .57
on the summaries, so it is not what is used. The zeros put the cut between the two kinds in the middle mixes.
"""

from __future__ import annotations

from bot.checking.support import Support

WORDS = Support(0.6, 0.6, 0.6, 0.6, 0.6, names=-2.0, figures=-2.0, against=-3.0)
WORDS_ZERO = -1.7
BOTH = Support(0.5, 0.5, 0.5, 0.5, 0.5, names=-2.0, figures=-2.0, against=-3.0)
BOTH_ZERO = -1.7
LIKENESS = 0.5  # of the cosine of the packaged MiniLM
CUT = 0.5  # below it a claim counts as unsupported
