"""The documents of the policy cycle: what the registers and the results say of a period, every figure with its sources."""
