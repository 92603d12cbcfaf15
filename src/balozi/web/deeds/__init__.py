"""The log of deeds: who did what, when, to what."""
