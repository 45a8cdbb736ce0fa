"""The posts beside this script, and what every system needs to be set up with them."""
import json, pathlib, subprocess

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
