/* What the edit view needs of CodeMirror 6, gathered under one name: scripts/bundle_editor.sh makes the bundle of it. */
export { basicSetup } from "codemirror";
export { Annotation, ChangeSet, Compartment, EditorSelection, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
export { Decoration, EditorView, hoverTooltip, keymap } from "@codemirror/view";
export { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
export { autocompletion, startCompletion } from "@codemirror/autocomplete";
export { isolateHistory } from "@codemirror/commands";
export { forEachDiagnostic, lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
export { yaml } from "@codemirror/lang-yaml";
export { tags } from "@lezer/highlight";
