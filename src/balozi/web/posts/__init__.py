"""Relations, missions and their heads: panels, the footprint, the map of counties."""
