"""The SPARQL 1.1 endpoint: protocol, limits, worker processes. Start from `app.create_app`."""
