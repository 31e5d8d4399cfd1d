"""Speed and quality, printed; nothing is asserted here."""
