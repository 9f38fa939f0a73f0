"""Makes a page of HTML around an article: the menus, scripts, cards and attributes that news sites put around 4 KB.

Twelve real pages set the measure: 130 kilobytes, half of them scripts and styles, and about 750 tags outside of these
with 78 characters of attributes each (medians).
"""

import json
import random

from article_templates import write_paragraphs

_SECTIONS = ("Markets", "Companies", "Economy", "Technology", "Energy", "Opinion", "Video", "Podcasts")
_STYLE = "".join(f".card-{n}{{margin:{n}px;padding:0 {n}px}}" for n in range(900))
_CLASSES = "layout__item layout__item--wide u-mt-{n} u-px-sm@tablet js-track theme-default' data-track-index='{n}"
_NAMED = ("og:title", "og:type", "og:site_name", "twitter:card", "twitter:title", "parsely-title", "sailthru.title")


def write_page(seed: int) -> str:
    """Article number `seed` as a page."""
    source = random.Random(seed)
    title, *body = write_paragraphs(seed)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | Example Press</title>"
        f"{_write_head(title)}<style>{_STYLE}</style>{_write_scripts(source)}</head><body class='page page--article'>"
        f"{_write_menu()}<main id='main' class='{_CLASSES.format(n=0)}'>{_write_article(title, body)}"
        f"{_write_cards(source)}</main>{_write_footer()}</body></html>"
    )


def _write_head(title: str) -> str:
    """Meta elements and links, and what search engines read."""
    metas = "".join(f"<meta property='{name}' content='{title}' data-rh='true'>" for name in _NAMED * 5)
    links = "".join(
        f"<link rel='preload' href='https://static.example.com/assets/build/{n}/bundle.js' as='script'>"
        for n in range(30)
    )
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": "2025-11-04"}
    return f"{metas}{links}<script type='application/ld+json'>{json.dumps(told)}</script>"


def _write_scripts(source: random.Random) -> str:
    slots = [source.randint(1, 10**9) for _ in range(120)]
    return "".join(f"<script async>window.slots = {slots}; load({n});</script>\n" for n in range(25))


def _write_menu() -> str:
    """Menus of sections, each with a list of its own."""
    lists = "".join(
        f"<li class='{_CLASSES.format(n=n)}'><a class='menu__link menu__link--top' href='/{name.lower()}'>{name}</a>"
        f"<ul class='menu__list' aria-label='{name}'>"
        + "".join(
            f"<li class='menu__item menu__item--level-2'><a class='menu__link menu__link--sub js-track'"
            f" data-position='{n}' data-ga-event='navigation' href='https://www.example.com/{name.lower()}/{m}/'>"
            f"<span class='menu__text'>{name} {m}</span></a></li>"
            for m in range(10)
        )
        + "</ul></li>"
        for n, name in enumerate(_SECTIONS)
    )
    return f"<header class='header'><nav class='menu' role='navigation'><ul>{lists}</ul></nav></header>"


def _write_article(title: str, body: list[str]) -> str:
    """The article in its nested boxes, with a byline, a picture, a link in each paragraph and buttons to share it."""
    paragraphs = "".join(
        f"<p class='article-body__text {_CLASSES.format(n=n)}'>{_link_words(paragraph.replace('&', '&amp;'))}</p>\n"
        for n, paragraph in enumerate(body)
    )
    share = "".join(f"<button class='share__button share__button--{n}' type='button'></button>" for n in range(6))
    return (
        f"<div class='{_CLASSES.format(n=1)}'><div class='grid grid--article'><article class='article-body'>"
        f"<h1 class='headline headline--xl'>{title}</h1>"
        f"<div class='byline'><span>By </span><a href='/by/a'>Ada Rowe</a>"
        f"<time datetime='2025-11-04T08:00:00Z'>November 4, 2025</time></div><div class='share'>{share}</div>"
        f"<figure class='media'><img src='/media/lead.jpg' srcset='/media/lead-2x.jpg 2x' alt='The plant near Lindau'>"
        f"<figcaption>The plant near Lindau. Photo: Example Press</figcaption></figure>\n{paragraphs}"
        f"</article></div></div>"
    )


def _link_words(paragraph: str) -> str:
    """The paragraph with one of its words in a link."""
    first, blank, more = paragraph.partition(" ")
    word, _, rest = more.partition(" ")
    return f"{first}{blank}<a class='link link--inline' href='/topic/{len(paragraph)}'>{word}</a> {rest}"


def _write_cards(source: random.Random) -> str:
    """Teasers of other articles."""
    cards = "".join(
        f"<div class='card {_CLASSES.format(n=n)}'><a class='card__link' href='/news/{source.randint(1, 10**6)}'>"
        f"<img class='card__image' loading='lazy' src='/media/{n}.jpg' alt=''><h3 class='card__title'>"
        f"<span class='card__kicker'>Markets</span> What to watch in week {n}</h3></a></div>"
        for n in range(50)
    )
    return f"<aside class='related'><h2>More stories</h2><div class='grid grid--cards'>{cards}</div></aside>"


def _write_footer() -> str:
    links = "".join(
        f"<li class='footer__item footer__item--small'><a class='footer__link js-track' data-ga-event='footer'"
        f" href='https://www.example.com/about/{n}/'>About us {n}</a></li>"
        for n in range(40)
    )
    return f"<footer class='footer'><ul>{links}</ul><p>© 2025 Example Press</p></footer>"
