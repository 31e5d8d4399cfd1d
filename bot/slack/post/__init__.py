"""How replies reach Slack: streamed, posted, edited, looked for; each once, whole and in order."""
