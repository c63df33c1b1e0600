"""Dates, times of day and periods as papers write them, resolved to ISO 8601."""
