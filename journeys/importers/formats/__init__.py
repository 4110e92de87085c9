"""The formats that can be imported, one module each, found by name (`journeys.importers.recognise`)."""
