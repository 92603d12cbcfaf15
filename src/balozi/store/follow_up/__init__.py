"""What happens to a commitment after it stands on its register: steps, assignments, progress, judgements, divisions."""
