"""The documents of the policy cycle: what registers and results say of a period, every figure with its sources."""
