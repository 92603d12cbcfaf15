"""One page per country: what binds it, whom it met, what it promised and was promised."""
