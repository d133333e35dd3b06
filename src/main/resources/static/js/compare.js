// Adds the occupation chosen from the suggestions at once, without a list to choose from in between.
document.querySelector("form.compare-add")?.addEventListener("occupation", (event) => {
  const form = event.currentTarget;
  const address = new URL(form.action);
  const chosen = new FormData(form).getAll("o");
  address.search = new URLSearchParams([...chosen, event.detail.slug].map((slug) => ["o", slug])).toString();
  window.location.assign(address);
});
