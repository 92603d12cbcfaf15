"""The policy framework of a country: interests, principles, objectives, pillars, roles."""
