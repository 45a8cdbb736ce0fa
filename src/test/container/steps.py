#!/usr/bin/env python3
"""Runs the steps of a Containerfile in a root that debootstrap made, and programs in that root.

    steps.py build CONTAINERFILE CONTEXT ROOT
    steps.py run   CONTAINERFILE ROOT VOLUME [--mount FROM:TO]... [ENV=VALUE]... [ARGUMENT]...

"run" starts the image's program as its user, with ROOT read-only and VOLUME at the image's volume, as a container
engine does with read_only and one volume. FROM:TO are further read-only folders. Wants root; needs no engine.
"""

import glob
import json
import os
import shlex
import subprocess
import sys


def instructions(path):
    for line in open(path):
        line = line.strip()
        if line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word, rest


def environment(path):
    values = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    for word, rest in instructions(path):
        if word == "ENV":
            name, _, value = rest.partition("=")
            values[name] = value
    return values


def build(containerfile, context, root):
    for word, rest in instructions(containerfile):
        if word == "COPY":
            source, target = rest.split()
            files = glob.glob(os.path.join(context, source))
            if not files:
                sys.exit(f"COPY {rest}: there is no such file")
            subprocess.run(["cp", *files, root + target], check=True)
        elif word == "RUN":
            env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
            subprocess.run(["chroot", root, "/bin/sh", "-c", rest], check=True, env=env)
        elif word == "WORKDIR":
            os.makedirs(root + rest, exist_ok=True)
        elif word not in ("FROM", "ENV", "VOLUME", "USER", "ENTRYPOINT", "CMD"):
            sys.exit(f"{word}: this script does not know it")


def run(containerfile, root, volume, arguments):
    image = dict(instructions(containerfile))
    env = environment(containerfile)
    mounts = []
    while arguments and arguments[0] == "--mount":
        mounts.append(arguments[1].split(":"))
        arguments = arguments[2:]
    while arguments and "=" in arguments[0] and not arguments[0].startswith("-"):
        name, _, value = arguments[0].partition("=")
        env[name] = value
        arguments = arguments[1:]
    inside = image["VOLUME"]
    steps = [
        f"mount --bind {shlex.quote(root)} {shlex.quote(root)}",
        f"mount --bind {shlex.quote(volume)} {shlex.quote(root + inside)}",
    ]
    for source, target in mounts:
        steps.append(f"mount --bind -o ro {shlex.quote(source)} {shlex.quote(root + target)}")
    steps.append(f"mount -t proc proc {shlex.quote(root)}/proc")
    steps.append(f"mount -o remount,bind,ro {shlex.quote(root)}")
    user, group = image["USER"].split(":")
    program = json.loads(image["ENTRYPOINT"]) + (arguments or json.loads(image["CMD"]))
    inner = f"cd {inside} && exec " + " ".join(shlex.quote(each) for each in program)
    steps.append(
        f"exec /usr/sbin/chroot --userspec={user}:{group} --groups= {shlex.quote(root)} /bin/sh -c {shlex.quote(inner)}"
    )
    script = " && ".join(steps)
    os.execvpe("unshare", ["unshare", "--mount", "--pid", "--fork", "/bin/sh", "-c", script], env)


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(*sys.argv[2:5])
    else:
        run(sys.argv[2], os.path.realpath(sys.argv[3]), os.path.realpath(sys.argv[4]), sys.argv[5:])
