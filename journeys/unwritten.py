"""The ids of pages that no author wrote, as a map, an editor and whoever looks for citizens call them."""

from __future__ import annotations

START, TASKS, END, CHECK = "-start", "-tasks", "-end", "-check"
"""The start page, the task list, the rules after the last step, and the page of all answers; no author's id begins
with a dash."""

CHECK_OF = f"{CHECK}-"
"""How the ids begin that a map gives to the page of all answers, where it draws one for each outcome."""
