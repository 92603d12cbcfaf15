"""The documents of the policy cycle as pages and files."""
