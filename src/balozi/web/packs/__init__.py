"""Country packs: what is loaded, and how much of it was found in papers."""
