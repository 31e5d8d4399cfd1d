"""How well documents are understood: measured on annotated sets outside the project."""
