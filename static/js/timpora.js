/* timpora.js — comfort only: every page works without it. No eval, no inline handlers. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (element) => element.matches("input, select, textarea, [contenteditable]");

  /* "/" goes to the search field; Escape closes what is open. */
  const focusSearch = () => {
    const visible = all(".search input").find((input) => input.offsetParent && !input.closest("details:not([open])"));
    if (visible) return visible.focus();
    const folded = document.querySelector(".mobfind");
    if (folded) {
      folded.open = true;
      folded.querySelector("input").focus();
    }
  };
  const closeMenus = (except) => all("details.drop[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      focusSearch();
    }
    if (event.key === "Escape") {
      const open = document.querySelector("details.drop[open]");
      closeMenus();
      if (open) open.querySelector("summary").focus();
      if (location.hash === "#menu") location.hash = "#isi";
    }
  });
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.drop")));
  all(".mobfind").forEach((fold) => fold.addEventListener("toggle", () => {
    if (fold.open) fold.querySelector("input").focus();
  }));

  /* Document numbers never stand in an address: they go by POST (names may go by GET). */
  const looksLikeNumber = (text) => {
    const packed = text.replace(/[\s.-]/g, "");
    return packed.length >= 6 && (packed.match(/\d/g) || []).length >= 4;
  };
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]");
  all("form[data-numbers]").forEach((form) => form.addEventListener("submit", () => {
    if (!looksLikeNumber(form.elements.q.value) || !token()) return;
    form.method = "post";
    form.action = form.dataset.numbers;
    form.append(token().cloneNode());
  }));

  /* One press, one submission; and no leaving a page with unsaved entries without a question. */
  const dirty = new Set();
  all("form[data-guard]").forEach((form) => {
    if (form.dataset.guard !== "once") form.addEventListener("input", () => dirty.add(form));
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      dirty.clear();
      all("button[type=submit]", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty.size) event.preventDefault();
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  /* The whole row leads where its first link leads; text can still be marked. */
  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-href]");
    if (!row || event.target.closest("a, button, input, label, select, summary") || String(getSelection())) return;
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, "_blank", "noopener");
    else location.assign(row.dataset.href);
  });

  /* Copy, print, reveal what a link inside the page points at. */
  document.addEventListener("click", async (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy && navigator.clipboard) {
      await navigator.clipboard.writeText(copy.dataset.copy);
      copy.classList.add("copied");
      const note = copy.querySelector("[aria-live]");
      if (note) note.textContent = copy.dataset.copied || "";
    }
    if (event.target.closest("[data-print]")) {
      event.preventDefault();
      window.print();
    }
    const inside = event.target.closest("a[href^='#']");
    const target = inside && document.getElementById(inside.hash.slice(1));
    if (target) {
      const fold = target.closest("details") || (target.matches("details") && target);
      if (fold) fold.open = true;
      if (typing(target)) {
        event.preventDefault();
        target.focus();
      }
    }
  });
  all("[data-copy], a[data-print]").forEach((element) => element.removeAttribute("hidden"));

  /* What went wrong is read first. */
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();

  /* Files may be dropped on the field; the field itself stays. */
  all("[data-drop-zone]").forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    const name = zone.querySelector("[data-file-name]");
    const hover = (on) => (event) => {
      event.preventDefault();
      zone.classList.toggle("over", on);
    };
    zone.addEventListener("dragover", hover(true));
    zone.addEventListener("dragleave", hover(false));
    zone.addEventListener("drop", (event) => {
      hover(false)(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", () => {
      if (name) name.textContent = [...input.files].map((file) => file.name).join(", ");
    });
  });

  /* Partial updates: say that the page is busy, and say when it failed. */
  document.addEventListener("htmx:beforeRequest", (event) => event.detail.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.target.removeAttribute("aria-busy"));
})();
