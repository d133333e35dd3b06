// Drawings whose marks are links, with a script: one stop of the Tab key and arrows inside, a tooltip; and the map
// redrawn without a new page. Without it every mark is a link all the same and the form loads the page anew.

const MARK = ".tile, .point";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(tile) {
  const box = tile.querySelector("rect, circle, text").getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

// The nearest tile that lies more in the arrow's direction than beside it.
function neighbor(from, tiles, [dx, dy]) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const tile of tiles) {
    if (tile === from) continue;
    const [tx, ty] = middle(tile);
    const ahead = (tx - x) * dx + (ty - y) * dy;
    const aside = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
    if (ahead <= 0.5 || aside > ahead * 2) continue;
    const far = ahead + aside * 2;
    if (far < least) {
      least = far;
      best = tile;
    }
  }
  return best;
}

// Arrows and tooltip for the drawings of a plot; their marks are links named by their title.
function explore(plot, drawings) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  plot.classList.add("tip-frame");
  plot.append(tip);

  for (const svg of drawings) {
    const stops = [...svg.querySelectorAll("a")];
    stops.forEach((stop, i) => {
      stop.setAttribute("tabindex", i === 0 ? "0" : "-1");
      // The browser's own tooltip would stand beside ours; the name stays.
      const title = stop.querySelector("title");
      if (title) {
        stop.setAttribute("aria-label", title.textContent);
        title.remove();
      }
    });
    svg.addEventListener("keydown", (event) => {
      const from = event.target.closest("a");
      if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
      let to = null;
      if (ARROWS[event.key]) to = neighbor(from, stops, ARROWS[event.key]);
      else if (event.key === "Home") to = stops[0];
      else if (event.key === "End") to = stops[stops.length - 1];
      else if (event.key === "Escape") hide();
      else return;
      event.preventDefault();
      if (!to) return;
      stops.forEach((stop) => stop.setAttribute("tabindex", stop === to ? "0" : "-1"));
      to.focus();
    });
    svg.addEventListener("focusin", (event) => show(event.target.closest(MARK)));
    svg.addEventListener("focusout", hide);
    svg.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch") show(event.target.closest(MARK), event);
    });
    svg.addEventListener("pointerleave", hide);
  }

  function show(tile, pointer) {
    if (!tile) {
      hide();
      return;
    }
    const label = tile.getAttribute("aria-label");
    const cut = label.indexOf(": ");
    const name = document.createElement("strong");
    name.textContent = label.slice(0, cut);
    tip.replaceChildren(name, ...label.slice(cut + 2).split("; ").flatMap((fact) => [fact, document.createElement("br")]));
    tip.hidden = false;
    const frame = plot.getBoundingClientRect();
    const box = tile.querySelector("rect, circle").getBoundingClientRect();
    const x = (pointer ? pointer.clientX : box.left + box.width / 2) - frame.left;
    const y = (pointer ? pointer.clientY : box.bottom) - frame.top;
    const left = Math.max(0, Math.min(x + 14, frame.width - tip.offsetWidth));
    const below = y + 18 + tip.offsetHeight <= frame.height;
    tip.style.setProperty("left", `${left}px`);
    tip.style.setProperty("top", `${below ? y + 18 : Math.max(0, y - tip.offsetHeight - 12)}px`);
  }

  function hide() {
    tip.hidden = true;
  }
}

function enhance(figure) {
  explore(figure.querySelector(".map__plot"), figure.querySelectorAll(".map__svg"));

  const form = figure.querySelector("form");
  form.querySelector("button").hidden = true;
  form.addEventListener("change", (event) => redraw(figure, new URLSearchParams(new FormData(form)), `#${event.target.id}`));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    redraw(figure, new URLSearchParams(new FormData(form)), "#map-area");
  });
  figure.querySelectorAll("[data-map-link]").forEach((link) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
      event.preventDefault();
      const href = link.getAttribute("href");
      redraw(figure, new URL(href, document.baseURI).searchParams, ".map__whole, .map__svg a[tabindex='0']");
    }),
  );
}

async function redraw(figure, parameters, focus, remember = true) {
  const address = new URL(figure.querySelector("form").dataset.fragment, document.baseURI);
  address.search = parameters.toString();
  figure.setAttribute("aria-busy", "true");
  let fresh = null;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (answer.ok) fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-map]");
  } catch {
    fresh = null;
  }
  const page = new URL(window.location.href);
  page.search = address.search;
  page.hash = "";
  if (!fresh) {
    window.location.assign(page);
    return;
  }
  figure.replaceWith(fresh);
  enhance(fresh);
  if (remember) history.pushState(null, "", page);
  [...fresh.querySelectorAll(focus)].find((element) => element.getClientRects().length > 0)?.focus();
}

const first = document.querySelector("[data-map]");
if (first) {
  enhance(first);
  window.addEventListener("popstate", () => {
    const figure = document.querySelector("[data-map]");
    redraw(figure, new URLSearchParams(window.location.search), ".map__none", false);
  });
}

document.querySelectorAll("svg[data-roving]").forEach((svg) => explore(svg.parentElement, [svg]));
