// Shows how far a reload has come while it runs; without script the page loads itself again.
const step = document.querySelector("[data-reload-step]");
const bar = document.querySelector("[data-reload-bar]");
const count = document.querySelector("[data-reload-count]");
const left = document.querySelector("[data-reload-left]");

const show = (element, text) => {
  if (element.textContent !== text) {
    element.textContent = text;
  }
};

if (step) {
  const events = new EventSource("/admin/reload/progress");
  events.addEventListener("message", (event) => {
    const progress = JSON.parse(event.data);
    show(step, progress.step);
    show(count, progress.count);
    show(left, progress.left);
    bar.value = progress.percent;
  });
  events.addEventListener("end", () => {
    events.close();
    location.reload();
  });
}
