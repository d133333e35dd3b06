// Shows what fits below every search box while one types. Without it the form leads to the search page.
// The pattern is the combobox of the ARIA Authoring Practices: the focus stays in the field, arrows choose, Enter opens.

const PAUSE = 120;
const LEAST = 2;

let boxes = 0;

function enhance(form) {
  const input = form.querySelector("input[type=search]");
  if (!input) return;
  const id = `suggestions-${++boxes}`;
  const panel = document.createElement("div");
  panel.className = "suggestions";
  panel.id = id;
  panel.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(panel, status);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", `${id}-list`);

  let timer = 0;
  let latest = 0;
  let chosen = -1;

  const options = () => [...panel.querySelectorAll("[role=option]")];

  function close() {
    panel.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const all = options();
    if (all.length === 0) return;
    chosen = (index + all.length + 1) % (all.length + 1);
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    if (chosen === all.length) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  function open(option) {
    const field = form.dataset.choose;
    if (field) {
      form.dispatchEvent(new CustomEvent("occupation", { detail: { slug: option.dataset.slug }, bubbles: true }));
      close();
      return;
    }
    window.location.assign(option.dataset.href);
  }

  async function ask() {
    const text = input.value.trim();
    const number = ++latest;
    if (text.length < LEAST) {
      close();
      status.textContent = "";
      return;
    }
    const address = new URL(form.dataset.suggestions, document.baseURI);
    address.searchParams.set("q", text);
    let html;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      html = await answer.text();
    } catch {
      return;
    }
    // A slower answer to an earlier question must not replace a newer one.
    if (number !== latest || document.activeElement !== input) return;
    const list = new DOMParser().parseFromString(html, "text/html").querySelector("[role=listbox]");
    if (!list) return;
    list.id = `${id}-list`;
    [...list.children].forEach((option, i) => {
      option.id = `${id}-${i}`;
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => open(option));
    });
    panel.replaceChildren(list);
    chosen = -1;
    panel.hidden = list.children.length === 0;
    input.setAttribute("aria-expanded", String(!panel.hidden));
    input.removeAttribute("aria-activedescendant");
    status.textContent = list.dataset.status;
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      if (panel.hidden) ask();
      else choose(chosen + 1);
    } else if (event.key === "ArrowUp" && !panel.hidden) {
      event.preventDefault();
      choose(chosen < 0 ? options().length - 1 : chosen - 1);
    } else if (event.key === "Enter" && !panel.hidden) {
      const option = options()[chosen];
      if (option) {
        event.preventDefault();
        open(option);
      }
    }
  });
  input.addEventListener("blur", close);
}

document.querySelectorAll("form[data-suggestions]").forEach(enhance);
