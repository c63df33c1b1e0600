"""The grammar of names: where a capitalised phrase begins and ends, and what its words make it.

`heads` holds the nouns that give a type, `wording` the tokens that all rules read, `extent` how far a phrase reaches.
The rules themselves are in `coded` (operations, projects, campaigns), `opened` (``Office of …``, ``Director of …``),
`headed` (``… Team``, ``… Constabulary``), `trailing` (``… campaign``, ``… courses``), `scheduled` (lists of what is
planned), `located` and `foreign`. `nlp.names` runs them all.
"""
