#!/usr/bin/env python3
"""Sets up real publishing systems with the posts beside this script, serves what they build on
loopback, and lets Anemone read it: through feed, page, index and sitemap.

    read_sites.py --anemone ./anemone --out DIR [--npm DIR] [SYSTEM...]

Debian: apt-get install hugo jekyll ruby-jekyll-feed ruby-jekyll-sitemap ruby-jekyll-seo-tag
jekyll-theme-minima pelican ikiwiki. npm, in the folder that --npm names: @11ty/eleventy
@11ty/eleventy-plugin-rss hexo hexo-cli hexo-generator-feed hexo-generator-sitemap
hexo-generator-index hexo-generator-archive hexo-generator-tag hexo-renderer-marked
hexo-renderer-ejs hexo-theme-landscape. A system that is not installed is left out, with a message.
Each answer is in OUT/SYSTEM-SOURCE.json; the table at the end counts what is wrong.
"""
import argparse, functools, http.server, json, os, pathlib, re, shutil, subprocess, threading

HERE = pathlib.Path(__file__).resolve().parent


def posts():
    for file in sorted((HERE / "posts").glob("*.md")):
        head, body = file.read_text().split("\n\n", 1)
        yield {**dict(line.split(": ", 1) for line in head.splitlines()), "name": file.stem, "body": body}


def front(post, **more):
    fields = {k: v for k, v in post.items() if k not in ("name", "body", "tags", "draft")} | more
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False) if not isinstance(v, bool) else str(v).lower()}" for k, v in fields.items()]
    return "---\n" + "\n".join(lines) + "\n---\n" + post["body"]


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def build(folder, *command):
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


HTML = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Elsin Gazette</title>
<link rel="alternate" type="application/rss+xml" href="{feed}"></head><body><header><a href="/">Elsin Gazette</a>
<nav><a href="/">Home</a> <a href="/about/">About</a></nav></header><main>{main}</main><footer>Elsin Gazette</footer></body></html>"""


def hugo(folder, base, npm):
    put(folder / "config.toml", f'baseURL = "{base}/"\ntitle = "Elsin Gazette"\nlanguageCode = "en"\n[taxonomies]\ntag = "tags"\n')
    for p in posts():
        put(folder / f"content/posts/{p['name']}.md", front(p, tags=[p["tags"]], draft="draft" in p))
    single = '<article><h1>{{ .Title }}</h1><p class="meta"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006" }}</time> by {{ .Params.author }}</p>{{ .Content }}</article>'
    entries = '<h1>{{ .Title }}</h1><ul>{{ range .RegularPagesRecursive }}<li><time>{{ .Date.Format "2006-01-02" }}</time> <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    for name, main in (("single", single), ("list", entries)):
        put(folder / f"layouts/_default/{name}.html", HTML.format(lang="{{ .Params.lang | default \"en\" }}", title="{{ .Title }}", feed="/index.xml", main=main))
    build(folder, "hugo", "--quiet")
    return folder / "public", dict(feed="/index.xml", index="/posts/", sitemap="/sitemap.xml", page="/posts/pier/")


def jekyll(folder, base, npm):
    put(folder / "_config.yml", f"title: Elsin Gazette\nurl: {base}\ntheme: minima\nplugins: [jekyll-feed, jekyll-sitemap, jekyll-seo-tag]\n")
    put(folder / "index.md", "---\nlayout: home\n---\n")
    put(folder / "about.md", "---\nlayout: page\ntitle: About\n---\nThe gazette of Elsin.\n")
    for p in posts():
        place = "_drafts" if "draft" in p else "_posts"
        name = p["name"] if "draft" in p else f"{p['date'][:10]}-{p['name']}"
        put(folder / f"{place}/{name}.md", front(p, layout="post", categories=p["tags"]))
    build(folder, "jekyll", "build", "--quiet", "--future")
    return folder / "_site", dict(feed="/feed.xml", index="/", sitemap="/sitemap.xml", page="/hafen/2026/11/23/pier.html")


def pelican(folder, base, npm):
    put(folder / "pelicanconf.py", f"SITENAME='Elsin Gazette'\nSITEURL='{base}'\nAUTHOR='The Gazette'\nTIMEZONE='UTC'\nPATH='content'\nDEFAULT_LANG='en'\nFEED_ALL_ATOM='feeds/all.atom.xml'\nARTICLE_TRANSLATION_ID=None\nMARKDOWN={{'extensions':['markdown.extensions.extra']}}\n")
    for p in posts():
        head = f"Title: {p['title']}\nDate: {p['date'][:16].replace('T', ' ')}\nAuthor: {p['author']}\nCategory: {p['tags']}\nSlug: {p['name']}\nLang: {p['lang']}\n" + ("Status: draft\n" if "draft" in p else "")
        put(folder / f"content/{p['name']}.md", head + "\n" + p["body"])
    build(folder, "pelican", "-s", "pelicanconf.py", "-q")
    return folder / "output", dict(feed="/feeds/all.atom.xml", index="/index.html", page="/pier.html")


def ikiwiki(folder, base, npm):
    for p in posts():
        if "draft" not in p:
            put(folder / f"src/posts/{p['name']}.mdwn", f'[[!meta title="""{p["title"]}"""]]\n[[!meta author="{p["author"]}"]]\n[[!meta date="{p["date"]}"]]\n\n' + p["body"])
    put(folder / "src/index.mdwn", '[[!inline pages="posts/*" rss=yes atom=yes show=20]]\n')
    build(folder, "ikiwiki", "src", "dst", f"--url={base}", "--rss", "--atom", "--plugin=inline", "--plugin=meta", "--set", "wikiname=Elsin Gazette")
    return folder / "dst", dict(feed="/index.rss", index="/", page="/posts/pier/")


def eleventy(folder, base, npm):
    put(folder / ".eleventy.js", f"""const rss = require({json.dumps(str(npm / 'node_modules/@11ty/eleventy-plugin-rss'))});
module.exports = async c => {{ c.addPlugin(rss.default || rss); c.addCollection("post", a => a.getFilteredByGlob("posts/*.md")); }};""")
    for p in posts():
        if "draft" not in p:
            put(folder / f"posts/{p['name']}.md", front(p, layout="post.njk"))
    put(folder / "_includes/post.njk", HTML.format(lang="{{ lang }}", title="{{ title }}", feed="/feed.xml", main='<h1>{{ title }}</h1><p>{{ author }}, {{ page.date.toISOString().slice(0, 10) }}</p>{{ content | safe }}'))
    put(folder / "index.njk", "---\ntitle: News\n---\n" + HTML.format(lang="en", title="News", feed="/feed.xml", main="<ol>{% for p in collections.post %}<li><h2><a href='{{ p.url }}'>{{ p.data.title }}</a></h2></li>{% endfor %}</ol>"))
    put(folder / "feed.njk", f"---\npermalink: /feed.xml\n---\n<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Elsin Gazette</title><id>{base}/</id>{{% for p in collections.post %}}<entry><title>{{{{ p.data.title }}}}</title><id>{base}{{{{ p.url }}}}</id><link href='{base}{{{{ p.url }}}}'/><updated>{{{{ p.date | dateToRfc3339 }}}}</updated><author><name>{{{{ p.data.author }}}}</name></author><content type='html'>{{{{ p.templateContent | escape }}}}</content></entry>{{% endfor %}}</feed>")
    build(folder, "node", str(npm / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet")
    return folder / "_site", dict(feed="/feed.xml", index="/", page="/posts/pier/")


def hexo(folder, base, npm):
    put(folder / "_config.yml", f"title: Elsin Gazette\nauthor: ''\nurl: {base}\nlanguage: en\ntheme: landscape\nnew_post_name: ':title.md'\npermalink: ':year/:month/:day/:title/'\nfeed: {{type: atom, path: atom.xml, limit: 20}}\nsitemap: {{path: sitemap.xml}}\n")
    package = json.loads((npm / "package.json").read_text())
    put(folder / "package.json", json.dumps(package | {"hexo": {"version": ""}}))
    (folder / "node_modules").symlink_to(npm / "node_modules")
    for p in posts():
        put(folder / f"source/{'_drafts' if 'draft' in p else '_posts'}/{p['name']}.md", front(p, tags=[p["tags"]]))
    build(folder, "node", str(npm / "node_modules/hexo/bin/hexo"), "generate", "--silent")
    return folder / "public", dict(feed="/atom.xml", index="/", sitemap="/sitemap.xml", page="/2026/11/23/pier/")


SYSTEMS = dict(hugo=hugo, jekyll=jekyll, pelican=pelican, ikiwiki=ikiwiki, eleventy=eleventy, hexo=hexo)


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".html": "text/html; charset=utf-8", ".xml": "application/xml", ".rss": "application/rss+xml", "": "text/html"}

    def log_message(self, *_):
        pass

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass  # Anemone has read what it wanted


def settings(sources):
    return (
        "newsletter: {name: T, from: T <t@example.org>, postal-address: here, language: en,\n"
        "  timezone: Europe/London, links: 'https://news.example.org/mail'}\ntopics: {t: Topic}\nsources:\n"
        + "".join(f"  - {json.dumps(s)}\n" for s in sources)
        + "edition: {cadence: daily}\nsmtp: {host: localhost, port: 25, starttls: none}\n"
    )


# What a system does not say, so that nobody can read it there.
UNSAID = {
    "hugo": {"feed": ["author"]},
    "ikiwiki": {"feed": ["language"], "index": ["date", "language"], "page": ["date"]},
    "hexo": {kind: ["author"] for kind in ("feed", "index", "sitemap", "page")},
}


def wrong(system, kind, items):
    """What a reader would miss, a sentence each."""
    known = {p["name"]: p for p in posts()}
    expected = [known["pier"]] if kind == "page" else [p for p in known.values() if "draft" not in p]
    # Jekyll and Pelican drop words in angle brackets from the titles of their feeds.
    plain = lambda s: re.sub(r"<Tide>|\W+", "", s)
    for p in expected:
        found = [a for a in items if plain(a["title"]) == plain(p["title"])]
        if len(found) != 1:
            yield f"{p['name']}: {len(found)} times"
            continue
        a = found[0]
        for field, good in (
            ("author", p["author"] in (a.get("author") or "")),
            ("date", (a.get("published") or "")[:10] == p["date"][:10]),
            ("language", (a.get("language") or "").split("-")[0] == p["lang"]),
            ("beginning", plain(a["text"]).startswith(plain(re.sub(r"!\[.*?\)|\[\^1\]", "", p["body"]))[:40])),
        ):
            if not good and field not in UNSAID.get(system, {}).get(kind, ()):
                got = a["text"][:60] if field == "beginning" else a.get({"date": "published"}.get(field, field))
                yield f"{p['name']}: {field} is {got!r}"
    for a in items:
        if plain(a["title"]) not in [plain(p["title"]) for p in expected]:
            yield f"no post: {a['title']!r}"
        if re.search(r"Elsin Gazette|Posted by|↩|Nobody is to read", a["title"] + a["text"]):
            yield f"furniture in {a['title']!r}"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--anemone", required=True)
    args.add_argument("--out", required=True, type=pathlib.Path)
    args.add_argument("--npm", type=pathlib.Path, default=pathlib.Path("."))
    args.add_argument("systems", nargs="*", default=list(SYSTEMS))
    options = args.parse_args()
    faults = 0
    for name in options.systems:
        folder = options.out.resolve() / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        base = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            site, places = SYSTEMS[name](folder, base, options.npm.resolve())
        except (OSError, subprocess.CalledProcessError) as e:
            print(f"{name}: not built: {e}")
            continue
        server.RequestHandlerClass = functools.partial(Quiet, directory=str(site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = folder / "newsletter"
        put(home / "newsletter.yaml", settings([{"name": k, k: base + v, "topics": ["t"]} for k, v in places.items()]))
        put(home / "subscribers.json", '{"subscribers": []}')
        run = subprocess.run([os.path.abspath(options.anemone), "sources", "check", "--json", "--articles"], cwd=home, capture_output=True, text=True)
        for line in run.stdout.splitlines():
            answer = json.loads(line)
            put(options.out / f"{name}-{answer['name']}.json", json.dumps(answer, indent=1, ensure_ascii=False))
            bad = list(wrong(name, answer["name"], answer.get("items") or [])) + answer["failures"]
            faults += len(bad)
            print(f"{name} {answer['name']}: {len(answer.get('items') or [])} articles, {len(bad)} faults")
            for fault in bad:
                print("   ", fault)
        server.shutdown()
    print(f"{faults} faults")


main()
