"""The layout of a paper: its lines as headings, paragraphs, bullets, fields and cells of tables.

`patterns` tells lines apart, `state` keeps where the reading stands, `prose` and `tables` read from a line on and say
with which line to go on. `nlp.layout.passages` runs them over a part.
"""
