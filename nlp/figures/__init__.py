"""Numbers in text and in tables, and indicator tables as observations."""
