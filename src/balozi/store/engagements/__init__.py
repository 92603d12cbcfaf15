"""What happens to an engagement beside its entry: steps, delegations, preparation, outcomes; and calendar feeds."""
