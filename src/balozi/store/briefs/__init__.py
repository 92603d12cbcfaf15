"""Kept documents of the policy cycle with their versions, and the facts that such documents are composed of."""
