#!/usr/bin/env python3
"""Sets up real publishing systems with the posts beside this script, serves what they build on
loopback, and lets Anemone read it: through feed, page, index and sitemap.

    read_sites.py --anemone ./anemone --out DIR [--npm DIR] [SYSTEM...]

Debian: apt-get install hugo jekyll ruby-jekyll-feed ruby-jekyll-sitemap ruby-jekyll-seo-tag
jekyll-theme-minima pelican ikiwiki nanoc ruby-kramdown ruby-builder chronicle wordpress
wordpress-theme-twentytwentythree wordpress-theme-twentytwentyone wordpress-theme-twentytwentytwo
mariadb-server mariadb-client php-cli php-mysql php-xml php-mbstring php-gd dokuwiki
python3-markdown (run this script with Debian's python3). npm, in the folder that --npm names:
@11ty/eleventy @11ty/eleventy-plugin-rss hexo hexo-cli hexo-generator-feed hexo-generator-sitemap
hexo-generator-index hexo-generator-archive hexo-generator-tag hexo-renderer-marked
hexo-renderer-ejs hexo-theme-landscape vitepress. A system that is not installed is left out, with a
message. WordPress needs a free database server of its own, which it starts as the current user.
Each answer is in OUT/SYSTEM-SOURCE.json; the table at the end counts what is wrong.
"""
import argparse, functools, http.server, json, os, pathlib, re, shutil, socket, subprocess, threading

import server_systems, static_systems
from posts import posts, put

SYSTEMS = {
    name: getattr(module, name)
    for module, names in (
        (static_systems, "hugo jekyll pelican ikiwiki eleventy hexo nanoc chronicle vitepress"),
        (server_systems, "wordpress dokuwiki"),
    )
    for name in names.split()
}
# The themes differ in what they print around an article.
for theme in ("twentytwentyone", "twentytwentytwo"):
    SYSTEMS["wordpress-" + theme] = functools.partial(server_systems.wordpress, theme=theme)


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
    "dokuwiki": {kind: ["author", "date"] for kind in ("feed", "index", "page")},
    "chronicle": {"feed": ["author", "language"], **{kind: ["author", "language"] for kind in ("index", "sitemap", "page")}},
    "nanoc": {"feed": ["language"]},
    "vitepress": {kind: ["author", "date"] for kind in ("index", "sitemap", "page")},
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


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def read(name, options):
    """Sets one system up, reads it, and returns the number of faults."""
    folder = options.out.resolve() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    try:
        site, places = SYSTEMS[name](folder, base, options.npm.resolve())
    except (OSError, subprocess.CalledProcessError) as e:
        print(f"{name}: not built: {e}")
        return 0
    if isinstance(site, list):
        try:
            return compare(name, base, places, folder, options)
        finally:
            for process in site:
                process.terminate()
                process.wait()
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            return compare(name, base, places, folder, options)
        finally:
            server.shutdown()


def compare(name, base, places, folder, options):
    home = folder / "newsletter"
    sources = [{"name": k, k.split(" ")[0]: base + v, "topics": ["t"]} for k, v in places.items()]
    put(home / "newsletter.yaml", settings(sources))
    put(home / "subscribers.json", '{"subscribers": []}')
    run = subprocess.run([os.path.abspath(options.anemone), "sources", "check", "--json", "--articles"], cwd=home, capture_output=True, text=True)
    faults = 0
    for line in run.stdout.splitlines():
        answer = json.loads(line)
        put(options.out / f"{name}-{answer['name']}.json", json.dumps(answer, indent=1, ensure_ascii=False))
        kind = answer["name"].split(" ")[0]
        bad = list(wrong(name.split("-")[0], kind, answer.get("items") or [])) + answer["failures"]
        faults += len(bad)
        print(f"{name} {answer['name']}: {len(answer.get('items') or [])} articles, {len(bad)} faults")
        for fault in bad:
            print("   ", fault)
    return faults


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--anemone", required=True)
    args.add_argument("--out", required=True, type=pathlib.Path)
    args.add_argument("--npm", type=pathlib.Path, default=pathlib.Path("."))
    args.add_argument("systems", nargs="*", default=list(SYSTEMS))
    options = args.parse_args()
    faults = sum(read(name, options) for name in options.systems)
    print(f"{faults} faults")


main()
