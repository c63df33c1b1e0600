"""Statements to RDF dataset to store; identity and history over the whole graph; networks, measures and exports."""
