"""Users, their roles and what they last saw."""
