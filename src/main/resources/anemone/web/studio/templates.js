// The page for authors of templates: one specimen, shown anew whenever a file changes.
import { $, ask, listen, make, say, show, warn } from "/page.js";

// An error stands over the mail as it was before, until the templates are right again.
const look = async () => {
  const where = `specimen=${$("specimen").value || 0}&language=${encodeURIComponent($("language").value)}`;
  const { json } = await ask(`/api/specimen?${where}`);
  warn(json.error);
  $("frame").classList.toggle("stale", Boolean(json.error));
  $("state").textContent = json.error ? "The templates have an error; the mail is the one before it." : `Shown at ${new Date().toLocaleTimeString()}.`;
  if (json.error) return;
  show(json, `/api/specimen.html?${where}&show=${json.show}`, "");
};

const again = () => look().catch(e => warn(e.message));
for (const id of ["specimen", "language", "width", "view"]) $(id).onchange = again;

try {
  const { json } = await ask("/api/specimens");
  $("specimen").replaceChildren(...json.map((name, i) => make("option", { value: String(i), textContent: name })));
  listen("changed", () => { again(); say("Shown anew."); });
} catch (e) {
  warn(e.message);
}
