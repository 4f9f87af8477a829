// Follow long work without loading the page again: its JSON twin is asked once a second until the state changes.
// Without this file the page loads itself anew every two seconds.
"use strict";
(() => {
  const place = document.querySelector("[data-poll]");
  if (!place) return;
  const find = (told, path) => path.split(".").reduce((value, name) => value?.[name], told);
  const before = place.dataset.now ?? "true";
  const format = (value) => (typeof value === "number" ? value.toLocaleString("en") : String(value ?? ""));
  const ask = async () => {
    try {
      const answer = await fetch(place.dataset.poll, { headers: { accept: "application/json" } });
      if (answer.status === 429) { setTimeout(ask, 5000); return; }
      if (!answer.ok) { location.reload(); return; }
      const told = await answer.json();
      if (String(find(told, place.dataset.until)) !== before) { location.reload(); return; }
      for (const element of document.querySelectorAll("[data-told]")) {
        const words = format(told.work?.[element.dataset.told]);
        if (element.textContent !== words) element.textContent = words;
      }
      const progress = document.querySelector("[data-told-progress]");
      if (progress && told.work) { progress.max = Math.max(told.work.total, 1); progress.value = told.work.done; }
      setTimeout(ask, 1000);
    } catch { setTimeout(ask, 3000); }
  };
  setTimeout(ask, 700);
})();
