"""Engagements as panel and forms, the calendar, and its feeds."""
