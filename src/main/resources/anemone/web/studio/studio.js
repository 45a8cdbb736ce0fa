// The studio's page: one edition, kept as the server last said it is, and a change at a time.
import { $, ask, listen, make, say, show, warn } from "/page.js";

let now = null;   // the edition as the server has it
let busy = false; // whether a change is under way

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
const settle = (request, words, after = () => {}, mine = () => null) => {
  turn = turn.then(async () => {
    if (!now || now.approved) return;
    busy = true;
    try {
      const { status, json } = await request();
      if (status === 409) {
        const before = now;
        now = json;
        draw();
        behind(before, mine());
      } else {
        warn((json.problems || []).join("\n"));
        if (!json.problems.length) say(words);
        now = json;
        draw();
        after();
      }
    } catch (e) {
      warn(`Not saved: ${e.message}`);
      return;
    } finally {
      busy = false;
    }
    look().catch(e => warn(e.message));
  });
  return turn;
};
let turn = Promise.resolve();

const change = (edit, words, after) => {
  let next = null;
  return settle(() => {
    next = sheet();
    edit(next);
    return ask("/api/sheet", { slot: now.edition, hash: now.hash, sheet: next });
  }, words, after, () => next);
};

// Shows a change that was not made beside what the edition says now, to be made again or left.
const behind = (before, mine) => {
  const differences = [];
  const differ = (label, was, own, is, take) => {
    if (own !== was && own !== is) differences.push({ label, own, is, take });
  };
  if (mine) {
    for (const [key, label] of [["subject", "Subject"], ["preheader", "Preheader"], ["intro", "Introduction"]]) {
      differ(label, before[key] || "", mine[key] || "", now[key] || "", next => { next[key] = mine[key]; });
    }
    for (const story of mine.stories) {
      const was = (before.stories || []).find(s => s.id === story.id);
      const is = (now.stories || []).find(s => s.id === story.id);
      if (was && is) {
        for (const [key, label] of [["title", "Headline"], ["gist", "Gist"], ["note", "Note"], ["section", "Section"]]) {
          differ(`${label} of “${is.title}”`, was[key] || "", story[key] || "", is[key] || "", next => { of(next, story.id)[key] = story[key]; });
        }
      }
    }
    const order = stories => (stories || []).map(s => s.title || s.id).join(" · ");
    const titled = mine.stories.map(s => (now.stories || []).find(n => n.id === s.id) || s);
    differ("Order", order(before.stories), order(titled), order(now.stories), next => {
      const place = id => { const at = mine.stories.findIndex(s => s.id === id); return at < 0 ? mine.stories.length : at; };
      next.stories.sort((a, b) => place(a.id) - place(b.id));
      next.stories.forEach((s, i) => { s.lead = i === 0; });
    });
  }
  $("both").replaceChildren(...differences.map(d => make("li", {},
    make("strong", { textContent: d.label }),
    make("p", { className: "mine", textContent: `Yours: ${d.own || "(empty)"}` }),
    make("p", { className: "theirs", textContent: `Now: ${d.is || "(empty)"}` }),
    button("Take mine", e => { e.target.closest("li").remove(); $("behind").hidden = !$("both").children.length; change(d.take, `${d.label}: yours was taken.`); }))));
  $("behind").hidden = false;
  warn("");
  $("enough").focus();
  say("Your change was not made: the edition was changed elsewhere.");
};

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
  item.dataset.key = story.key;
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

// Where the focus is, to put it there again in what is drawn anew.
const focus = () => {
  const at = document.activeElement;
  const item = at && at.closest && at.closest("[data-id]");
  if (!item || at.id) return () => at && at.id && $(at.id) && $(at.id).focus();
  const place = [...item.querySelectorAll("button, summary")].indexOf(at);
  return () => {
    const again = document.querySelector(`[data-id="${item.dataset.id}"]`) || document.querySelector("#stories li");
    const all = again ? [...again.querySelectorAll("button, summary")] : [];
    const wanted = all[Math.min(place, all.length - 1)];
    if (wanted) (wanted.disabled ? all[0] : wanted).focus();
  };
};

const clock = ms => new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });

// What the edition is waiting for, with the seconds that are left.
const state = () => {
  const left = now && now.release ? Math.ceil((now.release - Date.now()) / 1000) : 0;
  const names = now["approved-by"] || [];
  let words = "No story yet.";
  if (now.recalled) words = "Recalled: nothing more of it is sent.";
  else if (now.closed) words = `Sent (${now.hash.slice(0, 12)}).`;
  else if (now.approved && left > 0) words = `Approved (${now.hash.slice(0, 12)}). The first mail leaves at ${clock(now.release)}, in ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}.`;
  else if (now.approved) words = `Approved (${now.hash.slice(0, 12)}): nothing changes it any more.`;
  else if (now.stories) words = `Draft ${now.hash.slice(0, 12)}, saved.${names.length ? ` Approved ${names.length} of ${now.approvers} (${names.join(", ")}).` : ""}`;
  if ($("state").textContent !== words) $("state").textContent = words;
  $("stop").hidden = !now.approved || now.recalled || now.closed;
};
setInterval(() => { if (now && now.release && !now.closed) state(); }, 1000);

const draw = () => {
  const there = Boolean(now.stories);
  const refocus = focus();
  state();
  $("undo").disabled = now.approved || !now.undoable;
  $("redo").disabled = now.approved || !now.redoable;
  $("approve").disabled = now.approved || !there;
  $("approve").hidden = now.approved;
  for (const key of ["subject", "preheader", "intro"]) {
    if (document.activeElement !== $(key) && !$(key).dataset.pending) $(key).value = now[key] || "";
    $(key).disabled = now.approved || !there;
  }
  const stories = now.stories || [];
  $("stories").replaceChildren(...stories.map((s, i) => card(s, i, stories.length)));
  $("waiting").replaceChildren(...(now.waiting || []).map(s => make("li", {},
    make("div", { className: "head" }, make("span", { className: "title", textContent: s.title, lang: s.language }), make("span", { className: "source", textContent: s.source })),
    make("p", { className: "why", textContent: (s.dropped ? "You left it out. " : "") + s.why }),
    make("div", { className: "acts" }, button("Bring in", () => change(next => { next.waiting.find(w => w.id === s.id).use = true; }, "Brought in."))))));
  refocus();
  $("more").textContent = now.more ? `${now.more} more wait; anemone articles lists them.` : "";
};

const reader = () => encodeURIComponent($("who").value.includes("@") ? $("who").value : $("as").value || "0");

// The mail as the chosen reader will get it.
const look = async () => {
  if (!now.stories) return;
  const where = `slot=${encodeURIComponent(now.edition)}&as=${reader()}`;
  const { json } = await ask(`/api/mail?${where}`);
  if ([...$("as").options].map(o => o.textContent).join() !== json.readers.join()) {
    $("as").replaceChildren(...json.readers.map((words, i) => make("option", { value: String(i), textContent: words })));
  }
  outlook = json.outlook;
  show(json, `/api/mail.html?${where}&hash=${json.hash}`, `, ${json.outlook}`);
  $("since").hidden = !json.since.length;
  $("changes").replaceChildren(...json.since.map(words => make("li", { textContent: words })));
};
let outlook = "";

const open = async slot => {
  now = (await ask(`/api/edition?slot=${encodeURIComponent(slot)}`)).json;
  draw();
  await look();
};

for (const [key, label] of [["subject", "Subject"], ["preheader", "Preheader"], ["intro", "Introduction"]]) {
  $(key).onchange = () => {
    const value = $(key).value; // what is drawn before its turn must not take it back
    $(key).dataset.pending = "yes";
    change(next => { next[key] = value; delete $(key).dataset.pending; }, `${label} changed.`);
  };
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
  await turn;
  $("sure-words").textContent = `${now.edition} (${now.hash.slice(0, 12)}): ${now.stories.length} stories, led by “${now.stories.find(s => s.lead).title}”, ${outlook}.`;
  $("by-field").hidden = now.approvers < 2;
  $("sure").showModal();
};
$("sure-no").onclick = () => $("sure").close();
$("sure-yes").onclick = () => {
  $("sure").close();
  settle(() => ask("/api/approve", { slot: now.edition, hash: now.hash, by: $("by").value }), "Approved.");
};
$("stop").onclick = () => $("halt").showModal();
$("halt-no").onclick = () => $("halt").close();
$("halt-yes").onclick = async () => {
  $("halt").close();
  try {
    now = (await ask("/api/recall", { slot: now.edition })).json;
    draw();
    warn(now.said);
  } catch (e) {
    warn(e.message);
  }
};
$("enough").onclick = () => { $("behind").hidden = true; $("subject").focus(); };
$("shares").ontoggle = async () => {
  if (!$("shares").open) return;
  const { json } = await ask("/api/sources");
  const row = (cell, ...texts) => make("tr", {}, ...texts.map(text => make(cell, { textContent: text })));
  $("table").replaceChildren(make("table", {}, make("thead", {}, row("th", "Source", "Collected", "Used", "Merged", "Dropped", "Clicks")),
    make("tbody", {}, ...json.map(s => row("td", s.source, s.collected, s.used, s.merged,
      `${s.dropped}${s.dropped ? ` (${Object.entries(s.why).map(([why, n]) => `${n} ${why}`).join(", ")})` : ""}`, s.clicks)))));
};

// Another page, or another command, may change the edition.
listen("changed", async () => {
  if (busy || !now) return;
  const { json } = await ask(`/api/edition?slot=${encodeURIComponent(now.edition)}`);
  if (["hash", "approved", "recalled", "closed"].every(key => json[key] === now[key]) && String(json["approved-by"]) === String(now["approved-by"])) return;
  const typing = document.activeElement && /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (typing && !json.approved) {
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
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (json.includes(wanted)) $("slot").value = wanted;
  if (json.length) await open($("slot").value); else $("state").textContent = "No subscriber gets an edition.";
} catch (e) {
  warn(e.message);
}
