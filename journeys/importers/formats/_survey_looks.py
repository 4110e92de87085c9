"""Keys of SurveyJS that say how something looks, or are about the builder: a journey needs none of them."""

from __future__ import annotations

OF_ELEMENTS = (
    "name", "type", "startWithNewLine", "titleLocation", "descriptionLocation", "hideNumber", "colCount",
    "width", "minWidth", "maxWidth", "indent", "rightIndent", "state", "innerIndent", "size", "cols",
    "renderAs", "searchEnabled", "allowClear", "storeDataAsText", "allowMultiple",
    "allowImagesPreview", "errorLocation", "rateType", "displayMode", "labelTrue", "labelFalse", "autocomplete",
    "inputType", "valueName", "showClearButton", "choicesVisibleIf", "penColor", "backgroundColor",
    "dataFormat", "signatureWidth", "signatureHeight", "useDisplayValuesInDynamicTexts", "rateMin", "rateMax",
    "rateStep", "rateCount", "minRateDescription", "maxRateDescription", "autoGenerate", "imageFit",
    "imageHeight", "imageWidth", "multiSelect", "showLabel", "contentMode", "autoGrow", "allowResize",
    "textUpdateMode", "valueTrue", "valueFalse", "waitForUpload", "needConfirmRemoveFile", "sourceType",
    "closeOnSelect", "step",
)  # fmt: skip
"""Of an element that asks."""

OF_SURVEYS = (
    "locale", "logo", "logoPosition", "showProgressBar", "progressBarType", "showQuestionNumbers", "widthMode",
    "width", "showTitle", "showPageTitles", "showPageNumbers", "questionTitleLocation",
    "questionDescriptionLocation", "questionErrorLocation", "showNavigationButtons", "checkErrorsMode",
    "textUpdateMode", "requiredText", "fitToContainer", "headerView", "clearInvisibleValues", "maxTextLength",
    "questionStartIndex", "questionTitlePattern", "showTOC", "tocLocation", "pagePrevText", "pageNextText",
    "completeText", "startSurveyText", "showPreviewBeforeComplete", "focusFirstQuestionAutomatic",
    "goNextPageAutomatic", "sendResultOnPageNext", "cookieName", "storeOthersAsComment", "showCompletedPage",
    "showCompletePage", "questionsOnPageMode", "mode", "allowCompleteSurveyAutomatic",
)  # fmt: skip
"""Of the whole."""

OF_GROUPS = (
    "name", "type", "state", "innerIndent", "startWithNewLine", "questionTitleLocation",
    "questionErrorLocation", "titleLocation", "showNumber", "showQuestionNumbers",
    "navigationButtonsVisibility", "width", "minWidth", "maxWidth",
)  # fmt: skip
"""Of pages and panels."""

OF_REPEATS = (
    "panelCount", "rowCount", "renderMode", "panelAddText", "panelRemoveText", "addRowText", "removeRowText",
    "confirmDelete", "confirmDeleteText", "templateTitle", "panelPrevText", "panelNextText", "columnColCount",
    "cellType", "showHeader", "noEntriesText", "displayMode", "newPanelPosition", "allowAddPanel",
    "allowRemovePanel", "emptyRowsText", "allowAddRows", "allowRemoveRows", "horizontalScroll",
    "columnMinWidth", "columnLayout", "valueName", "isRequired",
)  # fmt: skip
"""Of a dynamic panel or matrix, besides those of a group."""
