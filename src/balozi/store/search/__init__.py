"""What can be searched: sentences of papers and entries of registers, by their words and stems."""
