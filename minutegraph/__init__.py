"""Police accountability papers as a dated, evidenced knowledge graph."""
