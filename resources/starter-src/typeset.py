#!/usr/bin/env python3
"""Typeset the starter handbook: handbook/<lang>.md -> one PDF an edition.

    python3 resources/starter-src/typeset.py            every language that is there
    python3 resources/starter-src/typeset.py en ar      only these
    python3 resources/starter-src/typeset.py --out DIR  somewhere else

The Markdown is a small subset, and what is not in it is an error that names file and line:

    # Title                       once, then one paragraph: the subtitle
    ## Chapter {#id}              ### Section {#id}
    paragraphs                    lists with "- " or "1. ", one level
    **bold**  *italic*            tables with pipes, up to four columns
    > a quoted paragraph: a note

Every edition must have the outline of the English one: the same ids at the same levels in the same order, and
the same blocks below each heading. An id becomes a named destination of the PDF, so it must be ASCII.

The same input gives the same bytes: the fonts are the ones of Debian's fonts-noto-core, the compiler is pinned in
requirements.txt, and the date in the file is the edition's date of issue, never the clock.
"""

import argparse
import datetime
import json
import re
import sys
import tomllib
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "handbook"
STARTER = HERE.parent / "starter"
PUBLICATION = STARTER / "collections/handbooks/migrant-resource-centre"
FONTS = Path("/usr/share/fonts/truetype/noto")
NEEDED_FONTS = ("NotoSerif-Regular.ttf", "NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf")

# What the page furniture says, by language tag. `revision` and `date` are patterns; months are written out because the
# compiler only knows English ones. `quotes` are what a straight " in the source becomes.
FURNITURE = {
    "en": {
        "name": "English",
        "contents": "Contents",
        "chapter": "Chapter {n}",
        "revision": "Revision {n}",
        "date": "{d} {m} {y}",
        "publisher": "Fieldshelf starter library",
        "quotes": "“”",
        "months": "January February March April May June July August September October November December",
    },
    "fr": {
        "name": "Français",
        "contents": "Sommaire",
        "chapter": "Chapitre {n}",
        "revision": "Révision {n}",
        "date": "{d} {m} {y}",
        "publisher": "Bibliothèque de départ Fieldshelf",
        "quotes": ("«\u00a0", "\u00a0»"),
        "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    },
    "sq": {
        "name": "Shqip",
        "contents": "Përmbajtja",
        "chapter": "Kapitulli {n}",
        "revision": "Rishikimi {n}",
        "date": "{d} {m} {y}",
        "publisher": "Biblioteka fillestare Fieldshelf",
        "quotes": "“”",
        "months": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    },
    "es": {
        "name": "Español",
        "contents": "Índice",
        "chapter": "Capítulo {n}",
        "revision": "Revisión {n}",
        "date": "{d} de {m} de {y}",
        "publisher": "Biblioteca inicial de Fieldshelf",
        "quotes": "«»",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    },
    "ru": {
        "name": "Русский",
        "contents": "Содержание",
        "chapter": "Глава {n}",
        "revision": "Редакция {n}",
        "date": "{d} {m} {y} г.",
        "publisher": "Начальная библиотека Fieldshelf",
        "quotes": "«»",
        "months": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    },
    "sr-Cyrl": {
        "name": "Српски",
        "contents": "Садржај",
        "chapter": "Поглавље {n}",
        "revision": "Ревизија {n}",
        "date": "{d}. {m} {y}.",
        "publisher": "Почетна библиотека Fieldshelf",
        "quotes": "„“",
        "months": "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    },
    "sr-Latn": {
        "name": "Srpski",
        "contents": "Sadržaj",
        "chapter": "Poglavlje {n}",
        "revision": "Revizija {n}",
        "date": "{d}. {m} {y}.",
        "publisher": "Početna biblioteka Fieldshelf",
        "quotes": "„“",
        "months": "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    },
    "hu": {
        "name": "Magyar",
        "contents": "Tartalom",
        "chapter": "{n}. fejezet",
        "revision": "{n}. változat",
        "date": "{y}. {m} {d}.",
        "publisher": "Fieldshelf kezdőkönyvtár",
        "quotes": "„”",
        "months": "január február március április május június július augusztus szeptember október november december",
    },
    "ar": {
        "name": "العربية",
        "contents": "المحتويات",
        "chapter": "الفصل {n}",
        "revision": "المراجعة {n}",
        "date": "{d} {m} {y}",
        "publisher": "مكتبة Fieldshelf الأولية",
        "quotes": "«»",
        "months": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    },
}


# The sizes of text that are tried, the preferred first: the first whose chapters have the fairest last pages is taken.
TEXT_SIZES = (10.0, 10.1, 9.9, 10.2, 9.8, 10.3, 9.7)
FAIR_END = 62  # millimetres from the top edge, about a quarter of the text


# Vowel signs, tanwin and shadda are typeset without: common in print, and the only way to a PDF whose words can be read
# back. The compiler writes a letter with a mark as one cluster under /ActualText and in the ToUnicode map of both glyphs;
# pdfium then reads the letters twice (word recall .93 with marks, 1.00 without). The Markdown keeps them.
ARABIC_MARKS = re.compile("[\u064b-\u0652]")


class BadSource(Exception):
    """Something in a source that cannot be typeset; the message names file and line."""


def typographic(text, lang):
    """Straight quotes and apostrophes become the language's own. A text that already has them is left alone."""
    opening, closing = FURNITURE[lang]["quotes"]
    text = re.sub(r'(^|(?<=[\s(\[—–]))"', opening, text)
    text = text.replace('"', closing)
    text = text.replace("'", "’")
    if lang == "ar":
        text = ARABIC_MARKS.sub("", text)
    if lang == "fr":
        text = re.sub(r" (?=[:;?!»])", "\u00a0", text)
        text = re.sub(r"(?<=«) ", "\u00a0", text)
    return text


def inline(text, lang, where):
    """`a **b** *c*` -> runs, each {"t": "text" | "strong" | "emph", "s": …}."""
    runs = []
    for part in re.split(r"(\*\*[^*]+\*\*|\*[^*]+\*)", typographic(text, lang)):
        if not part:
            continue
        if part.startswith("**"):
            runs.append({"t": "strong", "s": part[2:-2]})
        elif part.startswith("*") and len(part) > 2:
            runs.append({"t": "emph", "s": part[1:-1]})
        else:
            if "*" in part or "`" in part or re.search(r"\]\(|<[a-z/]", part):
                raise BadSource(f"{where}: markup outside the subset: {part.strip()!r}")
            runs.append({"t": "text", "s": part})
    return runs


HEADING = re.compile(r"(#{2,3}) (.+?) \{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")


def read_blocks(path, lang):
    """The file as a flat list of blocks with their line numbers, before chapters and sections are made."""
    lines = path.read_text(encoding="utf-8").splitlines()
    blocks, i = [], 0

    def where():
        return f"{path.name}:{i + 1}"

    def take(prefix):
        nonlocal i
        taken = []
        while i < len(lines) and re.match(prefix, lines[i]):
            taken.append((where(), re.sub(prefix, "", lines[i], count=1)))
            i += 1
        return taken

    while i < len(lines):
        line, at = lines[i], where()
        if not line.strip():
            i += 1
        elif line.startswith("# "):
            blocks.append({"k": "title", "s": typographic(line[2:].strip(), lang), "at": at})
            i += 1
        elif line.startswith("#"):
            found = HEADING.match(line.strip())
            if not found:
                raise BadSource(f"{at}: a heading must be '## Text {{#id}}' or '### Text {{#id}}'")
            marks, text, ident = found.groups()
            blocks.append({"k": "h", "level": len(marks) - 1, "s": typographic(text, lang), "id": ident, "at": at})
            i += 1
        elif re.match(r"- ", line):
            blocks.append({"k": "ul", "items": [inline(s, lang, w) for w, s in take(r"- ")], "at": at})
        elif re.match(r"\d+\. ", line):
            blocks.append({"k": "ol", "items": [inline(s, lang, w) for w, s in take(r"\d+\. ")], "at": at})
        elif line.startswith(">"):
            text = " ".join(s for _, s in take(r"> ?"))
            blocks.append({"k": "note", "c": inline(text, lang, at), "at": at})
        elif line.startswith("|"):
            rows = [(w, [c.strip() for c in s.strip().strip("|").split("|")]) for w, s in take(r"(?=\|)")]
            if len(rows) < 3 or not all(re.fullmatch(r":?-+:?", c) for c in rows[1][1]):
                raise BadSource(f"{at}: a table needs a head, a line of dashes and a row")
            width = len(rows[0][1])
            if width > 4 or any(len(r) != width for _, r in rows):
                raise BadSource(f"{at}: every row of this table must have the same cells, four at most")
            cells = [[inline(c, lang, w) for c in r] for w, r in rows]
            blocks.append({"k": "table", "head": cells[0], "rows": cells[2:], "at": at})
        elif re.match(r"\s|```|!\[|\* |\+ ", line):
            raise BadSource(f"{at}: not in the subset: {line.strip()[:40]!r}")
        else:
            text = " ".join(s.strip() for _, s in take(r"(?=[^\s#>|-])(?!\d+\. )"))
            blocks.append({"k": "p", "c": inline(text, lang, at), "at": at})
    return blocks


def read_handbook(path, lang):
    """Title, subtitle, and chapters that hold sections; ids checked for repetition."""
    blocks = read_blocks(path, lang)
    if len(blocks) < 2 or blocks[0]["k"] != "title" or blocks[1]["k"] != "p":
        raise BadSource(f"{path.name}:1: starts with '# Title' and one paragraph, the subtitle")
    chapters, seen = [], {}
    for block in blocks[2:]:
        at = block.pop("at")
        if block["k"] == "title":
            raise BadSource(f"{at}: a second title")
        if block["k"] == "h":
            if block["id"] in seen:
                raise BadSource(f"{at}: id '{block['id']}' is already used at {seen[block['id']]}")
            seen[block["id"]] = at
            part = {"id": block["id"], "title": block["s"], "blocks": []}
            if block["level"] == 1:
                chapters.append(part | {"sections": []})
            elif not chapters:
                raise BadSource(f"{at}: a section before the first chapter")
            else:
                chapters[-1]["sections"].append(part)
        elif not chapters:
            raise BadSource(f"{at}: text before the first chapter")
        else:
            (chapters[-1]["sections"][-1] if chapters[-1]["sections"] else chapters[-1])["blocks"].append(block)
    return {"title": blocks[0]["s"], "subtitle": blocks[1]["c"], "chapters": chapters}


def shape(book):
    """What must be the same in every language: ids, levels, and the kinds and sizes of blocks."""

    def size(block):
        return (block["k"], len(block.get("items", block.get("rows", []))), len(block.get("head", [])))

    lines = []
    for chapter in book["chapters"]:
        lines.append((1, chapter["id"], *map(size, chapter["blocks"])))
        lines += [(2, s["id"], *map(size, s["blocks"])) for s in chapter["sections"]]
    return lines


def check_shape(book, english, path):
    for ours, theirs in zip(shape(book), shape(english)):
        if ours != theirs:
            raise BadSource(f"{path.name}: section '{ours[1]}' is {ours[2:]}; English has '{theirs[1]}' {theirs[2:]}")
    if len(shape(book)) != len(shape(english)):
        raise BadSource(f"{path.name}: {len(shape(book))} headings; English has {len(shape(english))}")


def table(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def typeset(lang, book, out):
    words = FURNITURE[lang]
    edition = table(PUBLICATION / f"{lang}.toml")
    publisher = table(STARTER / "publisher.toml")
    if edition["title"] != book["title"]:
        raise BadSource(f"{lang}.toml: the title is {edition['title']!r}; the Markdown has {book['title']!r}")
    issued = edition.get("issued") or table(PUBLICATION / "publication.toml")["issued"]
    if isinstance(issued, datetime.datetime):
        issued = issued.date()
    date = words["date"].format(d=issued.day, m=words["months"].split()[issued.month - 1], y=issued.year)
    tag, _, script = lang.partition("-")
    book = book | {
        "lang": tag,
        "tag": lang,
        "rtl": tag == "ar",
        "language": words["name"],
        "contents": words["contents"],
        "chapter": words["chapter"],
        "publisher": words["publisher"],
        "author": publisher["name"],
        "summary": edition["summary"],
        "edition": f"{words['revision'].format(n=edition['revision'])} · {date}",
        "issued": [issued.year, issued.month, issued.day],
    }
    midnight = int(datetime.datetime(*book["issued"], tzinfo=datetime.timezone.utc).timestamp())

    def compiler(size):
        inputs = {"book": json.dumps(book, ensure_ascii=False, sort_keys=True), "size": f"{size:.2f}"}
        return typst.Compiler(
            HERE / "handbook.typ", root=HERE, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=inputs
        )

    def short_ends(size):
        """How far the last pages of all chapters fall short of a fair page, in millimetres."""
        ends = json.loads(compiler(size).query("<chapter-end>", field="value"))
        return sum(max(0, FAIR_END - end["y"]) for end in ends)

    size = min(TEXT_SIZES, key=short_ends)
    pdf = compiler(size).compile(format="pdf", timestamp=midnight, pdf_standards=["ua-1"])
    target = out / f"{lang}.pdf"
    target.write_bytes(pdf)
    return target, size, len(pdf)


def main():
    parser = argparse.ArgumentParser(description="Typeset the starter handbook.")
    parser.add_argument("languages", nargs="*", help="only these (default: every handbook/<lang>.md)")
    parser.add_argument("--out", type=Path, default=PUBLICATION)
    parser.add_argument("--sources", type=Path, default=SOURCES)
    args = parser.parse_args()
    missing = [name for name in NEEDED_FONTS if not (FONTS / name).is_file()]
    if missing:
        sys.exit(f"missing fonts in {FONTS}: {', '.join(missing)}\n  apt-get install fonts-noto-core")
    languages = args.languages or sorted(p.stem for p in args.sources.glob("*.md"))
    args.out.mkdir(parents=True, exist_ok=True)
    failed = False
    try:
        english = read_handbook(SOURCES / "en.md", "en")
    except BadSource as problem:
        sys.exit(str(problem))
    for lang in languages:
        path = args.sources / f"{lang}.md"
        try:
            if lang not in FURNITURE:
                raise BadSource(f"{path.name}: no page furniture for '{lang}' in typeset.py")
            book = read_handbook(path, lang)
            check_shape(book, english, path)
            target, points, size = typeset(lang, book, args.out)
            print(f"{target}  {size / 1000:.0f} kB, text of {points} pt")
        except (BadSource, OSError) as problem:
            failed = True
            print(problem, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
