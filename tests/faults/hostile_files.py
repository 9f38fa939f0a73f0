# ruff: noqa: E501
"""Files that lie: what each holds, and the code of the issue that it must be; None where it must be read as an article."""

import base64
import gzip
import json
import os
import random

Case = tuple[str, bytes, str | None]  # file name, content, code of the issue

REPEATED = 120_000 if os.environ.get("SOURCELINE_NIGHTLY") else 2_400  # characters of one piece again and again
LINE = "Acme Corp. said revenue rose 12% to $3.4 billion in the third quarter of 2025.\n"
STORY = (LINE + "\nThe company sold 4,000 looms, more than the 3,500 of a year earlier.\n").encode()


def _front(lines: str) -> bytes:
    return f"---\n{lines}\n---\n\n{LINE}".encode()


def _json_ld(text: str) -> bytes:
    return f"<html><head><script type='application/ld+json'>{text}</script></head><body><p>{LINE}</p></body>".encode()


def _laughs(depth: int) -> str:
    links = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(depth))
    return f"a: &a [x, x]\n{links}"


BYTES: tuple[Case, ...] = (
    ("empty.txt", b"", "empty_file"),
    ("blank.txt", b" \r\n\t\n", "empty_file"),
    ("mark alone.txt", b"\xef\xbb\xbf", "empty_file"),
    ("wide mark alone.txt", b"\xff\xfe", "empty_file"),
    ("zeros.md", bytes(5000), "empty_file"),
    ("pdf.txt", b"%PDF-1.7\n" + STORY, "binary_file"),
    ("png.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary_file"),
    ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(200), "binary_file"),
    ("zip.md", b"PK\x03\x04" + bytes(200), "binary_file"),
    ("noise.txt", random.Random(1).randbytes(20_000), "binary_file"),
    ("controls.txt", bytes(range(1, 32)) * 50, "binary_file"),
    ("pickle.txt", b"\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.", "binary_file"),
    ("cut.txt.gz", gzip.compress(STORY * 40)[:-12], "truncated_gzip"),
    ("cut in its head.txt.gz", gzip.compress(STORY)[:6], "truncated_gzip"),
    ("wrong sum.txt.gz", gzip.compress(STORY)[:-8] + bytes(8), "corrupt_gzip"),
    ("no gzip.txt.gz", STORY, "corrupt_gzip"),
    ("empty.txt.gz", b"", "empty_file"),
    ("bomb.txt.gz", gzip.compress(bytes(30_000_000)), "too_large"),
    ("bomb in members.txt.gz", gzip.compress(b"1" * 1_000_000) * 30, "too_large"),
    ("gzip in gzip.txt.gz", gzip.compress(gzip.compress(STORY)), "binary_file"),
    ("rubbish behind.txt.gz", gzip.compress(STORY) + b"rubbish", "corrupt_gzip"),
    ("zeros behind.txt.gz", gzip.compress(STORY) + bytes(512), None),
    ("UPPER.TXT.GZ", gzip.compress(STORY), None),
)  # fmt: skip

ENCODINGS: tuple[Case, ...] = (
    ("utf-16 with mark.txt", STORY.decode().encode("utf-16"), None),
    ("utf-16-be with mark.txt", b"\xfe\xff" + STORY.decode().encode("utf-16-be"), None),
    ("utf-16-le.txt", STORY.decode().encode("utf-16-le"), None),
    ("utf-16-be.txt", STORY.decode().encode("utf-16-be"), None),
    ("utf-16 cut.txt", STORY.decode().encode("utf-16")[:-1], "binary_file"),
    ("utf-16 lone surrogate.txt", b"\xff\xfe" + "5% \ud800 up".encode("utf-16-le", "surrogatepass") * 20, "binary_file"),
    ("utf-32 with mark.txt", STORY.decode().encode("utf-32"), None),
    ("utf-32-be with mark.txt", b"\x00\x00\xfe\xff" + STORY.decode().encode("utf-32-be"), None),
    ("utf-32-le.txt", STORY.decode().encode("utf-32-le"), "binary_file"),
    ("broken byte.txt", STORY + b"Margin was 5% \xff\xfe\x81 then.\n", None),
    ("overlong.txt", STORY + b"\xc0\xaf \xe0\x80\xaf 7%\n", None),
    ("coded surrogate.txt", STORY + b"\xed\xa0\x80 8%\n", None),
    ("cut character.txt", STORY + "€".encode()[:2], None),
    ("stray zeros.txt", STORY * 5 + b"up\x00 9%\n", None),
    ("cp1252.txt", STORY + "“Up” — 5 €\n".encode("cp1252"), None),
    ("cp1251.txt", ("Цена выросла на 5% до 300 рублей, сообщила компания. " * 5).encode("cp1251"), None),
    ("shift_jis.txt", ("売上高は12%増の34億円となった。前年は30億円だった。\n" * 8).encode("shift_jis"), None),
    ("gb18030.txt", ("公司第三季度收入增长12%，达到34亿元。\n" * 8).encode("gb18030"), None),
    *(
        (f"charset {name}.html", f"<meta charset='{name}'><p>{LINE}</p>".encode() + b"<p>\x93Up\x94 5%</p>", None)
        for name in ("utf-7", "utf-16", "unicode_escape", "idna", "punycode", "hex", "rot13", "no-such", "undefined")
    ),
)  # fmt: skip

TEXTS: tuple[Case, ...] = (
    ("one long line.txt", LINE[:-1].encode() + b" and so it was said at length" * 37_000, None),
    ("no space.txt", b"a1" * 200_000, None),
    ("letters.txt", b"a" * 1_000_000, None),
    ("10,000 digits.txt", f"Revenue was ${'7' * 10_000} million. {LINE}".encode(), None),
    ("10,000 groups.txt", f"Revenue was $1{',000' * 10_000} in all. {LINE}".encode(), None),
    ("10,000 decimals.txt", f"Revenue rose 0.{'3' * 10_000}%. {LINE}".encode(), None),
    ("links in numbers.md", f"Revenue[7](http://x/8)0 rose 1[2](http://x/3)% in 20[2](/4)5, S&P 5[0](/6)0. {LINE}".encode(), None),
    ("numbers at the limit.txt", "".join(f"It paid ${'7' * n} million, {'3' * n}%, 0.{'1' * n} or 1 to {'2' * n} tons.\n\n" for n in range(7, 40)).encode(), None),
    ("exponents.txt", f"It is 1e999999999, 1E-999999999, 10^999999999, 2.5e10 and 1e+7 dollars. {LINE}".encode(), None),
    ("blank quotations.txt", f">  \n> >   \n{LINE}\n>  ".encode(), None),
    ("blank quotation.md", b">  \n\n" + STORY, None),
    ("other digits.txt", f"Sales of ١٢٣ and １２３％, ९.५%, 𝟏𝟐%, ①, ½, 1٢3, ² and 5⃣ units. {LINE}".encode(), None),
    ("joined digits.txt", "".join(f"{f'1{sign}' * 139}x\n" for sign in "-,./:$+%").encode() + LINE.encode(), None),
    ("bidi.txt", f"\u202eRevenue rose \u206612%\u2069\u202c to \u200f$3.4 billion. {LINE}".encode(), None),
    ("zero width.txt", f"Rev\u200benue rose 1\u200b2% to $3\u2060.4 b\u00adillion. {LINE}".encode(), None),
    ("marks on a letter.txt", ("R" + "\u0301" * 20_000 + " rose 12%. " + LINE).encode(), None),
    ("line ends.txt", LINE.replace(" ", "\u2028", 2).replace(" ", "\x0b", 1).replace("\n", "\r").encode() * 5, None),
    ("escapes.txt", f"\x1b[31m{LINE}\x1b]8;;http://x.example\x07link\x1b]8;;\x07 \x07\x08{LINE * 9}".encode(), None),
    *(
        (f"{name}.txt", (piece * (REPEATED // len(piece)) + "\n" + LINE).encode(), None)
        for name, piece in {
            "dollars": "$", "minus": "-", "groups": "1,000,", "points": "1.", "slashes": "1/", "ranges": "1-",
            "brackets": "(", "accounting": "($1", "scales": "million ", "amounts": "$1 million ", "halves": "half a ",
            "from to": "from 1 to ", "between": "between 5 and ", "up to": "up to ", "respectively": "1 and 2, ",
            "per share": "per share ", "quarters": "Q1 ", "dates": "Jan 1, 2025, ", "years": "2025 ",
            "fiscal": "fiscal third quarter ", "ago": "a year ago ", "tickers": "(NYSE: ", "names": "Acme Corp. ",
            "index": "S&P 500 ", "said": "said the ", "revenue": "revenue ", "not": "not ", "quotes": "\u201c",
            "commas": ",", "spaces": " ", "tabs": "\t", "lines": "\n", "rules": "|---|", "stars": "*", "under": "_",
            "ticks": "`", "links": "[1](", "images": "![", "hashes": "# 1\n", "lists": "- ", "nested lists": "1. - ",
            "quotes in quotes": "> ", "entities": "&amp;", "dots": ".", "abbreviations": "U.S. ", "clock": "9:30 ",
            "and": "and ", "capitals": "Ab ", "colons": "Revenue: ", "emails": "a@b.", "addresses": "http://a/",
        }.items()
    ),
)  # fmt: skip

PAGES: tuple[Case, ...] = (
    ("nested.html", ("<div>" * 100_000 + LINE + "</div>" * 100_000).encode(), None),
    ("nested inline.html", ("<b><i>" * 50_000 + LINE).encode(), None),
    ("nested lists.html", ("<ul><li>" * 30_000 + LINE).encode(), None),
    ("nested tables.html", ("<table><tr><td>" * 15_000 + LINE).encode(), None),
    ("never closed.html", ("<div><span class='x'><p><li>" * 20_000 + LINE).encode(), None),
    ("end tags.html", ("</div></p></b>" * 30_000 + LINE).encode(), None),
    ("comments.html", ("<!-- " * 50_000 + LINE).encode(), None),
    ("scripts.html", ("<script>" * 30_000 + LINE).encode(), None),
    ("open quote.html", (f"<p>{LINE}</p>" + "<a href=\"x' " * 30_000).encode(), None),
    ("attributes.html", f"<p {'a=1 ' * 60_000}>{LINE}</p>".encode(), None),
    ("one table.html", ("<table>" + ("<tr>" + "<td>1,234.5</td>" * 20 + "</tr>") * (REPEATED // 12) + "</table>").encode(), None),
    ("spans.html", ("<table>" + "<tr><td rowspan=99999 colspan=99999>1</td></tr>" * 300 + f"</table>{LINE}").encode(), None),
    ("odd spans.html", f"<table><tr><td colspan='٣'>1</td><td rowspan=-1>2</td><td colspan=x>{LINE}</td></table>".encode(), None),
    ("entities.html", f"<p>&#x110000; &#xD800; &#{'9' * 5000}; &bogus; &#0; &#36;5 million</p><p>{LINE}</p>".encode(), None),
    ("entity bomb.html", f'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b; {LINE}</p>'.encode(), None),
    ("outside entity.html", f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x; {LINE}</p>'.encode(), None),
    ("blob.html", b"<p>" + STORY + b"</p><img src='data:image/png;base64," + base64.b64encode(bytes(300_000)) + b"'>", None),
    ("zeros in tags.html", b"<p\x00 class='a\x00'>" + STORY * 10 + b"</p>", None),
    ("ld that nests.html", _json_ld("[" * 50_000), None),
    ("ld of objects.html", _json_ld('{"@graph":' * 20_000), None),
    ("ld of long numbers.html", _json_ld(f'{{"headline": {"7" * 10_000}, "datePublished": 1e400}}'), None),
    ("ld of wrong types.html", _json_ld('{"headline": [1], "author": {"name": [null]}, "datePublished": {}}'), None),
    ("ld of far dates.html", _json_ld('{"datePublished": "9999-12-31T23:59:59-14:00", "headline": "x"}'), None),
    ("ld of surrogates.html", _json_ld(r'{"headline": "\ud800 up", "publisher": {"name": "\udfff"}}'), None),
)  # fmt: skip

FRONT_MATTER: tuple[Case, ...] = (
    ("tag.md", _front("title: !!python/object/apply:os.system ['touch executed']"), None),
    ("new object.md", _front("title: !!python/object/new:subprocess.Popen [['touch', 'executed']]"), None),
    ("laughs.md", _front(_laughs(24)), None),
    ("alias of itself.md", _front("title: &a [*a]"), None),
    ("merge of itself.md", _front("a: &a\n  <<: *a\ntitle: T"), None),
    ("unknown alias.md", _front("title: *gone"), None),
    ("wrong types.md", _front("title: {a: b}\nauthor: [[1, 2], 3]\ndate: true\npublisher: ~\nlanguage: 5"), None),
    ("binary title.md", _front("title: !!binary AAECAwQ="), None),
    ("keys twice.md", _front("title: One\ntitle: Two\ndate: 2025-01-01\ndate: 2026-01-01"), None),
    ("odd keys.md", _front("? [a, b]\n: c\n? {x: y}\n: z\n1: 2\ntitle: T"), None),
    ("directive.md", ("%YAML 9.9\n" + _front("title: T").decode()).encode(), None),
    ("brackets.md", _front("a: " + "[" * 50_000), None),
    ("never closed.md", ("---\n" + "a: 1\n" * 20_000 + LINE).encode(), None),
    ("many keys.md", _front("\n".join(f"key{i}: {i}" for i in range(10_000))), None),
    ("long title.md", _front(f"title: {'Up 5% ' * 2_000}"), None),
    ("title of controls.md", _front('title: "a\\x1b[31m\\u202e\\0 b"'), None),
    ("script address.md", _front("canonical_url: javascript:alert(1)\ntitle: T"), None),
    ("toml.md", f"+++\ntitle = 1979-05-27T07:32:00Z\ndate = 99999999999999999999\n+++\n\n{LINE}".encode(), None),
    ("json.md", (json.dumps({"title": {"a": [1]}, "date": 10**30, "body": LINE * 5}) + "\n").encode(), None),
    ("json that nests.md", ('{"a":' * 50_000).encode(), None),
    *(
        (f"date {index}.md", _front(f"title: T\ndate: {date}"), None)
        for index, date in enumerate(
            (
                "9999-99-99", "0000-00-00", "2026-02-30", "99999-01-01", "-1", "1e400", "9" * 400, "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59-14:00", "2025-01-01T25:61:61Z", "2025-01-01T00:00:00+99:99", "Thu, 32 Foo 2025 99:99",
                "١٩٩٩-٠١-٠١", "1736899200000000000000", "2025-13-01", "Jan 0, 2025", "0", "12:30", "2025-01-01T00:00:00.1234567890123Z",
            )
        )
    ),
)  # fmt: skip

NAMES: tuple[bytes, ...] = (
    b"two\nlines.txt",
    b"caf\xe9.txt",
    b"\xff\xfe.md",
    "نص.txt".encode(),
    "\u202etxt.exe.txt".encode(),
    b"\x1b[2J\x07.txt",
    b"'; DROP TABLE issues; --.txt",
    b"=cmd|' :C calc'!A0.txt",
    b"${HOME} `id` $(id).txt",
    b"<script>alert(1)<|script>.txt",
    b"a..txt..txt",
    b"-rf.txt",
    b"a" * 251 + b".txt",
    b"back\\slash.txt",
    b"%2e%2e%2f.txt",
    b"*?[x].txt",
    b" .txt",
    "e\u0301.txt".encode(),
    "\u00e9.txt".encode(),
)

FILES = (*BYTES, *ENCODINGS, *TEXTS, *PAGES, *FRONT_MATTER)
