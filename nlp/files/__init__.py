"""From files to documents: which files are papers, and their text, whatever the format."""
