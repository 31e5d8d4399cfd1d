"""The command line. Each command is imported when it is called."""

from __future__ import annotations

import click

from corpus.console import LazyGroup, run

COMMANDS = {
    "ingest": (
        "ingest.command:ingest",
        "Take in the sources of feeds.toml, or the files and addresses named.",
    ),
    "feeds": ("ingest.feeds.command:feeds", "Keep the list of sources: list, check, add, import, export."),
    "extract": ("ingest.previewing:extract", "Show what would be stored from a page; nothing is."),
    "ask": ("bot.cli.asking:ask", "Answer a question, every sentence with the exact words it rests on."),
    "chat": (
        "bot.cli.chatting:chat",
        "Ask in turns; follow-ups are understood, and quotes shown on request.",
    ),
    "serve": ("bot.cli.serving:serve", "Answer in Slack, until told to stop."),
    "slack": ("bot.cli.slack:slack", "Print the manifest that makes the Slack app."),
    "feedback": ("bot.cli.feedback:feedback", "What readers said of answers."),
    "search": ("bot.cli.asking:search", "Find passages without answering."),
    "check": (
        "bot.cli.checking:check",
        "Check a draft sentence by sentence: supported, contradicted or not found.",
    ),
    "summarize": (
        "bot.cli.summarizing:summarize",
        "Summarise an article, a topic or a story: what is agreed, who says what, what differs.",
    ),
    "digest": (
        "bot.cli.digesting:digest",
        "Tell what is new, story by story; or have it posted every day.",
    ),
    "stories": (
        "bot.cli.stories:stories",
        "List the stories of a time, or show one with its reports and its history.",
    ),
    "article": ("bot.cli.reading:article", "Show a stored article, in any of its revisions."),
    "explain": ("bot.cli.reading:explain", "Show how an answer came about, and what was withheld."),
    "status": ("bot.cli.keeping:status", "Say what the corpus holds and how fresh it is."),
    "doctor": ("bot.cli.doctor:doctor", "Check settings, data folder and indexes; name what to mend."),
    "runs": ("bot.cli.runs:runs", "List ingest runs, or show one with its failures."),
    "schedule": ("ingest.scheduling.command:schedule", "Have ingest run by cron or a systemd timer."),
    "purge": ("bot.cli.retaining:purge", "Delete articles for good."),
    "backup": ("bot.cli.retaining:backup", "Copy the archive into one file, while others use it."),
    "restore": ("bot.cli.retaining:restore", "Put a copy back."),
    "reindex": ("bot.cli.keeping:reindex", "Build the search indexes anew from the archive."),
    "eval": (
        "bot.cli.evaluating:evaluate",
        "Measure answers, checks, stories, summaries, extraction and feeds on sets of your own.",
    ),
    "demo": ("bot.cli.demo:demo", "Take in the sample articles and answer a question about them."),
}

cli = LazyGroup(
    "evenhand",
    lazy=COMMANDS,
    help="Evenhand answers questions about the news; every sentence cites the exact words of an article.",
    epilog="\b\nExamples:\n  evenhand ingest articles/\n  evenhand ask 'How did the council vote?'\n  evenhand doctor",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


click.version_option(package_name="evenhand")(cli)


def main() -> None:
    """The console script."""
    run(cli, name="evenhand")
