"""What rules for several kinds of facts ask: days, doubts, standings, areas, gatherings, promises."""
