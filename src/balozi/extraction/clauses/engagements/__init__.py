"""Official contacts across borders: meetings, calls, visits, summits, signings, statements."""
