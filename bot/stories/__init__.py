"""Stories: which articles tell of the same event. Deterministic; no model that writes takes part."""
