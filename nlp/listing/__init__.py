"""One entry of a list of people: `fields` tells names, offices and bodies apart, `entries` puts an entry together.

`nlp.attendance` finds the lists.
"""
