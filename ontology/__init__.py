"""The vocabulary as data: classes and properties, SHACL shapes, SKOS themes, and closed namespaces over them."""
