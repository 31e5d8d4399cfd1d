"""How Slack reaches us: tokens, sockets, HTTP, installations, health; from the first connection to an orderly end."""
