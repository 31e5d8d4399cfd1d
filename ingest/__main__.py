"""`python -m ingest` is `evenhand ingest`."""

from corpus.console import run
from ingest.command import ingest

if __name__ == "__main__":
    run(ingest, name="ingest")
