"""What we ask a model: words, not code. A prompt's version is the hash of its file."""
