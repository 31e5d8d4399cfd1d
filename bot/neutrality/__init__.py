"""Neutrality measured: figures about a text, none of them a judgement of its truth."""
