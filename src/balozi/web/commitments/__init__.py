"""Following commitments up: the panel on their page, what a reader may do there, splitting and merging."""
