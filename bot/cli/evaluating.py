"""`eval`: figures on sets outside the project."""

from __future__ import annotations

from corpus.console import LazyGroup

SETS = {
    "answers": (
        "bot.cli.measuring:answers",
        "Ask a set of questions, and measure the answers against the archive and what is known.",
    ),
    "extract": (
        "ingest.evals.extract:extract",
        "Read annotated pages and compare: text, title, date, authors.",
    ),
    "feeds": ("ingest.evals.feeds:feeds", "Read a set of feeds and compare with what is known of them."),
    "neutrality": (
        "bot.cli.neutral:neutrality",
        "Summarise events, and measure how even-handed that is.",
    ),
    "stories": (
        "bot.evals.stories:stories",
        "Group articles into stories, and compare with their events.",
    ),
    "verify": (
        "bot.evals.verify:verify",
        "Tell supported claims from unsupported ones, and compare with labels.",
    ),
}

evaluate = LazyGroup(
    "eval",
    lazy=SETS,
    help="Measure Evenhand on annotated sets that you have; nothing of them is stored.",
    epilog="\b\nExamples:\n  evenhand eval extract extraction-aeb/\n  evenhand eval feeds --json feeds/ | jq .parsed"
    "\n  evenhand eval answers questions.jsonl\n  evenhand eval verify --floor auroc=.8 claims.jsonl"
    "\n  evenhand eval stories articles.jsonl\n  evenhand eval neutrality --out summaries.jsonl events.jsonl",
)
