"""What we know: articles, their revisions and passages, and finding them.

Imports nothing of ours. Importing any module here opens nothing and reads nothing.
"""
