"""Keys of Form.io that say how something looks, or are about the builder: a journey needs none of them."""

from __future__ import annotations

from journeys.importers.values import Value

OF_FORMS = (
    "_id", "_vid", "name", "path", "type", "display", "tags", "access", "submissionAccess", "owner", "created",
    "modified", "machineName", "settings", "properties", "controller", "project", "revisions", "deleted",
    "fieldMatchAccess", "action", "pdfComponents", "parent", "shared", "externalIdKey", "esign",
    "submissionRevisions",
)  # fmt: skip
"""Of the whole."""

OF_COMPONENTS = (
    "key", "type", "input", "tableView", "id", "inputType", "inputFormat", "prefix", "customClass",
    "labelPosition", "optionsLabelPosition", "inline", "autofocus", "tabindex", "clearOnHide", "persistent",
    "protected", "validateOn", "spellcheck", "mask", "widget", "showWordCount", "showCharCount", "hideLabel",
    "modalEdit", "autocomplete", "dbIndex", "attributes", "overlay", "allowCalculateOverride", "encrypted",
    "redrawOn", "refreshOn", "errorLabel", "errors", "allowMultipleMasks", "case", "truncateMultipleSpaces",
    "calculateServer", "labelWidth", "labelMargin", "lockKey", "isNew", "size", "rows", "wysiwyg", "autoExpand",
    "thousandsSeparator", "delimiter", "requireDecimal", "uniqueOptions", "searchEnabled", "selectThreshold",
    "readOnlyValue", "customOptions", "useExactSearch", "template", "idPath", "dataType", "valueProperty",
    "lazyLoad", "limit", "indexeddb", "fuseOptions", "format", "datePicker", "timePicker", "displayInTimezone",
    "useLocaleSettings", "allowInput", "enableMinDateInput", "enableMaxDateInput", "shortcutButtons", "storage",
    "dir", "webcam", "fileTypes", "image", "privateDownload", "provider", "enableManualMode",
    "switchToManualModeLabel", "fields", "dayFirst", "maxDate", "minDate", "currency", "footer", "width",
    "height", "penColor", "backgroundColor", "minWidth", "maxWidth", "shortcut", "properties", "tags", "addons",
    "ignoreCache", "filter", "sort", "disableLimit", "noRefreshOnScroll", "minSearch", "searchDebounce",
    "searchField", "authenticate", "selectFields", "name", "value", "storeas", "hideInputLabels",
    "inputsLabelPosition", "useOriginalRevision", "keepOverlayRatio", "showValidations", "applyMaskOn",
    "displayMask", "editor", "fixedSize", "dataGridLabel", "scrollToTop", "collapsible", "collapsed", "tree",
    "breadcrumb", "buttonSettings", "navigateOnEnter", "saveOnEnter", "theme", "nextPage", "autoAdjust",
    "allowPrevious", "tooltipPosition", "truncate",
)  # fmt: skip
"""Of any component."""

OF_REPEATS = (
    "reorder", "addAnother", "addAnotherPosition", "layoutFixed", "enableRowGroups", "initEmpty", "striped",
    "bordered", "hover", "condensed", "openWhenEmpty", "disableAddingRemovingRows", "removeRow", "saveRow",
    "templates", "inlineEdit", "modal", "displayAsTable", "rowDrafts", "defaultOpen", "defaultValue", "hidden",
)  # fmt: skip
"""Of a data grid or an edit grid, besides those of any component."""


def pass_over_looks(of: Value, *more: str) -> None:
    """Says that nobody has to read how a component looks; what is switched off needs no mention either."""
    for key in (*OF_COMPONENTS, *more):
        of.at(key).pass_over()
    for each in of.each():
        if each.value is False:
            each.pass_over()
