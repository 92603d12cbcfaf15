"""The verbs: permission, transaction, change, audit line. Only this room writes to the store."""
