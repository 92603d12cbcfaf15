"""Relations, missions and their heads: dated events, appointments, dues of memberships."""
