"""Slack: a thin adapter on the Desk. Ack first, each request answered once, nothing unverified shown."""
