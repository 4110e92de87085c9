/* What the edit view needs of CodeMirror 6, gathered under one name: scripts/bundle_editor.sh makes the bundle of it. */
export { basicSetup } from "codemirror";
export { Annotation, EditorState, RangeSetBuilder } from "@codemirror/state";
export { Decoration, EditorView, ViewPlugin, hoverTooltip, keymap } from "@codemirror/view";
export { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
export { autocompletion } from "@codemirror/autocomplete";
export { isolateHistory } from "@codemirror/commands";
export { lintGutter, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
export { yaml } from "@codemirror/lang-yaml";
export { tags } from "@lezer/highlight";
