"""Mentions in a passage: `bodies` (by grammar and by what was learnt), `partners`, `people`, `offices`, `codes`,
`places`.

Every rule reads a `Wording` and a `Lookup` (what the document and the corpus taught) and yields `Found`; overlaps are
resolved afterwards. `nlp.recognise` runs them all.
"""
