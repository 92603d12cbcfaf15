"""Values of indicators in and out: tables, DHIS2 dataValueSets, SDMX-CSV, IATI results; the store is not known here."""
