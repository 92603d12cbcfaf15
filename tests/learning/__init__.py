"""What is learnt from texts of ours: one command each, small files, read by everybody."""
