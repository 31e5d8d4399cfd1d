"""Everything of the app that is not a reply: home, forms, notices. Pure."""
