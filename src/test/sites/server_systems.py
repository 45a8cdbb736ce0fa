"""Systems that make their pages on request: each function sets one up in a folder, starts its server
at the address that it is given, and returns the running processes with the places."""
import getpass, json, os, re, shutil, subprocess, time, urllib.request

import markdown
from posts import HERE, build, posts, put

# Files as they are; every other address is the software's.
ROUTER = """<?php
$file = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($file)) { return false; }
include is_file($file . '/index.php') ? $file . '/index.php' : $_SERVER['DOCUMENT_ROOT'] . '/index.php';
"""


def php_server(folder, site, base, *router):
    log = open(folder / "php.log", "w")
    server = subprocess.Popen(["php", "-S", base.removeprefix("http://"), "-t", site, *router], stdout=log, stderr=log)
    wait(lambda: urllib.request.urlopen(base + "/"))
    return server


def wait(works, seconds=30):
    """Returns when a server answers."""
    for _ in range(10 * seconds):
        try:
            return works()
        except OSError:
            time.sleep(0.1)
    raise OSError("the server does not answer")

WORDPRESS = {
    "feed": "/feed/",
    "feed summaries": "/feed/?short=1",
    "feed Atom": "/feed/atom/",
    "index": "/",
    "sitemap": "/wp-sitemap.xml",
    "page": "/2026/11/23/pier/",
}


def wordpress(folder, base, npm, theme="twentytwentythree"):
    site = folder / "site"
    shutil.copytree("/usr/share/wordpress", site, ignore=lambda _, names: [n for n in names if n in ("wp-config.php", ".htaccess", "languages")])
    database, socket = folder / "database", folder / "sql"
    build(folder, "mariadb-install-db", "--no-defaults", f"--datadir={database}", "--auth-root-authentication-method=normal", "--skip-test-db")
    sql = subprocess.Popen(["mariadbd", "--no-defaults", f"--datadir={database}", f"--socket={socket}", "--skip-networking", f"--user={getpass.getuser()}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return [install_wordpress(folder, base, site, socket, theme), sql], WORDPRESS
    except BaseException:
        sql.terminate()
        raise


def install_wordpress(folder, base, site, socket, theme):
    wait(lambda: os.stat(socket))
    build(folder, "mariadb", "--no-defaults", f"--socket={socket}", "-u", "root", "-e", "CREATE DATABASE wordpress CHARACTER SET utf8mb4")
    constants = dict(DB_NAME="wordpress", DB_USER="root", DB_PASSWORD="", DB_HOST=f"localhost:{socket}", DB_CHARSET="utf8mb4", DB_COLLATE="", DISABLE_WP_CRON=True, WP_HTTP_BLOCK_EXTERNAL=True)
    lines = "".join(f"define({json.dumps(k)}, {json.dumps(v)});\n" for k, v in constants.items())
    put(site / "wp-config.php", f"<?php\n{lines}$table_prefix = 'wp_';\ndefined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n")
    # The same feed with summaries, which WordPress offers as a setting of the whole site.
    put(site / "wp-content/mu-plugins/short.php", "<?php add_filter('pre_option_rss_use_excerpt', fn($v) => isset($_GET['short']) ? 1 : $v);\n")
    given = [{**p, "html": markdown.markdown(p["body"], extensions=["extra"])} for p in posts()]
    put(folder / "posts.json", json.dumps({"base": base, "theme": theme, "posts": given}))
    build(folder, "php", HERE / "wordpress.php", site, folder / "posts.json")
    put(folder / "router.php", ROUTER)
    return php_server(folder, site, base, folder / "router.php")


def dokuwiki(folder, base, npm):
    site = folder / "site"
    shutil.copytree("/usr/share/dokuwiki", site, ignore=lambda _, names: [n for n in names if n == ".htaccess"])
    shutil.copytree("/etc/dokuwiki", folder / "conf", ignore=lambda _, names: [n for n in names if n == ".htaccess" or n.endswith("auth.php")])
    shutil.copytree("/var/lib/dokuwiki/data", folder / "data")
    put(site / "inc/preload.php", f"<?php define('DOKU_CONF', '{folder}/conf/');\ndefine('DOKU_LOCAL', '{folder}/conf/');\n")
    options = dict(title="Elsin Gazette", useacl=0, savedir=f"{folder}/data", baseurl=base, sitemap=1, userewrite=2, rss_type="rss1", rss_content="html", rss_linkto="current", rss_show_summary=0, recent=20, youarehere=1, license="cc-by-sa")
    lines = "".join(f"$conf[{json.dumps(k)}] = {json.dumps(v)};\n" for k, v in options.items())
    put(folder / "conf/local.php", "<?php\n" + lines)
    for p in posts():
        if "draft" not in p:
            text = f"====== {p['title']} ======\n\n" + wiki_text(p["body"])
            put(folder / "in.txt", text)
            build(folder, "php", site / "bin/dwpage.php", "commit", "-m", "written", folder / "in.txt", f"post:{p['name']}")
    put(folder / "in.txt", "====== News ======\n\n" + "".join(f"  * [[post:{p['name']}|{p['title']}]]\n" for p in posts() if "draft" not in p))
    build(folder, "php", site / "bin/dwpage.php", "commit", "-m", "written", folder / "in.txt", "start")
    php = php_server(folder, site, base)
    return [php], dict(feed="/feed.php?ns=post", index="/doku.php/start", page="/doku.php/post:pier")


def wiki_text(body):
    """The marks of Markdown that the posts use, in the syntax of the wiki."""
    note = re.search(r"\n\[\^1\]: (.*)", body)
    text = body[: note.start()] if note else body
    text = text.replace("[^1]", f"(({note[1]}))" if note else "")
    text = re.sub(r"```(\w+)\n(.*?)```", r"<code \1>\n\2</code>", text, flags=re.S)
    text = re.sub(r"!\[(.*?)\]\((.*?)\)", r"{{:pier.png|\1}}", text)
    text = re.sub(r"(?m)^## (.*)", r"===== \1 =====", text)
    text = re.sub(r"(?m)^\d\. ", "  - ", text)
    text = re.sub(r"(?m)^\|-.*\n", "", text)
    return re.sub(r"\| wave \| period in hours \|", "^ wave ^ period in hours ^", text)
