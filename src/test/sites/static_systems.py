"""Systems that write their pages as files: each function sets one up in a folder, builds the site,
and returns the folder to serve with the places of its feed, index, sitemap and one page."""
import json

import markdown
from posts import build, front, posts, put

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


def chronicle(folder, base, npm):
    for p in posts():
        if "draft" not in p:
            html = markdown.markdown(p["body"], extensions=["extra"])
            put(folder / f"blog/{p['name']}.txt", f"Title: {p['title']}\nDate: {p['date'][:19].replace('T', ' ')}\nTags: {p['tags']}\n\n{html}\n")
    build(folder, "chronicle", "--input=blog", "--output=out", "--format=html", f"--url-prefix={base}/", f"--sitemap-prefix={base}/", "--theme-dir=/usr/share/chronicle/themes/", "--theme=default", "--blog-title=Elsin Gazette", "--rss-count=20", "--entry-count=20", "--no-cache")
    page = next((folder / "out").glob("[Nn]orthern*.html"))
    return folder / "out", dict(feed="/index.rss", index="/", sitemap="/sitemap.xml", page="/" + page.name)


def nanoc(folder, base, npm):
    build(folder, "nanoc", "create-site", "site")
    site = folder / "site"
    put(site / "Rules", """compile '/posts/*.md' do
  filter :kramdown
  layout '/default.*'
  write item.identifier.without_ext + '/index.html'
end
compile '/index.html' do
  filter :erb
  layout '/default.*'
  write item.identifier.to_s
end
compile '/feed.erb' do
  filter :erb
  write '/feed.xml'
end
layout '/**/*', :erb
""")
    (site / "content/stylesheet.css").unlink()
    put(site / "nanoc.yaml", f"base_url: '{base}'\ntext_extensions: [erb, html, md, rb]\ndata_sources:\n  - type: filesystem\n    encoding: utf-8\n")
    put(site / "lib/helpers.rb", "use_helper Nanoc::Helpers::Blogging\nuse_helper Nanoc::Helpers::Rendering\nuse_helper Nanoc::Helpers::LinkTo\n")
    put(site / "layouts/default.html", HTML.format(lang="<%= @item[:lang] || 'en' %>", title="<%= h @item[:title] %>", feed="/feed.xml", main="<h1><%= h @item[:title] %></h1><% if @item[:kind] == 'article' %><p class='byline'><%= @item[:author_name] %> &middot; <%= attribute_to_time(@item[:created_at]).strftime('%d %B %Y') %></p><% end %><%= yield %>").replace("<head>", "<head><% require 'cgi'; def h(s) CGI.escapeHTML(s) end %>"))
    put(site / "content/feed.erb", f"---\ntitle: Elsin Gazette\n---\n<%= atom_feed(title: 'Elsin Gazette', author_name: 'The Gazette', author_uri: '{base}', limit: 20) %>")
    put(site / "content/index.html", "---\ntitle: News\n---\n<ul><% sorted_articles.each do |a| %><li><%= link_to(CGI.escapeHTML(a[:title]), a.path) %>, <%= attribute_to_time(a[:created_at]).strftime('%d.%m.%Y') %></li><% end %></ul>")
    for p in posts():
        if "draft" not in p:
            put(site / f"content/posts/{p['name']}.md", front(p, kind="article", created_at=p["date"], author_name=p["author"]))
    build(site, "nanoc", "compile")
    return site / "output", dict(feed="/feed.xml", index="/", page="/posts/pier/")


def vitepress(folder, base, npm):
    (folder / "node_modules").symlink_to(npm / "node_modules")
    links = "".join(f"{{text: {json.dumps(p['title'], ensure_ascii=False)}, link: '/posts/{p['name']}'}}," for p in posts() if "draft" not in p)
    put(folder / "package.json", '{"type": "module"}')
    put(folder / ".vitepress/config.js", f"""export default {{
  title: 'Elsin Gazette', description: 'News from the harbour', sitemap: {{hostname: '{base}'}}, lastUpdated: true,
  themeConfig: {{sidebar: [{{text: 'News', items: [{links}]}}], nav: [{{text: 'Home', link: '/'}}], outline: 'deep',
    lastUpdated: {{text: 'Last updated'}}, footer: {{message: 'Made in Elsin', copyright: 'Elsin Gazette'}}, editLink: {{pattern: 'https://git.example.org/:path'}}}} }};
""")
    put(folder / "index.md", "---\nlayout: home\nhero: {name: Elsin Gazette, text: News from the harbour}\n---\n\n" + "".join(f"- [{p['title'].replace('<', chr(92) + '<')}](/posts/{p['name']})\n" for p in posts() if "draft" not in p))
    for p in posts():
        if "draft" not in p:
            title = p["title"].replace("<", "&lt;") if "`" not in p["title"] else p["title"]
            text = p["body"].replace("[^1]: ", "<small>1 ").replace("[^1]", "")
            put(folder / f"posts/{p['name']}.md", front({**p, "body": ""}) + f"\n# {title}\n\n" + text.replace("![Divers at the pier](/pier.png)", f"![Divers at the pier]({base}/pier.png)").replace("<small>1 Im", "Im"))
    # It takes the times of its pages from git.
    build(folder, "git", "init", "--quiet")
    for p in posts():
        if "draft" not in p:
            build(folder, "git", "add", f"posts/{p['name']}.md")
            build(folder, "env", f"GIT_COMMITTER_DATE={p['date']}", "git", "-c", "user.name=Keeper", "-c", "user.email=keeper@example.org", "commit", "--quiet", "-m", p["name"], f"--date={p['date']}")
    build(folder, "node", str(npm / "node_modules/vitepress/bin/vitepress.js"), "build", ".")
    return folder / ".vitepress/dist", dict(index="/", sitemap="/sitemap.xml", page="/posts/pier.html")
