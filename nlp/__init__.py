"""Text to statements: the only package that reads language, and the only one that imports spaCy."""
