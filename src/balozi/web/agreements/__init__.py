"""The lives of agreements: their panel, the forms, and what is watched."""
