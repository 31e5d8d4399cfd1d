"""What we say, and where: ask, search and explain; the command line is a thin adapter on one Desk."""
