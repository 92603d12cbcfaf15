"""What people are told: notices, the mails that carry them, who wishes what, who escalations reach."""
