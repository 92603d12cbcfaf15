"""Reports as files: CSV and XLSX for who counts on, PDF for who reads and prints."""
