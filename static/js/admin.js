/* Names for the boxes that Django's admin draws in place of a list of choices: a screen reader reads the label. */
(function () {
  "use strict";

  function nameOf(select) {
    const label = select && document.querySelector('label[for="' + CSS.escape(select.id) + '"]');
    return label ? label.textContent.trim().replace(/:$/, "") : "";
  }

  function nameBoxes() {
    document.querySelectorAll(".select2-container").forEach(function (box) {
      const select = box.previousElementSibling;
      const name = nameOf(select);
      if (!name) return;
      const combobox = box.querySelector('[role="combobox"]');
      if (combobox && combobox.getAttribute("aria-label") !== name) {
        combobox.removeAttribute("aria-labelledby");
        combobox.setAttribute("aria-label", name);
      }
      box.querySelectorAll('.select2-search__field, [role="textbox"]').forEach(function (field) {
        if (field.getAttribute("aria-label") !== name) field.setAttribute("aria-label", name);
      });
    });
  }

  window.addEventListener("load", function () {
    nameBoxes();
    new MutationObserver(nameBoxes).observe(document.getElementById("content") || document.body, {
      childList: true,
      subtree: true,
    });
  });
})();
