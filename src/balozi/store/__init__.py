"""What is kept: documents, suggestions and decisions, registers, people, the audit log.

Models hold fields and constraints; ``queries.py`` of each app reads for the doors; only services write.
"""
