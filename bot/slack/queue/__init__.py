"""From a request to its reply: kept, queued in turn, written, watched over."""
