"""Questions to the graph: named queries, and the SPARQL endpoint."""
