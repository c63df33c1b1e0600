"""Graph to HTML: the briefing page, an operation's page, and the notebook view.

Everything drawn comes from one `networkx.MultiDiGraph` (see `graph.network`); nothing here opens a store or a socket.
"""
