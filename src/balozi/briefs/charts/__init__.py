"""Charts as pictures that can be read without the eye: a title, a description, no colour alone."""
