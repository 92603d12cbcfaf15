"""The results framework, its values, reports, gaps and corrective actions."""
