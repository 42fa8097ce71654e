import { assert, assertEquals, assertThrows } from "@std/assert";
import { anatomyOf, cellsOf, elementsOf, tagsOf, xmlFaults } from "./markup.ts";

const none = { permissions: "none" } as const;

Deno.test("anatomyOf() takes a page apart as a browser does", none, () => {
  const { elements, code, templates, active, text } = anatomyOf(
    `<!DOCTYPE html><title>t</title><p id=a class="b" title="&lt;">x<script>1</script><style>2</style>
    <template>3</template><a href="#a">y</a>`,
  );
  const [head, ...body] = [...elements].filter((element) => !/^(html|body)/.test(element));
  assertEquals(head, "head[]");
  assertEquals(body.toSorted(), [
    ...["a[href]", "p[class,id,title]", "script[]", "style[]", "template[]", "title[]"],
  ]);
  assertEquals([code, templates, active], [["1", "2"], ["3"], []]);
  for (const part of ["t", "a", "b", "<", "x", "#a", "y"]) assert(text.includes(part), part);
});

Deno.test("anatomyOf() finds what in a page could act", none, () => {
  const active: readonly (readonly [string, string])[] = [
    ["<!-- x -->", "a comment"],
    ["<p onclick=x>", "p onclick"],
    ["<svg><g ONLOAD=x>", "g onload"],
    ["<a href=javascript:x>", "a href=javascript:x"],
    ["<a href='https://x/'>", "a href=https://x/"],
    ["<img src=x>", "img src=x"],
    ["<iframe srcdoc=x>", "iframe srcdoc=x"],
    ["<form action=x>", "form action=x"],
    ["<button formaction=x>", "button formaction=x"],
    ["<object data=x>", "object data=x"],
    ["<video poster=x>", "video poster=x"],
    ["<a ping=x>", "a ping=x"],
  ];
  for (const [html, found] of active) assertEquals(anatomyOf(html).active, [found]);
});

Deno.test("tagsOf() reads tags, and fails at what is none", none, () => {
  const page = `<!DOCTYPE html>\n<p id="a" hidden>x &lt; y<br/><script>a < b</script></p>`;
  assertEquals(tagsOf(page), [
    { name: "p", attributes: { id: "a", hidden: "" } },
    { name: "br", attributes: {} },
    { name: "script", attributes: {} },
  ]);
  const broken = [
    page.replace("&lt;", "<"),
    page.replace('"a"', "a"),
    page.replace('"a"', "'a'"),
    page.replace("<br/>", "<!-- -->"),
    page.replace("x", "\x1b"),
    page.replace("x", "\u202e"),
    page.replace("x", "\r"),
  ];
  for (const one of broken) assertThrows(() => tagsOf(one), Error);
});

Deno.test("xmlFaults() and elementsOf() find what is no picture in XML", none, () => {
  const xml = '<svg a="1" id="a"><t>x &lt; y</t><g/></svg>';
  assertEquals(xmlFaults(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`), []);
  assertEquals(elementsOf(xml), [
    { name: "svg", attributes: { a: "1", id: "a" } },
    { name: "t", attributes: {} },
    { name: "g", attributes: {} },
  ]);
  const broken = [
    "",
    xml.replace("</t>", ""),
    xml.replace("</t>", "</u>"),
    xml.replace("</t>", "</t a='1'>"),
    xml.replace("</t>", '</t a="1">'),
    xml.replace("</svg>", ""),
    xml.replace("<t>", ""),
    xml.replace("&lt;", "<"),
    xml.replace("&lt;", "&"),
    xml.replace("&lt;", "&nbsp;"),
    xml.replace("&lt;", "&#0;"),
    xml.replace("&lt;", "]]>"),
    xml.replace("&lt;", "<![CDATA[x]]>"),
    ...["\x01", "\0", "\ud800", "\udc00", "\ufffe", "\uffff"].map((char) => xml.replace("x", char)),
    xml.replace('"1"', "1"),
    xml.replace('"1"', '"<"'),
    xml.replace('"1"', '"&nbsp;"'),
    xml.replace('"1"', '"&"'),
    xml.replace('a="1"', 'a="1" a="2"'),
    xml.replace("<g/>", '<g id="a"/>'),
    xml.replace("<g/>", "<!-- -->"),
    xml.replace("<g/>", "<?php ?>"),
    `<!DOCTYPE svg>${xml}`,
    `${xml}<svg/>`,
    `${xml}x`,
    `x${xml}`,
  ];
  for (const one of broken) {
    assertEquals(xmlFaults(one).length, 1, one);
    assertThrows(() => elementsOf(one), Error);
  }
});

Deno.test("cellsOf() counts the cells of each line, and fails at what is active", none, () => {
  const markdown =
    '**a** \\*b\\* `c` <code>d&#124;</code>\n> e\n| f | g |\n![h](prints/h.svg)<a id="i"></a>[j](#i)';
  assertEquals(cellsOf(markdown), [0, 0, 3, 0]);
  const active = [
    ...["<b>", "&nbsp;", "*x*", "_x_", "~x~", "$x$", "@x", "{x}", "`x", "[x](y)", "[x]: y", "\\"],
    ...["![x](https://y/z.svg)", "![x](prints/../y.svg)", "<a id='x'></a>", "<code><b></code>"],
    ...["http://x", "www.x", "mailto:x", "a > b", "<https://x>"],
  ];
  for (const one of active) assertThrows(() => cellsOf(one), Error, "active");
});
