"""What an operation is for: by the words beside its name, by crimes and harms, by the grammar of a sentence."""
