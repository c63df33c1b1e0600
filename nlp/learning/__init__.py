"""What the papers teach on a first reading: names and their types, acronyms, people, code names, small places."""
