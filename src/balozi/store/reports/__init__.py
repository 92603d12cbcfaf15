"""What the reports ask of several registers at once; there are no tables of its own."""
