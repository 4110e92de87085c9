"""A journey as a form on paper: for people who cannot go online, as an HTML page and as a tagged PDF.

Journey --made--> Paper --html--> page that prints on A4
                        \\--pdf--> PDF/UA-1 (needs the extra `paper`)
"""

from __future__ import annotations
