"""Pages to set on paper."""

from __future__ import annotations

from rasad.report.pdf.document import Chapter

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100">'
    '<path d="M 0 0 L 200 0 L 200 100 z"/></svg>'
)
TIMELINE = Chapter(
    "timeline",
    "خط زمان",  # "timeline"
    '<h2>گزیده‌ها</h2><p><a href="#passage-1">یک</a> <a href="articles/004.html#passage-7">دو</a>'
    ' <a href="index.html">سه</a> <a href="https://example.org/">چهار</a></p>'
    '<figure><img src="../figures/a.svg" alt="شرح نمودار"></figure><p><mark id="passage-1">متن</mark></p>',
)
ARTICLE = Chapter("articles/004", "مقاله", '<h4>عنوان</h4><p><mark class="rasad-PER" id="passage-7">پوتین</mark></p>')
