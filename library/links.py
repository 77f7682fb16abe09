"""Which addresses of an article may be followed, and where they lead; nothing else decides it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, parse_qs, quote, unquote, urljoin, urlsplit

_LONGEST = 4096
# Controls, blanks, what no address may hold, and marks that turn the reading direction, which make
# an address look like another one.
_UNFIT = re.compile(
    '[\x00-\x20\x7f-\xa0"<>\\\\^`{|}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f'
    "\u3000\ud800-\udfff\ufeff\ufff0-\uffff]"
)
_HOST = re.compile(r"(?:[\w.~-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?")
# No %: a mail program would turn %0A into a line end, and what follows into a header.
_MAIL = re.compile(r"[^@\s?#&,;:/%]+@[^@\s?#&,;:/%]+")
_SCHEME_OR_WWW = re.compile(r"\A(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_DEFAULT_PORT = re.compile(r":(?:80|443)\Z")
_PARAMETERS = ("target", "url", "to")
_REDIRECTORS = {
    "link.juejin.cn": "/",
    "link.juejin.im": "/",
    "link.zhihu.com": "/",
    "link.csdn.net": "/",
    "links.jianshu.com": "/go",
    "www.oschina.net": "/action/gotolink",
    "my.oschina.net": "/action/gotolink",
}
_TRACKERS = {
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
    "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id",
    "oly_enc_id", "oly_anon_id", "wickedid", "rb_clickid", "ref_src", "ref_url", "cmpid",
    "wt_mc", "at_medium", "at_campaign", "_ga", "_gl", "s_cid", "icid", "spm", "spm_id_from",
    "scm", "from_spmid", "from_source", "vd_source", "buvid", "is_story_h5", "share_source",
    "share_medium", "share_plat", "share_tag", "share_session_id", "share_from", "share_token",
    "share_id", "shareuid", "isappinstalled", "nsukey", "wfr",
}  # fmt: skip
_TRACKING = ("utm_", "pk_", "mtm_", "matomo_", "hsa_", "itm_", "__hs")
# Words that many sites write into `from` and `source`, which may mean something elsewhere.
_SENDERS = {
    "timeline", "singlemessage", "groupmessage", "wechat", "weixin", "weibo", "qq", "qzone",
    "feed", "rss", "share", "twitter", "facebook", "telegram",
}  # fmt: skip
_RANDOM_PICTURES = ("picsum.photos", "placehold.co", "via.placeholder.com")


def safe_link(address: str) -> str | None:
    """`address` as it may be handed to the system's browser or mail program, else None.

    Only http, https and mailto; no controls inside, no name and password, no endless ones. A blank
    inside a path is written %20. `//host/x` means https.
    """
    address = address.strip(" \t\r\n\f")
    if len(address) > _LONGEST:
        return None
    if address[:7].lower() == "mailto:":
        return _safe_mail(address[7:])
    parts = _web_parts(address)
    return parts.geturl() if parts else None


def joined(page: str | None, reference: str) -> str | None:
    """What a reference means on a page of the web, as `safe_link` gives it."""
    try:
        return safe_link(urljoin(page, reference)) if page else None
    except ValueError:  # a [ in the host
        return None


def unwrap_redirect(address: str) -> str:
    """Where a known redirector leads, or `address` itself; the answer is not yet a safe link."""
    for _ in range(3):
        if "?" not in address:
            break
        parts = _web_parts(address.strip())
        if parts is None or not _redirects(parts):
            break
        target = _target(parts)
        if _web_parts(target) is None:
            break
        address = target
    return address


def without_trackers(address: str) -> str:
    """`address` without the parameters that only tell where the reader came from."""
    start, mark, rest = address.partition("?")
    if not mark:
        return address
    query, hash_, fragment = rest.partition("#")
    kept = [field for field in query.split("&") if not _tracks(field)]
    return start + ("?" + "&".join(kept) if kept else "") + hash_ + fragment


def page_of(address: str) -> str:
    """A full address as it is compared: all that lead to the same page are spelled the same."""
    address = without_trackers(unwrap_redirect(address.strip()))
    start, hash_, fragment = address.partition("#")
    start, mark, query = start.partition("?")
    page = _SCHEME_OR_WWW.sub("", start)
    host, _, path = page.partition("/")
    path = re.sub(r"(?:\A|/)index\.html?\Z", "", unquote(path).rstrip("/"), flags=re.IGNORECASE)
    # What an application of one page puts behind the # is another page of it.
    route = hash_ + fragment if fragment[:1] in ("/", "!") else ""
    query = mark + unquote(query) if query else ""
    name = f"{_DEFAULT_PORT.sub('', _ascii(host))}/{path.rstrip('/')}{query}{route}"
    return unicodedata.normalize("NFC", name)


def _ascii(host: str) -> str:
    """A host as the web's name service knows it."""
    host = host.lower().rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _tracks(field: str) -> bool:
    name, _, value = field.partition("=")
    name = name.lower()
    if name in ("from", "source") and value.lower() in _SENDERS:
        return True
    return name in _TRACKERS or name.startswith(_TRACKING)


def image_address(address: str) -> str | None:
    """The http(s) address of a picture that may be fetched if the reader allows it, else None.

    Never SVG, which a few bytes turn into a hang, nor the random placeholders of generators.
    """
    address = address.strip(" \t\r\n\f")
    parts = _web_parts(address) if len(address) <= _LONGEST else None
    if parts is None:
        return None
    host = parts.hostname or ""
    if any(host == known or host.endswith("." + known) for known in _RANDOM_PICTURES):
        return None
    return None if parts.path.lower().endswith((".svg", ".svgz")) else parts.geturl()


def best_of(srcset: str) -> str:
    """The address of the largest picture that an `srcset` names, or "" where it names none."""
    best, size = "", 0.0
    # A comma may stand inside an address: only one before a blank, or after a size, parts two.
    for candidate in re.split(r",\s+|(?<=[0-9][wx]),", srcset[:20_000]):
        address, _, descriptor = candidate.strip(", \t\r\n").partition(" ")
        found = re.fullmatch(r"\s*([0-9]{1,6}(?:\.[0-9]{1,3})?)[wx]\s*", descriptor)
        weight = float(found[1]) if found else 1.0
        if address and weight > size:
            best, size = address, weight
    return best


def _web_parts(address: str) -> SplitResult | None:
    if address.startswith("//"):
        address = "https:" + address
    address = address.replace(" ", "%20")
    if not re.match(r"https?://[^/?#]", address, re.IGNORECASE) or _UNFIT.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # an unclosed [ in the host
        return None
    return parts if _HOST.fullmatch(parts.netloc) and parts.hostname else None


def _safe_mail(rest: str) -> str | None:
    # What follows the ? could attach a file or add receivers that the words of the link hide.
    receiver = rest.partition("?")[0]
    if _UNFIT.search(receiver) or not _MAIL.fullmatch(receiver):
        return None
    return "mailto:" + quote(receiver, safe="@.+-_!$'*~")


def _redirects(parts: SplitResult) -> bool:
    path = parts.path.lower() or "/"
    return _REDIRECTORS.get(parts.hostname or "") == path or path.endswith("/gotolink")


def _target(parts: SplitResult) -> str:
    try:
        fields = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return ""
    return next((fields[name][0] for name in _PARAMETERS if name in fields), "")
