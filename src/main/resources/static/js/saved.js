// Keeps the reader's own list of occupations in this browser. Without it the button stays hidden and nothing is lost.

const KEY = "saved-occupations";
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST = 200;
const COMPARED = 4;

function read() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list)
      ? list.filter((entry) => SLUG.test(entry?.slug) && typeof entry.title === "string")
      : [];
  } catch {
    return [];
  }
}

/** Says whether the browser kept it: a private window may refuse. */
function write(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(-MOST)));
    return true;
  } catch {
    return false;
  }
}

function without(slug) {
  return read().filter((entry) => entry.slug !== slug);
}

function enhanceButton(button) {
  const { save: slug, title, saved, unsaved } = button.dataset;
  const show = () => {
    const on = read().some((entry) => entry.slug === slug);
    button.textContent = on ? saved : unsaved;
    button.setAttribute("aria-pressed", String(on));
  };
  button.addEventListener("click", () => {
    const on = read().some((entry) => entry.slug === slug);
    write(on ? without(slug) : [...without(slug), { slug, title }]);
    show();
  });
  addEventListener("storage", show);
  button.hidden = !write(read());
  show();
}

function enhanceList(page) {
  const { remove } = page.dataset;
  const list = page.querySelector("ul");
  const empty = page.querySelector("[data-empty]");
  const compare = page.querySelector("[data-compare]");
  const show = () => {
    const entries = read();
    list.replaceChildren(
      ...entries.map(({ slug, title }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `/occupations/${slug}`;
        link.textContent = title;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button--quiet";
        button.textContent = remove;
        button.setAttribute("aria-label", `${remove}: ${title}`);
        button.addEventListener("click", () => {
          write(without(slug));
          show();
          page.querySelector("h1, [tabindex]")?.focus();
        });
        item.append(link, button);
        return item;
      }),
    );
    empty.hidden = entries.length > 0;
    compare.hidden = entries.length < 2;
    compare.href = `/compare?${entries.slice(-COMPARED).map(({ slug }) => `o=${slug}`).join("&")}`;
  };
  addEventListener("storage", show);
  page.querySelector("[data-noscript]").hidden = true;
  show();
}

document.querySelectorAll("[data-save]").forEach(enhanceButton);
document.querySelectorAll("[data-saved-list]").forEach(enhanceList);
