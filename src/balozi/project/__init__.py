"""Wiring: configuration, Django settings, addresses, the WSGI application. Imported by nothing."""
