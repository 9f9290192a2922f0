"""What is measured on a page, in JavaScript: but for CONTENTS each gives a list of faults, empty where all is well."""

from __future__ import annotations

# Shared by the scripts below: how an element is named in a fault, which are shown, what its text is written in.
TOOLS = r"""
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const short = text => text.replace(/\s+/g, " ").trim().slice(0, 50);
const name = e => `<${e.tagName.toLowerCase()}${e.className ? ` class="${e.className}"` : ""}> ${short(e.textContent)}`;
const shown = e => e.checkVisibility() && e.getClientRects().length > 0;
const style = e => getComputedStyle(e);
const letters = (text, script) => (text.match(new RegExp(`\\p{Script=${script}}`, "gu")) || []).length;
const colour = text => (text.match(/[\d.]+/g) || []).map(Number);
const seen = ([red, green, blue, alpha = 1]) => alpha > 0;
const light = rgb => rgb.slice(0, 3).map(part => part / 255)
  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
"""

# What the page holds that is checked against other pages.
CONTENTS = r"""
const href = e => e.getAttribute("href");
const rows = all(".rasad-events tbody tr:not(:has([colspan]))").filter(row => !row.closest(".rasad-article"));
const acts = e => [...e.attributes].some(attribute => attribute.name.startsWith("on"));
return {
  lang: document.documentElement.lang,
  dir: document.documentElement.dir,
  title: document.title.trim(),
  text: document.body.innerText,
  ids: all("[id]").map(e => e.id),
  links: [...all("a[href], area[href], link[href]").map(href), ...all("[src]").map(e => e.getAttribute("src"))]
    .filter(link => !link.startsWith("data:")),
  languages: all("nav a:is([lang], [hreflang])").map(e => [e.hreflang || e.lang, href(e)]),
  toc: all("nav.toc a").map(href),
  rows: rows.map(row => [short(row.textContent), all("a[href]", row).map(href)]),
  prose: all(".prose").length,
  code: all("details.code").length,
  sections: all("main h2").length,
  scripts: document.scripts.length + all("*").filter(acts).length,
};
"""

IMAGES = r"""
await Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.decode().catch(() => null);
}));
return [...document.images].flatMap(image => [
  ...image.complete && image.naturalWidth > 0 ? [] : [`not drawn: ${image.src.slice(0, 80)}`],
  ...image.alt.trim() ? [] : [`no alt: ${image.src.slice(0, 80)}`],
]);
"""

FOLDED_CODE = r"""
const code = all("details.code");
return [
  ...code.filter(e => e.open).map(e => `open: ${name(e)}`),
  ...code.filter(e => !e.querySelector("pre")).map(e => `no <pre>: ${name(e)}`),
];
"""

# A screen reader does not read the style; what scrolls in a box of its own is all right.
OVERFLOW = r"""
const root = document.documentElement, width = root.clientWidth;
if (root.scrollWidth <= width + 1) return [];
const boxed = e => {
  for (let box = e.parentElement; box && box !== document.body; box = box.parentElement)
    if (style(box).overflowX !== "visible") return true;
  return false;
};
const wide = all("body *").filter(e => {
  const box = e.getBoundingClientRect();
  return shown(e) && (box.right > width + 1 || box.left < -1) && !boxed(e);
});
return [`${root.scrollWidth} px in a window of ${width} px: ${wide.slice(-3).map(name).join(" | ") || "?"}`];
"""

UNFOLD = r"""
all("details").forEach(e => { e.open = true; });
return [];
"""

FOLD = r"""
all("details").forEach(e => { e.open = false; });
return [];
"""

# The first line of a text begins where its box does: at the right of it in Persian and Arabic. A number or a
# date has no letters: it may begin where its table does.
ALIGNMENT = r"""
const block = e => !["inline", "contents"].includes(style(e).display);
const firstLine = e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  const inner = all("*", e).find(child => block(child) && !child.matches("wbr, br"));
  if (inner) range.setEndBefore(inner);
  if (!range.toString().trim()) return null;
  const rects = [...range.getClientRects()].filter(rect => rect.width > 0.5 && rect.height > 1);
  if (!rects.length) return null;
  const first = rects.reduce((a, b) => b.top < a.top ? b : a);
  const line = rects.filter(rect => Math.abs(rect.top + rect.bottom - first.top - first.bottom) < first.height);
  return [Math.min(...line.map(rect => rect.left)), Math.max(...line.map(rect => rect.right))];
};
const sides = e => {
  const table = e.closest("table");
  return [e, ...table && !/\p{L}/u.test(e.textContent) ? [table] : []].map(e => style(e).direction);
};
const texts = "p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, blockquote, caption, figcaption, pre, .rasad-block";
return all(`main :is(${texts}), header :is(h1, p)`).flatMap(e => {
  if (!shown(e) || !block(e) || e.closest("nav")) return [];
  const line = firstLine(e);
  if (!line) return [];
  const box = e.getBoundingClientRect(), s = style(e), px = parseFloat;
  const left = box.left + px(s.borderLeftWidth) + px(s.paddingLeft);
  const right = box.right - px(s.borderRightWidth) - px(s.paddingRight);
  const off = side => Math.abs(side === "rtl" ? right - line[1] : line[0] - left);
  const best = Math.min(...sides(e).map(off));
  return best <= 2 ? [] : [`${sides(e)[0]}, ${Math.round(best)} px from its edge: ${name(e)}`];
});
"""

DIRECTIONS = r"""
const reader = document.documentElement.dir;
return [
  ...all("main table").filter(shown).flatMap(table => {
    const row = [...table.rows].find(row => row.cells.length > 1);
    if (!row) return [];
    const edges = [...row.cells].map(cell => cell.getBoundingClientRect());
    const rightmost = edges[0].left >= edges.at(-1).right - 1;
    const side = style(table).direction;
    return [
      ...side === reader ? [] : [`a table ${side} on a page ${reader}: ${name(table)}`],
      ...rightmost === (side === "rtl") ? [] : [`its first column is at the wrong side: ${name(table)}`],
    ];
  }),
  ...all("pre").filter(e => style(e).direction !== "ltr" || !["left", "start"].includes(style(e).textAlign))
    .map(e => `code not from left to right: ${name(e)}`),
];
"""

# Names of files and of variables are Latin in every language: what stands in <code> is not counted.
PROSE = r"""
const reader = document.documentElement.lang;
return all(".prose").flatMap(e => {
  const bare = e.cloneNode(true);
  all("code, pre, style", bare).forEach(part => part.remove());
  const latin = letters(bare.textContent, "Latin"), arabic = letters(bare.textContent, "Arabic");
  const wanted = reader === "en" ? "ltr" : "rtl";
  return [
    ...e.lang === reader ? [] : [`lang="${e.lang}" on a page in ${reader}: ${name(e)}`],
    ...e.dir === wanted ? [] : [`dir="${e.dir}": ${name(e)}`],
    ...latin + arabic && (latin > arabic) !== (reader === "en") ? [`not written in ${reader}: ${name(e)}`] : [],
  ];
});
"""

DARK = r"""
const paper = [document.body, document.documentElement].map(e => colour(style(e).backgroundColor)).find(seen);
if (!paper || light(paper) > 0.1) return [`the page is not dark: ${paper}`];
const ink = light(colour(style(document.body).color)), ratio = (ink + 0.05) / (light(paper) + 0.05);
return ratio >= 4.5 ? [] : [`contrast ${ratio.toFixed(1)}`];
"""

PAPER = r"""
return all("nav").filter(shown).map(e => `printed: ${name(e)}`);
"""

# Follows the links of FRAGMENTS one by one, as a click would, and looks where each arrives.
TARGETS = r"""
const frame = () => new Promise(done => requestAnimationFrame(() => done()));
const faults = [];
for (const id of FRAGMENTS) {
  const target = document.getElementById(id) || document.getElementById(decodeURIComponent(id));
  if (!target) { faults.push(`no #${id}`); continue; }
  location.hash = "";  // the last passage may hold this one, and colours all in it
  await frame();
  const before = style(target).backgroundColor;
  location.hash = id;
  await frame();
  const box = target.getBoundingClientRect();
  if (style(target).backgroundColor === before) faults.push(`#${id} looks like any other passage`);
  if (!shown(target) || box.top < 0 || box.top > innerHeight || (box.height < innerHeight && box.bottom > innerHeight))
    faults.push(`#${id} is out of sight: ${Math.round(box.top)} to ${Math.round(box.bottom)} px`);
}
return faults;
"""

AXE = r"""
const options = { preload: false, resultTypes: ["violations"], rules: RULES, runOnly: ONLY };
const { violations } = await axe.run(document, options);
return violations.filter(violation => ["serious", "critical"].includes(violation.impact))
  .flatMap(({ id, impact, nodes }) => nodes.map(node => `${id} (${impact}): ${node.target.flat().join(" ")}`));
"""
