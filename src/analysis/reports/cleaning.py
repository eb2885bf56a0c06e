"""Markup in, the part of it that only shows something out: a list of what is let through."""

import re

import nh3

_TAGS = {
    "a", "abbr", "article", "b", "blockquote", "br", "caption", "cite", "code", "dd", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "img", "li", "mark", "ol", "p", "picture", "pre", "section", "small", "source",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "role", "title"},
    "a": {"href", "hreflang"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "source": {"height", "media", "srcset", "width"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_TARGET = re.compile(r"#[^\s]*|https?://[^\s]+|[\w.-]+\.(?:html|ipynb)(?:#[^\s]*)?")
_PICTURE = re.compile(r"data:image/(?:svg\+xml|png|jpeg);base64,[A-Za-z0-9+/=]*")


def cleaned(markup: str) -> str:
    """The markup without scripts, handlers, styles, forms and anything fetched from elsewhere."""
    return nh3.clean(
        markup,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        generic_attribute_prefixes={"aria-", "data-"},
        url_schemes={"data", "http", "https"},
        link_rel=None,
    )


def _kept(_: str, attribute: str, value: str) -> str | None:
    """Links lead within the site or to a web page; pictures hold their own data."""
    if attribute == "href":
        return value if _TARGET.fullmatch(value) else None
    if attribute in ("src", "srcset"):
        return value if _PICTURE.fullmatch(value) else None
    return value
