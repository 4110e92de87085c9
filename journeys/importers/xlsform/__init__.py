"""XLSForm: forms as the sheets of a workbook, with conditions in XPath (journeys.importers.formats.xlsform)."""
