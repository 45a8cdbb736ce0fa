// The studio's page: one edition, kept as the server last said it is, and a change at a time.
const $ = id => document.getElementById(id);
let now = null;   // the edition as the server has it
let busy = false; // whether a change is under way

const make = (tag, props = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in element) element[name] = value; else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
};

const say = words => { $("said").textContent = words; };

const warn = words => {
  $("notice").textContent = words;
  $("notice").hidden = !words;
};

const ask = async (path, body) => {
  const answer = await fetch(path, body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const type = answer.headers.get("Content-Type") || "";
  const json = type.startsWith("application/json") ? await answer.json() : null;
  if (!json) throw new Error(await answer.text() || `the studio answered ${answer.status}`);
  return { status: answer.status, json };
};

// The sheet of the edition as it is, to be changed and sent back.
const sheet = () => ({
  edition: now.edition,
  "as-of": now["as-of"],
  subject: now.subject,
  preheader: now.preheader,
  intro: now.intro,
  stories: now.stories.map(s => ({
    id: s.id, title: s.title, lead: s.lead, gist: s.gist, section: s.section, note: s.note,
    pin: s.pin, also: s.also.map(a => a.id), more: s.more.map(m => m.id),
  })),
  waiting: now.waiting.map(s => ({ id: s.id, title: s.title, use: false })),
});

// Makes one change after the other, each to the edition as the one before has left it.
const settle = (request, words, after = () => {}) => {
  turn = turn.then(async () => {
    if (!now || now.approved) return;
    busy = true;
    try {
      const { status, json } = await request();
      if (status === 409) {
        const mine = document.activeElement && document.activeElement.value;
        warn("This edition was changed elsewhere meanwhile. It is shown as it is now; your last change was not made."
          + (mine ? `\nYour words: ${mine}` : ""));
      } else if (json.problems && json.problems.length) {
        warn(json.problems.join("\n"));
      } else {
        warn("");
        say(words);
      }
      now = json;
      draw();
      after();
    } catch (e) {
      warn(`Not saved: ${e.message}`);
    } finally {
      busy = false;
    }
    look().catch(e => warn(e.message));
  });
  return turn;
};
let turn = Promise.resolve();

const change = (edit, words, after) => settle(() => {
  const next = sheet();
  edit(next);
  return ask("/api/sheet", { slot: now.edition, hash: now.hash, sheet: next });
}, words, after);

const step = (path, words) => settle(() => ask(path, { slot: now.edition, hash: now.hash }), words);

const move = (id, to) => change(next => {
  const from = next.stories.findIndex(s => s.id === id);
  const [story] = next.stories.splice(from, 1);
  next.stories.splice(to, 0, story);
  next.stories.forEach((s, i) => { s.lead = i === 0; });
}, `Moved to place ${to + 1}.`, () => {
  const grip = document.querySelector(`[data-id="${id}"] .grip`);
  if (grip) grip.focus();
});

const of = (next, id) => next.stories.find(s => s.id === id);

const button = (words, act, props = {}) => make("button", { type: "button", textContent: words, onclick: act, disabled: now.approved, ...props });

const field = (story, key, label, tag = "input") => {
  const input = make(tag, { value: story[key], disabled: now.approved });
  input.id = `${key}-${story.id}`;
  input.onchange = () => change(next => { of(next, story.id)[key] = input.value; }, `${label} changed.`);
  return make("div", { className: "field" }, make("label", { htmlFor: input.id, textContent: label }), input);
};

const section = story => {
  const select = make("select", { disabled: now.approved });
  select.id = `section-${story.id}`;
  now.topics.forEach(t => select.append(make("option", { value: t.name, textContent: t.title, selected: t.name === story.section })));
  select.onchange = () => change(next => { of(next, story.id).section = select.value; }, "Section changed.");
  return make("div", { className: "field" }, make("label", { htmlFor: select.id, textContent: "Section" }), select);
};

const articles = story => {
  const list = make("ul", { className: "also" });
  story.also.forEach(a => list.append(make("li", {},
    make("span", { textContent: `also: ${a.source}: ${a.title}` }),
    button("Lead with this source", () => change(next => {
      const s = of(next, story.id);
      s.also = [s.id, ...s.also.filter(id => id !== a.id)];
      s.id = a.id;
      s.title = "";
      s.gist = "";
    }, `Told by ${a.source}.`)),
    button("Not the same story", () => change(next => {
      const s = of(next, story.id);
      s.also = s.also.filter(id => id !== a.id);
    }, "Split.")))));
  story.related.forEach(r => list.append(make("li", {},
    make("span", { textContent: `related? ${r.source}: ${r.title} (${r.reason})` }),
    button("Same story: join", () => change(next => {
      next.stories = next.stories.filter(s => s.id !== r.id);
      next.waiting = next.waiting.filter(s => s.id !== r.id);
      of(next, story.id).also.push(r.id);
    }, "Joined.")))));
  story.more.forEach(m => list.append(make("li", {},
    make("span", { textContent: `beneath it: ${m.source}: ${m.title}` }),
    button("Lead with this story", () => change(next => {
      const s = of(next, story.id);
      s.more = [s.id, ...s.more.filter(id => id !== m.id)];
      Object.assign(s, { id: m.id, title: "", gist: "", also: [] });
    }, "It leads its storyline.")),
    button("A story of its own", () => change(next => {
      const s = of(next, story.id);
      s.more = s.more.filter(id => id !== m.id);
      next.stories.splice(next.stories.indexOf(s) + 1, 0, { id: m.id });
    }, "Parted.")))));
  story.nearly.forEach(r => list.append(make("li", {},
    make("span", { textContent: `one storyline? ${r.source}: ${r.title} (${r.reason})` }),
    button("Put it beneath", () => change(next => {
      next.stories = next.stories.filter(s => s.id !== r.id);
      next.waiting = next.waiting.filter(s => s.id !== r.id);
      of(next, story.id).more.push(r.id);
    }, "Put beneath.")))));
  return list;
};

const card = (story, place, all) => {
  const item = make("li", { draggable: !now.approved });
  item.dataset.id = story.id;
  item.classList.toggle("lead", story.lead);
  item.classList.toggle("last-gist", place + 1 === now.gists && place + 1 < all);
  const grip = button("⠿", () => {}, { className: "grip", ariaLabel: `Move ${story.title}: arrow up and down` });
  grip.onkeydown = e => {
    const to = e.key === "ArrowUp" ? place - 1 : e.key === "ArrowDown" ? place + 1 : -1;
    if (to >= 0 && to < all) { e.preventDefault(); move(story.id, to); }
  };
  item.append(
    make("div", { className: "head" }, grip, make("span", { className: "title", textContent: story.title, lang: story.language }), make("span", { className: "source", textContent: story.source })),
    make("p", { className: "why", textContent: (story.lead ? "It leads. " : "") + story.why }),
    make("div", { className: "acts" },
      button("↑", () => move(story.id, place - 1), { disabled: now.approved || place === 0, ariaLabel: `Move up: ${story.title}` }),
      button("↓", () => move(story.id, place + 1), { disabled: now.approved || place + 1 === all, ariaLabel: `Move down: ${story.title}` }),
      button("Lead", () => change(next => next.stories.forEach(s => { s.lead = s.id === story.id; }), "It leads."), { ariaPressed: String(story.lead) }),
      button("Pin", () => change(next => { of(next, story.id).pin = !story.pin; }, story.pin ? "No longer pinned." : "Pinned."), { ariaPressed: String(story.pin) }),
      button("Leave out", () => change(next => { next.stories = next.stories.filter(s => s.id !== story.id); }, "Left out."))),
    make("details", { className: "words", open: opened.has(story.id) }, make("summary", { textContent: "Words" }),
      field(story, "title", "Headline"), field(story, "gist", "Gist", "textarea"), field(story, "note", "Note", "textarea"), section(story)),
    articles(story));
  item.querySelector("details").ontoggle = e => { e.target.open ? opened.add(story.id) : opened.delete(story.id); };
  item.ondragstart = e => { e.dataTransfer.setData("text/plain", story.id); e.dataTransfer.effectAllowed = "move"; item.classList.add("moving"); };
  item.ondragend = () => item.classList.remove("moving");
  item.ondragover = e => { e.preventDefault(); item.classList.add("over"); };
  item.ondragleave = () => item.classList.remove("over");
  item.ondrop = e => { e.preventDefault(); const id = e.dataTransfer.getData("text/plain"); if (id !== story.id && now.stories.some(s => s.id === id)) move(id, place); else draw(); };
  return item;
};
const opened = new Set();

const draw = () => {
  const there = Boolean(now.stories);
  $("state").textContent = !there ? "No story yet." : now.approved ? "Approved: nothing changes it any more." : `Draft ${now.hash.slice(0, 12)}, saved.`;
  $("undo").disabled = now.approved || !now.undoable;
  $("redo").disabled = now.approved || !now.redoable;
  $("approve").disabled = now.approved || !there;
  for (const key of ["subject", "preheader", "intro"]) {
    if (document.activeElement !== $(key)) $(key).value = now[key] || "";
    $(key).disabled = now.approved || !there;
  }
  const stories = now.stories || [];
  $("stories").replaceChildren(...stories.map((s, i) => card(s, i, stories.length)));
  $("waiting").replaceChildren(...(now.waiting || []).map(s => make("li", {},
    make("div", { className: "head" }, make("span", { className: "title", textContent: s.title, lang: s.language }), make("span", { className: "source", textContent: s.source })),
    make("p", { className: "why", textContent: (s.dropped ? "You left it out. " : "") + s.why }),
    make("div", { className: "acts" }, button("Bring in", () => change(next => { next.waiting.find(w => w.id === s.id).use = true; }, "Brought in."))))));
  $("more").textContent = now.more ? `${now.more} more wait; anemone articles lists them.` : "";
};

const reader = () => encodeURIComponent($("who").value.includes("@") ? $("who").value : $("as").value || "0");

// The mail as the chosen reader will get it.
const look = async () => {
  if (!now.stories) return;
  const where = `slot=${encodeURIComponent(now.edition)}&as=${reader()}`;
  const view = $("view").value;
  const { json } = await ask(`/api/mail?${where}`);
  if ($("as").options.length !== json.readers.length) {
    $("as").replaceChildren(...json.readers.map((words, i) => make("option", { value: String(i), textContent: words })));
  }
  $("text").hidden = view !== "text";
  $("page").hidden = view === "text";
  $("frame").classList.toggle("forced", view === "forced");
  $("text").textContent = json.text || "";
  $("page").style.width = `${$("width").value}px`;
  if (view !== "text") {
    $("page").src = `/api/mail.html?${where}&hash=${now.hash}${view === "off" ? "&pictures=off" : ""}${view === "dark" ? "&scheme=dark" : ""}`;
  }
  const size = Math.round((json.bytes || 0) / 102.4) / 10;
  $("inbox").replaceChildren(
    make("dt", { textContent: json.from || "" }),
    make("dd", { textContent: json.subject || "No mail for this reader.", title: json.subject || "" }),
    make("dd", { className: "pre", textContent: json.preheader || "" }),
    make("dd", { className: "pre", textContent: `${size} of 102 kB, for ${json.count} subscribers` }));
  const findings = json.findings || [];
  $("findings").replaceChildren(...(findings.length ? findings.map(f => make("li", {},
    make("strong", { className: f.severity, textContent: `${f.severity}: ${f.what}` }), ` (${f.place}). `, f.fix)) : [make("li", { textContent: "Nothing is wrong." })]));
};

const open = async slot => {
  now = (await ask(`/api/edition?slot=${encodeURIComponent(slot)}`)).json;
  draw();
  await look();
};

for (const [key, label] of [["subject", "Subject"], ["preheader", "Preheader"], ["intro", "Introduction"]]) {
  $(key).onchange = () => change(next => { next[key] = $(key).value; }, `${label} changed.`);
}
$("undo").onclick = () => step("/api/undo", "Undone.");
$("redo").onclick = () => step("/api/redo", "Redone.");
document.addEventListener("keydown", e => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
  if (!typing && (e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z") {
    e.preventDefault();
    (e.shiftKey ? $("redo") : $("undo")).click();
  }
});
for (const id of ["as", "who", "width", "view"]) $(id).onchange = () => look().catch(e => warn(e.message));
$("slot").onchange = () => open($("slot").value).catch(e => warn(e.message));
$("test").onclick = async () => {
  try {
    $("tested").textContent = "…";
    $("tested").textContent = (await ask("/api/test", { slot: now.edition, as: decodeURIComponent(reader()), to: $("to").value })).json.said;
  } catch (e) {
    $("tested").textContent = e.message;
  }
};
$("approve").onclick = async () => {
  const { json } = await ask(`/api/mail?slot=${encodeURIComponent(now.edition)}&as=0`);
  $("sure-words").textContent = `${now.edition}: ${now.stories.length} stories, led by “${now.stories.find(s => s.lead).title}”, to ${json.count} subscribers.`;
  $("sure").showModal();
};
$("sure-no").onclick = () => $("sure").close();
$("sure-yes").onclick = () => { $("sure").close(); step("/api/approve", "Approved."); };

// Another page, or another command, may change the edition.
new EventSource("/api/events").addEventListener("changed", async () => {
  if (busy || !now) return;
  const { json } = await ask(`/api/edition?slot=${encodeURIComponent(now.edition)}`);
  if (json.hash === now.hash && json.approved === now.approved) return;
  const typing = document.activeElement && /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (typing) {
    warn("This edition was changed elsewhere. What you type now is compared with it when you leave the field.");
    return;
  }
  now = json;
  draw();
  await look();
  say("The edition was changed elsewhere and is shown as it is now.");
});

try {
  const { json } = await ask("/api/editions");
  $("slot").replaceChildren(...json.map(label => make("option", { value: label, textContent: label })));
  if (json.length) await open(json[0]); else $("state").textContent = "No subscriber gets an edition.";
} catch (e) {
  warn(e.message);
}
