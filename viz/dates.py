"""Dates as a reader writes them."""

from __future__ import annotations

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def long_date(iso: str | None) -> str:
    """`2025-10-22` as `22 October 2025`, `2025-10` as `October 2025`; anything else as it is, None as `no date`."""
    if not iso:
        return "no date"
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return iso
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return iso
    words = f"{MONTHS[month - 1]} {parts[0]}"
    return words if len(parts) == 2 else f"{int(parts[2])} {words}"


def long_period(start: str | None, end: str | None) -> str:
    """Two ISO dates as `22 October 2025 to 21 April 2026`; one date where both agree or one is missing."""
    if start == end or not end:
        return long_date(start)
    return f"{long_date(start)} to {long_date(end)}" if start else f"until {long_date(end)}"
