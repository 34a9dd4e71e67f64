"""Fifteen invented publishers: what each puts around a story, in HTML. The first ten are to tune on, the others held out.

Each gives a page for a story, perhaps with a second one below it, and a day. Nothing here is anybody's page; the
habits are those that pages have: banners, menus, share prompts, captions, pull quotes, lists of other headlines,
comments, licences. Paragraphs of a story are marked by nothing that a reader of the page could not see.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple


class Story(NamedTuple):
    """An invented story."""

    title: str
    place: str
    byline: str
    body: Sequence[str]


Publisher = Callable[[Story, Story | None, date, Sequence[str]], str]
Others = Sequence[str]  # headlines of other stories, for lists


def _words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _linked(story: Story, day: date, name: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{day.isoformat()}T06:30:00+02:00",
        "dateModified": f"{day.replace(year=day.year + 1).isoformat()}T10:00:00+02:00",
        "author": {"@type": "Person", "name": story.byline},
        "publisher": {"@type": "Organization", "name": name},
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def _paragraphs(story: Story, open_: str = "<p>", close: str = "</p>") -> list[str]:
    return [f"{open_}{text}{close}" for text in story.body]


def gazette(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A broadsheet: clean elements, JSON-LD, a consent banner, a related list in the text, a newsletter box."""
    body = _paragraphs(story)
    body.insert(
        2,
        '<aside class="related"><h3>Related</h3><ul>'
        + "".join(f"<li><a href=#>{o}</a></li>" for o in others[:3])
        + "</ul></aside>",
    )
    body.insert(
        4,
        '<div class="nl"><p>Sign up for our morning briefing and never miss a story.</p><button>Sign up</button></div>',
    )
    more = ""
    if second:
        more = f"<article><h2>{second.title}</h2>{''.join(_paragraphs(second))}</article>"
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>{story.title} | The Gazette</title>{_linked(story, day, "The Gazette")}
<link rel="canonical" href="https://gazette.example/a/1"></head><body>
<div id="consent" role="dialog"><p>We use cookies to improve your experience. By continuing you accept our cookie policy.</p>
<button>Accept all</button></div><header><nav><ul><li><a>Home</a></li><li><a>World</a></li><li><a>Sport</a></li></ul></nav></header>
<main><article><h1>{story.title}</h1><p class="byline">By {story.byline}</p><time datetime="{day.isoformat()}T06:30:00+02:00">{_words(day)}</time>
<figure><img src="x.jpg"><figcaption>A view of {story.place.title()} last week. Photograph: J. Doe/Agency</figcaption></figure>
{"".join(body)}<ul class="share"><li>Share on Facebook</li><li>Share on X</li><li>Email this article</li></ul></article>{more}
<section><h2>Most viewed</h2><ol>{"".join(f"<li><a href=#>{o}</a></li>" for o in others)}</ol></section></main>
<footer><p>© {day.year} The Gazette. All rights reserved.</p><p><a>Privacy</a> <a>Contact us</a></p></footer></body></html>"""


def channel(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A broadcaster: divs with names that say nothing, Open Graph, captions, topics, more on this story."""
    body = _paragraphs(story, '<div class="c1"><p class="c2">', "</p></div>")
    body.insert(
        1,
        f'<div class="c3"><figure><figcaption class="c4">Image source, Agency</figcaption><figcaption class="c4">Image caption, People in {story.place.title()}</figcaption></figure></div>',
    )
    body.insert(
        4, f'<div class="c5"><ul><li><a href=#>{others[0]}</a></li><li><a href=#>{others[1]}</a></li></ul></div>'
    )
    more = ""
    if second:
        more = f'<div class="c9"><div class="c10"><h2 class="c11">{second.title}</h2></div>{"".join(_paragraphs(second, "<div><p>", "</p></div>"))}</div>'
    return f"""<!doctype html><html lang="en"><head><meta property="og:title" content="{story.title}">
<meta property="article:published_time" content="{day.isoformat()}T05:12:44.000Z"><meta property="og:site_name" content="Channel North"></head>
<body><div class="b1"><a>Skip to content</a><a>Sign in</a><a>News</a><a>Sport</a><a>Weather</a></div><div class="b2"><div class="b3"><h1 class="h">{story.title}</h1>
<div class="m"><span>Published</span> <span>3 days ago</span></div><div class="m2">{story.byline}</div><div class="m3">Reporting from {story.place.title()}</div>
<div class="s"><button>Share</button><button>Save</button></div>{"".join(body)}{more}
<div class="t"><h2>Related topics</h2><ul><li>Transport</li><li>{story.place.title()}</li></ul></div>
<div class="r"><h2>More on this story</h2><div><a href=#>{others[2]}</a><span>2 June</span></div><div><a href=#>{others[3]}</a><span>28 May</span></div></div></div></div>
<div class="f"><p>The channel is not responsible for the content of external sites. Read about our approach to external linking.</p></div></body></html>"""


def wire(story: Story, second: Story | None, day: date, others: Others) -> str:
    """An agency: no metadata, a date line, a dateline in the first paragraph, credits and a note of standards at the end."""
    lines = list(story.body)
    lines[0] = f"{story.place}, {day:%B} {day.day} (Northwire) - {lines[0]}"
    body = "".join(f"<p>{line}</p>" for line in lines)
    body += (
        f"<p>Reporting by {story.byline}; Editing by Ruth Ames</p><p>Our Standards: The Northwire Trust Principles.</p>"
    )
    more = ""
    if second:
        more = f"<hr><h1>{second.title}</h1><div>{day:%B} {day.day}, {day.year} 9:40 AM UTC</div>{''.join(_paragraphs(second))}"
    return f"""<html><head><title>{story.title} - Northwire</title></head><body><div class=top><a>World</a> <a>Business</a> <a>Markets</a> <a>My view</a></div>
<div class=story><h1>{story.title}</h1><div class=by>By {story.byline}</div><div class=date>{day:%B} {day.day}, {day.year} 6:12 AM UTC · Updated 2 hours ago</div>
<div class=tools><span>Text size</span><span>Aa</span></div>{body}{more}</div>
<div class=side><h3>Read Next</h3>{"".join(f"<div><a href=#>{o}</a><div>category</div></div>" for o in others)}</div>
<div class=bottom><p>All quotes delayed a minimum of 15 minutes.</p><p>© {day.year} Northwire. All rights reserved</p></div></body></html>"""


def tabloid(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A popular paper: lists of points above, pull quotes, links between paragraphs, advertising, readers' comments."""
    quote = next((line for line in story.body if line.startswith("“")), story.body[1])
    body = _paragraphs(story)
    body.insert(2, f'<blockquote class="pull">{quote}</blockquote>')
    body.insert(3, f"<p><strong>READ MORE: <a href=#>{others[0]}</a></strong></p>")
    body.insert(5, "<div class=ad><p>Advertisement</p></div>")
    more = ""
    if second:
        more = f"<div class=second><h1>{second.title}</h1><p class=stamp>PUBLISHED: 09:10, {_words(day)}</p>{''.join(_paragraphs(second))}</div>"
    comments = "".join(
        f"<div class=comment><b>{who}</b><p>{what}</p></div>"
        for who, what in (
            ("oldsalt", "About time too. They said this would happen years ago."),
            ("Peg_1961", "My cousin was there and saw all of it."),
        )
    )
    return f"""<html><head><meta name="description" content="x"></head><body><ul class=menu><li>NEWS</li><li>SHOWBIZ</li><li>FEMAIL</li></ul>
<h1>{story.title}</h1><p class=author>By <a>{story.byline.upper()} FOR THE DAILY BUGLER</a></p><p class=stamp>PUBLISHED: 07:31, {_words(day)} | UPDATED: 11:02, {_words(day)}</p>
<div class=sharebar><span>1.2k shares</span><span>245</span><span>View comments</span></div>{"".join(body)}{more}
<div class=related><h3>TRENDING</h3>{"".join(f"<p><a href=#>{o}</a></p>" for o in others)}</div>
<h3>Comments 245</h3>{comments}<p>The comments below have not been moderated.</p><p>The views expressed in the contents above are those of our users.</p>
<p>Do you have a story? Email tips@bugler.example</p></body></html>"""


def portal(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A portal of the nineties: tables, fonts, line breaks for paragraphs, the headline again and again."""
    body = "<br><br>".join(story.body)
    more = ""
    if second:
        more = f"<p><b>{second.title}</b><br><font size=1>{day.isoformat()} 09:15</font><br><br>{'<br><br>'.join(second.body)}</p>"
    return f"""<HTML><BODY bgcolor=white><TABLE><TR><TD width=120><A>Home</A><BR><A>Politics</A><BR><A>Economy</A><BR><A>SELECT LANGUAGE</A><BR>Français | Español</TD>
<TD><FONT size=5><B>{story.title}</B></FONT><BR><FONT size=1>{day.isoformat()} 08:12&nbsp;&nbsp;Last Updated At:{day.isoformat()} 09:30</FONT><BR><BR>
<CENTER><IMG src=a.jpg><BR><FONT size=1>{story.title}</FONT></CENTER><BR>{body}<BR><BR>{more}
<FONT size=1>{story.title}</FONT><BR><BR><B>Recommended Articles</B><BR>{"<BR>".join(others)}</TD></TR></TABLE>
<CENTER><FONT size=1>Internet News Licence 2011-0457. Hotline: 400-810-1234<BR>By continuing to use our website you consent to the storing of cookies.</FONT></CENTER></BODY></HTML>"""


def radio(story: Story, second: Story | None, day: date, others: Others) -> str:
    """Public radio: a player, hidden captions, meta elements by Dublin Core, a box for members."""
    body = _paragraphs(story)
    body.insert(
        1,
        f'<div class="imagewrap"><div class="credit"><p>{story.byline} for Radio Seven</p></div><div class="caption" aria-hidden="true"><p>The square of {story.place.title()}.</p><b>toggle caption</b></div></div>',
    )
    body.append("<p>Copyright Radio Seven. To see more, visit our site.</p>")
    more = f"<section><h2>{second.title}</h2>{''.join(_paragraphs(second))}</section>" if second else ""
    return f"""<!doctype html><html lang=en><head><title>{story.title} : Radio Seven</title><meta name="DC.date.issued" content="{day.isoformat()}">
<meta name="author" content="{story.byline}"></head><body><header><a href=#main>Accessibility links</a><nav><a>Newsletters</a><a>Sign in</a><a>Shop</a><a>Donate</a></nav></header>
<main id=main><section class="player"><p>Listen · 3:41</p><p>Download</p><p>Transcript</p></section><h1>{story.title}</h1>
<p class="dateblock"><time datetime="{day.isoformat()}T05:00:00-04:00">{day:%B} {day.day}, {day.year}5:00 AM ET</time></p><p>Heard on Morning Hour</p><p>{story.byline}</p>
<div id="storytext">{"".join(body)}</div>{more}<ul class="tags"><li>{story.place.title()}</li><li>nation</li></ul></main>
<aside><h3>More Stories From Radio Seven</h3>{"".join(f"<article><h3><a href=#>{o}</a></h3><p>Here is what to know before the week begins.</p></article>" for o in others)}</aside>
<footer><p>Become a Radio Seven sponsor</p><p>Terms of Use</p><p>Your Privacy Choices</p></footer></body></html>"""


def weblog(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A local site on a blogging system: post meta, tags, share links, related posts, a form for comments."""
    body = _paragraphs(story)
    body.insert(0, f'<p class="wp-caption-text">Photo by {story.byline}</p>')
    more = ""
    if second:
        more = f'<article class="post"><h1 class="entry-title">{second.title}</h1><div class="entry-meta">Posted on {day:%B} {day.day}, {day.year} by admin</div><div class="entry-content">{"".join(_paragraphs(second))}</div></article>'
    return f"""<!DOCTYPE html><html lang="en-US"><head><title>{story.title} – Town Crier Online</title></head><body class="single"><div id="masthead"><p class="site-title">Town Crier Online</p>
<p class="site-description">News from up the road</p><ul id="menu"><li>About</li><li>Events</li><li>Advertise with us</li></ul></div>
<article class="post"><h1 class="entry-title">{story.title}</h1><div class="entry-meta">Posted on {day:%B} {day.day}, {day.year} by {story.byline} · 14 Comments</div>
<div class="entry-content">{"".join(body)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Click to share on Facebook (Opens in new window)</li><li>Click to print (Opens in new window)</li></ul><h3>Like this:</h3><span>Loading...</span></div>
<div class="jp-relatedposts"><h3>Related</h3>{"".join(f"<div><h4><a href=#>{o}</a></h4><p>June 1, 2019</p><p>In “Local”</p></div>" for o in others[:3])}</div></div>
<footer>Filed Under: Local, News · Tagged With: {story.place.title()}</footer></article>{more}
<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div>
<div id="sidebar"><h3>Recent Posts</h3><ul>{"".join(f"<li>{o}</li>" for o in others)}</ul><p>Subscribe to our newsletter for the latest from your town.</p></div></body></html>"""


def briefs(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A daily that sets pages with h2 and spans, time in an element of its own, prompts between paragraphs."""
    body = _paragraphs(story, '<div data-t="p"><span>', "</span></div>")
    body.insert(2, '<div data-t="x"><span>Story continues below</span></div>')
    body.insert(5, '<div data-t="x"><span>Follow us on Telegram for the latest news.</span></div>')
    more = ""
    if second:
        more = f'<div class="item"><h2>{second.title}</h2><time datetime="{day.isoformat()}T08:00">{_words(day)}</time>{"".join(_paragraphs(second, "<div><span>", "</span></div>"))}</div>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta itemprop="datePublished" content="{day.isoformat()}T07:45:00+01:00"></head><body>
<div class="bar"><span>Latest</span><span>Opinion</span><span>E-paper</span><span>Log in</span></div><div class="item"><h2>{story.title}</h2><div class="w">{story.byline}, correspondent</div>
<time datetime="{day.isoformat()}T07:45">{_words(day)}, 07:45</time><div class="min">2 min read</div>{"".join(body)}</div>{more}
<div class="also"><h3>Also read</h3>{"".join(f"<div><span>{o}</span></div>" for o in others)}</div><div class="legal"><span>Reproduction without permission is forbidden.</span></div></body></html>"""


def herald(story: Story, second: Story | None, day: date, others: Others) -> str:
    """An eastern daily: the date after a place on a line, an editor's mark, partner headlines with teasers."""
    body = _paragraphs(story)
    body[-1] = body[-1].replace("</p>", " (Editor: Wen Hua)</p>")
    more = ""
    if second:
        more = f"<h1>{second.title}</h1><p>Source: Herald | Updated: {day.isoformat()} 10:05</p>{''.join(_paragraphs(second))}"
    return f"""<html><head><title>{story.title}</title><meta name="publishdate" content="{day.isoformat()}"></head><body><div><p>Herald &gt; World</p><p>CHOOSE YOUR LANGUAGE</p></div>
<h1>{story.title}</h1><p>Source: Herald | Updated: {day.isoformat()} 08:33</p><p>{story.byline}</p>
<p>[Photo/Herald]</p>{"".join(body)}<p>Share to:</p>{more}<div><p>Top News</p>{"".join(f"<p>{o}</p>" for o in others)}</div>
<div><p>For more news, follow us on Facebook and Twitter @HeraldDaily.</p><p>Disclaimer: views are those of the authors.</p><p>Permit No. 0108263</p></div></body></html>"""


def ministry(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A press office: for immediate release, definition lists, contacts, notes to editors, other releases."""
    body = _paragraphs(story, '<p align="justify">', "</p>")
    more = f"<hr><h1>{second.title}</h1><p>{_words(day)}</p>{''.join(_paragraphs(second))}" if second else ""
    return f"""<html lang="en"><head><title>Press release</title></head><body><div id="top"><a>Accessibility</a> | <a>Site map</a> | <a>Contact us</a></div><div id="content">
<p>FOR IMMEDIATE RELEASE</p><p>{_words(day)}</p><h1>{story.title}</h1>{"".join(body)}<p>###</p>{more}
<p>Contact: press office, tel: +44 20 7946 0000</p><p>Press enquiries: press@ministry.example</p></div>
<div id="other"><h2>Latest releases</h2><dl>{"".join(f"<dt><a href=#>{o}</a></dt><dd>Press release</dd>" for o in others)}</dl></div>
<div id="bottom"><p>Last modified: 1 January {day.year + 1}</p><p>Copyright {day.year}. All rights reserved.</p></div></body></html>"""


def magazine(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A weekly: a kicker, a deck, a drop capital in a span, a paragraph about the author, prompts to subscribe."""
    first = story.body[0]
    body = [f'<p><span class="drop">{first[0]}</span>{first[1:]}</p>', *_paragraphs(story)[1:]]
    body.insert(3, '<div class="promo"><p>Subscribe for £1 a week and get unlimited access.</p></div>')
    more = ""
    if second:
        more = f"<article><header><h1>{second.title}</h1></header>{''.join(_paragraphs(second))}</article>"
    return f"""<!doctype html><html lang="en-GB"><head><title>{story.title} | The Lamp</title>
<meta name="parsely-pub-date" content="{day.isoformat()}T04:00:00Z"></head><body><nav><a>Subscribe</a><a>Politics</a></nav>
<article><header><p class="kicker">Briefing</p><h1>{story.title}</h1><p class="by">By {story.byline}</p></header>{"".join(body)}
<p class="about"><em>{story.byline} is a correspondent in {story.place.title()}.</em></p></article>{more}
<section class="rec"><h2>Recommended</h2>{"".join(f"<div><h3><a href=#>{o}</a></h3></div>" for o in others)}</section>
<footer><ul><li>Help</li><li>Cookie settings</li></ul><p>© The Lamp {day.year}</p></footer></body></html>"""


def ticker(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A business site: share prices in the text's column, tags, key points in a list above, time in words."""
    points = "".join(f"<li>{o}</li>" for o in others[:2])
    body = _paragraphs(story)
    body.insert(1, '<div class="quote"><span>ORB</span><span>-11.02%</span><span>45.10</span></div>')
    more = ""
    if second:
        stamp = f"{day:%b} {day.day}, {day.year} 10:01 AM EST"
        more = f"<div class=story><h1>{second.title}</h1><div>{stamp}</div>{''.join(_paragraphs(second))}</div>"
    return f"""<html lang=en><head><title>{story.title}</title></head><body><div id=ribbon>DOW 38,000 +0.2% NASDAQ 15,900 -0.1%</div>
<div class=story><h1>{story.title}</h1><div class=meta><span>{day:%b} {day.day}, {day.year} 7:31 AM EST</span></div>
<div class=author>{story.byline}, Staff Writer</div>{"".join(body)}<div class=tags>Markets, Economy, {story.place.title()}</div></div>{more}
<div class=more><h2>More from Ticker</h2><ul>{points}</ul></div><div class=legal><p>Data delayed at least 20 minutes.</p>
<p>© {day.year} Ticker Media. All rights reserved.</p></div></body></html>"""


def island(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A paper with pages made by scripts: a div for each paragraph, the date in figures, video prompts, polls."""
    body = _paragraphs(story, '<div class="para">', "</div>")
    body.insert(2, '<div class="video"><div>Watch: pictures from the scene</div><div>00:41</div></div>')
    body.insert(4, '<div class="poll"><div>What do you think? Have your say in the comments below.</div></div>')
    more = ""
    if second:
        inner = "".join(_paragraphs(second, '<div class="para">', "</div>"))
        more = f'<div class="art"><div class="head"><h1>{second.title}</h1></div><div>{day:%d.%m.%Y}</div>{inner}</div>'
    return f"""<!doctype html><html><head><meta property="og:title" content="{story.title}">
<script type="application/ld+json">[{{"@type":"BreadcrumbList"}},{{"@type":"ReportageNewsArticle",
"datePublished":"{day.isoformat()}T09:00:00+03:00"}}]</script></head><body><div class="top"><div>Menu</div><div>My account</div></div>
<div class="art"><div class="head"><h1>{story.title}</h1></div><div class="who">By {story.byline}</div>{"".join(body)}</div>{more}
<div class="next"><div class="t">Up next</div>{"".join(f"<div><a href=#>{o}</a></div>" for o in others)}</div></body></html>"""


def bulletin(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A church-and-village sheet: centred headings, paragraphs in one cell, a visitor's count, no metadata at all."""
    more = ""
    if second:
        stamp = f"Published {day:%A}, {day:%B} {day.day}, {day.year}"
        more = f"<hr><h2 align=center>{second.title}</h2><p>{stamp}</p>{''.join(_paragraphs(second))}"
    return f"""<html><head><title>Bulletin</title></head><body><center><h3>The Village Bulletin</h3><p>Visitors today: 12</p></center>
<table><tr><td><h2 align=center>{story.title}</h2><p>Published {day:%A}, {day:%B} {day.day}, {day.year}</p>
{"".join(_paragraphs(story))}<p align=right>{story.byline}</p>{more}</td><td width=150><b>Other news</b><br>{"<br>".join(others)}</td>
</tr></table><p align=center>Best viewed at 800x600. Webmaster: web@bulletin.example</p></body></html>"""


def monitor(story: Story, second: Story | None, day: date, others: Others) -> str:
    """A mission-driven site: microdata, an explanation above the text, a donation box, licence terms below."""
    body = _paragraphs(story)
    body.insert(3, "<aside><h4>Support our journalism</h4><p>We need your help to keep going. Give today.</p></aside>")
    more = ""
    if second:
        inner = "".join(_paragraphs(second))
        more = f"<section itemscope><h1 itemprop=headline>{second.title}</h1><div itemprop=articleBody>{inner}</div></section>"
    return f"""<!doctype html><html lang="en"><head><title>{story.title} - Monitor</title></head><body><header><p>Independent since 1998</p></header>
<section itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{story.title}</h1>
<meta itemprop="dateModified" content="{day.year + 1}-01-05"><span itemprop="author">{story.byline}</span>
<time itemprop="datePublished" datetime="{day.isoformat()}">{_words(day)}</time><div itemprop="articleBody">{"".join(body)}</div></section>{more}
<div class="licence"><p>This article is republished under a Creative Commons licence. Read the original article.</p></div>
<div><h3>You might also like</h3><ul>{"".join(f"<li>{o}</li>" for o in others)}</ul></div></body></html>"""


TO_TUNE_ON: tuple[Publisher, ...] = (
    *(gazette, channel, wire, tabloid, portal),
    *(radio, weblog, briefs, herald, ministry),  # held out until they had been measured on once
)
HELD_OUT: tuple[Publisher, ...] = (magazine, ticker, island, bulletin, monitor)
