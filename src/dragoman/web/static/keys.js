// Keys for who works without a mouse. All of it is optional: every page works without this file.
// Letters act only outside of fields and can be switched off on the page of help (WCAG 2.1.4).
"use strict";
(() => {
  const places = {
    t: "/", e: "/engagements", r: "/review", f: "/follow-ups", c: "/commitments", k: "/calendar",
    n: "/network", a: "/actors", i: "/instruments", s: "/sources", b: "/briefs", d: "/add", h: "/help",
  };
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };
  const switchKeys = document.querySelector("[data-keys-switch]");
  if (switchKeys) {
    switchKeys.checked = !off();
    switchKeys.addEventListener("change", () => {
      try { localStorage.setItem("keys", switchKeys.checked ? "on" : "off"); } catch { /* a private window keeps nothing */ }
    });
  }

  // Where letters are typed; a choice among buttons takes none.
  const inField = (element) => element.closest("input:not([type=radio], [type=checkbox]), select, textarea") !== null;
  const items = () => [...document.querySelectorAll("[data-item]")];
  const step = (by) => {
    const all = items();
    if (!all.length) return;
    const now = all.findIndex((item) => item.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by))];
    const target = next.matches("a, button") ? next : next.querySelector("a, button") ?? next;
    target.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && inField(target)) { target.blur(); return; }
    if (inField(target) || off()) return;
    if (Date.now() - going < 1500 && places[event.key]) { location.assign(places[event.key]); event.preventDefault(); return; }
    going = 0;
    // A control of this page that names the key wins over what the key does everywhere.
    const own = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
    if (own) {
      event.preventDefault();
      if (own.matches("input:not([type=submit]), select, textarea")) own.focus(); else own.click();
      return;
    }
    if (event.key === "/") { document.getElementById("search")?.focus(); event.preventDefault(); }
    else if (event.key === "?") location.assign("/help");
    else if (event.key === "g") going = Date.now();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o") {
      // The sentence behind the value that has the focus, or the first one of the item it stands in.
      const within = target.closest("[data-evidence]") ?? target.closest("[data-item], tr, li")?.querySelector("[data-evidence]");
      (within ?? document.querySelector("main [data-evidence]"))?.click();
    }
  });
})();
