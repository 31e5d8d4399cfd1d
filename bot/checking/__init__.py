"""Whether sentences that somebody else wrote stand in articles: pure, deterministic, no model.

`draft.pieces` cuts a draft into sentences, `verdicts.examine` judges one of them against articles, `scores.support`
grades how well a text supports a claim from 0 to 1. What the grades were fitted on is in `weights`.
"""
