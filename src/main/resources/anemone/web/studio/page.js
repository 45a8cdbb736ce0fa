// What both pages of the studio share: requests, elements, and the mail beside what is edited.
export const $ = id => document.getElementById(id);

export const make = (tag, props = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in element) element[name] = value; else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
};

export const say = words => { $("said").textContent = words; };

export const warn = words => {
  $("notice").textContent = words;
  $("notice").hidden = !words;
};

export const ask = async (path, body) => {
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

const finding = f => make("li", {},
  make("strong", { className: f.severity, textContent: `${f.severity}: ${f.what}` }), ` (${f.place}): ${f.fix}`);

// Shows a mail: the address of its HTML part, how inboxes list it, its text, size and mistakes.
export const show = (json, html, forWhom) => {
  const view = $("view").value;
  $("text").hidden = view !== "text";
  $("page").hidden = view === "text";
  $("frame").classList.toggle("forced", view === "forced");
  $("text").textContent = json.text || "";
  $("page").style.width = `${$("width").value}px`;
  if (view !== "text") {
    $("frame").setAttribute("aria-busy", "true");
    $("page").onload = () => $("frame").removeAttribute("aria-busy");
    $("page").src = html + (view === "off" ? "&pictures=off" : "") + (view === "dark" ? "&scheme=dark" : "");
  }
  const size = Math.round((json.bytes || 0) / 102.4) / 10;
  $("size").textContent = json.bytes ? `${size} of 102 kB${size > 102 ? ": clients cut it" : ""}${forWhom}` : "";
  const lines = (json.inbox || []).map(line => make("li", {},
    make("span", { className: "client", textContent: line.client }),
    make("span", { className: "from", textContent: line.from }),
    make("span", { className: "subject", textContent: line.subject }),
    make("span", { className: "pre", textContent: line.preheader })));
  $("inbox").replaceChildren(...lines.slice(0, 1));
  $("others").replaceChildren(...lines.slice(1));
  $("inboxes").hidden = !lines.length;
  if (!json.inbox) $("inbox").replaceChildren(make("li", { textContent: "No mail for this reader." }));
  const findings = json.findings || [];
  $("findings").replaceChildren(...(findings.length ? findings.map(finding) : [make("li", { textContent: "Nothing is wrong." })]));
  // Beside what each is about, too.
  document.querySelectorAll(".finding").forEach(old => old.remove());
  findings.filter(f => f.at).forEach(f => {
    const place = document.querySelector(`[data-key="${CSS.escape(f.at)}"]`);
    if (place) place.append(make("p", { className: `finding ${f.severity}`, textContent: `${f.what}: ${f.fix}.` }));
  });
};

export const listen = (event, act) => {
  const events = new EventSource("/api/events");
  events.addEventListener(event, act);
  events.onopen = act; // what was missed while the studio was away
};
