#!/usr/bin/python3
"""Makes a ZIM file of sections, one article each, with a full-text index: `zim.py SECTIONS.jsonl OUT.zim`.

Needs Debian's python3-libzim, so it runs with /usr/bin/python3.
"""
import html, json, sys
from libzim.writer import Creator, Hint, Item, StringProvider


class Article(Item):
    def __init__(self, number, section):
        super().__init__()
        self.number = number
        self.title = " – ".join(dict.fromkeys(x for x in (section.get("title"), section.get("heading")) if x)) or section["id"]
        self.text = section["text"]

    def get_path(self): return f"s{self.number}"
    def get_title(self): return self.title
    def get_mimetype(self): return "text/html"
    def get_hints(self): return {Hint.FRONT_ARTICLE: True, Hint.COMPRESS: True}

    def get_contentprovider(self):
        title, text = html.escape(self.title), html.escape(self.text)
        return StringProvider(f"<html><head><meta charset='utf-8'><title>{title}</title></head>"
                              f"<body><h1>{title}</h1><p>{text}</p></body></html>")


def main(sections, out):
    with Creator(out).config_indexing(True, "eng").config_nbworkers(2) as creator:
        creator.set_mainpath("s0")
        with open(sections, encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                creator.add_item(Article(number, json.loads(line)))
        for name, value in {"Title": "Sections", "Description": "Sections", "Language": "eng", "Name": "sections",
                            "Creator": "-", "Publisher": "-", "Date": "2026-01-01"}.items():
            creator.add_metadata(name, value)


main(*sys.argv[1:])
